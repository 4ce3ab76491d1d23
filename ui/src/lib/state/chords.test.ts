import { describe, expect, it } from 'vitest';
import { chordOf, chordSpoken, chordText, isBare } from './chords';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => chordOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('a chord', () => {
  it.each([
    ['mod+shift+l', 'Ctrl Shift L', '⌘⇧L'],
    ['g s', 'G then S', 'G then S'],
    ['?', '?', '?'],
    ['escape', 'Esc', 'Esc'],
  ])('%s is shown as the keyboard has it', (chord, pc, mac) => {
    expect(chordText(chord, false)).toBe(pc);
    expect(chordText(chord, true)).toBe(mac);
  });

  it('is told to assistive technology by the names of its keys', () => {
    expect(chordSpoken('mod+shift+l', false)).toBe('Control+Shift+L');
  });

  it.each([
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('k', { metaKey: true }), 'mod+k'],
    [press('L', { ctrlKey: true, shiftKey: true }), 'mod+shift+l'],
    [press('?', { shiftKey: true }), '?'],
    [press(',', { ctrlKey: true }), 'mod+,'],
    [press('Tab', { shiftKey: true }), 'shift+tab'],
    [press('G', { shiftKey: true }), 'shift+g'],
  ])('is read from a key press: %s', (read, chord) => {
    expect(read).toBe(chord);
  });

  it('is bare where typing could set it off', () => {
    expect(['g', 'n', '?', 'g s'].every(isBare)).toBe(true);
    expect(['mod+k', 'mod+shift+l', 'f6'].some(isBare)).toBe(false);
  });
});
