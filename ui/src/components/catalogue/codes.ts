import type { Catalogued } from '$lib/backend';
import { canBeApprentice, catalogued, readCode } from '$lib/credentials';

/** A code as it is offered. */
export interface OfferedCode {
  code: string;
  name: string;
}

/** Whether the rulebook's list has a code, with or without the apprentice "A". */
export function isListed(catalogue: readonly Catalogued[], typed: string): boolean {
  // Before the rulebook has been read, nobody can say that a code is not on its list.
  return catalogue.length === 0 || catalogued(catalogue, readCode(typed).code) !== undefined;
}

/** The codes that fit what was typed: those that begin so, then those whose name has the words. */
export function codesFor(catalogue: readonly Catalogued[], typed: string): OfferedCode[] {
  const wanted = typed.trim().toUpperCase();
  const offered = catalogue.flatMap((it) => {
    const plain = { code: it.code, name: `${it.name}, ${it.issuer}` };
    return canBeApprentice(it.code)
      ? [{ code: `${it.code}-A`, name: `${it.name}, apprentice, ${it.issuer}` }, plain]
      : [plain];
  });
  if (wanted === '') return offered;
  const begins = offered.filter((it) => it.code.toUpperCase().startsWith(wanted));
  const named = offered.filter(
    (it) => !begins.includes(it) && it.name.toUpperCase().includes(wanted),
  );
  return [...begins, ...named];
}
