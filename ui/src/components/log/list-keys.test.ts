import { describe, expect, it } from 'vitest';
import { listKey } from './list-keys';

const list = { count: 100, page: 12 };
const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) =>
  listKey(
    { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held },
    50,
    list,
  );

describe('the keys of the log’s list', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 62],
    ['PageUp', 38],
    ['Home', 0],
    ['End', 99],
  ])('%s goes to row %i', (key, to) => {
    expect(press(key)).toEqual({ does: 'go', to, choose: false });
    expect(press(key, { shiftKey: true }), 'with Shift everything on the way is chosen').toEqual({
      does: 'go',
      to,
      choose: true,
    });
  });

  it('stay inside the list', () => {
    expect(
      listKey(
        { key: 'ArrowUp', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
        0,
        list,
      ),
    ).toMatchObject({ to: 0 });
    expect(
      listKey(
        { key: 'PageDown', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
        95,
        list,
      ),
    ).toMatchObject({ to: 99 });
  });

  it.each([
    [' ', 'toggle'],
    ['Enter', 'open'],
    ['Escape', 'none'],
    ['Delete', 'remove'],
    ['Backspace', 'remove'],
    ['c', 'confirm'],
  ])('"%s" does "%s"', (key, does) => {
    expect(press(key)).toEqual({ does });
  });

  it('Ctrl A chooses all, Ctrl D copies, on a Mac with Command', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ does: 'all' });
    expect(press('a', { metaKey: true })).toEqual({ does: 'all' });
    expect(press('d', { ctrlKey: true })).toEqual({ does: 'copy' });
  });

  it('leave the keys of the window alone', () => {
    expect(press('z', { ctrlKey: true })).toBeNull();
    expect(press('c', { ctrlKey: true }), 'copying text').toBeNull();
    expect(press('x')).toBeNull();
    expect(press('ArrowDown', { altKey: true })).toBeNull();
  });
});
