import type { CivilDate, DayTotal, WeekBegins } from '$lib/backend';
import { addDays, daysBetween, monthName, startOfWeek } from '$lib/format/dates';

/** A week of the year's map; days of other years are none. */
export interface YearWeek {
  weekStart: CivilDate;
  days: (CivilDate | null)[];
  /** The month of its first day where the week before has another, for the axis. */
  month: string | null;
}

/** The weeks that a year touches. */
export function weeksOf(year: number, begins: WeekBegins): YearWeek[] {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const start = startOfWeek(first, begins);
  const count = Math.floor(daysBetween(start, last) / 7) + 1;
  return Array.from({ length: count }, (_, week) => {
    const weekStart = addDays(start, week * 7);
    const days = Array.from({ length: 7 }, (__, at) => addDays(weekStart, at)).map((date) =>
      date >= first && date <= last ? date : null,
    );
    return { weekStart, days };
  }).map((week, at, all): YearWeek => {
    const month = monthIn(week.days);
    return {
      ...week,
      month: month === monthIn(all[at - 1]?.days ?? []) ? null : monthName(month).slice(0, 3),
    };
  });
}

/** The month of a week's first day, 1 to 12; 0 of no week. */
function monthIn(days: readonly (CivilDate | null)[]): number {
  return Number((days.find((date) => date !== null) ?? '').slice(5, 7));
}

/** The side of a day's square, in pixels: a dot, then five sizes; the last is eight hours or more. */
export function squareOf(minutes: number): number {
  if (minutes <= 0) return 2;
  if (minutes < 120) return 3.5;
  if (minutes < 240) return 5.5;
  if (minutes < 360) return 7;
  return minutes < 480 ? 8.5 : 10;
}

/** The day that an arrow key leads to, inside the year; none for other keys. */
export function dayByKey(key: string, date: CivilDate): CivilDate | null {
  const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 };
  const step = steps[key];
  if (step === undefined)
    return key === 'Home'
      ? `${date.slice(0, 4)}-01-01`
      : key === 'End'
        ? `${date.slice(0, 4)}-12-31`
        : null;
  const next = addDays(date, step);
  return next.slice(0, 4) === date.slice(0, 4) ? next : date;
}

/** The sums that stand above the map. */
export function sums(
  totals: readonly DayTotal[],
  from: CivilDate,
  to: CivilDate,
): { work: number; study: number } {
  const within = totals.filter((it) => it.date >= from && it.date <= to);
  return {
    work: within.reduce((sum, it) => sum + it.work_minutes, 0),
    study: within.reduce((sum, it) => sum + it.study_minutes, 0),
  };
}
