import type { ReadNumber } from '$lib/format/read-number';

/** Reads the typed fields of a form one by one and gathers what is wrong with them. */
export class DraftReader {
  readonly problems: Record<string, string> = {};

  /** A number, or none. */
  number(field: string, read: ReadNumber): number | null {
    if ('value' in read) return read.value;
    this.problems[field] = read.problem;
    return null;
  }

  /** A number that must be there. */
  needed(field: string, read: ReadNumber, message: string): number {
    const value = this.number(field, read);
    if (value === null) this.problems[field] ??= message;
    return value ?? 0;
  }

  /** A text that must be there. */
  text(field: string, typed: string, message: string): string {
    if (typed.trim() === '') this.problems[field] = message;
    return typed.trim();
  }

  /** A date that must be there; one that is no date has its own words. */
  date(
    field: string,
    date: string | null,
    message = 'Which day? Write it like May 31, 2027.',
  ): string {
    if (date === null) this.problems[field] = message;
    return date ?? '';
  }

  /** The fact, or what is wrong. */
  answer<Result>(fact: Result): { fact: Result } | { problems: Record<string, string> } {
    return Object.keys(this.problems).length > 0 ? { problems: this.problems } : { fact };
  }
}

/** A text that may be left out. */
export function optional(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
