/** What a key does in the list of the log; nothing here means that it is not the list's. */
export type ListStep =
  /** Goes to a row; with `choose`, everything from where choosing began is chosen. */
  | { does: 'go'; to: number; choose: boolean }
  /** Chooses the row, or lets it go. */
  | { does: 'toggle' }
  | { does: 'all' }
  | { does: 'none' }
  | { does: 'open' }
  | { does: 'copy' }
  | { does: 'remove' }
  | { does: 'confirm' };

interface List {
  /** How many rows there are. */
  count: number;
  /** How many of them are in sight. */
  page: number;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The keys of the list. They work while it has the focus, so that letters are free elsewhere. */
export function listKey(pressed: Pressed, at: number, { count, page }: List): ListStep | null {
  if (pressed.altKey) return null;
  const { key } = pressed;
  const go = (to: number): ListStep => ({
    does: 'go',
    to: Math.max(0, Math.min(count - 1, to)),
    choose: pressed.shiftKey,
  });
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key === 'a' || key === 'A') return { does: 'all' };
    if (key === 'd' || key === 'D') return { does: 'copy' };
    if (key === 'Home') return go(0);
    return key === 'End' ? go(count - 1) : null;
  }
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(count - 1);
    case ' ':
      return { does: 'toggle' };
    case 'Enter':
      return { does: 'open' };
    case 'Escape':
      return { does: 'none' };
    case 'Delete':
    case 'Backspace':
      return { does: 'remove' };
    case 'c':
      return { does: 'confirm' };
  }
  return null;
}
