import type {
  Application,
  CivilDate,
  CodeSet,
  Contact,
  ContactKind,
  FoundThrough,
  Meeting,
  Offer,
  OfferPays,
  OrganizerKind,
  PayUnit,
  Setting,
  WorkPlace,
  YesNoUnknown,
} from '$lib/backend';
import {
  readAmount,
  readCents,
  readMinutes,
  readWhole,
  typedCents,
  typedMinutes,
  typedNumber,
} from '$lib/format/read-number';
import { choices } from '$lib/labels';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';
import { timeOfDay } from './words';

const unsaid = { value: '' as const, label: 'Not specified' };

export const places = [unsaid, ...choices('WorkPlace')];
export const settings = [unsaid, ...choices('Setting')];
export const payUnits = [unsaid, ...choices('PayUnit')];
export const findings = [unsaid, ...choices('FoundThrough')];
export const contactKinds = [unsaid, ...choices('ContactKind')];

/** What was chosen; none where nothing was. */
const chosen = <Value extends string>(value: Value | ''): Value | null =>
  value === '' ? null : value;

/** Codes of credentials as people list them: `CPC, CRC`, `CPC or CCS`. */
const codes = (typed: string): string[] =>
  typed
    .split(/[,;/\s]+|\bor\b/i)
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== '');

/** An application as it is typed. */
export interface ApplicationDraft {
  employer: string;
  title: string;
  town: string;
  place: WorkPlace | '';
  setting: Setting | '';
  pay_from_cents: string;
  pay_to_cents: string;
  pay_unit: PayUnit | '';
  weekly_minutes: string;
  found_through: FoundThrough | '';
  found_contact: string;
  found_meeting: string;
  asks_credentials: string;
  asks_years: string;
  asks_code_sets: CodeSet[];
  takes_apprentices: YesNoUnknown;
  address: string;
  posting: string;
  next_step: string;
  next_on: CivilDate | null;
  note: string;
}

/** What the form begins with. */
export function applicationDraft(fact: Application): ApplicationDraft {
  return {
    employer: fact.employer,
    title: fact.title ?? '',
    town: fact.town ?? '',
    place: fact.place ?? '',
    setting: fact.setting ?? '',
    pay_from_cents: typedCents(fact.pay_from_cents),
    pay_to_cents: typedCents(fact.pay_to_cents),
    pay_unit: fact.pay_unit ?? '',
    weekly_minutes: typedMinutes(fact.weekly_minutes),
    found_through: fact.found_through ?? '',
    found_contact: fact.found_contact ?? '',
    found_meeting: fact.found_meeting ?? '',
    asks_credentials: fact.asks_credentials.join(', '),
    asks_years: typedNumber(fact.asks_years),
    asks_code_sets: [...fact.asks_code_sets],
    takes_apprentices: fact.takes_apprentices,
    address: fact.address ?? '',
    posting: fact.posting ?? '',
    next_step: fact.next_step ?? '',
    next_on: fact.next_on,
    note: fact.note ?? '',
  };
}

/** What was typed, as an application. */
export function readApplication(
  before: Application,
  draft: ApplicationDraft,
): ReadDraft<'application'> {
  const reader = new DraftReader();
  const fact: Application = {
    ...before,
    employer: reader.text('employer', draft.employer, 'Which employer? Type its name.'),
    title: optional(draft.title),
    town: optional(draft.town),
    place: chosen(draft.place),
    setting: chosen(draft.setting),
    pay_from_cents: reader.number('pay_from_cents', readCents(draft.pay_from_cents)),
    pay_to_cents: reader.number('pay_to_cents', readCents(draft.pay_to_cents)),
    pay_unit: chosen(draft.pay_unit),
    weekly_minutes: reader.number('weekly_minutes', readMinutes(draft.weekly_minutes)),
    found_through: chosen(draft.found_through),
    found_contact: chosen(draft.found_contact),
    found_meeting: chosen(draft.found_meeting),
    asks_credentials: codes(draft.asks_credentials),
    asks_years: reader.number('asks_years', readWhole(draft.asks_years)),
    asks_code_sets: draft.asks_code_sets,
    takes_apprentices: draft.takes_apprentices,
    address: optional(draft.address),
    posting: optional(draft.posting),
    next_step: optional(draft.next_step),
    next_on: draft.next_on,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** A person as they are typed. */
export interface ContactDraft {
  name: string;
  kind: ContactKind | '';
  role: string;
  organization: string;
  email: string;
  phone: string;
  met_at: string;
  stay_in_touch_days: string;
  note: string;
}

/** What the form begins with. */
export function contactDraft(fact: Contact): ContactDraft {
  return {
    name: fact.name,
    kind: fact.kind ?? '',
    role: fact.role ?? '',
    organization: fact.organization ?? '',
    email: fact.email ?? '',
    phone: fact.phone ?? '',
    met_at: fact.met_at ?? '',
    stay_in_touch_days: typedNumber(fact.stay_in_touch_days),
    note: fact.note ?? '',
  };
}

/** What was typed, as a person. */
export function readContact(before: Contact, draft: ContactDraft): ReadDraft<'contact'> {
  const reader = new DraftReader();
  const fact: Contact = {
    ...before,
    name: reader.text('name', draft.name, 'Who is it? Type the name.'),
    kind: chosen(draft.kind),
    role: optional(draft.role),
    organization: optional(draft.organization),
    email: optional(draft.email),
    phone: optional(draft.phone),
    met_at: chosen(draft.met_at),
    stay_in_touch_days: reader.number('stay_in_touch_days', readWhole(draft.stay_in_touch_days)),
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** A meeting as it is typed. */
export interface MeetingDraft {
  title: string;
  organizer: string;
  organizer_kind: OrganizerKind;
  starts_on: CivilDate | null;
  at: string;
  town: string;
  amount: string;
  approved_for: string;
  index_number: string;
  cost_cents: string;
  note: string;
}

/** What the form begins with. */
export function meetingDraft(fact: Meeting): MeetingDraft {
  return {
    title: fact.title,
    organizer: fact.organizer,
    organizer_kind: fact.organizer_kind,
    starts_on: fact.starts_on,
    at: fact.at ?? '',
    town: fact.town ?? '',
    amount: typedNumber(fact.amount),
    approved_for: (fact.approved_for ?? []).join(', '),
    index_number: fact.index_number ?? '',
    cost_cents: typedCents(fact.cost_cents),
    note: fact.note ?? '',
  };
}

/** What was typed, as a meeting. */
export function readMeeting(before: Meeting, draft: MeetingDraft): ReadDraft<'meeting'> {
  const reader = new DraftReader();
  const at = timeOfDay(draft.at);
  if (at === undefined)
    reader.problems.at = `“${draft.at}” isn’t a time of day. Write 18:00 or 6 pm.`;
  const approved = codes(draft.approved_for);
  const fact: Meeting = {
    ...before,
    title: reader.text('title', draft.title, 'What is it called? Type the title.'),
    organizer: reader.text('organizer', draft.organizer, 'Who holds it? Type the name.'),
    organizer_kind: draft.organizer_kind,
    starts_on: reader.date('starts_on', draft.starts_on),
    at: at ?? null,
    town: optional(draft.town),
    amount: reader.number('amount', readAmount(draft.amount)),
    approved_for: approved.length === 0 ? null : approved,
    index_number: optional(draft.index_number),
    cost_cents: reader.number('cost_cents', readCents(draft.cost_cents)),
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** An offer as it is typed. */
export interface OfferDraft {
  pay_cents: string;
  pay_unit: PayUnit | '';
  weekly_minutes: string;
  received_on: CivilDate | null;
  answer_by: CivilDate | null;
  starts_on: CivilDate | null;
  place: WorkPlace | '';
  code_assignment: YesNoUnknown;
  writes_letter: YesNoUnknown;
  pays: OfferPays[];
  note: string;
}

/** What the form begins with. */
export function offerDraft(fact: Offer): OfferDraft {
  return {
    pay_cents: typedCents(fact.pay_cents),
    pay_unit: fact.pay_unit ?? '',
    weekly_minutes: typedMinutes(fact.weekly_minutes),
    received_on: fact.received_on,
    answer_by: fact.answer_by,
    starts_on: fact.starts_on,
    place: fact.place ?? '',
    code_assignment: fact.code_assignment,
    writes_letter: fact.writes_letter,
    pays: [...fact.pays],
    note: fact.note ?? '',
  };
}

/** What was typed, as an offer. */
export function readOffer(before: Offer, draft: OfferDraft): ReadDraft<'offer'> {
  const reader = new DraftReader();
  const fact: Offer = {
    ...before,
    pay_cents: reader.number('pay_cents', readCents(draft.pay_cents)),
    pay_unit: chosen(draft.pay_unit),
    weekly_minutes: reader.number('weekly_minutes', readMinutes(draft.weekly_minutes)),
    received_on: reader.date('received_on', draft.received_on),
    answer_by: draft.answer_by,
    starts_on: draft.starts_on,
    place: chosen(draft.place),
    code_assignment: draft.code_assignment,
    writes_letter: draft.writes_letter,
    pays: draft.pays,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}
