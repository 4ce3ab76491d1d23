/** Actions that take back, keep, find and explain. */
import { app } from '$lib/state/app.svelte';
import { palette } from '$lib/state/palette.svelte';
import { router } from '$lib/state/router.svelte';
import type { Action } from './action';

/** Puts the focus on the search field of the place that is open; where it has none, the palette searches. */
function findHere(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!field) return palette.show();
  field.focus();
  field.select();
}

export const changing: readonly Action[] = [
  {
    id: 'undo', name: 'Undo', group: 'change', icon: 'undo', keys: 'mod+z', words: 'take back revert',
    possible: () => app.start?.undo !== null, detail: () => (app.start?.undo ?? '').replace(/^Undo /, ''), run: () => app.undo(),
  },
  {
    id: 'redo', name: 'Redo', group: 'change', icon: 'redo', keys: 'mod+shift+z', words: 'again repeat',
    possible: () => app.start?.redo !== null, detail: () => (app.start?.redo ?? '').replace(/^Redo /, ''), run: () => app.redo(),
  },
  { id: 'restore-removed', name: 'Bring back something removed', group: 'change', icon: 'undo', words: 'restore deleted trash bin', run: () => router.go('settings', { part: 'removed' }) },
  { id: 'find', name: 'Find in this place', group: 'help', icon: 'search', keys: 'mod+f', words: 'search filter', run: findHere },
  { id: 'palette', name: 'Search, do, go to', group: 'help', icon: 'search', keys: 'mod+k', words: 'command palette', run: () => palette.toggle() },
  { id: 'keys', name: 'All keys', group: 'help', icon: 'keys', keys: '?', words: 'shortcuts keyboard help', run: () => void (palette.keys = true) },
];
