/** What is chosen for an issuer that is on no list. */
export const ANOTHER = 'another';

/** The bodies whose rules come with Milepost. */
const KNOWN = ['AAPC', 'AHIMA'] as const;

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** The issuers to choose from: those with rules, then the person's own, each once. */
export function issuersFor(own: readonly string[]): string[] {
  const list: string[] = [...KNOWN];
  for (const name of own) {
    if (name.trim() !== '' && !list.some((it) => same(it, name))) list.push(name.trim());
  }
  return list;
}

/** The choice that stands for what a record holds: one of the list however it is written, another one, or none yet. */
export function chosenFor(list: readonly string[], value: string): string {
  if (value.trim() === '') return '';
  return list.find((it) => same(it, value)) ?? ANOTHER;
}
