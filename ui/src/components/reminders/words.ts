import { choices } from '$lib/labels';
import type { ObligationKind, SnoozeUntil } from '$lib/backend';

export const kindWords: Record<ObligationKind, string> = {
  renewal: 'Renewals',
  audit: 'Audits',
  dues: 'Dues and fees',
  exam: 'Exams',
  renewal_month: 'Credits in the renewal month',
  proof: 'Missing certificates',
  letter: 'Letters for positions that end',
  confirmation: 'Quarterly confirmation by the supervisor',
  practicode: 'End of Practicode access',
  planned: 'Planned days to confirm',
  backup: 'Copies of the logbook',
  rules: 'Rules that are getting old',
  interview: 'Interviews',
  thanks: 'Thanks after an interview',
  follow_up: 'Applications without an answer',
  offer: 'Answers to offers',
  next_step: 'Next steps you set',
  meeting: 'Meetings you’re going to',
  touch: 'Staying in touch, once a week',
};
/** What can be switched off; of the rules' age nobody is told who did not ask for it. */
export const kinds = (Object.keys(kindWords) as ObligationKind[]).filter(
  (kind) => kind !== 'rules',
);

/** What leads to where something is done about it, by kind. */
export const leadWords: Record<ObligationKind, string> = {
  renewal: 'See the cycle',
  audit: 'See the audit',
  dues: 'See the dues',
  exam: 'See the exam',
  renewal_month: 'See the credits',
  proof: 'See the credits',
  letter: 'See the letter',
  confirmation: 'See the position',
  practicode: 'See Practicode',
  planned: 'See the days',
  backup: 'See the copies',
  rules: 'See the rules',
  interview: 'See the application',
  thanks: 'See the application',
  follow_up: 'See the application',
  offer: 'See the application',
  next_step: 'See the application',
  meeting: 'See the meeting',
  touch: 'See the person',
};

/** What "done" is called, by kind. */
export const doneWords: Partial<Record<ObligationKind, string>> = {
  dues: 'Mark as paid',
  renewal_month: 'Decided',
  letter: 'Letter is complete',
  confirmation: 'Confirmed',
  thanks: 'Said thanks',
  follow_up: 'Done',
  next_step: 'Done',
  touch: 'Not now',
};

export const snoozes: readonly { until: SnoozeUntil; label: string }[] = [
  { until: 'tomorrow', label: 'Tomorrow' },
  { until: 'next_weekday', label: 'Next weekday morning' },
  { until: 'week', label: 'A week' },
  { until: 'logged', label: 'Until I log something' },
];

export const reasons = choices('SilenceReason');
