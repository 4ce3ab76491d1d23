/** Every action of the window, in the order in which lists show them. */
import type { Action } from './action';
import { adding } from './adding';
import { changing } from './changing';
import { going, goingInside } from './going';
import { looking } from './looking';

export type { Action } from './action';
export { isPossible } from './action';
export type { IconName } from './icons';

export const actions: readonly Action[] = [
  ...adding,
  ...changing,
  ...going,
  ...looking,
  ...goingInside,
];

const byKeys = new Map(
  actions.flatMap((action) => (action.keys ? [[action.keys, action] as const] : [])),
);

/** The action of a chord. */
export function actionOf(chord: string): Action | undefined {
  return byKeys.get(chord);
}
