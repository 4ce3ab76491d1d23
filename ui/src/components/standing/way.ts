import type { FactKey, NextStep, Problem, Target } from '$lib/backend';
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
  if (kind === 'rules') return { address: '#/rulebook' };
  if (kind === 'account' && id === null) return { address: '#/settings?part=accounts' };
  if (ask === 'was_so') return { address: '#/log?show=plans' };
  if (id === null) return null;
  if (kind === 'exam' && (ask === 'exam_result' || ask === 'earned'))
    return { address: '#/standing', open: () => answerExam(id) };
  if (kind === 'cycle' && ask === 'answer_day')
    return { address: `${addressAbout(`cycle:${id}`) ?? '#/renewals'}&part=audit` };
  const address = addressAbout(`${kind}:${id}`);
  if (address === null) return null;
  const key = { kind, id } as FactKey;
  return sheets.has(key) ? { address, open: () => void sheets.show(key) } : { address };
}

/** Puts the focus on a question where it stands on the page; where it does not, goes to its record. */
function answerQuestion(kind: string, otherwise: Way | null): void {
  router.go('standing');
  requestAnimationFrame(() => {
    const asked = document.querySelector<HTMLElement>(`[data-kind="${CSS.escape(kind)}"]`);
    const control =
      asked?.tabIndex === -1 && asked.hasAttribute('tabindex')
        ? asked
        : asked?.querySelector<HTMLElement>('button');
    if (control) {
      control.scrollIntoView({ block: 'nearest' });
      control.focus();
    } else if (otherwise?.open) otherwise.open();
    else if (otherwise) window.location.hash = otherwise.address;
  });
}

/** The way to what a step asks for: its question where it has one, else where it is done. */
export function wayToStep(step: NextStep): Way | null {
  const way = wayTo(step.target);
  const { question } = step;
  return question
    ? { address: way?.address ?? '#/standing', open: () => answerQuestion(question.kind, way) }
    : way;
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

/** The way to what a problem is about; one that is about no record concerns the accounts. */
export function wayToProblem(problem: Problem): Way {
  return wayToFact(problem.fact) ?? { address: '#/settings?part=accounts' };
}
