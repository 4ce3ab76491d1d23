/** Work in the log with the keyboard alone: a range filled, plans confirmed, many rows changed, a week pasted. */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { inSteps } from '../harness/hand.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import {
  copy,
  focused,
  gone,
  letters,
  piece,
  says,
  settled,
  tabTo,
  text,
} from '../harness/page.ts';

describe('work in the log, by keyboard', () => {
  let milepost: Milepost;

  beforeEach(async () => {
    const home = homeOfAnApprentice();
    for (const day of ['2026-11-16', '2026-11-17', '2026-11-18'])
      onTheLine(home, 'log', '8h', 'Mercy', day);
    milepost = await Milepost.start({ home });
    await milepost.window.keys('g');
    await milepost.window.keys('l');
    await says(milepost.window, 'log-list', /Mercy/);
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('a range of days is filled in four interactions, and one undo takes it back', async () => {
    const { window } = milepost;
    await inSteps(window, 4, async (hand) => {
      await hand.press(Key.Ctrl, 'k');
      await settled(window, 'palette-field');
      await hand.line('fill a range', () => says(window, 'palette-list', /Fill a range of days/));
      await piece(window, 'fill-form').waitForDisplayed();
      await hand.reach('fill-from');
      await window.keys([Key.Ctrl, 'a']);
      await letters(window, 'Oct 19, 2026');
      await hand.reach('fill-to');
      await window.keys([Key.Ctrl, 'a']);
      await hand.line('Oct 30, 2026', () => says(window, 'fill-says', /6 days, 48 h/));
      await says(window, 'toast', /48 h in 6 entries at Mercy Outpatient/);
    });
    await gone(window, 'fill-form');
    await says(window, 'filter-work', /9/);
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'filter-work', /3$/);
  });

  it('next week is planned in three interactions', async () => {
    const { window } = milepost;
    await inSteps(window, 3, async (hand) => {
      await hand.press(Key.Ctrl, 'k');
      await settled(window, 'palette-field');
      await hand.line('plan next', () => says(window, 'palette-list', /Plan next week as usual/));
      await says(window, 'week-range', /November 29 – December 5/);
      await settled(window, 'week-fill-save');
      await hand.press(Key.Enter);
      await says(window, 'toast', /planned 24 h/i);
    });
  });

  it('days ahead are planned, count for nothing, and are confirmed once they have come', async () => {
    const { window } = milepost;
    await tabTo(window, 'week-plan');
    await window.keys(Key.Enter);
    await says(window, 'week-waiting', /filled in, not saved/);
    await window.keys(Key.Enter);
    await says(window, 'toast', /plan/i);
    const planned = await says(window, 'log-list', /planned/i);
    assert.match(planned, /Tue, Nov 24/, 'what lies ahead stands in the list');
    assert.equal(await text(window, 'grid-total'), '–', 'a plan is no hour of the week');

    milepost = await milepost.restart({ asOf: '2026-11-25' });
    await milepost.window.keys('g');
    await milepost.window.keys('l');
    await says(milepost.window, 'filter-confirm', /To confirm/);
    await tabTo(milepost.window, 'log-list');
    await milepost.window.keys([Key.Ctrl, 'a']);
    await tabTo(milepost.window, 'bulk-confirm');
    await milepost.window.keys(Key.Enter);
    await says(milepost.window, 'toast', /confirm/i);
    await gone(milepost.window, 'filter-confirm');
    assert.doesNotMatch(await text(milepost.window, 'grid-total'), /–/, 'what was so is counted');
  });

  it('many rows are changed at once, and one undo takes it back', async () => {
    const { window } = milepost;
    await tabTo(window, 'log-list');
    await window.keys([Key.Shift, Key.ArrowDown]);
    await window.keys([Key.Shift, Key.ArrowDown]);
    await says(window, 'bulk-bar', /3 selected.*24 h/);
    await tabTo(window, 'bulk-specialty');
    await window.keys(Key.Enter);
    await settled(window, 'bulk-specialty-name');
    await letters(window, 'Radiology');
    await window.keys(Key.Enter);
    await says(window, 'toast', /3 /);
    await says(window, 'log-list', /Radiology.*Radiology.*Radiology/);
    await says(window, 'bulk-bar', /3 selected/);
    await window.keys([Key.Ctrl, 'z']);
    await window.waitUntil(async () => !(await text(window, 'log-list')).includes('Radiology'), {
      timeoutMsg: 'undo did not take the specialty back',
    });
  });

  it('cells of a spreadsheet are pasted; what is not understood is asked for, and nothing else is lost', async () => {
    const { window } = milepost;
    await copy(window, '7.5\t8\t6:30\tsick\t8');
    await window.execute(() => document.querySelector<HTMLElement>('[data-cell="0:0"]')?.focus());
    await window.keys([Key.Ctrl, 'v']);
    await says(window, 'week-waiting', /4 days pasted, not saved. 1 cell not understood/);
    await says(window, 'week-grid', /“sick”/);
    await window.waitUntil(
      async () => (await focused(window, (it) => it.dataset['cell'] ?? '')) === '0:3',
      {
        timeoutMsg: 'the focus did not go to what is not understood',
      },
    );
    await letters(window, '4');
    await window.keys(Key.Tab);
    await tabTo(window, 'week-fill-save');
    await says(window, 'week-fill-save', /34 h/);
    await window.keys(Key.Enter);
    await says(window, 'toast', /34 h|5 days/i);
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'toast', /undid|undone/i);
  });
});
