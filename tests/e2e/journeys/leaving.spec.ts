/** Leaving a job, with the keyboard alone: the letter is asked for before the last day. */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { homeOfAnApprentice } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { focused, gone, letters, says, settled, tabTo, text } from '../harness/page.ts';

describe('a position that ends', () => {
  let milepost: Milepost;

  before(async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('asks for its letter as soon as the last day is known', async () => {
    const { window } = milepost;
    await window.keys('g');
    await window.keys('p');
    await says(window, 'place-path', /Mercy Outpatient/);
    await tabTo(window, 'position-menu');
    await window.keys(Key.Enter);
    for (const item of ['Change the position', 'Set the last day']) {
      await window.waitUntil(
        async () => (await focused(window, (it) => it.textContent ?? '')).trim() === item,
        { timeoutMsg: `the menu never stood on "${item}"` },
      );
      if (item === 'Change the position') await window.keys(Key.ArrowDown);
    }
    await window.keys(Key.Enter);
    await settled(window, 'position-ends_on');
    await letters(window, 'Dec 4, 2026');
    await window.keys(Key.Enter);
    const said = await says(window, 'leave-panel', /Before you leave Mercy Outpatient/);
    assert.match(
      said,
      /Your last day is Fri, Dec 4, 2026.*Ask now/,
      'fact, consequence, next step',
    );
    assert.match(said, /The letter.*Not asked for yet.*Who signs it.*No supervisor is on record/);
    await settled(window, 'leave-panel');
  });

  it('notes that it was asked for, and who signs', async () => {
    const { window } = milepost;
    await tabTo(window, 'leave-asked');
    await window.keys(Key.Enter);
    await says(window, 'leave-panel', /Asked for on Nov 23, 2026/);
    await tabTo(window, 'leave-supervisor');
    await window.keys(Key.Enter);
    await settled(window, 'position-supervisor');
    await letters(window, 'Ada Fox');
    await window.keys(Key.Enter);
    await says(window, 'leave-panel', /Ada Fox/);
    // Keys go to the page again once the form has closed.
    await gone(window, 'position-supervisor');
  });

  it('is named on Standing, and ends with an undo as it began', async () => {
    const { window } = milepost;
    await window.keys('g');
    await window.keys('s');
    assert.match(
      await says(window, 'place-standing', /Am I safe/),
      /Mercy Outpatient/,
      'what is to be done stands among the next things',
    );
    for (let step = 0; step < 3; step++) {
      await window.keys([Key.Ctrl, 'z']);
      await says(window, 'toast', /undid|undone/i);
    }
    await window.keys('g');
    await window.keys('p');
    await says(window, 'place-path', /Mercy Outpatient/);
    await gone(window, 'leave-panel');
    assert.doesNotMatch(await text(window, 'place-path'), /Ada Fox/);
  });

  it('asks for its letter also where the last day was set from the palette, and was yesterday', async () => {
    const { window } = milepost;
    await window.keys('g');
    await window.keys('s');
    await says(window, 'place-standing', /Am I safe/);
    await window.keys([Key.Ctrl, 'k']);
    await settled(window, 'palette-field');
    await letters(window, 'mercy');
    await says(window, 'palette-list', /Mercy Outpatient Position, since/);
    await window.keys(Key.ArrowDown);
    await window.keys(Key.ArrowDown);
    await window.keys(Key.Enter);
    await tabTo(window, 'position-ends_on');
    await letters(window, 'Nov 22, 2026');
    await window.keys(Key.Enter);
    await says(window, 'leave-panel', /You have left Mercy Outpatient/);
    await settled(window, 'leave-panel');
  });
});
