import { choices } from '$lib/labels';
import type {
  ActivityKind,
  AhimaSource,
  CertificateField,
  CivilDate,
  Credit,
  CycleChoice,
  PortalRecord,
  PortalState,
  YesNoUnknown,
} from '$lib/backend';
import {
  readAmount,
  readCents,
  readMinutes,
  typedCents,
  typedMinutes,
  typedNumber,
} from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A credit as it is typed. */
export interface CreditDraft {
  title: string;
  sponsor: string;
  completed_on: CivilDate | null;
  amount: string;
  minutes: string;
  index_number: string;
  kind: ActivityKind;
  topics: string;
  approved_known: YesNoUnknown;
  approved_for: string;
  applied_to: string;
  issuers: string[];
  ahima_source: AhimaSource | '';
  hiim_domain: YesNoUnknown;
  cost_cents: string;
  course_key: string;
  tracker_label: string;
  published_on: CivilDate | null;
  cycle_choice: CycleChoice;
  certificate_held: boolean;
  /** Whether it is only planned; the question whether it was done settles it. */
  planned: boolean;
  certificate_seen: boolean;
  certificate_shows: CertificateField[];
  portal: PortalRecord[];
  note: string;
}

export const activityKinds = choices('ActivityKind');

export const ahimaSources = [
  { value: '' as const, label: 'Not specified' },
  ...choices('AhimaSource'),
];

export const certificateFields = choices('CertificateField');

export const portalStates = choices('PortalState');

/** Words between commas, tidied, each once. */
export function listed(words: string): string[] {
  return [
    ...new Set(
      words
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
  ];
}

/** What the form begins with. */
export function creditDraft(fact: Credit | null): CreditDraft {
  return {
    title: fact?.title ?? '',
    sponsor: fact?.sponsor ?? '',
    completed_on: fact?.completed_on ?? null,
    amount: typedNumber(fact?.amount),
    minutes: typedMinutes(fact?.minutes),
    index_number: fact?.index_number ?? '',
    kind: fact?.kind ?? 'webinar',
    topics: (fact?.topics ?? []).join(', '),
    approved_known: fact?.approved_for ? 'yes' : 'unknown',
    approved_for: (fact?.approved_for ?? []).join(', '),
    applied_to: fact?.applied_to ?? '',
    issuers: [...(fact?.issuers ?? [])],
    ahima_source: fact?.ahima_source ?? '',
    hiim_domain:
      fact?.hiim_domain === true ? 'yes' : fact?.hiim_domain === false ? 'no' : 'unknown',
    cost_cents: typedCents(fact?.cost_cents),
    course_key: fact?.course_key ?? '',
    tracker_label: fact?.tracker_label ?? '',
    published_on: fact?.published_on ?? null,
    cycle_choice: fact?.cycle_choice ?? 'current',
    certificate_held: fact?.certificate_held ?? false,
    planned: fact?.planned ?? false,
    certificate_seen: Boolean(fact?.certificate_shows),
    certificate_shows: [...(fact?.certificate_shows ?? [])],
    portal: structuredClone(fact?.portal ?? []),
    note: fact?.note ?? '',
  };
}

/** What was typed, as a credit. */
export function readCredit(id: string, draft: CreditDraft): ReadDraft<'credit'> {
  const reader = new DraftReader();
  const codes = listed(draft.approved_for.toUpperCase());
  const amount = reader.number('amount', readAmount(draft.amount));
  const minutes = reader.number('minutes', readMinutes(draft.minutes));
  if (
    amount === null &&
    minutes === null &&
    !('amount' in reader.problems) &&
    !('minutes' in reader.problems)
  ) {
    reader.problems.amount =
      'How many CEUs? Type the number on the certificate, or the length below.';
  }
  const fact: Credit = {
    id,
    title: reader.text(
      'title',
      draft.title,
      'What was it called? Type the title on the certificate.',
    ),
    sponsor: optional(draft.sponsor),
    completed_on: reader.date('completed_on', draft.completed_on),
    amount,
    minutes,
    index_number: optional(draft.index_number),
    kind: draft.kind,
    topics: listed(draft.topics),
    approved_for: codes.length > 0 || draft.approved_known === 'yes' ? codes : null,
    applied_to: draft.applied_to === '' ? null : draft.applied_to,
    issuers: draft.issuers.length > 0 ? draft.issuers : null,
    ahima_source: draft.ahima_source === '' ? null : draft.ahima_source,
    hiim_domain: draft.hiim_domain === 'unknown' ? null : draft.hiim_domain === 'yes',
    cost_cents: reader.number('cost_cents', readCents(draft.cost_cents)),
    course_key: optional(draft.course_key),
    tracker_label: optional(draft.tracker_label),
    published_on: draft.published_on,
    cycle_choice: draft.cycle_choice,
    certificate_held: draft.certificate_held,
    planned: draft.planned,
    certificate_shows: draft.certificate_seen ? draft.certificate_shows : null,
    portal: draft.portal,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** The portal records with one issuer's state set anew; "earned" is what holds without a record. */
export function withPortal(
  portal: readonly PortalRecord[],
  issuer: string,
  state: PortalState,
): PortalRecord[] {
  const others = portal.filter((it) => it.issuer !== issuer);
  return [...others, { issuer, state }].sort((a, b) => a.issuer.localeCompare(b.issuer));
}

/** How far a credit has come at an issuer. */
export function portalOf(
  credit: Pick<Credit, 'portal' | 'certificate_held'>,
  issuer: string,
  planned: boolean,
): PortalState {
  const recorded = (credit.portal ?? []).find((it) => it.issuer === issuer)?.state;
  if (planned) return 'planned';
  return recorded ?? 'earned';
}
