/** Where amounts lie on a strip of published points. */
import type { Points } from '$lib/backend';

/** The one axis of all small strips, in dollars a year. */
const LOW = 40_000;
const HIGH = 84_000;
/** The width of a small strip. */
export const WIDTH = 120;
const EDGE = 6;

/** Where an amount lies on a small strip; beyond its axis it stays at the end. */
export function small(cents: number): number {
  const share = (cents / 100 - LOW) / (HIGH - LOW);
  return EDGE + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * EDGE);
}

/** The axis of the large strips: every published point and the amount lie on it. */
export function axis(all: readonly Points[], amount: number | null): { low: number; high: number } {
  const values = all.flatMap((it) =>
    [it.p10, it.p25, it.median, it.p75, it.p90, amount].filter((value) => value !== null),
  );
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = (high - low) * 0.12;
  return { low: low - room, high: high + room };
}

/** A place on the axis, in percent. */
export function at(cents: number, { low, high }: { low: number; high: number }): string {
  return `${(((cents - low) / (high - low)) * 100).toFixed(2)}%`;
}

/** Dollars without their sign: `60,350`. */
export function figure(cents: number): string {
  return Math.round(cents / 100).toLocaleString('en-US');
}

/** Dollars with their sign: `$60,350`. */
export function dollars(cents: number): string {
  return `$${figure(cents)}`;
}
