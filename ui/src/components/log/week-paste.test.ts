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
    ['6:30', 390],
    ['6:30:00', 390],
    ['90m', 90],
    ['0', 0],
  ])('%s is understood', (text, minutes) => {
    expect(readCell(text)).toEqual({ minutes });
  });

  it('fill the week from the cell that has the focus', () => {
    expect(readGrid('7.5\t8\r\n6:30\t90 min\r\n', { row: 1, column: 2 }, week)).toEqual({
      cells: [
        { row: 1, column: 2, text: '7.5', minutes: 450 },
        { row: 1, column: 3, text: '8', minutes: 480 },
        { row: 2, column: 2, text: '6:30', minutes: 390 },
        { row: 2, column: 3, text: '90 min', minutes: 90 },
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

  it('of an attendance sheet keep its marks as questions: 8M is no eight minutes, 8H no eight hours', () => {
    const { cells } = readGrid('8\t8H\t7.75\t8M\t4\t35.75\tRA\r\n', { row: 0, column: 0 }, week);
    expect(cells.map((it) => ('minutes' in it ? it.minutes : 'asked'))).toEqual([
      480,
      'asked',
      465,
      'asked',
      240,
      'asked',
      'asked',
    ]);
  });

  it.each([
    ['8A\t8', 1],
    ['8H\t8M', 2],
    ['8m\t7.5', 1],
    ['8 h\t7.5 h', 0],
    ['8h\t7.5h', 0],
    ['90m\t60m', 0],
    ['8hrs\t7.5', 0],
  ])('%s has %i to look at', (text, asked) => {
    const { cells } = readGrid(text, { row: 0, column: 0 }, week);
    expect(cells.filter((it) => 'problem' in it)).toHaveLength(asked);
  });

  it('never read a comma as a point: 6,5 is asked about, 1,000 is no hour', () => {
    expect(readCell('6,5')).toEqual({ problem: 'Did you mean 6.5? Use a decimal point.' });
    expect(readCell('1,000')).toHaveProperty('problem');
  });

  it('leave a day alone where they are empty, and are counted where the week ends', () => {
    expect(readGrid('8\t\t8\t8', { row: 2, column: 5 }, week)).toEqual({
      cells: [{ row: 2, column: 5, text: '8', minutes: 480 }],
      outside: 2,
    });
  });
});
