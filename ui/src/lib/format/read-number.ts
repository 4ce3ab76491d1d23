/** Numbers read from typed words: what they mean, or what is wrong and what will work. */

/** A number read, none where nothing was typed, or what is wrong. */
export type ReadNumber = { value: number | null } | { problem: string };

const perHour = 60;

/**
 * The one rule for commas, that of quick-add: three figures behind it make thousands, as in
 * `1,000`; fewer are a decimal comma, which is asked about and never guessed.
 */
function comma(text: string): string | null {
  const found = /^-?(\d+),(\d{1,2})(?!\d)/.exec(text.trim().replace(/^\$\s*/, ''));
  return found ? `Did you mean ${found[1]}.${found[2]}? Use a decimal point.` : null;
}

/** A number with a point before its decimals; commas stand between thousands. */
function decimal(text: string): number | undefined {
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/**
 * Reads a length of time as minutes: `6.5`, `6.5h`, `6:30`, `6h30`,
 * `90m`, `90 min`. A bare number is hours.
 */
export function readMinutes(words: string): ReadNumber {
  const text = words.trim().toLowerCase();
  if (text === '' || text === '–' || text === '-') return { value: null };
  const asked = comma(text);
  if (asked) return { problem: asked };
  const clock = /^(\d{1,5})(?:\s*h\s*|:)([0-5]?\d)(?:\s*m(?:in)?)?$/.exec(text);
  if (clock) return { value: Number(clock[1]) * perHour + Number(clock[2]) };
  const short = /^([\d.,]+)\s*m(?:in(?:utes?)?)?$/.exec(text);
  const minutes = short?.[1] ? decimal(short[1]) : undefined;
  if (minutes !== undefined) return { value: Math.round(minutes) };
  const hours = decimal(text.replace(/\s*h(?:ours?|rs?)?$/, ''));
  if (hours === undefined) return { problem: 'That’s not a length of time. Try 6.5, 6:30 or 90m.' };
  if (hours < 0) return { problem: 'Time can’t be below zero. Write how long it was.' };
  return { value: Math.round(hours * perHour) };
}

/** Reads an amount with at most two decimals, such as CEUs. */
export function readAmount(words: string): ReadNumber {
  const text = words.trim().replace(/\s*ceus?$/i, '');
  if (text === '') return { value: null };
  const asked = comma(text);
  if (asked) return { problem: asked };
  const amount = decimal(text);
  if (amount === undefined) return { problem: 'That’s not a number. Try 1.5.' };
  const hundredths = Math.round(amount * 100);
  if (Math.abs(amount * 100 - hundredths) > 1e-6)
    return { problem: 'At most two decimals. Try 1.25.' };
  return { value: hundredths / 100 };
}

/** Reads dollars as cents: `50`, `$12.50`, `1,250`. */
export function readCents(words: string): ReadNumber {
  const asked = comma(words);
  if (asked) return { problem: asked };
  const text = words
    .trim()
    .replace(/^\$\s*/, '')
    .replace(/,(?=\d{3}(\D|$))/g, '');
  if (text === '') return { value: null };
  const amount = /^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
  return amount === undefined
    ? { problem: 'That’s not an amount of money. Try 49 or 49.50.' }
    : { value: Math.round(amount * 100) };
}

/** Reads a whole number of things; `%` may stand after it. */
export function readWhole(words: string): ReadNumber {
  const text = words.trim().replace(/\s*%$/, '');
  if (text === '') return { value: null };
  return /^\d{1,9}$/.test(text)
    ? { value: Number(text) }
    : { problem: 'That’s not a whole number. Try 24.' };
}

/** Minutes as they are typed: `6.5`, `2.25`, or `0:25` where hours would round. */
export function typedMinutes(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  const hundredths = (minutes * 100) / perHour;
  if (Number.isInteger(hundredths)) return String(hundredths / 100);
  return `${Math.trunc(minutes / perHour)}:${String(minutes % perHour).padStart(2, '0')}`;
}

/** Cents as they are typed: `49`, `49.50`. */
export function typedCents(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return '';
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
}

/** A number as it is typed; nothing where there is none. */
export function typedNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
