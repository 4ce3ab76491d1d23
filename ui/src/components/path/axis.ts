import type { CivilDate, LetterStanding, PositionStanding, WorkSpan } from '$lib/backend';
import {
  addDays,
  addMonths,
  day,
  daysBetween,
  earlierFirst,
  fullRange,
  monthAndYear,
  monthName,
} from '$lib/format/dates';
import { count } from '$lib/format/numbers';

/** The stretch of time that is drawn. */
export interface Axis {
  from: CivilDate;
  to: CivilDate;
}

/** A stretch on the axis, in percent of its length. */
export interface Stretch {
  left: number;
  width: number;
}

/** A part of a position's bar. */
export interface BarPart extends Stretch {
  look: 'verified' | 'waiting' | 'not_counted' | 'ahead';
}

/** How work goes on: it ended, nobody knows until when, or it ends on a day that lies ahead. */
export type Onward = 'ended' | 'open' | CivilDate;

/** How a position goes on, as seen on a day. */
export function onwardOf(endsOn: CivilDate | null | undefined, today: CivilDate): Onward {
  if (endsOn === null || endsOn === undefined) return 'open';
  return endsOn > today ? endsOn : 'ended';
}

/** From the first month of work to two months after today; at least a year. */
export function axisOf(positions: readonly PositionStanding[], today: CivilDate): Axis {
  const starts = positions.flatMap((it) => it.from ?? []).toSorted();
  const ends = positions.flatMap((it) => it.to ?? []).toSorted();
  const last = [today, ends.at(-1) ?? today].toSorted().at(-1) ?? today;
  const to = addMonths(last, 2);
  const first = `${(starts[0] ?? addMonths(to, -12)).slice(0, 7)}-01`;
  return {
    from: daysBetween(first, to) < 360 ? `${addMonths(to, -12).slice(0, 7)}-01` : first,
    to,
  };
}

/** Where a day lies, in percent; days outside lie at the ends. */
export function placeOf(axis: Axis, date: CivilDate): number {
  const whole = daysBetween(axis.from, axis.to);
  return Math.max(0, Math.min(100, (daysBetween(axis.from, date) / whole) * 100));
}

/** The stretch from one day to another, both included. */
export function stretchOf(axis: Axis, from: CivilDate, to: CivilDate): Stretch {
  const left = placeOf(axis, from);
  return { left, width: Math.max(0, placeOf(axis, addDays(to, 1)) - left) };
}

/** The months that are named on the axis, at most eight; the year stands at the first and at each January. */
export function ticksOf(axis: Axis): { date: CivilDate; at: number; label: string }[] {
  const months = Math.max(1, Math.round(daysBetween(axis.from, axis.to) / 30.44));
  const step = [1, 2, 3, 6, 12, 24, 60].find((it) => months / it <= 8) ?? 120;
  // The steps lie on the calendar: quarters begin in January.
  const month = Number(axis.from.slice(5, 7)) - 1;
  const skip = step <= 12 ? (step - (month % step)) % step : (12 - month) % 12;
  const ticks: { date: CivilDate; at: number; label: string }[] = [];
  for (
    let date = addMonths(axis.from, skip);
    date < axis.to && ticks.length < 12;
    date = addMonths(date, step)
  ) {
    const at = placeOf(axis, date);
    const january = date.slice(5, 7) === '01';
    const label =
      ticks.length === 0 || january
        ? monthAndYear(date)
        : monthName(Number(date.slice(5, 7))).slice(0, 3);
    ticks.push({ date, at, label });
  }
  return ticks;
}

/** A letter of an axis label, and half of the word "Today", in percent of a narrow axis. */
const letterWidth = 1.6;
const halfToday = 5;

/** A letter of the line beside a bar, likewise. */
const lineLetter = 1.4;

/** The ticks whose label has room beside that of today, and on which side of the tick it stands. */
export function labelled<Tick extends { at: number; label: string }>(
  ticks: readonly Tick[],
  today: number,
): (Tick & { side: 'start' | 'end' })[] {
  return ticks.flatMap((tick) => {
    const width = tick.label.length * letterWidth;
    const side = tick.at + width > 102 ? 'end' : 'start';
    const [from, to] = side === 'end' ? [tick.at - width, tick.at] : [tick.at, tick.at + width];
    return to < today - halfToday || from > today + halfToday ? [{ ...tick, side }] : [];
  });
}

/** The parts of a position's bar: what letters verify, what waits, and that it goes on. */
export function barOf(
  position: PositionStanding,
  letters: readonly LetterStanding[],
  axis: Axis,
  onward: Onward,
): BarPart[] {
  const { from, to } = position;
  if (from === null || to === null || to < from) return [];
  const parts: BarPart[] = [];
  const put = (look: BarPart['look'], first: CivilDate, last: CivilDate) => {
    if (first <= last) parts.push({ look, ...stretchOf(axis, first, last) });
  };
  if (!position.counts) {
    put('not_counted', from, to);
  } else {
    const verified = letters
      .filter((it) => it.accepted && it.position === position.position)
      .map((it) => ({
        from: later(it.covers_from ?? from, from),
        to: earlier(it.covers_to ?? to, to),
      }))
      .filter((it) => it.from <= it.to)
      .toSorted((a, b) => earlierFirst(a.from, b.from));
    let next = from;
    for (const span of verified) {
      if (span.to < next) continue;
      const first = later(span.from, next);
      put('waiting', next, addDays(first, -1));
      put('verified', first, span.to);
      next = addDays(span.to, 1);
    }
    put('waiting', next, to);
  }
  if (onward !== 'ended') put('ahead', addDays(to, 1), onward === 'open' ? axis.to : onward);
  return parts;
}

/** The stretches in which two or more counting positions lie at once. */
export function overlapsOf(positions: readonly PositionStanding[], axis: Axis): Stretch[] {
  const spans = positions.flatMap(({ counts, from, to }) =>
    counts && from !== null && to !== null && from <= to ? [{ from, to }] : [],
  );
  const turns = [
    ...spans.map((it) => ({ on: it.from, by: 1 })),
    ...spans.map((it) => ({ on: addDays(it.to, 1), by: -1 })),
  ].toSorted((a, b) => earlierFirst(a.on, b.on) || a.by - b.by);
  const overlaps: Stretch[] = [];
  let depth = 0;
  let since: CivilDate | null = null;
  for (const turn of turns) {
    depth += turn.by;
    if (depth >= 2) since ??= turn.on;
    else if (since !== null) {
      if (since < turn.on) overlaps.push(stretchOf(axis, since, addDays(turn.on, -1)));
      since = null;
    }
  }
  return overlaps;
}

/** Spans of the same worth that follow one another as one; the months add up. */
export function merged(spans: readonly WorkSpan[]): WorkSpan[] {
  const whole: WorkSpan[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last?.state === span.state && addDays(last.to, 1) === span.from) {
      whole[whole.length - 1] = {
        ...last,
        to: span.to,
        months: Math.round((last.months + span.months) * 10) / 10,
      };
    } else whole.push(span);
  }
  return whole;
}

/** The words beside a bar: `Jul 1 – Nov 30, 2025, 5 months`. */
export function spanWords(position: PositionStanding, onward: Onward): string {
  const { from, to } = position;
  if (from === null) return 'first day missing';
  if (to === null || to < from) return `from ${day(from)}`;
  const length = count(position.months, 'month');
  if (onward === 'open') return `since ${day(from)}, ${length}`;
  const last = onward === 'ended' ? to : onward;
  return `${fullRange(from, last)}, ${length}${onward === 'ended' ? '' : ' so far'}`;
}

/** On which side of its bar a label has room. */
export function labelSide(bar: readonly BarPart[], letters = 0): 'after' | 'before' | 'below' {
  const solid = bar.filter((part) => part.look !== 'ahead');
  const left = Math.min(...solid.map((part) => part.left));
  const right = Math.max(...solid.map((part) => part.left + part.width));
  const width = letters * lineLetter;
  const fitsAfter = right <= Math.min(52, 98 - width) && bar.length === solid.length;
  if (solid.length === 0 || fitsAfter) return 'after';
  return left >= Math.max(42, width + 2) ? 'before' : 'below';
}

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);
