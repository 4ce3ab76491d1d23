import type { CivilDate, Letter, LetterStanding, LetterStep, Test } from '$lib/backend';
import { type LetterQuestion, questions } from './letter-draft';

const order: readonly LetterStep[] = ['logged', 'drafted', 'signed', 'scanned', 'checked'];

export const stepWords: Record<LetterStep, string> = {
  logged: 'No letter yet',
  drafted: 'Letter asked for',
  signed: 'Signed',
  scanned: 'Scanned',
  checked: 'Checked',
};

/** Which of the five steps it is, from 0. */
export function stepOf(step: LetterStep): number {
  return order.indexOf(step);
}

/** A line of the checklist: the core's test, and the question whose answer decides it. */
export interface ChecklistLine {
  test: Test;
  asks: LetterQuestion | 'signer' | null;
}

/**
 * The checklist of a letter under its own rule: what that rule does not ask is
 * not there. The core names the field that answers an item.
 */
export function checklistOf(letter: LetterStanding): ChecklistLine[] {
  return letter.tests.map((test) => ({
    test,
    asks: test.field === 'signer' ? 'signer' : (questions.find((it) => it === test.field) ?? null),
  }));
}

/** The letter with one answer set anew. */
export function answered(
  letter: Letter,
  field: LetterQuestion,
  value: Letter[LetterQuestion],
): Letter {
  return { ...letter, [field]: value };
}

/** The names of the items, what fails first, then what nobody knows: the order in which they are mended. */
export function mendOrder(lines: readonly ChecklistLine[]): string[] {
  const rank = { fail: 0, unknown: 1, pass: 2 } as const;
  return lines
    .toSorted((a, b) => rank[a.test.outcome] - rank[b.test.outcome])
    .map((it) => it.test.name);
}

/** Whether a letter is right and says all of the time up to a day. */
export function reaches(letter: LetterStanding | null, day: CivilDate): boolean {
  return (
    letter !== null && letter.accepted && (letter.covers_to === null || letter.covers_to >= day)
  );
}
