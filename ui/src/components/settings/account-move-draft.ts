import type { AccountMove } from '$lib/backend';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A corporate account's move as it is typed. */
export interface AccountMoveDraft {
  moved_on: string | null;
  employer: string;
  renewal_month: string;
  due_day: string;
}

export function accountMoveDraft(fact: AccountMove | null): AccountMoveDraft {
  return {
    moved_on: fact?.moved_on ?? null,
    employer: fact?.employer ?? '',
    renewal_month: fact ? String(fact.renewal_month) : '',
    due_day: String(fact?.due_day ?? ''),
  };
}

/** Reads the form. */
export function readAccountMove(
  id: string,
  issuer: string,
  draft: AccountMoveDraft,
): ReadDraft<'account_move'> {
  const reader = new DraftReader();
  const typed = draft.due_day.trim();
  if (typed !== '' && !(/^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 31)) {
    reader.problems.due_day =
      'Write a day from 1 to 31, or leave it empty for the month’s last day.';
  }
  return reader.answer<AccountMove>({
    id,
    issuer,
    moved_on: reader.date('moved_on', draft.moved_on, 'Which day? Write it like Mar 1, 2026.'),
    employer: optional(draft.employer),
    renewal_month: Number(
      reader.text('renewal_month', draft.renewal_month, 'Which month is it from then on?'),
    ),
    due_day: typed === '' ? null : Number(typed),
  });
}
