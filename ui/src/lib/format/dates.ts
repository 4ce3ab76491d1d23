/**
 * Civil dates for people. A date is `YYYY-MM-DD` text from the core; it never
 * passes through an instant, a time zone or a JavaScript `Date`.
 */
import { CalendarDate, parseDate } from '@internationalized/date';
import type { CivilDate } from '$lib/backend';

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
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

/** The Monday of the date's week. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, -weekday(date));
}

function parts(date: CivilDate): { year: number; month: number; day: number } | undefined {
  const parsed = toCalendar(date);
  return parsed && { year: parsed.year, month: parsed.month, day: parsed.day };
}

/** `31 May 2027`. */
export function day(date: CivilDate): string {
  const it = parts(date);
  return it ? `${it.day} ${shortMonths[it.month - 1]} ${it.year}` : date;
}

/** `31 May`. */
export function dayAndMonth(date: CivilDate): string {
  const it = parts(date);
  return it ? `${it.day} ${shortMonths[it.month - 1]}` : date;
}

/** `31 May`, with the year where it is not this year's or the next six months'. */
export function dayNear(date: CivilDate, today: CivilDate): string {
  return Math.abs(daysBetween(today, date)) <= 183 ? dayAndMonth(date) : day(date);
}

/** `31 May 2027` in full words: `31 May 2027` for speech is `31 May 2027`, with the month written out. */
export function spokenDay(date: CivilDate): string {
  const it = parts(date);
  return it ? `${it.day} ${months[it.month - 1]} ${it.year}` : date;
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

/** The month's name, 1 to 12. */
export function monthName(month: number): string {
  return months[month - 1] ?? '';
}

/** `21 Dec – 5 Feb`, with years where `today` is far away. */
export function range(from: CivilDate, to: CivilDate, today: CivilDate): string {
  return `${dayNear(from, today)} – ${dayNear(to, today)}`;
}

/** `23 – 29 November` or `30 November – 6 December`. */
export function weekRange(monday: CivilDate): string {
  const first = parts(monday);
  const last = parts(addDays(monday, 6));
  if (!first || !last) return monday;
  if (first.month === last.month) return `${first.day} – ${last.day} ${months[first.month - 1]}`;
  return `${first.day} ${months[first.month - 1]} – ${last.day} ${months[last.month - 1]}`;
}

/** How long ago: `just now`, `12 min ago`, `3 h ago`, `5 days ago`. */
export function ago(minutes: number): string {
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${until(Math.floor(minutes / (24 * 60)))} ago`;
}

/** How long until a date, in the largest unit that still tells: `15 weeks`, `3 days`. */
export function until(count: number): string {
  const days = Math.abs(count);
  if (days <= 20) return days === 1 ? '1 day' : `${days} days`;
  if (days <= 182) return `${Math.floor(days / 7)} weeks`;
  return `${Math.floor(days / 30.44)} months`;
}
