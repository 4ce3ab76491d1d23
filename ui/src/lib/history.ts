/** A fact's amendments for people: the fields by their names, the values in words. */
import type { Amendment, FactKind, FieldChange } from './backend';
import { clock, day } from './format/dates';
import {
  activityWords,
  ahimaSourceWords,
  certificateFieldWords,
  credentialStatusWords,
  examResultWords,
  membershipWords,
  portalWords,
  positionKindWords,
  proofWords,
  recognitionWords,
  settingWords,
  signerWords,
  subjectWords,
  yesNoWords,
} from './words';

/** What ids stand for: employers and courses by their id. */
export type Names = ReadonlyMap<string, string>;

/** One step, in words. */
export interface Told {
  when: string;
  what: string;
  changes: FieldChange[];
}

/** The steps, the latest first. What a fact began with is not listed: the form shows it. */
export function amendmentsOf(history: readonly Amendment[], kind: FactKind, names: Names): Told[] {
  return history
    .map(({ at, label, fields }, step): Told => {
      const [date = at, time] = at.split('T');
      const began = step === 0 && fields.every((it) => it.before === null);
      return {
        when: time ? `${day(date)}, ${clock(time)}` : day(date),
        what: label,
        changes: began
          ? []
          : fields.map((it) => ({
              field: fieldName(it.field),
              before: it.before === null ? null : valueWords(kind, it.field, it.before, names),
              after: it.after === null ? null : valueWords(kind, it.field, it.after, names),
            })),
      };
    })
    .reverse();
}

const fieldNames: Record<string, string> = {
  position: 'Where',
  course: 'Course',
  practicode: 'Practicode',
  date: 'Day',
  minutes: 'Hours',
  planned: 'Planned',
  code_sets: 'Code sets',
  encounters: 'Encounters coded',
  weekly_minutes: 'Hours a week',
  starts_on: 'First day',
  ends_on: 'Last day',
  code_assignment: 'Assigning codes',
  completed_on: 'Completed on',
  amount: 'Amount',
  index_number: 'Index number',
  approved_for: 'Approved for',
  applied_to: 'Serves the minimum of',
  issuers: 'Meant for',
  ahima_source: 'AHIMA: who gave it',
  hiim_domain: 'AHIMA: in the HIIM domains',
  cost_cents: 'Cost',
  course_key: 'Same activity as',
  published_on: 'Published on',
  cycle_choice: 'In the renewal month',
  certificate_held: 'Certificate at hand',
  certificate_shows: 'Certificate shows',
  portal: 'State at the issuer',
  covers_from: 'Covers from',
  covers_to: 'Covers to',
  on_letterhead: 'Company letterhead',
  describes_experience: 'Says what coding was done',
  gives_dates: 'Start and end dates',
  states_amount_of_time: 'Amount of time',
  hand_signed: 'Signed by hand',
  contact_details: 'Contact details',
  uneditable_file: 'PDF that cannot be edited',
  signer_name: 'Signer’s name',
  requested_on: 'Asked for on',
  received_on: 'Received on',
  sent_on: 'Sent on',
  accepted_on: 'Accepted on',
  contact_minutes_planned: 'Contact hours planned',
  contact_minutes_completed: 'Contact hours completed',
  started_on: 'First day',
  recognised_by: 'Recognized by',
  coding_preparation: 'Prepares for coding',
  purchased_on: 'Bought on',
  access_ends_on: 'Access ends on',
  cases_done: 'Cases done',
  score_percent: 'Score',
  sat_on: 'Day',
  planned_month: 'Planned for',
  fee_cents: 'Fee',
  due_on: 'Due on',
  paid_on: 'Paid on',
  amount_cents: 'Amount',
  apprentice: 'With the A',
  earned_on: 'Earned on',
  apprentice_removed_on: 'A removed on',
  ended_on: 'Ended on',
  tracker_required: 'The tracker’s number',
  tracker_read_on: 'Read on',
  submitted_on: 'Submitted on',
  extension_bought_on: 'Extension bought on',
  member_number: 'Member number',
  renewal_month: 'Renewal month',
  due_day: 'Due day',
  joined_on: 'Joined on',
  cycle_starts_on: 'Cycle’s first day',
  cycle_ends_on: 'Cycle’s last day',
};

function fieldName(field: string): string {
  const words = field.replaceAll('_', ' ');
  return fieldNames[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const paymentKindWords: Record<string, string> = {
  dues: 'Yearly dues',
  late_fee: 'Late fee',
  recertification: 'Recertification',
  extension: 'Extension',
  reinstatement: 'Reinstatement',
  exam: 'Exam fee',
  other: 'Something else',
};
const kindWords: Partial<Record<FactKind, Record<string, string>>> = {
  position: positionKindWords,
  credit: activityWords,
  payment: paymentKindWords,
};
const words: Record<string, Record<string, string>> = {
  setting: settingWords,
  code_assignment: yesNoWords,
  ahima_source: ahimaSourceWords,
  certificate_shows: certificateFieldWords,
  on_letterhead: yesNoWords,
  describes_experience: yesNoWords,
  gives_dates: yesNoWords,
  states_amount_of_time: yesNoWords,
  hand_signed: yesNoWords,
  dated: yesNoWords,
  contact_details: yesNoWords,
  uneditable_file: yesNoWords,
  signer: signerWords,
  subjects: subjectWords,
  recognised_by: recognitionWords,
  proof: proofWords,
  result: examResultWords,
  membership: membershipWords,
  status: credentialStatusWords,
  cycle_choice: { current: 'The cycle that ends', next: 'The next cycle' },
};

function valueWords(kind: FactKind, field: string, value: string, names: Names): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value);
  const known = field === 'kind' ? kindWords[kind] : words[field];
  if (known)
    return value
      .split(', ')
      .map((it) => known[it] ?? it)
      .join(', ');
  if (field === 'portal')
    return value
      .split(', ')
      .map((it) =>
        it.replace(
          /^(.*) (\w+)$/,
          (_, issuer: string, state: keyof typeof portalWords) =>
            `${issuer}: ${portalWords[state] ?? state}`,
        ),
      )
      .join(', ');
  return names.get(value) ?? value;
}
