import type { ReminderKind, Silence, SilenceReason, SnoozeUntil } from '$lib/backend';

export const kindWords: Record<ReminderKind, string> = {
  renewal: 'Renewals',
  audit: 'Audits',
  dues: 'Dues and fees',
  exam: 'Exams',
  renewal_month: 'Credits of the renewal month',
  proof: 'Missing certificates',
  letter: 'Letters of positions that end',
  confirmation: 'Quarterly confirmation by the supervisor',
  practicode: 'End of Practicode access',
  planned: 'Planned days to confirm',
  backup: 'Copies of the logbook',
  rules: 'Rules that have grown old',
};
/** What can be switched off; of the rules' age nobody is told who did not ask for it. */
export const kinds = (Object.keys(kindWords) as ReminderKind[]).filter((kind) => kind !== 'rules');

/** What leads to where something is done about it, by kind. */
export const leadWords: Record<ReminderKind, string> = {
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
};

/** What "done" is called, by kind. */
export const doneWords: Partial<Record<ReminderKind, string>> = {
  dues: 'Mark as paid',
  renewal_month: 'Decided',
  letter: 'Letter is complete',
  confirmation: 'Confirmed',
};

export const snoozes: readonly { until: SnoozeUntil; label: string }[] = [
  { until: 'tomorrow', label: 'Tomorrow' },
  { until: 'next_weekday', label: 'Next weekday morning' },
  { until: 'week', label: 'A week' },
  { until: 'logged', label: 'Until I log something' },
];

export const reasonWords: Record<SilenceReason, string> = {
  retired: 'Retired from coding',
  lapsed_on_purpose: 'Given up on purpose',
  handled_elsewhere: 'Someone else takes care of it',
  other: 'Another reason',
};
export const reasons = Object.entries(reasonWords).map(([value, label]) => ({
  value: value as SilenceReason,
  label,
}));

export const silenceWords: Record<Silence, string> = {
  snoozed: 'Snoozed',
  done: 'Done',
  not_this_cycle: 'Not this cycle',
  off: 'Off',
};
