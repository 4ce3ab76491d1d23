/**
 * Keys as one names them: `mod+shift+l` (the command key with others), `g s` (one after the
 * other), `?` (a single sign). "mod" is Ctrl, on a Mac the command key.
 */

/** Whether this is a Mac, whose keys have other names. */
const onMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);

const names: Record<string, string> = {
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  tab: 'Tab',
  shift: 'Shift',
  alt: 'Alt',
  delete: 'Delete',
  arrowleft: 'Left',
  arrowright: 'Right',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  home: 'Home',
  f6: 'F6',
  '=': '+',
  '-': '–',
};
const macNames: Record<string, string> = { shift: '⇧', alt: '⌥' };

/** A chord in the words of the person's keyboard: `Ctrl Shift L`, `⌘L`, `G then S`. */
export function chordText(chord: string, mac = onMac): string {
  const parts = chord.split(' ').map((step) => {
    const keys = step.split('+').map((key) => {
      if (key === 'mod') return mac ? '⌘' : 'Ctrl';
      const word = (mac ? macNames[key] : undefined) ?? names[key] ?? key;
      return word.length === 1 ? word.toUpperCase() : word;
    });
    return keys.join(mac && keys.every((key) => key.length === 1) ? '' : ' ');
  });
  return parts.join(' then ');
}

/** A chord as assistive technology reads it: `Control+Shift+L`. */
export function chordSpoken(chord: string, mac = onMac): string {
  return chord
    .split('+')
    .map((key) =>
      key === 'mod'
        ? mac
          ? 'Meta'
          : 'Control'
        : key === 'shift'
          ? 'Shift'
          : key.length === 1
            ? key.toUpperCase()
            : key,
    )
    .join('+');
}

/** Whether a chord is a bare letter or sign, which typing in a field must not set off. */
export function isBare(chord: string): boolean {
  return !chord.includes('mod+') && !/^f\d+$/.test(chord);
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The key press as a chord, as `chords` write it: `mod+shift+l`, `?`. */
export function chordOf(event: Pressed): string {
  const key = event.key.toLowerCase();
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  // A sign such as `?` has its Shift in it already.
  const named = mod !== '' || key.length > 1 || /[a-z]/.test(key);
  return `${mod}${event.altKey ? 'alt+' : ''}${event.shiftKey && named ? 'shift+' : ''}${key}`;
}
