import { monthName } from './dates';

const names = Array.from({ length: 12 }, (_, at) => monthName(at + 1).toLowerCase());

/** A month of a year as people write it: `Mar 2027`, `March 2027`, `3/2027`, `2027-03`; nothing where it is none. */
export function readMonth(text: string): string | null {
  const words = text.trim().toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})$/.exec(words);
  if (iso) return month(iso[1], Number(iso[2]));
  const slash = /^(\d{1,2})\s?\/\s?(\d{4})$/.exec(words);
  if (slash) return month(slash[2], Number(slash[1]));
  const named = /^([a-z]{3,9}) (\d{4})$/.exec(words);
  if (!named?.[1]) return null;
  const begun = named[1];
  return month(named[2], names.findIndex((name) => name.startsWith(begun)) + 1);
}

function month(year: string | undefined, number: number): string | null {
  const inRange = Number(year) >= 1900 && Number(year) <= 2200 && number >= 1 && number <= 12;
  return inRange ? `${year}-${String(number).padStart(2, '0')}` : null;
}

/** `Mar 2027`. */
export function monthWords(planned: string): string {
  const [year = '', number = ''] = planned.split('-');
  return `${monthName(Number(number)).slice(0, 3)} ${year}`;
}
