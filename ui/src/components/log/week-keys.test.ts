import { describe, expect, it } from 'vitest';
import { cellKey } from './week-keys';

const grid = { rows: 3, columns: 7 };
const middle = { row: 1, column: 3 };

describe('the keys of the week grid', () => {
  it.each([
    ['Enter', { row: 2, column: 3 }],
    ['ArrowDown', { row: 2, column: 3 }],
    ['ArrowUp', { row: 0, column: 3 }],
    ['ArrowLeft', { row: 1, column: 2 }],
    ['ArrowRight', { row: 1, column: 4 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 6 }],
  ])('%s goes to the neighbour', (key, to) => {
    expect(cellKey(key, false, middle, grid, false)).toEqual({ does: 'go', to });
  });

  it('Shift and Enter goes up', () => {
    expect(cellKey('Enter', true, middle, grid, true)).toEqual({
      does: 'go',
      to: { row: 0, column: 3 },
    });
  });

  it('nothing leads out of the grid but Tab, which is the field’s own', () => {
    expect(cellKey('ArrowUp', false, { row: 0, column: 0 }, grid, false)).toEqual({
      does: 'go',
      to: { row: 0, column: 0 },
    });
    expect(cellKey('Enter', false, { row: 2, column: 6 }, grid, false)).toEqual({
      does: 'go',
      to: { row: 2, column: 6 },
    });
    expect(cellKey('Tab', false, middle, grid, true)).toBeNull();
  });

  it('while typing, the keys that move in a text are the field’s own', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete', 'Backspace']) {
      expect(cellKey(key, false, middle, grid, true), key).toBeNull();
    }
  });

  it('Escape restores and Delete clears', () => {
    expect(cellKey('Escape', false, middle, grid, true)).toEqual({ does: 'restore' });
    expect(cellKey('Delete', false, middle, grid, false)).toEqual({ does: 'clear' });
  });

  it('C confirms a plan, and is a letter while typing', () => {
    expect(cellKey('c', false, middle, grid, false)).toEqual({ does: 'confirm' });
    expect(cellKey('c', false, middle, grid, true)).toBeNull();
  });

  it('digits begin to type: the field takes them', () => {
    expect(cellKey('7', false, middle, grid, false)).toBeNull();
  });
});
