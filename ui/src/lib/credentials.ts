import type { Catalogued } from './backend';
import { type ReadNumber, readMinutes } from './format/read-number';

/** The credentials that can be awarded with the apprentice "A". */
const withApprentice = ['CPC', 'COC'];

/** Whether a credential can be awarded with the apprentice "A". */
export function canBeApprentice(code: string): boolean {
  return withApprentice.includes(code.trim().toUpperCase());
}

/** What the rulebook knows of a code, whatever its case. */
export function catalogued(catalogue: readonly Catalogued[], code: string): Catalogued | undefined {
  const wanted = code.trim().toUpperCase();
  return catalogue.find((it) => it.code.toUpperCase() === wanted);
}

/** A typed code without the apprentice "A", and whether it had one: `CPC-A` is the code `CPC`. */
export function readCode(typed: string): { code: string; apprentice: boolean } {
  const code = typed.trim().toUpperCase();
  const bare = code.replace(/-A$/, '');
  const apprentice = bare !== code && canBeApprentice(bare);
  return { code: apprentice ? bare : code, apprentice };
}

/** Hours in words as minutes, or what is wrong with them; every field for hours reads them alike. */
export function readHours(typed: string): ReadNumber {
  return readMinutes(typed);
}
