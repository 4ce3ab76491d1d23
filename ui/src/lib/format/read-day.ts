import type { CivilDate } from '$lib/backend';
import { CalendarDate } from '@internationalized/date';
import { addDays, monthName } from './dates';

/** A date read from typed words, or what is wrong with them and what will work. */
export type ReadDay = { date: CivilDate | null; assumed?: true } | { problem: string };

/** Where a day without a year is looked for: as quick-add does, or ahead where the field is for a day to come. */
export type Toward = 'lately' | 'ahead';

const example = 'Try 3/20/2027 or Mar 20, 2027.';
const earliest = 1950;
const latest = 2100;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const weekdayNames: Record<string, number> = { tues: 2, weds: 3, thur: 4, thurs: 4 };

/** The month of this name, whole or its first three letters, 1 to 12. */
function monthNamed(word: string): number | undefined {
  if (word === 'sept') return 9;
  for (let month = 1; month <= 12; month++) {
    const name = monthName(month).toLowerCase();
    if (word === name || word === name.slice(0, 3)) return month;
  }
  return undefined;
}

/** The weekday of this name, 0 for Sunday. */
function weekdayNamed(word: string | undefined): number | undefined {
  const at = weekdays.findIndex((name) => word === name || word === name.slice(0, 3));
  return at >= 0 ? at : weekdayNames[word ?? ''];
}

/** The weekday of a day, 0 for Sunday. */
function weekdayOf(date: CivilDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  // Sakamoto's method: no instant is involved.
  const terms = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  return (
    (y +
      Math.floor(y / 4) -
      Math.floor(y / 100) +
      Math.floor(y / 400) +
      (terms[month - 1] ?? 0) +
      day) %
    7
  );
}

/** `27` is 2027 and `99` is 1999: at most twenty years ahead. */
function longYear(typed: string, today: CivilDate): number {
  if (typed.length !== 2) return Number(typed);
  const year = 2000 + Number(typed);
  return year > Number(today.slice(0, 4)) + 20 ? year - 100 : year;
}

function checked(year: number, month: number, day: number): ReadDay {
  if (year < earliest || year > latest) {
    return {
      problem: `The year ${year} is too far away. Use a year from ${earliest} to ${latest}.`,
    };
  }
  if (month < 1 || month > 12) return { problem: `There is no month ${month}. ${example}` };
  const last = new CalendarDate(year, month, 1).add({ months: 1 }).subtract({ days: 1 }).day;
  if (day < 1 || day > last) {
    return {
      problem: `${monthName(month)} ${year} ends on the ${ordinal(last)}. Pick a day up to ${last}.`,
    };
  }
  return { date: new CalendarDate(year, month, day).toString() };
}

/** How many days ahead a day without a year may lie, and how many days back, before it is asked for its year. */
const coming = 14;
const lately = 366;

/** A day without a year: the latest one, today's two weeks ahead included, or the next one where it is to come. */
function withoutYear(month: number, day: number, today: CivilDate, toward: Toward): ReadDay {
  const year = Number(today.slice(0, 4));
  const nearest = checked(2024, month, day);
  if ('problem' in nearest) return { problem: nearest.problem.replace(/ 2024/g, '') };
  const years = toward === 'ahead' ? range(year, year + 8) : range(year + 1, year - 9);
  const fits = (date: CivilDate) =>
    toward === 'ahead' ? date >= today : date <= addDays(today, coming);
  for (const it of years) {
    const read = checked(it, month, day);
    if ('problem' in read || read.date === null || !fits(read.date)) continue;
    const far =
      toward === 'ahead' ? addDays(today, lately) < read.date : read.date < addDays(today, -lately);
    return far ? { problem: `Which year? ${example}` } : { date: read.date, assumed: true };
  }
  return { problem: `Which year? ${example}` };
}

function range(from: number, to: number): number[] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => from + at * step);
}

function ordinal(day: number): string {
  const ending =
    day === 1 || day === 21 || day === 31
      ? 'st'
      : day === 2 || day === 22
        ? 'nd'
        : day === 3 || day === 23
          ? 'rd'
          : 'th';
  return `${day}${ending}`;
}

/** `fri`, `last fri`, `next fri`, `3 days ago`. */
function relative(text: string, today: CivilDate): CivilDate | undefined {
  if (text === 'today') return today;
  if (text === 'yesterday') return addDays(today, -1);
  if (text === 'tomorrow') return addDays(today, 1);
  const ago = /^(\d{1,4}) days? ago$/.exec(text);
  if (ago) return addDays(today, -Number(ago[1]));
  const [first, second] = text.split(' ');
  const named = weekdayNamed(second ?? first);
  if (
    named === undefined ||
    (second !== undefined && first !== 'last' && first !== 'next') ||
    text.split(' ').length > 2
  )
    return undefined;
  const since = (weekdayOf(today) - named + 7) % 7;
  if (second === undefined) return addDays(today, -since);
  return first === 'next' ? addDays(today, 7 - since) : addDays(today, since === 0 ? -7 : -since);
}

/** A day whose month has its name: `Mar 20, 2027`, `20-Mar-27`, `the 20th of March, '27`. */
function withName(text: string, today: CivilDate, toward: Toward): ReadDay | undefined {
  const plain = text
    .replace(/[,./’']|\bthe\b|\bof\b/g, ' ')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/-/g, ' ')
    .replace(/(\d)([a-z])|([a-z])(\d)/g, '$1$3 $2$4');
  const pieces = plain.split(/\s+/).filter((it) => it !== '');
  const at = pieces.findIndex((it) => monthNamed(it) !== undefined);
  const month = monthNamed(pieces[at] ?? '');
  const numbers = pieces.filter((_, it) => it !== at);
  if (month === undefined || numbers.length > 2 || !numbers.every((it) => /^\d{1,6}$/.test(it)))
    return undefined;
  const [first = '', second] = numbers;
  if (second !== undefined) {
    if (first.length === 4) return checked(Number(first), month, Number(second));
    return first.length <= 2 ? checked(longYear(second, today), month, Number(first)) : undefined;
  }
  if (first.length >= 4)
    return { problem: `Which day of ${monthName(month)} ${first}? ${example}` };
  return numbers.length === 1
    ? withoutYear(month, Number(first), today, toward)
    : { problem: `Which day of ${monthName(month)}? ${example}` };
}

/** A day in figures, the month first; from the year down with any sign. */
function inFigures(text: string, today: CivilDate, toward: Toward): ReadDay | undefined {
  // Spreadsheets write a day as its midnight; any other time may lie on another day here.
  const stamp = /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:z|[+-][\d:]+)?$/.exec(
    text,
  );
  if (stamp?.[1] && stamp[2])
    return /^[0:]+$/.test(stamp[2])
      ? inFigures(stamp[1], today, toward)
      : { problem: `Leave the time of day out. ${example}` };
  const solid = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const down =
    solid ?? /^(\d{4,6})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.filter((_, at) => at !== 2);
  if (down) return checked(Number(down[1]), Number(down[2]), Number(down[3]));
  const american = /^(\d{1,2})([-/])(\d{1,2})\2(\d{2}|\d{4,6})$/.exec(text);
  if (american)
    return checked(longYear(american[4] ?? '', today), Number(american[1]), Number(american[3]));
  const abroad = /^(\d{1,2})[.\\](\d{1,2})[.\\](\d{2}|\d{4})$/.exec(text);
  if (abroad) {
    const year = longYear(abroad[3] ?? '', today);
    const ways = [
      [abroad[1], abroad[2]],
      [abroad[2], abroad[1]],
    ].filter(([month, day]) => 'date' in checked(year, Number(month), Number(day)));
    const unique = [
      ...new Set(ways.map(([month, day]) => `${Number(month)}/${Number(day)}/${year}`)),
    ];
    return {
      problem: `That isn’t how a day is written here. ${unique.length > 0 ? `Write ${unique.join(' or ')}.` : example}`,
    };
  }
  const month = /^(\d{1,2})[-/](\d{4})$/.exec(text) ?? /^\d{4}-(\d{2})$/.exec(text);
  if (month) return { problem: `Which day? ${example}` };
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (short) return withoutYear(Number(short[1]), Number(short[2]), today, toward);
  return undefined;
}

/** Several days said as one: `11/5 - 11/7`, `nov 5-7`, `mon-fri`. */
function severalDays(text: string): ReadDay | undefined {
  const days =
    /^([a-z]{3,9}\.? )?\d{1,2}(\/\d{1,2})?(\/\d{2,4})?(st|nd|rd|th)?\s*(-|–|—|to|thru|through|and|&)\s*([a-z]{3,9}\.? )?\d{1,2}(\/\d{1,2}){0,2}(\/\d{2,4})?(st|nd|rd|th)?(,? \d{4})?$/.exec(
      text,
    );
  const ends = /^(\w+)\s*(?:-|–|to|thru|through)\s*(\w+)$/.exec(text);
  const weekdays =
    ends !== null && weekdayNamed(ends[1]) !== undefined && weekdayNamed(ends[2]) !== undefined;
  const dated = days !== null && (days[1] !== undefined || days[2] !== undefined);
  return weekdays || dated ? { problem: `That’s more than one day. ${example}` } : undefined;
}

/**
 * Reads a day as quick-add does (`crates/core/tests/quickadd/days.txt` holds both to it): in
 * figures, by its month's name, `fri`, `yesterday`. A day without a year is the latest such day,
 * and in a field for a day to come the next one; it is said to be assumed, for the field to write it
 * out. Nothing typed is no date and no problem.
 */
export function readDay(words: string, today: CivilDate, toward: Toward = 'lately'): ReadDay {
  const text = words
    .trim()
    .toLowerCase()
    .replace(/^[('[\s]+(?!\d\d$)/, '')
    .replace(/[)\],;.!?\s]+$/, '')
    .replace(/\s+/g, ' ');
  if (text === '') return { date: null };
  const simple = relative(text, today);
  if (simple) return { date: simple };
  const [first = '', ...rest] = text.split(' ');
  const said = weekdayNamed(first.replace(/[,.]+$/, ''));
  if (said !== undefined && rest.length > 0) {
    const read = readDay(rest.join(' '), today, toward);
    if ('problem' in read || read.date === null) return read;
    return weekdayOf(read.date) === said
      ? read
      : {
          problem: `That day is a ${weekdays[weekdayOf(read.date)]?.replace(/^./, (letter) => letter.toUpperCase())}. Keep one of the two.`,
        };
  }
  return (
    severalDays(text) ??
    inFigures(text, today, toward) ??
    withName(text, today, toward) ?? { problem: `That’s not a date. ${example}` }
  );
}
