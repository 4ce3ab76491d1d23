/** Actions that take back, keep, find and explain. */
import { app } from '$lib/state/app.svelte';
import { palette } from '$lib/state/palette.svelte';
import { router } from '$lib/state/router.svelte';
import { takingOut } from '$lib/state/taking-out.svelte';
import { safety } from '$lib/state/safety.svelte';
import type { Action } from './action';

/** Puts the focus on the search field of the place that is open; where it has none, the palette searches. */
function findHere(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!field) return palette.show();
  field.focus();
  field.select();
}

function checkFile(): Promise<void> {
  router.go('safety');
  return safety.check();
}

export const changing: readonly Action[] = [
  {
    id: 'undo',
    name: 'Undo',
    group: 'change',
    icon: 'undo',
    keys: 'mod+z',
    words: 'take back revert',
    possible: () => app.start?.undo !== null,
    detail: () => (app.start?.undo ?? '').replace(/^Undo /, ''),
    run: () => app.undo(),
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'change',
    icon: 'redo',
    keys: 'mod+shift+z',
    words: 'again repeat',
    possible: () => app.start?.redo !== null,
    detail: () => (app.start?.redo ?? '').replace(/^Redo /, ''),
    run: () => app.redo(),
  },
  {
    id: 'back-up',
    name: 'Back up now',
    group: 'keep',
    icon: 'safety',
    words: 'copy backup save safe',
    possible: () => app.start?.sample === false && !app.start.empty,
    detail: () => safety.line?.words ?? '',
    run: () => safety.copyNow(),
  },
  {
    id: 'restore-copy',
    name: 'Restore a copy',
    group: 'keep',
    icon: 'copy',
    words: 'backup go back earlier',
    possible: () => app.start?.sample === false,
    run: () => router.go('safety'),
  },
  {
    id: 'check-file',
    name: 'Check the file',
    group: 'keep',
    icon: 'check',
    words: 'verify integrity damage',
    run: () => checkFile(),
  },
  {
    id: 'second-folder',
    name: 'Choose a second folder for copies',
    group: 'keep',
    icon: 'safety',
    words: 'backup usb drive stick disk cloud',
    possible: () => app.start?.sample === false,
    run: () => safety.chooseFolder(),
  },
  {
    id: 'take-out',
    name: 'Export a spreadsheet, a report or everything',
    group: 'keep',
    icon: 'download',
    words:
      'xlsx excel csv text zip report manager auditor save file leave take out print hours credits',
    run: () => takingOut.show(),
  },
  {
    id: 'export',
    name: 'Export everything as JSON',
    group: 'keep',
    icon: 'download',
    words: 'save file json leave take out',
    run: () => safety.exportFacts(),
  },
  {
    id: 'restore-removed',
    name: 'Bring back something removed',
    group: 'change',
    icon: 'undo',
    words: 'restore deleted trash bin',
    run: () => router.go('settings', { part: 'removed' }),
  },
  {
    id: 'find',
    name: 'Find in this place',
    group: 'help',
    icon: 'search',
    keys: 'mod+f',
    words: 'search filter',
    run: findHere,
  },
  {
    id: 'palette',
    name: 'Search, do, go to',
    group: 'help',
    icon: 'search',
    keys: 'mod+k',
    words: 'command palette',
    run: () => palette.toggle(),
  },
  {
    id: 'keys',
    name: 'All keys',
    group: 'help',
    icon: 'keys',
    keys: '?',
    words: 'shortcuts keyboard help',
    run: () => void (palette.keys = true),
  },
];
