/** The first ten minutes of five people: what decides is asked, answered where it stands, and taken back. */
import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { onTheLine } from '../harness/homes.ts';
import { done } from '../harness/line.ts';
import { freshHome, Milepost, removeHome, TODAY, type Window } from '../harness/milepost.ts';
import { choose, copy, gone, open, piece, press, says, text, value } from '../harness/page.ts';

const ALARM = /past due|is canceled|was canceled|revoked|inactive/i;

let milepost: Milepost | undefined;

/** The program of the story that is told. */
function running(): Milepost {
  if (milepost === undefined) throw new Error('no story has begun');
  return milepost;
}

async function ends(): Promise<void> {
  await milepost?.stop();
  if (milepost) removeHome(milepost.home);
  milepost = undefined;
}

async function next(window: Window): Promise<void> {
  const title = window.$('h1');
  const before = await title.getText();
  await piece(window, 'onboarding-next').click();
  await window.waitUntil(async () => (await title.getText()) !== before, {
    timeoutMsg: `there was no question after "${before}"`,
  });
}

async function undo(window: Window): Promise<void> {
  await window.keys([Key.Ctrl, 'z']);
  await says(window, 'toast', /undid/i);
}

describe('a student books the exam and passes', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('books it in the window, with the date as a phone writes it', async () => {
    milepost = await Milepost.start();
    const { window } = running();
    await piece(window, 'onboarding-skip').click();
    await open(window, 'study');
    await window.$('//button[normalize-space()="Add an exam"]').click();
    await piece(window, 'exam-credential').setValue('cpc');
    await piece(window, 'exam-day').setValue('mar 20');
    await says(window, 'exam-form', /Read as Sat, Mar 20, 2027/);
    await piece(window, 'save').click();
    await gone(window, 'exam-form');
    await open(window, 'standing');
    await says(window, 'road', /CPC exam/);
  });

  it('is asked on its day, and chooses month and first report in one step', async () => {
    milepost = await running().restart({ asOf: '2027-03-20' });
    const { window } = running();
    await says(window, 'exam-moment', /How did it go\?/);
    await piece(window, 'exam-passed').click();
    await choose(window, 'exam-month', 'May');
    await says(
      window,
      'exam-first-report',
      /May 31, 2027 Short first cycle, about 3 CEU.*May 31, 2029 36 CEU.*I don’t know/,
    );
    await window.$('//label[contains(., "May 31, 2029")]//input').click();
    await piece(window, 'exam-add').click();
    await says(window, 'toast', /Added the CPC-A/);
    await says(window, 'card-AAPC', /of 36 CEU.*May 31, 2029/);
    assert.match(await text(window, 'road'), /CPC-A/, 'the road has the credential');
    assert.doesNotMatch(
      await text(window, 'place-standing'),
      ALARM,
      'the biggest day frightens nobody',
    );
    const held = done(running().home, '2027-03-20', 'list', 'credential');
    assert.equal([...held.matchAll(/CPC/g)].length, 1, `one credential, not two: ${held}`);
  });

  it('takes all of it back with one undo', async () => {
    const { window } = running();
    await undo(window);
    await says(window, 'exam-moment', /How did it go\?/);
    assert.doesNotMatch(
      await text(window, 'road'),
      /CPC-A/,
      'the credential is gone with the answer',
    );
  });
});

describe('a CPC-A whose renewal month has just passed', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('is onboarded calmly and truly', async () => {
    milepost = await Milepost.start();
    const { window } = running();
    await piece(window, 'who-apprentice').click();
    await next(window);
    await choose(window, 'renewal-month', 'October');
    await next(window);
    await next(window);
    await piece(window, 'onboarding-next').click();
    await piece(window, 'place-standing').waitForDisplayed();
    const standing = await text(window, 'place-standing');
    assert.doesNotMatch(standing, ALARM, 'nobody said that anything was missed');
    assert.doesNotMatch(
      await text(window, 'answer-safe'),
      /Yes/,
      'and nobody said that it was not',
    );
  });

  it('says what became of the cycle, and only then is told that she is safe', async () => {
    const { window } = running();
    await says(window, 'question', /Did you report the AAPC cycle that ended on Oct 31, 2026\?/);
    await piece(window, 'reply-not_mine').click();
    await window.waitUntil(
      async () =>
        !/Did you report the AAPC cycle that ended on Oct 31, 2026/.test(
          await text(window, 'place-standing'),
        ),
      { timeoutMsg: 'the cycle is still asked about' },
    );
    assert.doesNotMatch(await text(window, 'place-standing'), ALARM);
  });

  it('says who pays the dues, and is not asked again', async () => {
    const { window } = running();
    await says(window, 'question', /Did you pay the dues of Oct 31, 2026\?/);
    await piece(window, 'reply-someone_else').click();
    await window.waitUntil(
      async () => !/Did you pay the dues/.test(await text(window, 'place-standing')),
      { timeoutMsg: 'the dues are still asked about' },
    );
    milepost = await running().restart({ asOf: '2028-01-10' });
    assert.doesNotMatch(
      await text(running().window, 'place-standing'),
      /Did you pay the dues/,
      'nor a year later',
    );
  });
});

describe('forty past credits are pasted', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('are shown as a list first, and kept as one change', async () => {
    const home = freshHome();
    onTheLine(home, 'add', 'account', JSON.stringify({ issuer: 'AAPC', renewal_month: 3 }));
    onTheLine(
      home,
      'add',
      'credential',
      JSON.stringify({ issuer: 'AAPC', code: 'CPC', earned_on: '2018-02-10' }),
    );
    milepost = await Milepost.start({ home });
    const { window } = running();
    const before = await text(window, 'answer-safe');
    const lines = Array.from(
      { length: 40 },
      (_, at) =>
        `ceu 1 compliance hour ${String(at + 1)} ${String((at % 12) + 1)}/14/202${String(4 + (at % 2))} index number Q${String(1000 + at)}`,
    );
    await copy(window, lines.join('\n'));
    await press(window, 'l');
    await window.waitUntil(() => piece(window, 'quick-add').isFocused());
    await window.keys([Key.Ctrl, 'v']);
    await says(window, 'quick-add-lines', /compliance hour 40/);
    await piece(window, 'quick-add-lines-save').click();
    await says(window, 'toast', /40/);
    const listed = done(home, TODAY, 'list', 'credit', '--json');
    assert.equal(
      [...listed.matchAll(/compliance hour \d+/g)].length,
      40,
      'each is a record, with its title as it was typed',
    );
    assert.equal(await text(window, 'answer-safe'), before, 'doing the homework raises no alarm');
    await undo(window);
    assert.doesNotMatch(
      done(home, TODAY, 'list', 'credit'),
      /compliance hour/,
      'one undo takes all of them back',
    );
  });
});

describe('an audit, from the letter to the answer', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('is found by its name, and stands on Standing with its day', async () => {
    const home = freshHome();
    const facts: [string, object][] = [
      ['account', { issuer: 'AAPC', renewal_month: 10 }],
      ['credential', { issuer: 'AAPC', code: 'CPC', earned_on: '2022-11-10' }],
      [
        'cycle-record',
        { issuer: 'AAPC', due_on: '2026-10-31', reported: 'yes', submitted_on: '2026-10-20' },
      ],
      ['cycle-record', { issuer: 'AAPC', due_on: '2024-10-31', reported: 'yes' }],
      ['payment', { issuer: 'AAPC', kind: 'dues', due_on: '2026-10-31', paid_on: '2026-10-20' }],
      [
        'credit',
        { title: 'Modifier 25', completed_on: '2026-04-18', amount: 1.5, index_number: 'A1' },
      ],
      [
        'credit',
        {
          title: 'Risk adjustment',
          completed_on: '2026-05-18',
          amount: 2,
          index_number: 'A2',
          certificate_held: true,
        },
      ],
    ];
    for (const [kind, fact] of facts) onTheLine(home, 'add', kind, JSON.stringify(fact));
    milepost = await Milepost.start({ home });
    const { window } = running();
    await press(window, 'k');
    await piece(window, 'palette-field').setValue('audit');
    await says(window, 'palette-list', /audit/i);
    await window.keys(Key.Enter);
    await piece(window, 'audit-part').waitForDisplayed();
    await choose(window, 'cycle-select', await cycleTo(window, 'Oct 31, 2026'));
    await piece(window, 'part-audit').click();
    await piece(window, 'audit-asked').setValue('11/16/2026');
    await piece(window, 'audit-due').setValue('dec 16');
    await piece(window, 'audit-save').click();
    await says(window, 'audit-card', /Answer AAPC by Dec 16, 2026/);
    await open(window, 'standing');
    await says(window, 'audit-card', /Modifier 25/);
    await says(window, 'next-steps', /Answer AAPC’?'?s audit/);
  });

  it('is answered in one click, and that can be taken back', async () => {
    const { window } = running();
    await piece(window, 'audit-sent').click();
    await gone(window, 'audit-card');
    await undo(window);
    await says(window, 'audit-card', /Answer AAPC by Dec 16, 2026/);
  });
});

/** The label of a cycle in the list of cycles. */
async function cycleTo(window: Window, day: string): Promise<string> {
  await piece(window, 'cycle-select').click();
  const option = window.$(`//*[@role="option"][contains(., "${day}")]`);
  await option.waitForDisplayed();
  const label = (await option.getText()).trim();
  await window.keys(Key.Escape);
  return label;
}

describe('a save that changes nothing', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('offers no undo, so that no other record can be taken away', async () => {
    const home = freshHome();
    onTheLine(
      home,
      'add',
      'position',
      JSON.stringify({ employer: 'Mercy', starts_on: '2026-01-05' }),
    );
    onTheLine(home, 'log', '4h', 'mercy', 'nov 20');
    onTheLine(home, 'ceu', '1', 'keep', 'me', 'nov', '3');
    milepost = await Milepost.start({ home });
    const { window } = running();
    await open(window, 'log');
    await says(window, 'log-list', /Mercy/);
    await window.execute(() =>
      document.querySelector<HTMLElement>('[data-testid="log-list"]')?.focus(),
    );
    await window.keys(Key.Enter);
    await piece(window, 'entry-form').waitForDisplayed();
    assert.match(await value(window, 'entry-hours'), /4/);
    await piece(window, 'save').click();
    await gone(window, 'entry-form');
    assert.equal(
      await piece(window, 'toast-undo').isExisting(),
      false,
      'nothing was done, so nothing is offered to undo',
    );
    assert.match(done(home, TODAY, 'list', 'credit'), /keep me/);
  });
});

describe('half of the dates', () => {
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(ends);

  it('are asked for where they are missing, one after the other, and settle the rest', async () => {
    milepost = await Milepost.start();
    const { window } = running();
    await piece(window, 'who-certified').click();
    await next(window);
    await window.$('//button[starts-with(@aria-label, "CPC,")]').click();
    await window.$('//button[starts-with(@aria-label, "CCS,")]').click();
    await next(window);
    await next(window);
    await piece(window, 'onboarding-next').click();
    await piece(window, 'place-standing').waitForDisplayed();
    await says(window, 'answer-safe', /One question first/);
    assert.doesNotMatch(await text(window, 'place-standing'), ALARM);
    await says(window, 'question', /When is your next AAPC report due\?/);
    await piece(window, 'reply-month').click();
    await choose(window, 'reply-in-month', 'May');
    await choose(window, 'reply-in-year', '2027');
    await piece(window, 'reply-save').click();
    await says(window, 'question', /When is your next AHIMA report due\?/);
    await piece(window, 'reply-month').click();
    await choose(window, 'reply-in-month', 'June');
    await choose(window, 'reply-in-year', '2027');
    await piece(window, 'reply-save').click();
    await says(window, 'card-AAPC', /May 31, 2027/);
    await says(window, 'card-AHIMA', /Jun 30, 2027/);
    assert.doesNotMatch(await text(window, 'place-standing'), ALARM, 'two answers frighten nobody');
  });

  it('take the year that she names, though the rule gives another, and lead to its record', async () => {
    await running().stop();
    removeHome(running().home);
    milepost = await Milepost.start();
    const { window } = running();
    await piece(window, 'who-certified').click();
    await next(window);
    await window.$('//button[starts-with(@aria-label, "CPC,")]').click();
    await next(window);
    await next(window);
    await piece(window, 'onboarding-next').click();
    await says(window, 'question', /When is your next AAPC report due\?/);
    await piece(window, 'reply-month').click();
    await choose(window, 'reply-in-month', 'October');
    await choose(window, 'reply-in-year', '2027');
    await piece(window, 'reply-save').click();
    await says(window, 'card-AAPC', /Oct 31, 2027/);
    await says(window, 'problems', /October is due in even years.*The record is followed/);
    await window.$('//a[@data-testid="problem"][contains(., "even years")]').click();
    await says(window, 'cycle-form', /AAPC cycle ending Oct 31, 2025/);
  });
});
