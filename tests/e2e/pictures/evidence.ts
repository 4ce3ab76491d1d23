/** Certificates, evidence and documents in both themes at three widths, with files that are awkward. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificate, chart } from '../harness/certificates.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { Milepost, named, removeHome, type Window } from '../harness/milepost.ts';
import { piece, resize, text } from '../harness/page.ts';

const SIZES = [
  [900, 800],
  [1200, 800],
  [1990, 1100],
] as const;
const FOLDER = named('MILEPOST_EVERY_PICTURE');
const LONG =
  'Advanced Inpatient Coding: Sepsis, Respiratory Failure, Malnutrition and the Rest of a Very Long Title';

async function eventually(window: Window, mark: string, what: RegExp): Promise<void> {
  await window.waitUntil(async () => what.test(await text(window, mark)), { timeout: 60_000 });
}

async function go(window: Window, hash: string): Promise<void> {
  await window.execute((it: string) => {
    globalThis.location.hash = it;
  }, hash);
}

for (const theme of ['light', 'dark'] as const) {
  it(`certificates, evidence and documents, ${theme}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-certificates-'));
    const lay = (name: string, bytes: Buffer | string) => writeFileSync(join(folder, name), bytes);
    lay('a-modifier.pdf', certificate({ title: 'Modifier 25 in the Office Visit' }));
    lay(
      'b-long name of a file that a sponsor gave it (final) (2).pdf',
      certificate({ title: LONG, index: '88217CLE0O1I' }),
    );
    lay(
      'c-other.pdf',
      certificate({ title: 'Wound Repair Coding', name: 'Derrick Womack', index: 'LC0626418B' }),
    );
    lay('d-copy.pdf', certificate({ title: 'Modifier 25 in the Office Visit' }));
    lay('e-superbill.pdf', chart());
    lay('f-broken.pdf', '%PDF-1.7 and nothing more');
    const home = homeOfAnApprentice();
    onTheLine(home, 'ceu', '1', 'Wound Repair Coding', 'nov', '9');
    onTheLine(home, 'ceu', '2', LONG, 'oct', '8');
    const kept = join(folder, 'b-long name of a file that a sponsor gave it (final) (2).pdf');
    const milepost = await Milepost.start({ home, theme, args: ['--open', folder] });
    const { window } = milepost;
    await eventually(window, 'file-6', /Not readable/);
    const shots: readonly [name: string, hash: string, mark: string, what: RegExp][] = [
      ['certificates-list', '#/certificates', 'certificate-list', /look at/],
      ['certificate', '#/certificates?file=1', 'certificate', /Index no/],
      ['certificate-long', '#/certificates?file=2', 'certificate', /Index no/],
      ['certificate-other-name', '#/certificates?file=3', 'certificate', /Index no/],
      ['letter-kit', '#/letter', 'letter-items', /Who signs/],
      ['documents', '#/documents', 'document-rows', /Letter kit|packet/],
      ['evidence-missing', '#/evidence?show=missing', 'unproven-rows', /missing/],
    ];
    for (const [name, hash, mark, what] of shots) {
      await go(window, hash);
      await eventually(window, mark, what);
      for (const [width, height] of SIZES) {
        await resize(window, width, height);
        await milepost.picture(`${name}-${String(width)}-${theme}`, FOLDER);
      }
    }
    await piece(window, 'evidence-filter-all').click();
    await milepost.picture(`evidence-empty-1990-${theme}`, FOLDER);
    onTheLine(home, 'evidence', 'add', join(folder, 'c-other.pdf'), '--for', 'Wound');
    onTheLine(home, 'evidence', 'add', kept, '--for', 'Advanced');
    onTheLine(home, 'evidence', 'add', join(folder, 'a-modifier.pdf'));
    onTheLine(home, 'evidence', 'add', join(folder, 'f-broken.pdf'));
    await eventually(window, 'evidence-rows', /Not readable/);
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      await milepost.picture(`evidence-${String(width)}-${theme}`, FOLDER);
    }
    await piece(window, 'evidence-search').setValue('sepsis');
    await eventually(window, 'evidence-rows', /Sepsis/);
    for (const [width, height] of SIZES) {
      await resize(window, width, height);
      await milepost.picture(`evidence-search-${String(width)}-${theme}`, FOLDER);
    }
    await milepost.stop();
    removeHome(home);
  });
}
