import { describe, expect, it } from 'vitest';
import { isGrid, readCell, readGrid } from './week-paste';

const week = { rows: 3, columns: 7 };

describe('cells from a spreadsheet', () => {
  it('are more than one: a tab or a line between them', () => {
    expect(isGrid('7.5\t8')).toBe(true);
    expect(isGrid('7.5\n8\n')).toBe(true);
    expect(isGrid('7.5\n'), 'a spreadsheet ends one cell with a line').toBe(false);
    expect(isGrid('7.5')).toBe(false);
  });

  it.each([
    ['6.5', 390],
    ['6,5', 390],
    ['6:30', 390],
    ['6:30:00', 390],
    ['90m', 90],
    ['0', 0],
  ])('%s is understood', (text, minutes) => {
    expect(readCell(text)).toEqual({ minutes });
  });

  it('fill the week from the cell that has the focus', () => {
    expect(readGrid('7.5\t8\r\n6:30\t90m\r\n', { row: 1, column: 2 }, week)).toEqual({
      cells: [
        { row: 1, column: 2, text: '7.5', minutes: 450 },
        { row: 1, column: 3, text: '8', minutes: 480 },
        { row: 2, column: 2, text: '6:30', minutes: 390 },
        { row: 2, column: 3, text: '90m', minutes: 90 },
      ],
      outside: 0,
    });
  });

  it('that are not understood say so, and the others are still read', () => {
    const { cells } = readGrid('sick\t25\t8', { row: 0, column: 0 }, week);
    expect(cells).toMatchObject([
      { column: 0, text: 'sick', problem: expect.stringContaining('6:30') },
      { column: 1, text: '25', problem: expect.stringContaining('24 h') },
      { column: 2, minutes: 480 },
    ]);
  });

  it('leave a day alone where they are empty, and are counted where the week ends', () => {
    expect(readGrid('8\t\t8\t8', { row: 2, column: 5 }, week)).toEqual({
      cells: [{ row: 2, column: 5, text: '8', minutes: 480 }],
      outside: 2,
    });
  });
});
