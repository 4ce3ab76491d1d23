/** The columns of the board, and which moves a step can make. */
import type { StepKind } from '$lib/backend';

type ColumnKey = 'saved' | 'applied' | 'talking' | 'offer' | 'closed';

export interface BoardColumn {
  key: ColumnKey;
  name: string;
  /** The stages that stand in it. */
  stages: readonly StepKind[];
  /** The steps that lead there, the likeliest first. */
  moves: readonly StepKind[];
}

export const columns: readonly BoardColumn[] = [
  { key: 'saved', name: 'Saved', stages: ['spoke', 'saved'], moves: [] },
  {
    key: 'applied',
    name: 'Applied',
    stages: ['applied', 'acknowledged', 'followed_up'],
    moves: ['applied', 'acknowledged', 'followed_up'],
  },
  {
    key: 'talking',
    name: 'Talking',
    stages: ['screening', 'coding_test', 'interview'],
    moves: ['screening', 'coding_test', 'interview'],
  },
  { key: 'offer', name: 'Offer', stages: ['offer', 'accepted'], moves: ['offer'] },
  {
    key: 'closed',
    name: 'Closed',
    stages: ['declined_by_them', 'withdrawn', 'no_answer'],
    moves: ['no_answer', 'declined_by_them', 'withdrawn'],
  },
];

/** The column in which a stage stands. */
export function columnOf(stage: StepKind): ColumnKey {
  return columns.find((it) => it.stages.includes(stage))?.key ?? 'saved';
}

/** Whether a step leads from a stage to a column. Back leads only taking a step away. */
export function movesTo(stage: StepKind, to: ColumnKey): boolean {
  const order = (key: ColumnKey) => columns.findIndex((it) => it.key === key);
  return order(to) > order(columnOf(stage));
}
