/** What a person gets for words that cannot be right: what is wrong, what will do, and their words back. */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { add, onboardAsApprentice, open, piece, says, type, value } from '../harness/page.ts';

describe('words that cannot be right', () => {
  let milepost: Milepost;

  before(async () => {
    milepost = await Milepost.start();
    await onboardAsApprentice(milepost);
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await emptyQuickAdd();
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  const cases: readonly [words: string, complaint: RegExp][] = [
    ['25h Mercy', /25h.*24/],
    ['6h Nowhere General', /Nowhere General/],
    ['ceu -1 modifier webinar', /-1.*1\.5/],
    ['ceu 1000 modifier webinar', /1000.*200/],
    ['6h Mercy 20226-01-05', /20226/],
  ];
  for (const [words, complaint] of cases) {
    it(`"${words}" is refused with a reason, and the words stay`, async () => {
      const { window } = milepost;
      await type(window, words);
      await says(window, 'quick-add-preview', complaint);
      await window.keys(Key.Enter);
      await says(window, 'quick-add-problem', complaint);
      assert.equal(await value(window, 'quick-add'), words, 'nothing that was typed is lost');
    });
  }

  it('Esc closes the field and keeps the words', async () => {
    const { window } = milepost;
    await type(window, '6.5 yester');
    await window.keys(Key.Escape);
    assert.equal(
      await piece(window, 'quick-add-problem').isExisting(),
      false,
      'Esc closes what was opened',
    );
    assert.equal(await value(window, 'quick-add'), '6.5 yester', 'Esc never loses typed text');
  });

  it('HTML and formulas are shown as text', async () => {
    const { window } = milepost;
    const title = '<img src=x onerror="document.title=1"> =HYPERLINK(1)';
    await add(window, `ceu 1 "${title.replaceAll('"', "'")}" nov 3`);
    await open(window, 'log');
    await says(window, 'log-list', /<img src=x onerror=.*=HYPERLINK\(1\)/);
    assert.equal(
      await window.$('main img').isExisting(),
      false,
      'a title never becomes a part of the page',
    );
  });

  async function emptyQuickAdd(): Promise<void> {
    const { window } = milepost;
    await piece(window, 'quick-add').click();
    await window.keys([Key.Ctrl, 'a']);
    await window.keys(Key.Delete);
    await window.keys(Key.Escape);
    assert.equal(await value(window, 'quick-add'), '', 'the next words begin in an empty field');
  }
});
