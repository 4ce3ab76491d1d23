/**
 * A hand on the keyboard and the mouse that counts what it does. One interaction is one click, one
 * key or chord, or one line that is typed and committed; DESIGN promises how many a flow takes.
 */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import type { Milepost, Window } from './milepost.ts';
import { piece, tabTo } from './page.ts';

export class Hand {
  private done: string[] = [];

  constructor(private readonly window: Window) {}

  /** Presses keys together, the last one with the others held. */
  async press(...keys: string[]): Promise<void> {
    this.done.push(keys.join('+'));
    await this.window.keys(keys.length === 1 ? (keys[0] ?? '') : keys);
  }

  /** Presses keys one after the other that mean one thing, such as `g s`. */
  async chord(...keys: string[]): Promise<void> {
    this.done.push(keys.join(' '));
    for (const key of keys) await this.window.keys(key);
  }

  /** Types words where the cursor is and commits them with Enter. `read` waits until they are understood. */
  async line(words: string, read: () => Promise<unknown>): Promise<void> {
    this.done.push(`"${words}" Enter`);
    for (const letter of words) await this.window.keys(letter);
    await read();
    await this.window.keys(Key.Enter);
  }

  /** Goes from stop to stop with Tab until a piece has the focus; going there changes nothing and is not counted. */
  async reach(mark: string): Promise<void> {
    await tabTo(this.window, mark);
  }

  /** Types words where the cursor is, as into a list that goes to what they begin. */
  async type(words: string): Promise<void> {
    this.done.push(`"${words}"`);
    await this.window.keys(words.split(''));
  }

  /** Drops a file on the window. */
  async drop(milepost: Milepost, file: string): Promise<void> {
    this.done.push(`drop ${file}`);
    milepost.drop(file);
    await piece(this.window, 'import').waitForDisplayed();
  }

  async click(mark: string): Promise<void> {
    this.done.push(`click ${mark}`);
    await piece(this.window, mark).click();
  }

  get count(): number {
    return this.done.length;
  }

  get list(): string {
    return this.done.join(', ');
  }
}

/** Does a flow and fails when it takes more interactions than it may. */
export async function inSteps(
  window: Window,
  most: number,
  flow: (hand: Hand) => Promise<void>,
): Promise<void> {
  const hand = new Hand(window);
  await flow(hand);
  assert.ok(
    hand.count <= most,
    `it may take ${String(most)} and took ${String(hand.count)}: ${hand.list}`,
  );
}
