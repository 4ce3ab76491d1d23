/** Words of Career that stand on buttons and in lists. */
import type { DirectoryKind, PracticeItem, StepKind } from '$lib/backend';

export const stepNames: Record<StepKind, string> = {
  spoke: 'Spoke',
  saved: 'Saved',
  applied: 'Applied',
  acknowledged: 'Acknowledged',
  screening: 'First call',
  coding_test: 'Coding test',
  interview: 'Interview',
  followed_up: 'Followed up',
  offer: 'Offer',
  accepted: 'Accepted',
  declined_by_them: 'They declined',
  withdrawn: 'Withdrawn',
  no_answer: 'No answer',
};

export const practiceNames: Record<PracticeItem['kind'], string> = {
  compliance: 'Compliance',
  query: 'Query',
  denial: 'Denial',
  privacy: 'Privacy',
  productivity: 'Productivity',
  disagreement: 'Disagreement',
  code: 'Code item, ICD-10-CM',
};

export const directoryNames: Record<DirectoryKind, string> = {
  school: 'Schools',
  association: 'Associations',
  chapter: 'Chapters',
  employer: 'Employers',
  funding: 'Funding',
};

/** `10`, `10:00`, `2 pm` as a time is kept; none where nothing was typed, undefined where it is no time. */
export function timeOfDay(typed: string): string | null | undefined {
  const text = typed.trim().toLowerCase().replaceAll('.', '');
  if (text === '') return null;
  if (text === 'noon') return '12:00';
  const found = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm|a|p)?$/.exec(text);
  if (!found) return undefined;
  let hour = Number(found[1]);
  const half = found[3]?.charAt(0);
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `1 application`, `3 applications`. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
