/** What is pasted where no field takes it: rows to be brought in, or the page of an issuer. */
import { app } from './app.svelte';
import { comparing } from './comparing.svelte';
import { importing } from './importing.svelte';
import { quickAdd } from './quick-add.svelte';
import { router } from './router.svelte';

/** One row of a sheet: three cells or more in a line. */
function isRow(text: string): boolean {
  return text.trim().split('\t').length > 2;
}

/** Whether a text is a table or several lines, and not a word or a sentence. */
function isRows(html: string, text: string): boolean {
  if (/<table/i.test(html) && /[\t\n\r]/.test(text.trim())) return true;
  if (isRow(text)) return true;
  return text.split(/[\n\r]+/).filter((it) => it.trim() !== '').length > 1;
}

/** Whether a text has columns: it is rows of a sheet, and no lines in words. */
export function isTable(html: string, text: string): boolean {
  return (
    isRows(html, text) &&
    (/<table/i.test(html) ||
      isRow(text) ||
      text.split(/[\n\r]+/).filter((it) => it.includes('\t')).length > 1)
  );
}

function takesPaste(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    !target.dataset.pasteTrap &&
    (target.isContentEditable ||
      target.matches('input:not([type=radio], [type=checkbox]), textarea') ||
      target.closest('[data-takes-letters], [data-modal]') !== null)
  );
}

/** Does with what was pasted what the place that is open means by it. */
function take(html: string, text: string): void {
  if (!app.start || app.start.trouble || text.trim() === '') return;
  if (router.place === 'compare') void comparing.paste(html === '' ? null : html, text);
  else if (isRows(html, text)) void importing.paste(html === '' ? null : html, text);
  else if (!app.welcoming) quickAdd.focus(text.trim());
}

/**
 * Hears what is pasted anywhere; the answer stops it. Where nothing is edited, WebKit pastes
 * nowhere: for that moment a field out of sight has the keys.
 */
export function hearPaste(): () => void {
  let trap: HTMLTextAreaElement | null = null;
  let before: Element | null = null;

  const close = () => {
    if (!trap) return;
    trap.remove();
    trap = null;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  const key = (event: KeyboardEvent) => {
    const pastes =
      (event.ctrlKey || event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      event.key.toLowerCase() === 'v';
    if (
      !pastes ||
      event.defaultPrevented ||
      takesPaste(event.target) ||
      document.querySelector('[data-modal]')
    )
      return;
    close();
    before = document.activeElement;
    trap = document.createElement('textarea');
    trap.dataset.pasteTrap = 'yes';
    trap.tabIndex = -1;
    trap.setAttribute('aria-hidden', 'true');
    trap.className = 'sr';
    document.body.append(trap);
    trap.focus({ preventScroll: true });
    setTimeout(close, 500);
  };
  const paste = (event: ClipboardEvent) => {
    if (
      event.defaultPrevented ||
      takesPaste(event.target) ||
      document.querySelector('[data-modal]')
    )
      return;
    const html = event.clipboardData?.getData('text/html') ?? '';
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    close();
    take(html, text);
  };
  window.addEventListener('keydown', key);
  window.addEventListener('paste', paste);
  return () => {
    close();
    window.removeEventListener('keydown', key);
    window.removeEventListener('paste', paste);
  };
}
