import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '$lib/state/app.svelte';
import { hearKeys } from '$lib/state/keys';
import { palette } from '$lib/state/palette.svelte';
import { router } from '$lib/state/router.svelte';
import { sheets } from '$lib/state/sheets.svelte';
import { zoom } from '$lib/state/zoom.svelte';
import { placeList } from '$lib/places';
import { openApp } from '../../test-support';
import { actionOf, actions, isPossible } from '.';

let stop: () => void = () => undefined;

beforeEach(async () => {
  await openApp();
  router.go('standing');
  document.body.innerHTML = '<main><input id="field"></main>';
  stop();
  stop = hearKeys();
});

function press(
  key: string,
  held: Partial<KeyboardEventInit> = {},
  target: Element = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  target.dispatchEvent(event);
  return event;
}

describe('the list of actions', () => {
  it('names each action and each chord once', () => {
    const ids = actions.map((it) => it.id);
    expect(new Set(ids).size).toBe(ids.length);
    const chords = actions.flatMap((it) => it.keys ?? []);
    expect(new Set(chords).size).toBe(chords.length);
  });

  it('leads to every place, each with a letter of its own', () => {
    for (const { place, letter } of placeList) {
      expect(
        actions.find((it) => it.id === `go-${place}`),
        place,
      ).toBeDefined();
      expect(letter).toMatch(/^[a-z]$/);
    }
    expect(new Set(placeList.map((it) => it.letter)).size).toBe(placeList.length);
  });

  it('offers only what is possible: no Path to CPC without an A, no undo before a change', async () => {
    const path = actions.find((it) => it.id === 'go-path');
    expect(path && isPossible(path)).toBe(true);
    app.standing = app.standing && { ...app.standing, apprentice: [] };
    app.records = app.records && { ...app.records, credentials: [] };
    expect(path && isPossible(path)).toBe(false);
    const redo = actionOf('mod+shift+z');
    expect(redo && isPossible(redo)).toBe(false);
  });
});

describe('keys', () => {
  it('g and then a letter goes to a place', () => {
    press('g');
    press('r');
    expect(router.place).toBe('renewals');
  });

  it('a letter that leads nowhere ends the two, and does nothing else', () => {
    press('g');
    press('x');
    press('l');
    expect(router.place, 'the g was used up by the x').toBe('standing');
  });

  it('n adds what belongs to the place', () => {
    router.go('renewals');
    press('n');
    expect(sheets.open).toEqual({ add: 'credit', of: undefined });
    sheets.close();
  });

  it('letters are letters in a field, and commands with Ctrl are commands there too', () => {
    const field = document.getElementById('field') as HTMLElement;
    expect(press('g', {}, field).defaultPrevented).toBe(false);
    press('s', {}, field);
    press('?', {}, field);
    expect([router.place, palette.keys]).toEqual(['standing', false]);
    press('k', { ctrlKey: true }, field);
    expect(palette.open).toBe(true);
    palette.close();
  });

  it('Ctrl A marks what is in a field, and never the whole page', () => {
    const field = document.querySelector('#field') as Element;
    expect(press('a', { ctrlKey: true }, field).defaultPrevented).toBe(false);
    expect(press('a', { ctrlKey: true }).defaultPrevented).toBe(true);
  });

  it('letters can be turned off', async () => {
    await app.saveSettings({ letter_keys_off: true });
    press('g');
    press('r');
    press('?');
    expect([router.place, palette.keys]).toEqual(['standing', false]);
  });

  it('do nothing behind an open dialog', () => {
    document.body.innerHTML = '<div role="dialog" data-modal></div>';
    press('g');
    press('r');
    press('l', { ctrlKey: true, shiftKey: true });
    expect(router.place).toBe('standing');
  });

  it('Ctrl with plus, minus and nought draw everything in another size, also above a dialog', async () => {
    document.body.innerHTML = '<div role="dialog" data-modal></div>';
    press('+', { ctrlKey: true, shiftKey: true });
    await expect.poll(() => zoom.percent).toBe(125);
    press('=', { ctrlKey: true });
    await expect.poll(() => zoom.percent).toBe(150);
    press('-', { ctrlKey: true });
    await expect.poll(() => zoom.percent).toBe(125);
    press('0', { ctrlKey: true });
    await expect.poll(() => zoom.percent).toBe(100);
  });

  it('? lists the keys', () => {
    press('?', { shiftKey: true });
    expect(palette.keys).toBe(true);
    palette.keys = false;
  });
});
