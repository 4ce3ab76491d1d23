/** Keeps a picture of the window when a journey fails. */
import type { Milepost } from './milepost.ts';

/** Call it after each step, with the program that is running. */
export async function keepPicture(
  test: Mocha.Test | undefined,
  milepost?: Milepost,
): Promise<void> {
  if (test?.state !== 'failed' || milepost === undefined) return;
  const name = test
    .fullTitle()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase();
  const file = await milepost
    .picture(name)
    .catch((error: unknown) => `no picture: ${String(error)}`);
  console.error(`      the window at that moment: ${file}`);
}
