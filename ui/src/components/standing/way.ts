import type { FactKey, Target } from '$lib/backend';
import { router } from '$lib/state/router.svelte';
import { sheets } from '$lib/state/sheets.svelte';
import { addressAbout } from './about';

/** The way to where something is done: an address, and what a plain click does instead of only going there. */
export interface Way {
  address: string;
  /** Opens the very record or question; none where the address does. */
  open?: () => void;
}

/** Where the exam that asks how it went stands on the page. */
const momentSelector = (id: string): string => `[data-exam="${CSS.escape(id)}"] button`;

/** Puts the focus on the first answer of an exam's question, once the page shows it. */
function answerExam(id: string): void {
  router.go('standing');
  requestAnimationFrame(() => document.querySelector<HTMLElement>(momentSelector(id))?.focus());
}

/** The way to a target: the very record, form or question. */
export function wayTo(target: Target | null): Way | null {
  if (target === null) return null;
  const { kind, id, ask } = target;
  if (kind === 'copies') return { address: '#/safety' };
  if (kind === 'account' && id === null) return { address: '#/settings?part=accounts' };
  if (ask === 'was_so') return { address: '#/log?show=plans' };
  if (id === null) return null;
  if (kind === 'exam' && (ask === 'exam_result' || ask === 'earned')) return { address: '#/standing', open: () => answerExam(id) };
  if (kind === 'cycle' && ask === 'answer_day') return { address: `${addressAbout(`cycle:${id}`) ?? '#/renewals'}&part=audit` };
  const address = addressAbout(`${kind}:${id}`);
  if (address === null) return null;
  const key = { kind, id } as FactKey;
  return sheets.has(key) ? { address, open: () => void sheets.show(key) } : { address };
}

/** The way to the fact of a problem or a reminder, as "kind:id" names it. */
export function wayToFact(about: string | null): Way | null {
  if (about === null) return null;
  const [kind = '', ...rest] = about.split(':');
  const key = { kind, id: rest.join(':') } as FactKey;
  const address = addressAbout(about);
  if (address === null) return null;
  return sheets.has(key) ? { address, open: () => void sheets.show(key) } : { address };
}
