/** The window comes back as it was left. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { until } from '../harness/driver.ts';
import { keepPicture } from '../harness/failures.ts';
import { homeOfAnApprentice } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { measures, resize, says } from '../harness/page.ts';

describe('the window', () => {
  let milepost: Milepost;

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('opens in the size that it had', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    await resize(milepost.window, 980, 700);
    await kept(milepost, /"width":980.*"height":700/);
    milepost = await milepost.restart();
    await measures(milepost.window, 980, 700);
  });

  it('is drawn at 200 % by keys, in one column that never scrolls sideways, and stays so', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await resize(window, 1440, 1000);
    for (const percent of [110, 125, 150, 175, 200]) {
      await window.keys([Key.Ctrl, '=']);
      await says(window, 'toast', new RegExp(`Zoom ${String(percent)}%`));
    }
    // Twice as large is half as much room.
    await measures(window, 720, 500);
    for (const [letter, place] of [
      ['l', 'log'],
      ['p', 'path'],
      ['r', 'renewals'],
      ['t', 'study'],
      ['b', 'rulebook'],
      ['f', 'safety'],
      ['s', 'standing'],
    ] as const) {
      await window.keys('g');
      await window.keys(letter);
      await says(window, `place-${place}`, /\S/);
      assert.equal(await sideways(milepost), 0, `nothing of ${place} is cut off beside`);
    }
    await kept(milepost, /"zoom":200/);
    milepost = await milepost.restart();
    await measures(milepost.window, 720, 500);
    await milepost.window.keys([Key.Ctrl, '0']);
    await says(milepost.window, 'toast', /Zoom 100%/);
    await measures(milepost.window, 1440, 1000);
  });
});

/** Waits until the program has written down where its window stands: it does once the window rests. */
async function kept({ home }: Milepost, what: RegExp): Promise<void> {
  await until(`${String(what)} in window.json`, async () => {
    try {
      return await Promise.resolve(what.test(readFileSync(join(home, 'window.json'), 'utf8')));
    } catch {
      return false;
    }
  });
}

/** By how much the page or its content is wider than the room that it has. */
async function sideways({ window }: Milepost): Promise<number> {
  return await window.execute(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('main')].map(
        (it) => it.scrollWidth - it.clientWidth,
      ),
    ),
  );
}
