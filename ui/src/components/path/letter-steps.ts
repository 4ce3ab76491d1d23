import type { Letter, LetterStanding, LetterStep, Test } from '$lib/backend';
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
 * The checklist of a letter under its own rule. A question that this rule does
 * not ask is left out, so that nothing is asked for in vain.
 */
export function checklistOf(letter: LetterStanding): ChecklistLine[] {
  const asked = new Map<string, LetterQuestion>(questions.map((it) => [it.name, it.field]));
  return letter.tests.map((test) => ({
    test,
    asks: asked.get(test.name) ?? (test.name === 'Employer, supervisor or HR' ? 'signer' : null),
  }));
}

/** The letter with one answer set anew. */
export function answered(letter: Letter, field: LetterQuestion, value: Letter[LetterQuestion]): Letter {
  return { ...letter, [field]: value };
}
