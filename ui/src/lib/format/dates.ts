/**
 * Civil dates for people. A date is `YYYY-MM-DD` text from the core; it never
 * passes through an instant, a time zone or a JavaScript `Date`.
 */
import { CalendarDate, parseDate } from '@internationalized/date';
import type { CivilDate, WeekBegins } from '$lib/backend';

const shortMonths = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const shortDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The date of a text, or none where it is no date of the calendar. */
export function toCalendar(date: CivilDate): CalendarDate | undefined {
  try {
    const parsed = parseDate(date);
    return parsed.toString() === date ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A number of days counted from a fixed one, for differences. */
export function dayNumber(date: CivilDate): number {
  const parsed = toCalendar(date);
  if (!parsed) return Number.NaN;
  return parsed.calendar.toJulianDay(parsed);
}

/** Sorts the earlier day first. Civil dates are in order as text, which costs far less than a language's own order of words. */
export function earlierFirst(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : Number(a > b);
}

/** Days from one date to another; below 0 when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date some days later. */
export function addDays(date: CivilDate, count: number): CivilDate {
  return toCalendar(date)?.add({ days: count }).toString() ?? date;
}

/** The date some months later; the month's last day where it has no such day. */
export function addMonths(date: CivilDate, count: number): CivilDate {
  return toCalendar(date)?.add({ months: count }).toString() ?? date;
}

/** Monday = 0 … Sunday = 6. */
export function weekday(date: CivilDate): number {
  return ((dayNumber(date) % 7) + 7) % 7;
}

/** Whether it is a Saturday or a Sunday. */
export function isWeekend(date: CivilDate): boolean {
  return weekday(date) > 4;
}

/** The weekdays as they stand in a week that begins so: Monday = 0 … Sunday = 6. */
export function weekdaysFrom(begins: WeekBegins): number[] {
  return begins === 'sunday' ? [6, 0, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6];
}

/** The first day of the date's week. */
export function startOfWeek(date: CivilDate, begins: WeekBegins): CivilDate {
  return addDays(date, -weekdaysFrom(begins).indexOf(weekday(date)));
}

function parts(date: CivilDate): { year: number; month: number; day: number } | undefined {
  const parsed = toCalendar(date);
  return parsed && { year: parsed.year, month: parsed.month, day: parsed.day };
}

/** `May 31, 2027`. */
export function day(date: CivilDate): string {
  const it = parts(date);
  return it ? `${shortMonths[it.month - 1]} ${it.day}, ${it.year}` : date;
}

/** `May 31`. */
export function dayAndMonth(date: CivilDate): string {
  const it = parts(date);
  return it ? `${shortMonths[it.month - 1]} ${it.day}` : date;
}

/** `Mon, Nov 30`. */
export function weekdayAndDay(date: CivilDate): string {
  return `${shortWeekday(date)}, ${dayAndMonth(date)}`;
}

/** `Mon, Nov 30, 2026`. */
export function fullDay(date: CivilDate): string {
  return `${shortWeekday(date)}, ${day(date)}`;
}

/** `May 31`, with the year where it is not this year's or the next six months'. */
export function dayNear(date: CivilDate, today: CivilDate): string {
  return Math.abs(daysBetween(today, date)) <= 183 ? dayAndMonth(date) : day(date);
}

/** `May 31, 2027` with the month written out, for speech. */
export function spokenDay(date: CivilDate): string {
  const it = parts(date);
  return it ? `${months[it.month - 1]} ${it.day}, ${it.year}` : date;
}

/** `Monday, November 30, 2026`, for speech. */
export function spokenFullDay(date: CivilDate): string {
  return `${weekdayName(date)}, ${spokenDay(date)}`;
}

/** `May 2025`. */
export function monthAndYear(date: CivilDate): string {
  const it = parts(date);
  return it ? `${shortMonths[it.month - 1]} ${it.year}` : date;
}

/** `Monday`. */
export function weekdayName(date: CivilDate): string {
  return days[weekday(date)] ?? '';
}

/** `Mon`. */
export function shortWeekday(date: CivilDate): string {
  return shortDays[weekday(date)] ?? '';
}

/** `Mon` within two months, else the year: `2027`. */
export function weekdayOrYear(date: CivilDate, today: CivilDate): string {
  return Math.abs(daysBetween(today, date)) <= 60 ? shortWeekday(date) : date.slice(0, 4);
}

/** `Monday`, by its number: Monday = 0 … Sunday = 6. */
export function nameOfWeekday(number: number): string {
  return days[number] ?? '';
}

/** The month's name, 1 to 12. */
export function monthName(month: number): string {
  return months[month - 1] ?? '';
}

/** `Dec 21 – Feb 5`, `Dec 7 – 21`, with years where `today` is far away. */
export function range(from: CivilDate, to: CivilDate, today: CivilDate): string {
  const near = [from, to].every((it) => Math.abs(daysBetween(today, it)) <= 183);
  if (!near) return fullRange(from, to);
  return from.slice(0, 7) === to.slice(0, 7) && from !== to
    ? `${dayAndMonth(from)} – ${Number(to.slice(8))}`
    : from === to
      ? dayAndMonth(from)
      : `${dayAndMonth(from)} – ${dayAndMonth(to)}`;
}

/** The days from one to another, each part of the date once where it is the same: `Nov 9 – 13, 2026`, `Jul 1 – Nov 30, 2025`. */
export function fullRange(from: CivilDate, to: CivilDate): string {
  const [first, last] = [parts(from), parts(to)];
  if (!first || !last || from === to) return day(to);
  if (first.year !== last.year) return `${day(from)} – ${day(to)}`;
  return first.month === last.month
    ? `${dayAndMonth(from)} – ${last.day}, ${last.year}`
    : `${dayAndMonth(from)} – ${day(to)}`;
}

/** `November 22 – 28` or `November 29 – December 5`: the seven days from the first. */
export function weekRange(first: CivilDate): string {
  const [from, to] = [parts(first), parts(addDays(first, 6))];
  if (!from || !to) return first;
  const last = from.month === to.month ? String(to.day) : `${months[to.month - 1]} ${to.day}`;
  return `${months[from.month - 1]} ${from.day} – ${last}`;
}

/** How long ago: `just now`, `12 min ago`, `3 h ago`, `5 days ago`. */
export function ago(minutes: number): string {
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${until(Math.floor(minutes / (24 * 60)))} ago`;
}

/** Whole calendar months from one day to a later one. */
function monthsBetween(from: CivilDate, to: CivilDate): number {
  const [a, b] = [parts(from), parts(to)];
  if (!a || !b) return 0;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) > to ? months - 1 : months;
}

/**
 * How long it is between two days, in the unit that tells: days below 60, then calendar months
 * to the nearest one, years where they are whole. `45 days`, `7 months`, `a year`, `2 years`.
 */
export function span(one: CivilDate, other: CivilDate): string {
  const [from, to] = one <= other ? [one, other] : [other, one];
  const days = daysBetween(from, to);
  if (days < 60) return days === 1 ? '1 day' : `${days} days`;
  const whole = monthsBetween(from, to);
  const rest = daysBetween(addMonths(from, whole), to);
  // More than half of a month is nearly one more.
  const months = rest > 15 ? whole + 1 : whole;
  if (months % 12 !== 0) return `${months} months`;
  return months === 12 ? 'a year' : `${months / 12} years`;
}

/** How long some days are, where the days themselves are not at hand: as from the first of a year. */
export function until(count: number): string {
  const from = '2001-01-01';
  return span(from, addDays(from, Math.abs(count)));
}

/** When a day is, seen from another: `today`, `in 7 months`, `a year ago`. */
export function fromDay(today: CivilDate, date: CivilDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${span(today, date)}` : `${span(today, date)} ago`;
}

/** A time of the day: `09:30` is `9:30 AM`. */
export function clock(time: string): string {
  const found = /^(\d{1,2}):(\d{2})/.exec(time);
  if (!found) return time;
  const hour = Number(found[1]);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${found[2]} ${hour < 12 ? 'AM' : 'PM'}`;
}
