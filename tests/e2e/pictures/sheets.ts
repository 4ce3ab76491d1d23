/** Import, comparison and export in both themes at three widths, with awkward sheets: to be looked at beside the mocks. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { copy } from '../harness/clipboard.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { Milepost, named, removeHome, type Window } from '../harness/milepost.ts';
import { open, piece, resize } from '../harness/page.ts';

const SIZES = [
  [900, 800],
  [1200, 800],
  [1990, 1100],
] as const;
const FOLDER = named('MILEPOST_EVERY_PICTURE');
const LONG =
  'Advanced Inpatient Coding: Sepsis, Respiratory Failure, Malnutrition and the Rest of a Very Long Title';

const numbers = (many: number) => Array.from({ length: many }, (_, at) => at);
const day = (at: number) => `${String(1 + (at % 11))}/${String(1 + (at % 28))}/2026`;

/** Sheets by their names, each awkward in its way. */
const SHEETS: Record<string, string> = {
  'CEU log 2024 to 2026, Torres, corrected final (2).csv': [
    'My CEU log,,,,,,,',
    'Date,Event / Title,Sponsor,Index #,CEUs,Core or specialty?,Cert saved?,MRN',
    `3/2/2026,"${LONG}",AAPC Local Chapter of Worcester County,XX00001AA,1.5,core A,x,`,
    '4/11/2026,Chapter meeting,AAPC Boston,XX00002BB,1,core,x,',
    'Apr 2026,Healthcare quiz,AAPC,XX00003CC,1,CPC only,,',
    '2/10/2026,Coding update,AAPC,XX00004DD,4,,,',
    '2/11/2026,Coding updates,AAPC,XX00005EE,4,,,',
    ',,,,,,,',
    ',Subtotal 2026,,,7.5,,,',
    '6/18/2026,Modifiers 25 and 59,Webinar vendor,XX00006FF,lots,,,',
  ].join('\n'),
  'five thousand.csv': [
    'Date,Title,CEUs',
    ...numbers(5000).map((at) => `${day(at)},"Webinar ${String(at)}, ${LONG}",1`),
  ].join('\n'),
  'one.csv': 'Date,Title,CEUs\n3/22/2026,Sepsis,1\n',
  'all problems.csv': [
    'Date,Title,CEUs',
    ...numbers(60).map((at) => `Spring,Webinar ${String(at)},many`),
  ].join('\n'),
  'forty columns.csv': [
    `Date,Title,CEUs,${numbers(37)
      .map((at) => `Another column ${String(at)}`)
      .join(',')}`,
    ...numbers(12).map(
      (at) =>
        `${day(at)},${LONG},1,${numbers(37)
          .map(() => 'value')
          .join(',')}`,
    ),
  ].join('\n'),
  'hours.csv': [
    'Date,Employer,Hours,Notes',
    ...numbers(9).map((at) => `3/${String(at + 3)}/2025,Harbor Clinic of Greater Worcester,8,ED`),
    '3/20/2025,Harbor Cl.,7:45,',
  ].join('\n'),
};

async function go(window: Window, hash: string): Promise<void> {
  await window.execute((it: string) => {
    globalThis.location.hash = it;
  }, hash);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [name, text] of Object.entries(SHEETS)) {
    it(`the import of ${name}, ${theme}`, async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'milepost-sheets-')), name);
      writeFileSync(file, text);
      const home = homeOfAnApprentice();
      const milepost = await Milepost.start({ home, theme, args: ['--open', file] });
      const { window } = milepost;
      const short = name.replace(/\W+/g, '-').slice(0, 16);
      for (const part of ['rows', 'columns'] as const) {
        await piece(window, `import-${part}-tab`).waitForDisplayed({ timeout: 60_000 });
        await piece(window, `import-${part}-tab`).click();
        for (const [width, height] of SIZES) {
          await resize(window, width, height);
          await milepost.picture(`import-${part}-${short}-${String(width)}-${theme}`, FOLDER);
        }
      }
      await milepost.stop();
      removeHome(home);
    });
  }

  it(`comparison and export, ${theme}`, async () => {
    const home = homeOfAnApprentice();
    for (const at of numbers(8))
      onTheLine(home, 'ceu', '1', `${LONG}, part ${String(at)}`, `oct ${String(at + 2)}`);
    const milepost = await Milepost.start({ home, theme });
    const { window } = milepost;
    await open(window, 'renewals');
    await piece(window, 'compare-with').click();
    await piece(window, 'compare-paste').waitForDisplayed();
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      await milepost.picture(`compare-empty-${String(width)}-${theme}`, FOLDER);
    }
    const page = [
      'Date\tTitle\tCEUs',
      '2/10/2026\tCoding update\t3.5',
      ...numbers(4).map((at) => `10/${String(at + 2)}/2026\t${LONG}, part ${String(at)}\t1`),
      '7/9/2026\tGlobal surgery and everything that is bundled into it for 90 days\t2',
      'CEUs required 36, entered 9.5',
    ];
    await copy(window, page.join('\n'));
    await window.keys([Key.Ctrl, 'v']);
    await piece(window, 'compare-headline').waitForDisplayed();
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      await milepost.picture(`compare-${String(width)}-${theme}`, FOLDER);
    }
    await go(window, '#/safety');
    await piece(window, 'take-out-open').waitForDisplayed();
    await piece(window, 'take-out-open').click();
    await piece(window, 'take-out').waitForDisplayed();
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      await milepost.picture(`export-${String(width)}-${theme}`, FOLDER);
    }
    await milepost.stop();
    removeHome(home);
  });
}
