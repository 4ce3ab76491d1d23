/** Bringing in a spreadsheet, and comparing with an issuer's page, in the real window. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { copy } from '../harness/clipboard.ts';
import { keepPicture } from '../harness/failures.ts';
import { inSteps } from '../harness/hand.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { freshHome, Milepost, removeHome } from '../harness/milepost.ts';
import { focused, gone, letters, open, piece, says, settled, text } from '../harness/page.ts';

/** Forty credits as a spreadsheet puts them on the clipboard; every fourth has the ordering of dates in doubt. */
function forty(): string {
  const rows = ['Date\tEvent / Title\tSponsor\tIndex #\tCEUs'];
  for (let row = 0; row < 40; row++) {
    const month = String(1 + (row % 10));
    rows.push(
      `${month}/${String(1 + (row % 28))}/2026\tWebinar on denials, part ${String(row + 1)}\tAAPC\tXX${String(10000 + row)}AA\t1`,
    );
  }
  return rows.join('\n');
}

describe('bringing in what a person has', () => {
  let milepost: Milepost;

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('forty credits by paste show in the standing two interactions later, and one undo takes them back', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await copy(window, forty());
    await inSteps(window, 2, async (hand) => {
      await hand.press(Key.Ctrl, 'v');
      await says(window, 'import-commit', /Import 40 credits/);
      await says(window, 'import-commit-bar', /AAPC, due May 31, 2027/);
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Imported 40 credits/);
    await piece(window, 'place-standing').waitForDisplayed();
    await says(window, 'place-standing', /4[0-9](\.0)?/);
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'toast', /Undid|Undo/);
    assert.equal(JSON.parse(onTheLine(milepost.home, 'export', '--json')).credits.length, 1);
  });

  it('a file is opened on its rows; a wrong cell is written anew, a row left out, and Enter imports, by keyboard alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-sheet-'));
    const file = join(folder, 'ceus.csv');
    writeFileSync(
      file,
      'My log,,,\nDate,Event / Title,Sponsor,CEUs\n3/22/2026,E/M pitfalls,AAPC,1.5\nApr 2026,Healthcare quiz,AAPC,1\n5/6/2026,Modifiers,Vendor,2\n,Subtotal,,4.5\n',
    );
    milepost = await Milepost.start({ home: homeOfAnApprentice(), args: ['--open', file] });
    const { window } = milepost;
    await says(window, 'import-file', /ceus\.csv/);
    await says(window, 'import-commit', /Import 2 credits/);
    assert.match(await text(window, 'import-filter-problem'), /1/);
    await settled(window, 'import-rows');
    await window.keys('p');
    await settled(window, 'import-cell');
    await window.keys([Key.Ctrl, 'a']);
    await letters(window, '4/18/2026');
    await window.keys(Key.Enter);
    await says(window, 'import-commit', /Import 3 credits/);
    await settled(window, 'import-rows');
    // A filter changes what is seen, not what comes in.
    await piece(window, 'import-filter-skipped').click();
    await says(window, 'import-commit', /Import 3 credits/);
    await piece(window, 'import-filter-all').click();
    await window.execute(() => {
      document.querySelector<HTMLElement>('[data-testid="import-rows"]')?.focus();
    });
    await window.keys(Key.Home);
    for (let row = 0; row < 3; row++) await window.keys(Key.ArrowDown);
    await window.keys('s');
    await says(window, 'import-commit', /Import 2 credits/);
    await window.keys(Key.Enter);
    await says(window, 'toast', /Imported 2 credits from ceus\.csv/);
    const credits = JSON.parse(onTheLine(milepost.home, 'export', '--json')).credits as {
      title: string;
      completed_on: string;
    }[];
    assert.ok(
      credits.some((it) => it.title === 'Healthcare quiz' && it.completed_on === '2026-04-18'),
    );
  });

  it('the palette finds it by any of its names, and a column is chosen by hand', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    for (const word of ['import', 'csv', 'excel', 'paste']) {
      await window.keys([Key.Ctrl, 'k']);
      await settled(window, 'palette-field');
      await letters(window, word);
      await says(window, 'palette-list', /Import a spreadsheet/);
      await window.keys(Key.Escape);
      await gone(window, 'palette-field');
    }
    await copy(
      window,
      'When\tWhat it was\tUnits\tOther units\n3/22/2026\tE/M pitfalls\t1.5\t0\n5/16/2026\tModifiers\t2\t0\n',
    );
    await window.keys([Key.Ctrl, 'v']);
    await piece(window, 'import').waitForDisplayed();
    await piece(window, 'import-columns-tab').click();
    await says(window, 'import-columns', /What it was/);
    assert.notEqual(await focused(window, (it) => it.tagName), 'BODY');
  });

  it('the first screen offers it, and what comes in does not end the questions', async () => {
    milepost = await Milepost.start({ home: freshHome() });
    const { window } = milepost;
    await says(window, 'onboarding', /Or bring what you have/);
    await copy(window, forty());
    await window.execute(() => {
      document.body.focus();
    });
    await window.keys([Key.Ctrl, 'v']);
    await says(window, 'import-commit', /Import 40 credits/);
    await window.keys(Key.Enter);
    await says(window, 'onboarding', /Where are you now/);
  });

  it("an issuer's page is compared in three interactions, and a missing credit is copied field by field", async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    onTheLine(milepost.home, 'ceu', '1.5', 'modifier 25 webinar', 'nov 2');
    await open(window, 'renewals');
    await copy(
      window,
      'Date\tTitle\tCEUs\n2/10/2026\tCoding update\t4\n7/9/2026\tGlobal surgery\t2\n',
    );
    await inSteps(window, 3, async (hand) => {
      await hand.click('compare-with');
      await piece(window, 'compare-paste').waitForDisplayed();
      await hand.press(Key.Ctrl, 'v');
      await says(window, 'compare-headline', /AAPC shows 6\.0 CEUs, your logbook 5\.5/);
      await says(window, 'compare-only-here', /modifier 25/i);
      await says(window, 'compare-accept', /Accept 1, add 1/);
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Accepted what AAPC shows: 1 marked, 1 added/);
  });
});
