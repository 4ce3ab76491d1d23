/** What can be done in the window. One list serves the keys, the palette and the list of keys. */
import type { IconName } from './icons';

export interface Action {
  /** Stable, for tests and for what was used last. */
  id: string;
  /** A verb and its object; for a place, its name. */
  name: string;
  /** Where it stands in the palette and in the list of keys. */
  group: 'add' | 'change' | 'look' | 'keep' | 'go' | 'help';
  icon: IconName;
  /** The chord that does it, as `chords.ts` writes it. */
  keys?: string;
  /** Other words that it is found by. */
  words?: string;
  /** Whether it can be done now; always where not said. */
  possible?: () => boolean;
  /** What stands behind its name in the palette. */
  detail?: () => string;
  run: () => void | Promise<void>;
}

/** Whether an action can be done now. */
export function isPossible(action: Action): boolean {
  return action.possible?.() ?? true;
}
