import { readMinutes } from '$lib/format/read-number';

/** The longest that a day can be, in minutes. */
const longestDay = 24 * 60;

/** A pasted cell: what it says, or what is wrong with it. */
export type Pasted = { row: number; column: number; text: string } & (
  { minutes: number } | { problem: string }
);

/** What was pasted, from a cell on; `outside` counts what has no cell in the week. */
export interface PastedGrid {
  cells: Pasted[];
  outside: number;
}

/** Whether a text is cells of a spreadsheet and not words for one cell. */
export function isGrid(text: string): boolean {
  return /[\t\n]/.test(text.replace(/\r?\n$/, ''));
}

/** Reads hours as they are typed or as a spreadsheet writes them (`6:30:00`), in minutes. */
export function readCell(text: string): { minutes: number } | { problem: string } {
  const read = readMinutes(text.trim().replace(/^(\d+:\d{2}):00$/, '$1'));
  if ('problem' in read) return read;
  const minutes = read.value ?? 0;
  return minutes > longestDay ? { problem: 'A day has 24 h. Type 24 h or less.' } : { minutes };
}

/** A number with one letter behind it. */
const lettered = /^\d+(?:[.:]\d+)?\s?\p{Letter}$/u;
const withLetter =
  'A letter behind the hours is a mark of the sheet, not a unit. Type the hours alone, or clear it.';

/**
 * Whether letters are marks, as on an attendance sheet (H holiday, M make-up): some hours stand
 * there without a unit, or several letters are in use. Then `8M` is no eight minutes.
 */
function isMarked(text: string): boolean {
  const cells = text
    .split(/[\t\r\n]+/)
    .map((it) => it.trim())
    .filter((it) => it !== '');
  const letters = new Set(cells.filter((it) => lettered.test(it)).map((it) => it.slice(-1)));
  const bare = cells.some((it) => /^\d+(?:\.\d+)?$/.test(it));
  return (
    letters.size > 0 &&
    (bare || letters.size > 1 || [...letters].some((it) => it !== 'h' && it !== 'm'))
  );
}

/**
 * Reads tab-separated lines as cells of the week, from a cell on. Empty ones leave
 * what is there; what stands outside of the week is counted.
 */
export function readGrid(
  text: string,
  from: { row: number; column: number },
  grid: { rows: number; columns: number },
): PastedGrid {
  const cells: Pasted[] = [];
  let outside = 0;
  const marked = isMarked(text);
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  lines.forEach((line, down) => {
    line.split('\t').forEach((words, right) => {
      const typed = words.trim();
      if (typed === '') return;
      const [row, column] = [from.row + down, from.column + right];
      if (row >= grid.rows || column >= grid.columns) outside++;
      else
        cells.push({
          row,
          column,
          text: typed,
          ...(marked && lettered.test(typed) ? { problem: withLetter } : readCell(typed)),
        });
    });
  });
  return { cells, outside };
}
