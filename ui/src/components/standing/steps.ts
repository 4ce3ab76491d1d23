import type { CycleStanding } from '$lib/backend';
import { daysBetween, earlierFirst } from '$lib/format/dates';

/** One credit that counts, in the order of its days. */
export interface CountedStep {
  credit: string;
  title: string;
  on: string;
  /** Days from the cycle's first. */
  day: number;
  amount: number;
  /** What counts from this day on. */
  sum: number;
}

/** How the CEUs of a cycle came to count, one credit after the other. */
export function stepsOf(cycle: CycleStanding): CountedStep[] {
  let sum = 0;
  return cycle.credits
    .filter((it) => it.counts && !it.planned)
    .toSorted((a, b) => earlierFirst(a.completed_on, b.completed_on))
    .map(({ credit, title, completed_on: on, counted: amount }) => {
      // Whole hundredths, so that no sum carries a trace of binary fractions.
      sum = Math.round((sum + amount) * 100) / 100;
      return { credit, title, on, day: daysBetween(cycle.starts_on.date, on), amount, sum };
    });
}
