import { addDays, mondayOf } from '$lib/format/dates';
import { app } from './app.svelte';
import { quickAdd } from './quick-add.svelte';
import { router } from './router.svelte';

/** The fields in which something was typed since they got the focus: they undo their own text. */
const typedIn = new WeakSet<EventTarget>();

/** Says that a field's text was taken over, so that it has nothing of its own to undo. */
export function forgetTyping(field: EventTarget | null | undefined): void {
  if (field) typedIn.delete(field);
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea'))
  );
}

/** The parts of the window that F6 goes around. */
const regions = ['[data-region="rail"]', '[data-region="top"]', '[data-region="content"]'];

function nextRegion(backward: boolean): void {
  const found = regions.map((it) => document.querySelector<HTMLElement>(it)).filter((it) => it !== null);
  const now = found.findIndex((it) => it.contains(document.activeElement));
  const next = found[(now + (backward ? -1 : 1) + found.length) % found.length];
  const first = next?.querySelector<HTMLElement>('[aria-current="page"], a[href], button, input, [tabindex="0"]');
  (first ?? next)?.focus();
}

function onKey(event: KeyboardEvent): void {
  if (event.key === 'F6') {
    event.preventDefault();
    nextRegion(event.shiftKey);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 'l' && event.shiftKey) {
    // Last week with its usual hours filled in; Enter saves them.
    event.preventDefault();
    router.go('log', { week: addDays(mondayOf(app.today), -7), fill: 'usual' });
  } else if (key === 'l') {
    event.preventDefault();
    quickAdd.focus();
  } else if (key === 'k' && !event.shiftKey) {
    event.preventDefault();
    quickAdd.focus();
  } else if (key === 'z' || (key === 'y' && !event.shiftKey)) {
    // A field with words of its own takes those back first.
    if (isEditable(event.target) && event.target && typedIn.has(event.target)) return;
    if (document.querySelector('[role="dialog"][data-modal]')) return;
    event.preventDefault();
    void (key === 'y' || event.shiftKey ? app.redo() : app.undo());
  }
}

/** Hears the keys of the whole window; the answer stops it. */
export function hearKeys(): () => void {
  const typed = (event: Event) => {
    if (event.target) typedIn.add(event.target);
  };
  const focused = (event: FocusEvent) => forgetTyping(event.target);
  window.addEventListener('keydown', onKey);
  window.addEventListener('input', typed, true);
  window.addEventListener('focusin', focused);
  return () => {
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('input', typed, true);
    window.removeEventListener('focusin', focused);
  };
}
