/** Numbers for people. They arrive exact from the core and are never rounded away. */

/** `27.5`, `36`, `18.33`: no more places than the amount has. */
export function ceu(amount: number): string {
  return String(Math.round(amount * 100) / 100);
}

/** `7.5`, or `0 to 21` where the number hangs on answers that are missing. */
export function ceuRange(from: number, to: number): string {
  return to > from ? `${ceu(from)} to ${ceu(to)}` : ceu(from);
}

/** `6.5`, `8.0`: minutes as hours with one place, two where one would round. */
export function hours(minutes: number): string {
  const tenths = (minutes * 10) / 60;
  return Number.isInteger(tenths) ? (tenths / 10).toFixed(1) : (minutes / 60).toFixed(2);
}

/** `1,264.5`: thousands set apart. */
export function grouped(number: string): string {
  const [whole = '', rest] = number.split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? apart : `${apart}.${rest}`;
}

/** `6.5 h`, `1,264 h`: hours in a sentence. */
export function hoursText(minutes: number): string {
  return `${grouped(ceu(minutes / 60))} h`;
}

/** `$50`, `$12.50`. */
export function dollars(cents: number): string {
  const whole = Math.trunc(Math.abs(cents) / 100);
  const rest = Math.abs(cents) % 100;
  const sign = cents < 0 ? '-' : '';
  return rest === 0 ? `${sign}$${whole}` : `${sign}$${whole}.${String(rest).padStart(2, '0')}`;
}

/** `1 letter`, `3 letters`, `1,284 changes`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${grouped(String(amount))} ${amount === 1 ? one : many}`;
}

/** A text as a whole sentence: with its full stop, once. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/.test(trimmed) || trimmed === '' ? trimmed : `${trimmed}.`;
}

/** The first sentence of a text: `3 of them from AHIMA. 5.1 behind.` begins with `3 of them from AHIMA.` */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text.trim())?.[0] ?? text.trim();
}

/** A share as a percentage between 0 and 100, for bars. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) return part > 0 ? 100 : 0;
  return Math.max(0, Math.min(100, (part / whole) * 100));
}

/** `24 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
