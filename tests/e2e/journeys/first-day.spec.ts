/**
 * The first day of an apprentice: from the first question to a logbook that is
 * still there after a restart. One story; each step needs the one before it.
 */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { add, onboardAsApprentice, open, piece, press, says, text } from '../harness/page.ts';

describe('the first day of a CPC-A', () => {
  let milepost: Milepost;

  before(async () => {
    milepost = await Milepost.start();
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('begins with questions, and ends them with a standing', async () => {
    await onboardAsApprentice(milepost);
    const standing = await says(milepost.window, 'place-standing', /May 31, 2027/);
    assert.match(
      standing,
      /Am I safe\?.*What next\?.*By when\?/,
      'the three questions come first, in this order',
    );
    assert.match(standing, /CPC-A/, 'the credential that was chosen is judged');
  });

  it('logs the usual day in two interactions', async () => {
    const { window } = milepost;
    await press(window, 'l');
    await says(window, 'quick-add-preview', /6\.5 h.*Mercy Outpatient/);
    await window.keys(Key.Enter);
    assert.match(
      await says(window, 'toast', /logged/i),
      /6\.5 h.*Mercy Outpatient/,
      'a fifth of 32.5 hours a week is the usual day, and the window says what it recorded',
    );
  });

  it('finds the day in the log', async () => {
    const { window } = milepost;
    await open(window, 'log');
    assert.match(
      await says(window, 'log-list', /Mercy/),
      /6\.5/,
      'what was logged stands in the list with its hours',
    );
    await open(window, 'standing');
  });

  it('takes a credit by words, and the standing changes', async () => {
    const { window } = milepost;
    await says(window, 'place-standing', /0 of 36 CEU/);
    const said = await add(window, 'ceu 1.5 modifier 25 webinar nov 2');
    assert.match(said, /1\.5 CEU.*modifier 25 webinar/i, 'the window says what it recorded');
    await says(window, 'place-standing', /1\.5 of 36 CEU/);
  });

  it('says why the credit counts', async () => {
    const { window } = milepost;
    await open(window, 'renewals');
    assert.match(
      await says(window, 'place-renewals', /modifier 25/),
      /36/,
      'the credit stands in its cycle with what is required',
    );
  });

  it('takes the credit back with one chord, and gives it again', async () => {
    const { window } = milepost;
    await open(window, 'standing');
    await press(window, 'z');
    await says(window, 'place-standing', /\b0 of 36 CEU/);
    await window.keys([Key.Ctrl, Key.Shift, 'z']);
    await says(window, 'place-standing', /1\.5 of 36 CEU/);
  });

  it('finds everything still there after a restart', async () => {
    milepost = await milepost.restart();
    const { window } = milepost;
    await says(window, 'place-standing', /1\.5 of 36 CEU/);
    assert.equal(
      await piece(window, 'onboarding').isExisting(),
      false,
      'the first questions are asked once',
    );
    await open(window, 'log');
    assert.match(
      await says(window, 'log-list', /modifier 25/),
      /Mercy/,
      'the day and the credit are both still in the log',
    );
  });

  it('can still undo what was done before the restart', async () => {
    const { window } = milepost;
    await press(window, 'z');
    await window.waitUntil(async () => !(await text(window, 'log-list')).includes('modifier 25'), {
      timeoutMsg: 'undo after a restart did not take the credit back',
    });
    assert.match(
      await text(window, 'log-list'),
      /Mercy/,
      'undo takes back one operation and no more',
    );
  });
});
