/** From certificates to credits, what is kept, and documents, in the real window. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { certificate, chart } from '../harness/certificates.ts';
import { keepPicture } from '../harness/failures.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { freshHome, Milepost, removeHome, type Window } from '../harness/milepost.ts';
import { open, piece, says, settled, text } from '../harness/page.ts';

interface Exported {
  credits: { title: string; index_number: string | null; certificate_held: boolean }[];
  evidence: { name: string; belongs_to: { kind: string }[] }[];
}

function exported(home: string): Exported {
  return JSON.parse(onTheLine(home, 'export', '--json')) as Exported;
}

/** Waits for what takes as long as reading a file on a busy computer. */
async function eventually(window: Window, mark: string, what: RegExp): Promise<void> {
  await window.waitUntil(async () => what.test(await text(window, mark)), {
    timeout: 60_000,
    timeoutMsg: `"${mark}" never said ${String(what)}`,
  });
}

describe('certificates, evidence and documents', () => {
  let milepost: Milepost;

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('a certificate is a credit after one look at its index number, and one undo takes back both', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-certificate-'));
    const file = join(folder, 'modifier.pdf');
    writeFileSync(file, certificate({ title: 'Modifier 25 in the Office Visit' }));
    milepost = await Milepost.start({ home: homeOfAnApprentice(), args: ['--open', file] });
    const { window } = milepost;
    const before = exported(milepost.home).credits.length;
    await piece(window, 'certificate').waitForDisplayed({ timeout: 30_000 });
    await settled(window, 'read-index_number');
    assert.equal(
      await piece(window, 'read-title').getValue(),
      'Modifier 25 in the Office Visit',
      'what is sure is filled in',
    );
    await says(window, 'counts-toward', /AAPC/);
    await window.keys(Key.Enter);
    await says(window, 'toast', /Added Modifier 25 in the Office Visit with its certificate/);
    const after = exported(milepost.home);
    assert.equal(after.credits.length, before + 1);
    const made = after.credits.find((it) => it.title === 'Modifier 25 in the Office Visit');
    assert.equal(made?.index_number, 'MCI48951AC');
    assert.equal(made?.certificate_held, true);
    assert.equal(after.evidence[0]?.belongs_to[0]?.kind, 'credit');
    await window.keys([Key.Ctrl, 'z']);
    await says(window, 'toast', /Undid|Undo/);
    const undone = exported(milepost.home);
    assert.equal(undone.credits.length, before);
    assert.equal(undone.evidence.length, 0);
  });

  it('a folder becomes a list that is worked through by keys; a chart stays out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-certificates-'));
    for (let nth = 1; nth <= 3; nth++)
      writeFileSync(
        join(folder, `c${String(nth)}.pdf`),
        certificate({
          title: `Denials and Appeals, Part ${String(nth)}`,
          index: `MCI4895${String(nth)}AC`,
        }),
      );
    writeFileSync(join(folder, 'd-superbill.pdf'), chart());
    writeFileSync(join(folder, 'e-empty.pdf'), '');
    milepost = await Milepost.start({ home: homeOfAnApprentice(), args: ['--open', folder] });
    const { window } = milepost;
    await eventually(window, 'file-4', /Looks like a chart/);
    await eventually(window, 'file-5', /Not readable/);
    await says(window, 'file-4', /Nothing of this file has been kept/);
    await piece(window, 'confirm-next').click();
    for (let nth = 1; nth <= 3; nth++) {
      await settled(window, 'read-index_number');
      await window.waitUntil(
        async () =>
          (await piece(window, 'read-title').getValue()) ===
          `Denials and Appeals, Part ${String(nth)}`,
      );
      await window.keys(Key.Enter);
    }
    await piece(window, 'certificate-list').waitForDisplayed();
    await says(window, 'file-3', /Saved/);
    const kept = exported(milepost.home);
    assert.equal(kept.evidence.length, 3, 'the chart and the empty file are not kept');
  });

  it('a certificate goes to the credit that is already there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-certificate-'));
    const file = join(folder, 'wounds.pdf');
    writeFileSync(file, certificate({ title: 'Wound Repair Coding' }));
    const home = homeOfAnApprentice();
    onTheLine(home, 'ceu', '1.5', 'Wound Repair Coding', 'nov', '2');
    milepost = await Milepost.start({ home, args: ['--open', file] });
    const { window } = milepost;
    await eventually(window, 'recorded', /Already recorded/);
    await settled(window, 'read-index_number');
    await window.keys(Key.Enter);
    await says(window, 'toast', /Added the certificate of Wound Repair Coding/);
    const credits = exported(home).credits.filter((it) => it.title === 'Wound Repair Coding');
    assert.equal(credits.length, 1);
    assert.equal(credits[0]?.index_number, 'MCI48951AC', 'what was empty is filled');
  });

  it('what is kept is searched by its text, and says what it shows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-certificate-'));
    const file = join(folder, 'sepsis.pdf');
    writeFileSync(file, certificate({ title: 'Sepsis Sequencing' }));
    const home = homeOfAnApprentice();
    onTheLine(home, 'ceu', '1.5', 'Sepsis Sequencing', 'nov', '2');
    onTheLine(home, 'evidence', 'add', file, '--for', 'Sepsis');
    milepost = await Milepost.start({ home });
    const { window } = milepost;
    await open(window, 'evidence');
    await eventually(window, 'evidence-rows', /of 5 items/);
    await piece(window, 'evidence-search').setValue('meridian');
    await says(window, 'evidence-rows', /Meridian/);
    await piece(window, 'page-picture').waitForDisplayed();
    await piece(window, 'evidence-search').setValue('nowhere on it');
    await says(window, 'evidence', /No file has these words/);
  });

  it('an empty place says what to drop', async () => {
    milepost = await Milepost.start({ home: freshHome() });
    const { window } = milepost;
    assert.ok(!existsSync(join(milepost.home, 'vault')));
    await window.execute(() => {
      globalThis.location.hash = '#/certificates';
    });
    await says(window, 'empty', /No files here/);
  });

  it('a letter is drafted and its checklist follows what is typed', async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    const { window } = milepost;
    await window.execute(() => {
      globalThis.location.hash = '#/letter';
    });
    await eventually(window, 'letter-items', /Who signs/);
    await piece(window, 'signer-name').setValue('Denise Okafor');
    await piece(window, 'signer-title').setValue('Coding Supervisor');
    await piece(window, 'signer-email').setValue('d.okafor@mercy.example');
    await says(window, 'letter-items', /Denise Okafor, Coding Supervisor/);
    await says(window, 'letter-email', /d\.okafor@mercy\.example/);
    await piece(window, 'letter-picture').waitForDisplayed({ timeout: 30_000 });
    await piece(window, 'save-letter').click();
    await piece(window, 'name-question').waitForDisplayed();
  });
});
