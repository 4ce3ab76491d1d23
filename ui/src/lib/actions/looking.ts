/** Actions that change how the window looks, or what it looks at. */
import { normalizeError, type Settings } from '$lib/backend';
import { day } from '$lib/format/dates';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { appearance } from '$lib/state/theme.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { zoom } from '$lib/state/zoom.svelte';
import type { Action } from './action';

async function set(change: Partial<Settings>): Promise<void> {
  try {
    await app.saveSettings(change);
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
  }
}

/** Goes to the road and puts the focus on its handle, once it is there. */
function lookAtAnotherDay(): void {
  router.go('standing');
  const focus = () => document.querySelector<HTMLElement>('[data-testid="as-of"]')?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

export const looking: readonly Action[] = [
  {
    id: 'as-of',
    name: 'Look at another day',
    group: 'look',
    icon: 'calendar',
    words: 'as of date time travel handle road',
    run: lookAtAnotherDay,
  },
  {
    id: 'today',
    name: 'Back to today',
    group: 'look',
    icon: 'calendar',
    possible: () => app.asOf !== null,
    detail: () => (app.asOf ? `now looking at ${day(app.asOf)}` : ''),
    run: () => app.look(null),
  },
  {
    id: 'dark',
    name: 'Use the dark theme',
    group: 'look',
    icon: 'theme',
    words: 'night colors appearance',
    possible: () => appearance.theme !== 'dark',
    run: () => set({ theme: 'dark' }),
  },
  {
    id: 'light',
    name: 'Use the light theme',
    group: 'look',
    icon: 'theme',
    words: 'day colors appearance',
    possible: () => appearance.theme !== 'light',
    run: () => set({ theme: 'light' }),
  },
  {
    id: 'system',
    name: 'Match system',
    group: 'look',
    icon: 'theme',
    words: 'colors appearance automatic',
    possible: () => appearance.theme !== 'system',
    run: () => set({ theme: 'system' }),
  },
  {
    id: 'compact',
    name: 'Use compact rows',
    group: 'look',
    icon: 'rows',
    words: 'density tight',
    possible: () => appearance.density !== 'compact',
    run: () => set({ density: 'compact' }),
  },
  {
    id: 'comfortable',
    name: 'Use comfortable rows',
    group: 'look',
    icon: 'rows',
    words: 'density wide',
    possible: () => appearance.density !== 'comfortable',
    run: () => set({ density: 'comfortable' }),
  },
  {
    id: 'zoom-in',
    name: 'Make everything larger',
    group: 'look',
    icon: 'search',
    keys: 'mod+=',
    words: 'zoom in bigger text size',
    run: () => zoom.step('in'),
  },
  {
    id: 'zoom-out',
    name: 'Make everything smaller',
    group: 'look',
    icon: 'search',
    keys: 'mod+-',
    words: 'zoom out text size',
    run: () => zoom.step('out'),
  },
  {
    id: 'zoom-actual',
    name: 'Show everything at actual size',
    group: 'look',
    icon: 'search',
    keys: 'mod+0',
    words: 'zoom reset 100% text size',
    run: () => zoom.step('actual'),
  },
  {
    id: 'open-sample',
    name: 'Open the sample logbook',
    group: 'look',
    icon: 'sample',
    words: 'demo example try',
    possible: () => app.start?.sample === false,
    run: () => app.openSample(),
  },
  {
    id: 'close-sample',
    name: 'Close the sample logbook',
    group: 'look',
    icon: 'sample',
    words: 'demo example own',
    possible: () => app.start?.sample === true,
    run: () => app.closeSample(),
  },
  {
    id: 'ask-again',
    name: 'Ask the first questions again',
    group: 'look',
    icon: 'question',
    words: 'onboarding set up welcome',
    possible: () => app.start?.sample === false,
    run: () => void (app.asking = true),
  },
];
