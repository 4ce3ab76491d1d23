import type { Catalogued } from './backend';

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

/** Hours in words as minutes, or nothing where they are no hours: `29.5` is 1,770. */
export function readHours(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*h(ours)?$/i, '');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return undefined;
  return Math.round(Number(text) * 60);
}
