/** A fact's amendments for people. */
import type { Amendment, FieldChange } from './backend';
import { clock, day } from './format/dates';

/** One step, in words. */
export interface Told {
  when: string;
  what: string;
  changes: FieldChange[];
}

/** The steps, the latest first. What a fact began with is not listed: the form shows it. */
export function amendmentsOf(history: readonly Amendment[]): Told[] {
  return history
    .map(({ at, label, fields }, step): Told => {
      const [date = at, time] = at.split('T');
      const began = step === 0 && fields.every((it) => it.before === null);
      return {
        when: time ? `${day(date)}, ${clock(time)}` : day(date),
        what: label,
        changes: began ? [] : fields,
      };
    })
    .reverse();
}
