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

/** `1 application`, `3 applications`. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}
