import { actionOf, isPossible } from '$lib/actions';
import { app } from './app.svelte';
import { chordOf, isBare } from './chords';
import { prefix } from './prefix.svelte';
import { zoom } from './zoom.svelte';

/** The fields in which something was typed since they got the focus: they undo their own text. */
const typedIn = new WeakSet<EventTarget>();

/** Says that a field's text was taken over, so that it has nothing of its own to undo. */
export function forgetTyping(field: EventTarget | null | undefined): void {
  if (field) typedIn.delete(field);
}

function isEditable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea'))
  );
}

/** Whether a key is the control's own: letters choose in an open list, and a week's cell is typed into. */
function takesLetters(target: EventTarget | null): boolean {
  if (isEditable(target)) return true;
  return (
    target instanceof HTMLElement &&
    target.closest('[role="listbox"], [role="menu"], [role="combobox"], [data-takes-letters]') !==
      null
  );
}

/** The parts of the window that F6 goes around. */
const regions = ['[data-region="rail"]', '[data-region="top"]', '[data-region="content"]'];

function nextRegion(backward: boolean): void {
  const found = regions
    .map((it) => document.querySelector<HTMLElement>(it))
    .filter((it) => it !== null);
  const now = found.findIndex((it) => it.contains(document.activeElement));
  const next = found[(now + (backward ? -1 : 1) + found.length) % found.length];
  const first = next?.querySelector<HTMLElement>(
    '[aria-current="page"], a[href], button:not(:disabled), input, [tabindex="0"]',
  );
  (first ?? next)?.focus();
}

function modalIsOpen(): boolean {
  return document.querySelector('[role="dialog"][data-modal]') !== null;
}

/** The chord that this press makes, with a `g` that came before it. */
function pressed(event: KeyboardEvent): string {
  const chord = chordOf(event);
  const first = prefix.take();
  if (chord === 'mod+y') return 'mod+shift+z';
  return first ? `${first} ${chord}` : chord;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || ['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return;
  if (event.key === 'F6') {
    event.preventDefault();
    nextRegion(event.shiftKey);
    return;
  }
  // The size of the page is the person's everywhere, also above a dialog.
  const size = zoom.asked(chordOf(event));
  if (size) {
    event.preventDefault();
    void zoom.step(size);
    return;
  }
  const places = app.start && !app.start.trouble && !app.welcoming;
  if (!places) return;
  const chord = pressed(event);
  // Nothing but a field or a list has an "all": the page is no text that is marked as a whole.
  if (chord === 'mod+a' && !isEditable(event.target)) event.preventDefault();
  if (isBare(chord)) {
    if (app.start?.settings.letter_keys_off || takesLetters(event.target) || modalIsOpen()) return;
    if (chord === 'g') {
      event.preventDefault();
      prefix.begin('g');
      return;
    }
  }
  const action = actionOf(chord);
  if (!action) return;
  // What is open above the page keeps its keys; the palette closes by its own.
  if (modalIsOpen()) {
    if (chord === 'mod+k' || chord === 'mod+l') event.preventDefault();
    return;
  }
  // A field with words of its own takes those back first.
  const undoes = action.id === 'undo' || action.id === 'redo';
  if (undoes && isEditable(event.target) && event.target && typedIn.has(event.target)) return;
  event.preventDefault();
  if (isPossible(action)) void action.run();
}

/** Hears the keys of the whole window; the answer stops it. */
export function hearKeys(): () => void {
  const typed = (event: Event) => {
    if (event.target) typedIn.add(event.target);
  };
  const focused = (event: FocusEvent) => forgetTyping(event.target);
  const clicked = () => prefix.take();
  window.addEventListener('keydown', onKey);
  window.addEventListener('input', typed, true);
  window.addEventListener('focusin', focused);
  window.addEventListener('pointerdown', clicked);
  return () => {
    window.removeEventListener('keydown', onKey);
    window.removeEventListener('input', typed, true);
    window.removeEventListener('focusin', focused);
    window.removeEventListener('pointerdown', clicked);
  };
}
