/** Where a cell stands in the grid. */
export interface CellAt {
  row: number;
  column: number;
}

/** What a key does in a cell; nothing here means that the field itself answers it. */
export type CellStep =
  /** Keeps what was typed and goes to a cell. */
  | { does: 'go'; to: CellAt }
  /** Takes back what was typed. */
  | { does: 'restore' }
  /** Sets the day to nothing. */
  | { does: 'clear' }
  /** Says that a plan was so. */
  | { does: 'confirm' };

interface Grid {
  rows: number;
  columns: number;
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}

/**
 * The keys of the week grid. Each cell is a text field whose text is selected
 * when it gets the focus: digits replace it, and Tab goes right by itself.
 * While something is being typed, Home, End and Delete are the field's own, and so are left and
 * right inside the words; at their end they keep them and go on.
 */
export function cellKey(
  key: string,
  shift: boolean,
  at: CellAt,
  grid: Grid,
  typing: boolean,
): CellStep | null {
  const go = (row: number, column: number): CellStep => ({
    does: 'go',
    to: { row: within(row, grid.rows), column: within(column, grid.columns) },
  });
  switch (key) {
    case 'Enter':
      return go(at.row + (shift ? -1 : 1), at.column);
    case 'ArrowUp':
      return go(at.row - 1, at.column);
    case 'ArrowDown':
      return go(at.row + 1, at.column);
    case 'Escape':
      return { does: 'restore' };
  }
  if (typing) return null;
  switch (key) {
    case 'ArrowLeft':
      return go(at.row, at.column - 1);
    case 'ArrowRight':
      return go(at.row, at.column + 1);
    case 'Home':
      return go(at.row, 0);
    case 'End':
      return go(at.row, grid.columns - 1);
    case 'Delete':
    case 'Backspace':
      return { does: 'clear' };
    case 'c':
    case 'C':
      return { does: 'confirm' };
  }
  return null;
}
