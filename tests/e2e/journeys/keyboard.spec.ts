/** Everything by keyboard alone: no click in this file. */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { homeOfAnApprentice } from '../harness/homes.ts';
import { Milepost, removeHome, type Window } from '../harness/milepost.ts';
import { focused, gone, letters, piece, says, settled, tabTo, value } from '../harness/page.ts';

describe('by keyboard alone', () => {
  let milepost: Milepost;

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('the first questions are answered', async () => {
    milepost = await Milepost.start();
    const { window } = milepost;
    await tabTo(window, 'who-apprentice');
    await window.keys(Key.Space);
    await window.keys(Key.Enter);
    await says(window, 'onboarding', /Which credentials\?/);
    await tabTo(window, 'onboarding-next');
    await window.keys(Key.Enter);
    await says(window, 'onboarding', /Where do you code/);
    await tabTo(window, 'employer');
    await letters(window, 'Mercy Outpatient');
    await window.keys(Key.Enter);
    await says(window, 'onboarding', /Where should backups go\?/);
    await tabTo(window, 'onboarding-next');
    await window.keys(Key.Enter);
    await says(window, 'place-standing', /CPC-A/);
  });

  it('places are gone to by letters, and F6 goes around the window', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    for (const [letter, place] of [
      ['r', 'renewals'],
      ['l', 'log'],
      ['p', 'path'],
      ['t', 'study'],
      ['b', 'rulebook'],
      ['f', 'safety'],
      ['s', 'standing'],
    ] as const) {
      await window.keys('g');
      await piece(window, 'go-hint').waitForDisplayed();
      await window.keys(letter);
      await piece(window, `place-${place}`).waitForDisplayed();
    }
    const regions: string[] = [];
    for (let step = 0; step < 3; step++) {
      await window.keys(Key.F6);
      regions.push(
        await window.execute(
          () =>
            document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ??
            'none',
        ),
      );
    }
    assert.deepEqual(
      [...regions].sort(),
      ['content', 'rail', 'top'],
      'each part of the window is reached once',
    );
  });

  it('the palette opens at once wherever one has just gone', async () => {
    for (const letter of ['l', 'p', 't']) {
      milepost = await Milepost.start({ home: homeOfAnApprentice() });
      const { window } = milepost;
      await window.keys('g');
      await window.keys(letter);
      await window.keys([Key.Ctrl, 'k']);
      await says(window, 'palette-list', /Go to/);
      if (letter === 't') break;
      await milepost.stop();
      removeHome(milepost.home);
    }
  });

  it('the skip link leads over the rail to the content', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys(Key.Tab);
    assert.equal(
      await focused(window, (it) => it.textContent ?? ''),
      'Skip to content',
      'it is the first stop',
    );
    await window.keys(Key.Enter);
    assert.equal(await focused(window, (it) => it.id), 'content');
  });

  it('a figure answers why, and the focus comes back to it', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await tabTo(window, 'why-required');
    await window.keys(Key.Enter);
    await says(window, 'why', /aapc\.com/);
    await window.keys(Key.Escape);
    await window.waitUntil(
      async () => (await focused(window, (it) => it.dataset['testid'] ?? '')) === 'why-required',
      {
        timeoutMsg: 'the focus did not come back to the figure',
      },
    );
  });

  it('another day is looked at, and today is a key away', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await tabTo(window, 'as-of');
    await window.keys(Key.PageUp);
    await says(window, 'as-of-date', /Dec 23, 2026/);
    await window.keys(Key.ArrowRight);
    await says(window, 'as-of-date', /Dec 24, 2026/);
    await window.keys(Key.Home);
    await gone(window, 'as-of-date');
  });

  it('a record is found, opened, changed and saved', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys([Key.Ctrl, 'k']);
    await settled(window, 'palette-field');
    await letters(window, 'coding upd');
    await says(window, 'palette-list', /4 CEU, Coding update/);
    await window.waitUntil(
      async () => {
        const chosen = await window.execute(
          () => document.querySelector('[role="option"][aria-selected="true"]')?.textContent ?? '',
        );
        if (chosen.includes('Coding update')) return true;
        await window.keys(Key.ArrowDown);
        return false;
      },
      { timeoutMsg: 'the credit was never chosen' },
    );
    await window.keys(Key.Enter);
    await piece(window, 'credit-form').waitForDisplayed();
    await tabTo(window, 'credit-amount');
    await window.keys([Key.Ctrl, 'a']);
    await letters(window, '5');
    await window.keys(Key.Enter);
    await says(window, 'toast', /changed/i);
    await says(window, 'card-AAPC', /5\s*of/);
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'card-AAPC', /4\s*of/);
  });

  it('? lists the keys, and Esc closes it', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys('?');
    await says(window, 'key-list', /Ctrl K/);
    await window.keys(Key.Escape);
    await gone(window, 'key-list');
  });

  it('single letters can be turned off and on again', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys([Key.Ctrl, ',']);
    await piece(window, 'place-settings').waitForDisplayed();
    await tabTo(window, 'letter-keys');
    await window.keys(Key.Space);
    await says(window, 'settings-keys', /Letters only type now/);
    await window.keys('g');
    await window.keys('s');
    assert.equal(
      await piece(window, 'place-settings').isDisplayed(),
      true,
      'a letter is only a letter now',
    );
  });

  it('what opens from a panel lies above it and has the keys', async () => {
    milepost = await Milepost.start({ args: ['--sample'] });
    const { window } = milepost;
    await window.keys('g');
    await window.keys('r');
    await says(window, 'place-renewals', /Ledger/);
    await window.keys('n');
    await settled(window, 'credit-title');
    await tabTo(window, 'credit-date');
    await window.keys(Key.Tab);
    await window.keys(Key.Enter);
    await window.waitUntil(async () => (await uppermost(window)) === '23', {
      timeoutMsg: 'the calendar did not open on today, above the panel',
    });
    await window.keys(Key.ArrowLeft);
    await window.keys(Key.Enter);
    await window.waitUntil(async () => (await value(window, 'credit-date')) === 'Nov 22, 2026', {
      timeoutMsg: 'the day was not taken',
    });
    await tabTo(window, 'credit-kind');
    await window.keys(Key.Space);
    await window.waitUntil(
      async () =>
        await window.execute(() => {
          const list = document.querySelector('[role=listbox]');
          if (!list) return false;
          const { left, top, width, height } = list.getBoundingClientRect();
          return list.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }),
      { timeoutMsg: 'the list did not open above the panel' },
    );
    await window.keys(Key.ArrowDown);
    await window.keys(Key.Enter);
    await window.waitUntil(
      async () => await window.execute(() => document.querySelector('[role=listbox]') === null),
      { timeoutMsg: 'the list stayed' },
    );
    await says(window, 'credit-kind', /Workshop/);
  });

  it('a panel that the palette opened gives the keys to the place, not to the top of the window', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys([Key.Ctrl, 'k']);
    await says(window, 'palette-list', /Go to/);
    await letters(window, 'add a course');
    await says(window, 'palette-list', /^.{0,40}Add a course/i);
    await window.keys(Key.Enter);
    await piece(window, 'course-form').waitForDisplayed();
    await window.keys(Key.Escape);
    await gone(window, 'course-form');
    await window.waitUntil(async () => (await focused(window, (it) => it.id)) === 'content', {
      timeoutMsg: 'the keys went elsewhere',
    });
  });

  it('the quick line is left by Esc, and letters lead to places again', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.keys([Key.Ctrl, 'l']);
    await settled(window, 'quick-add');
    await letters(window, '8h');
    await window.keys(Key.Escape);
    await window.keys(Key.Escape);
    await window.keys('g');
    await window.keys('l');
    await says(window, 'place-log', /Mercy/);
    assert.equal(await value(window, 'quick-add'), '8h', 'what was typed is kept');
  });
});

/** What has the focus, where nothing lies above it. */
async function uppermost(window: Window): Promise<string> {
  return await focused(window, (it) => {
    const { left, top, width, height } = it.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return above !== null && it.contains(above) ? (it.textContent ?? '').trim() : '';
  });
}
