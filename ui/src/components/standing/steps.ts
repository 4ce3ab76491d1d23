import type { Credit, CycleStanding } from '$lib/backend';
import { daysBetween } from '$lib/format/dates';

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
export function stepsOf(cycle: CycleStanding, credits: readonly Credit[]): CountedStep[] {
  const facts = new Map(credits.map((it) => [it.id, it]));
  let sum = 0;
  return cycle.credits
    .filter((it) => it.counts && !it.planned)
    .map((it) => ({ amount: it.counted, fact: facts.get(it.credit) }))
    .filter((it): it is { amount: number; fact: Credit } => it.fact !== undefined)
    .toSorted((a, b) => a.fact.completed_on.localeCompare(b.fact.completed_on))
    .map(({ amount, fact }) => {
      // Whole hundredths, so that no sum carries a trace of binary fractions.
      sum = Math.round((sum + amount) * 100) / 100;
      return { credit: fact.id, title: fact.title, on: fact.completed_on, day: daysBetween(cycle.starts_on.date, fact.completed_on), amount, sum };
    });
}
