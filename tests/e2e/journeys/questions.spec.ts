import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { onTheLine } from '../harness/homes.ts';
import { freshHome, Milepost, removeHome } from '../harness/milepost.ts';
import { onboardAsApprentice, piece, says, text } from '../harness/page.ts';

/** A CPC-A of two months whose renewal month was November: a cycle of ten weeks has ended. */
function homeOfAShortFirstCycle(): string {
  const home = freshHome();
  onTheLine(
    home,
    'add',
    'account',
    JSON.stringify({ id: 'aapc', issuer: 'AAPC', renewal_month: 11 }),
  );
  onTheLine(
    home,
    'add',
    'credential',
    JSON.stringify({
      id: 'cpc',
      issuer: 'AAPC',
      code: 'CPC',
      apprentice: true,
      earned_on: '2025-09-22',
    }),
  );
  return home;
}

describe('an unknown is a question', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({ home: homeOfAShortFirstCycle() });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('is asked in ink, calmly, with nothing chosen', async () => {
    const { window } = milepost;
    await says(window, 'answer-safe', /One question first/);
    const asked = await says(window, 'question', /Nov 30, 2025/);
    assert.match(asked, /Not my cycle/);
    assert.doesNotMatch(
      await text(window, 'place-standing'),
      /past due|is canceled/i,
      'nobody is frightened before the answer',
    );
  });

  it('is answered by one click, and the answer can be taken back', async () => {
    const { window } = milepost;
    await piece(window, 'reply-not_mine').click();
    await says(window, 'toast', /Answered/);
    await window.waitUntil(
      async () => !/Did you report.*Nov 30, 2025/.test(await text(window, 'place-standing')),
      { timeoutMsg: 'the question is still asked' },
    );
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'question', /Nov 30, 2025/);
  });
});

describe('the first questions', () => {
  it('frighten nobody who gives two answers and no dates', async () => {
    const milepost = await Milepost.start();
    await onboardAsApprentice(milepost);
    const { window } = milepost;
    const standing = await text(window, 'place-standing');
    assert.doesNotMatch(standing, /past due|canceled|revoked/i, 'no alarm without a date');
    assert.doesNotMatch(standing, /Send the proof/, 'and no calm either');
    await milepost.stop();
    removeHome(milepost.home);
  });
});
