/** The clipboard, as another program fills it. */
import { Key } from 'webdriverio';

import type { Window } from './milepost.ts';

/** Puts a text on the clipboard by the window itself, as copying in another program would. */
export async function copy(window: Window, words: string): Promise<void> {
  await window.execute((it: string) => {
    const field = document.createElement('textarea');
    field.value = it;
    field.dataset['testid'] = 'clipboard-source';
    field.style.position = 'fixed';
    field.style.top = '0';
    document.body.append(field);
    field.focus();
    field.select();
  }, words);
  await window.keys([Key.Ctrl, 'c']);
  await window.execute(() => {
    document.querySelector('[data-testid="clipboard-source"]')?.remove();
    document.getElementById('content')?.focus();
  });
}
