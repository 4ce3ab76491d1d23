import type { Decision, RuleChoice } from '$lib/backend';
import { readAmount, type ReadNumber } from '$lib/format/read-number';

/** The choice of somebody who has chosen nothing. */
export function withoutChoice(clause: string): RuleChoice {
  return { clause, applies: true, reading: null, number: null };
}

/** Whether there is anything to decide. */
export function canDecide(decision: Decision): boolean {
  return decision.switch || decision.readings.length > 0 || decision.own_number !== null;
}

/** A number of the person's own within its bounds; none where nothing is typed. */
export function readOwnNumber(
  typed: string,
  bounds: NonNullable<Decision['own_number']>,
): ReadNumber {
  const read = readAmount(typed);
  if ('problem' in read || read.value === null) return read;
  const { least, most } = bounds;
  return read.value < least || read.value > most
    ? { problem: `Write a number from ${String(least)} to ${String(most)}, or leave it empty.` }
    : read;
}
