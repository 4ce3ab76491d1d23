import type { CivilDate } from '$lib/backend';
import { CalendarDate } from '@internationalized/date';
import { addDays, monthName } from './dates';

/** A date read from typed words, or what is wrong with them and what will work. */
export type ReadDay = { date: CivilDate | null } | { problem: string };

const example = 'Try 3/20/2027 or Mar 20, 2027.';
const earliest = 1950;
const latest = 2100;

/** The month whose name begins so, 1 to 12. */
function monthNamed(word: string): number | undefined {
  if (word.length < 3) return undefined;
  for (let month = 1; month <= 12; month++) {
    if (monthName(month).toLowerCase().startsWith(word.toLowerCase())) return month;
  }
  return undefined;
}

function checked(year: number, month: number, day: number): ReadDay {
  if (year < earliest || year > latest) {
    return { problem: `The year ${year} is too far away. Use a year from ${earliest} to ${latest}.` };
  }
  if (month < 1 || month > 12) return { problem: `There is no month ${month}. ${example}` };
  const last = new CalendarDate(year, month, 1).add({ months: 1 }).subtract({ days: 1 }).day;
  if (day < 1 || day > last) {
    return { problem: `${monthName(month)} ${year} ends on the ${ordinal(last)}. Pick a day up to ${last}.` };
  }
  return { date: new CalendarDate(year, month, day).toString() };
}

function ordinal(day: number): string {
  const ending = day === 1 || day === 21 || day === 31 ? 'st' : day === 2 || day === 22 ? 'nd' : day === 3 || day === 23 ? 'rd' : 'th';
  return `${day}${ending}`;
}

/**
 * Reads `2027-05-31`, `5/31/2027`, `May 31, 2027`, the day before the month, `today`,
 * `yesterday` and `tomorrow`. Nothing typed is no date and no problem.
 */
export function readDay(words: string, today: CivilDate): ReadDay {
  const text = words.trim().toLowerCase();
  if (text === '') return { date: null };
  if (text === 'today') return { date: today };
  if (text === 'yesterday') return { date: addDays(today, -1) };
  if (text === 'tomorrow') return { date: addDays(today, 1) };

  const iso = /^(\d{4,})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4,})$/.exec(text);
  if (american) return checked(Number(american[3]), Number(american[1]), Number(american[2]));

  const dayFirst = /^(\d{1,2})\.?\s+([a-z]+)\.?,?(?:\s+(\d{4,}))?$/.exec(text);
  const monthFirst = /^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4,}))?$/.exec(text);
  const named = dayFirst
    ? { day: dayFirst[1], month: dayFirst[2], year: dayFirst[3] }
    : monthFirst && { day: monthFirst[2], month: monthFirst[1], year: monthFirst[3] };
  const month = named?.month ? monthNamed(named.month) : undefined;
  if (named && month) {
    if (!named.year) return { problem: `Which year? ${example}` };
    return checked(Number(named.year), month, Number(named.day));
  }
  return { problem: `That’s not a date. ${example}` };
}
