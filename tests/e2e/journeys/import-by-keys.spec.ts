/**
 * The flows of bringing a sheet in, by keyboard alone and in no more interactions than promised. A
 * file is dropped by the same door as on the window: a second start hands it to the running program.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Key } from 'webdriverio';

import { copy } from '../harness/clipboard.ts';
import { keepPicture } from '../harness/failures.ts';
import { inSteps } from '../harness/hand.ts';
import { homeOfAnApprentice, onTheLine, usualHome } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { open, piece, says, tabTo } from '../harness/page.ts';

/** Forty credits in a workbook of somebody else's. */
const FORTY = fileURLToPath(
  new URL('../../../crates/sheets/tests/more/forty.xlsx', import.meta.url),
);

function sheet(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'milepost-sheet-')), name);
  writeFileSync(file, text);
  return file;
}

describe('a sheet by keyboard alone', () => {
  let milepost: Milepost;

  beforeEach(async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice(usualHome()), usual: true });
  });

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  const credits = (): { title: string; amount: number; completed_on: string }[] =>
    JSON.parse(onTheLine(milepost.home, 'export', '--json')).credits;

  it('forty credits in Excel: dropped, looked at, Enter, and the standing shows them', async () => {
    const { window } = milepost;
    await inSteps(window, 2, async (hand) => {
      await hand.drop(milepost, FORTY);
      await says(window, 'import-commit', /Import 40 credits/);
      await says(window, 'import-commit-bar', /AAPC, due May 31, 2027/);
      await hand.press(Key.Enter);
    });
    await piece(window, 'place-standing').waitForDisplayed();
    await says(window, 'place-standing', /44(\.0)?/);
    await inSteps(window, 1, async (hand) => {
      await hand.press(Key.Ctrl, 'z');
    });
    await says(window, 'toast', /Undid|Undo/);
    assert.equal(credits().length, 1, 'and one key takes all of them back');
  });

  it('a sheet that is known: dropped, Enter', async () => {
    const { window, home } = milepost;
    const header = 'Attended,What it was about,Worth';
    const first = sheet('mine.csv', `${header}\n3/22/2026,E/M pitfalls,1.5\n`);
    const say = ['completed_on-column=Attended', 'title-column=What it was about'];
    const set = [...say, 'amount-column=Worth'].flatMap((it) => ['--set', it]);
    onTheLine(home, 'import', first, '--as', 'credits', ...set);
    const next = sheet(
      'mine, April.csv',
      `${header}\n3/22/2026,E/M pitfalls,1.5\n4/18/2026,Modifiers,2\n`,
    );
    await inSteps(window, 2, async (hand) => {
      await hand.drop(milepost, next);
      await says(window, 'import-remembered', /understood as in mine/);
      await says(window, 'import-commit', /Import 1 credit/);
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Imported 1 credit/);
    assert.equal(credits().length, 3, 'what was there does not come in again');
  });

  it('a sheet with one column wrong: dropped, the column picked, Enter', async () => {
    const { window } = milepost;
    const file = sheet(
      'log.csv',
      'Date,Title,Amount,Worth\n3/22/2026,E/M pitfalls,19,1.5\n4/18/2026,Modifiers,25,2\n',
    );
    await inSteps(window, 4, async (hand) => {
      await hand.drop(milepost, file);
      await says(window, 'import-commit', /Import 2 credits/);
      await hand.reach('import-rows-tab');
      await hand.press(Key.ArrowLeft);
      await says(window, 'import-columns', /Worth/);
      await hand.reach('import-column-Worth');
      await hand.type('ceu');
      await says(window, 'import-columns', /As you said/);
      await hand.reach('import-commit');
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Imported 2 credits/);
    const amounts = credits().map((it) => it.amount);
    assert.deepEqual(amounts.sort(), [1.5, 2, 4]);
  });

  it('an own workbook comes in whole, every sheet of it', async () => {
    const { window, home } = milepost;
    onTheLine(home, 'import', FORTY);
    const own = join(mkdtempSync(join(tmpdir(), 'milepost-own-')), 'own.xlsx');
    onTheLine(home, 'export', '--xlsx', own);
    onTheLine(home, 'undo');
    await inSteps(window, 2, async (hand) => {
      await hand.drop(milepost, own);
      await says(window, 'import-commit', /Import 40 credits/);
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Imported 40/);
    assert.equal(credits().length, 41, 'every sheet of an own workbook in one go');
  });

  it('hours show what they do for the A before they come in', async () => {
    const { window } = milepost;
    const file = sheet(
      'hours.csv',
      'Date,Employer,Hours\n3/3/2025,Harbor Clinic,8\n4/14/2025,Harbor Clinic,7:45\n',
    );
    await inSteps(window, 2, async (hand) => {
      await hand.drop(milepost, file);
      await says(window, 'import-commit', /Import 2 entries/);
      await says(window, 'import-commit-bar', /months of coding work/);
      await hand.press(Key.Enter);
    });
    await says(window, 'toast', /Imported 2 entries/);
  });

  it('a credit that is missing at the issuer is copied in a key for each field', async () => {
    const { window, home } = milepost;
    onTheLine(home, 'ceu', '1.5', 'modifier 25 webinar', 'nov 2', 'by', 'AAPC');
    await open(window, 'renewals');
    await copy(window, 'Date\tTitle\tCEUs\n2/10/2026\tCoding update\t4\n');
    await tabTo(window, 'compare-with');
    await window.keys(Key.Enter);
    await piece(window, 'compare-paste').waitForDisplayed();
    await window.keys([Key.Ctrl, 'v']);
    await says(window, 'compare-only-here', /modifier 25/i);
    await window.execute(() => {
      document.querySelector<HTMLElement>('[data-testid="compare-only-here"] button')?.focus();
    });
    await window.keys(Key.Enter);
    await piece(window, 'enter-there').waitForDisplayed();
    const fields = await piece(window, 'enter-there').$$('li').length;
    await inSteps(window, 5, async (hand) => {
      for (let field = 0; field < fields; field++) {
        await hand.press('c');
        await says(window, 'toast', /Copied/);
      }
    });
    await says(window, 'enter-there', /entered/i);
  });
});
