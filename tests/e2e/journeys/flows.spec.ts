/**
 * The flows of every day, each in the number of interactions that is promised, counted by the hand
 * that does them: with the keyboard alone. Going from stop to stop with Tab is not counted.
 */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { inSteps } from '../harness/hand.ts';
import { homeOfAnApprentice } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { open, piece, says, settled, text } from '../harness/page.ts';

describe('a flow takes no more interactions than promised', () => {
  let milepost: Milepost;

  before(async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
  });
  beforeEach(async () => {
    await open(milepost.window, 'standing');
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('log the usual day: 2', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, 'l');
      await says(window, 'quick-add-preview', /8 h.*Mercy Outpatient.*Nov 23/);
      await hand.press(Key.Enter);
      await says(window, 'toast', /logged 8 h at Mercy Outpatient/i);
    });
    await says(window, 'week-total', /8\.0 h/);
  });

  it('other hours, another day: 2', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, 'l');
      await hand.line('6.5 yesterday', () => says(window, 'quick-add-preview', /6\.5 h.*Nov 22/));
      await says(window, 'toast', /logged 6\.5 h/i);
    });
  });

  it('undo anything: 1', async () => {
    const { window } = milepost;
    await says(window, 'week-total', /14\.5 h/);
    await inSteps(window, 1, async (hand) => {
      await hand.press(Key.Ctrl, 'z');
      await says(window, 'toast', /undid|undone/i);
    });
    await says(window, 'week-total', /8\.0 h/);
    await open(window, 'log');
    assert.doesNotMatch(
      await says(window, 'log-list', /Mercy/),
      /6\.5/,
      'what was taken back is gone',
    );
  });

  it('fill last week: 2', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, Key.Shift, 'l');
      await says(window, 'week-range', /November 15 – 21/);
      await piece(window, 'week-fill-save').waitForDisplayed();
      await hand.press(Key.Enter);
      await says(window, 'toast', /logged/i);
    });
    await says(window, 'grid-total', /40/);
  });

  it('credit by words: 2', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, 'k');
      await settled(window, 'palette-field');
      await hand.line('ceu 1.5 modifier 25 webinar mar 2', () =>
        says(window, 'palette-list', /1\.5 CEUs · modifier 25 webinar.*Mar 2, 2026/),
      );
      await says(window, 'toast', /1\.5 CEU, modifier 25 webinar/i);
    });
    await says(window, 'card-AAPC', /5\.5/);
  });

  it('why does it count: 1', async () => {
    const { window } = milepost;
    await inSteps(window, 1, async (hand) => {
      await hand.reach('why-required');
      await hand.press(Key.Enter);
      await says(window, 'why', /The rules?.*aapc\.com/s);
    });
    await window.keys(Key.Escape);
  });

  it('the least I must still do: 0', async () => {
    await inSteps(milepost.window, 0, async () => {
      const standing = await text(milepost.window, 'place-standing');
      assert.match(standing, /30\.5 to go/, 'what is needed stands there without asking');
    });
  });

  it('back up now: 2', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, 'k');
      await settled(window, 'palette-field');
      await hand.line('backup', () => says(window, 'palette-list', /Back up now/));
      await says(window, 'toast', /copied and verified/i);
    });
  });

  it('restore a copy: 4', async () => {
    const { window } = milepost;
    await inSteps(window, 4, async (hand) => {
      await hand.chord('g', 'f');
      await piece(window, 'restore').waitForDisplayed();
      await hand.reach('restore');
      await hand.press(Key.Enter);
      await says(window, 'restore-preview', /Records/);
      await hand.reach('restore-now');
      await hand.press(Key.Enter);
      await says(window, 'toast', /restored/i);
    });
  });
});
