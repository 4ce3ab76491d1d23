/** The windows of the search for a job: board, offers, ideas, people, pay at home, other people's sheets. */
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { homeOfASearch } from '../harness/career.ts';
import { keepPicture } from '../harness/failures.ts';
import { onTheLine } from '../harness/homes.ts';
import { Milepost, removeHome, type Window } from '../harness/milepost.ts';
import { add, choose, focused, gone, open, piece, press, says, text } from '../harness/page.ts';

interface Step {
  id: string;
  application: string;
  kind: string;
  on: string;
}

describe('the windows of a search', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({ home: homeOfASearch() });
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  const line = (...words: string[]) => onTheLine(milepost.home, ...words);
  const stepsOf = (application: string): Step[] =>
    (JSON.parse(line('export', '--json')) as { steps: Step[] }).steps.filter(
      (it) => it.application === application,
    );
  const part = async (window: Window, name: string) => {
    await window.execute((to: string) => {
      globalThis.location.hash = to === '' ? '#/career' : `#/career?part=${to}`;
    }, name);
    await says(window, 'career', /\S/);
  };
  const card = (window: Window, id: string) =>
    window.$(`[data-testid="board-card"][data-application="${id}"]`);
  const columnOf = (window: Window, id: string) =>
    window.execute(
      (name) =>
        document
          .querySelector(`[data-application="${name}"]`)
          ?.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '',
      id,
    );

  it('a card moves on by a dated step, by keys alone', async () => {
    const { window } = milepost;
    await open(window, 'career');
    await piece(window, 'board-toggle').click();
    await piece(window, 'board').waitForDisplayed();
    assert.equal(await columnOf(window, 'cedar'), 'applied');
    await window.execute(
      (it) => (it as unknown as HTMLElement).focus(),
      await card(window, 'cedar'),
    );
    await window.keys([Key.Shift, Key.ArrowRight]);
    await piece(window, 'board-move').waitForDisplayed();
    await says(window, 'board-move', /Cedar Street Physicians[^]*First call/);
    while ((await focused(window, (it) => it.dataset['testid'] ?? '')) !== 'step-save')
      await window.keys(Key.Tab);
    await window.keys(Key.Enter);
    await says(window, 'toast', /first call.* at Cedar Street Physicians/i);
    await window.waitUntil(async () => (await columnOf(window, 'cedar')) === 'talking');
    assert.deepEqual(
      stepsOf('cedar').map((it) => [it.kind, it.on]),
      [
        ['applied', '2026-11-16'],
        ['screening', '2026-11-23'],
      ],
    );
    assert.equal(
      await focused(window, (it) => it.dataset['application'] ?? ''),
      'cedar',
      'the keys stay on the card',
    );
    await press(window, 'z');
    await window.waitUntil(async () => (await columnOf(window, 'cedar')) === 'applied');
  });

  it('a card is dragged to a column, and back it does not go without a word', async () => {
    const { window } = milepost;
    const column = await window.$('[data-column="talking"] h2').getElement();
    const dragged = await card(window, 'cedar').getElement();
    await window
      .action('pointer')
      .move({ origin: dragged })
      .down()
      .move({ origin: column, duration: 200 })
      .up()
      .perform();
    await piece(window, 'board-move').waitForDisplayed();
    await piece(window, 'step-save').click();
    await window.waitUntil(async () => (await columnOf(window, 'cedar')) === 'talking');
    await window.execute(
      (it) => (it as unknown as HTMLElement).focus(),
      await card(window, 'cedar'),
    );
    await window.keys([Key.Shift, Key.ArrowLeft]);
    await says(window, 'toast', /To go back, open it and remove that step/);
    assert.equal(stepsOf('cedar').length, 2, 'nothing was removed');
    await card(window, 'cedar').click();
    await piece(window, 'application-body').waitForDisplayed();
    const body = window.$('[data-application="cedar"] [data-testid="application-body"]');
    await body.$$('[data-testid="step-menu"]')[1]?.click();
    await window.$('//*[@role="menuitem"][normalize-space()="Remove"]').click();
    await window.waitUntil(() => stepsOf('cedar').length === 1);
    await says(window, 'career', /Cedar Street Physicians[^]*Applied/);
  });

  it('a step is corrected, with the person it was with', async () => {
    const { window } = milepost;
    const body = window.$('[data-application="cedar"] [data-testid="application-body"]');
    await body.$('[data-testid="step-menu"]').click();
    await window.$('//*[@role="menuitem"][normalize-space()="Change"]').click();
    await piece(window, 'step-with').setValue('Ana Ferreira');
    await piece(window, 'step-time').setValue('2 pm');
    await piece(window, 'step-save').click();
    await says(window, 'application-body', /2:00 PM, Ana Ferreira/);
    assert.match(line('list', 'contact', '--json'), /Ana Ferreira/);
  });

  it('the fields of an application are changed in a panel beside it', async () => {
    const { window } = milepost;
    await piece(window, 'edit-application').click();
    await piece(window, 'pay-from').setValue('48,500');
    await piece(window, 'save').click();
    await gone(window, 'application-form');
    await says(window, 'application-body', /\$48,500/);
  });

  it('an offer is typed, changed, compared and accepted; hours are logged one click later', async () => {
    const { window } = milepost;
    await add(window, 'offer $30/h "Cedar Street Physicians" by dec 4');
    await part(window, 'offers');
    await says(window, 'offers', /Cedar Street Physicians[^]*\$30 an hour/);
    const at = await window.execute(() =>
      [...document.querySelectorAll('[data-testid="offers"] thead th b')].findIndex((it) =>
        it.textContent?.startsWith('Cedar'),
      ),
    );
    await window.$$('[data-testid="change-offer"]')[at]?.click();
    await piece(window, 'offer-form').$('input').setValue('32');
    await piece(window, 'save').click();
    await gone(window, 'offer-form');
    await says(window, 'offers', /\$32 an hour/);
    await window.$$('[data-testid="start-position"]')[at]?.click();
    await says(window, 'offer-sheet', /Cedar Street Physicians is marked accepted/);
    await piece(window, 'accept-offer').click();
    await says(window, 'toast', /Accepted the offer from Cedar Street Physicians/);
    await window.waitUntil(() => piece(window, 'quick-add').isFocused());
    await window.keys([...'4h']);
    await says(window, 'quick-add-preview', /4 h[^]*Cedar Street Physicians/);
    await window.keys(Key.Enter);
    await says(window, 'toast', /4 h/);
    assert.match(line('list', 'entry', '--json'), /"minutes": 240/);
  });

  it('an idea is kept, found again and removed', async () => {
    const { window } = milepost;
    await part(window, 'compare');
    await piece(window, 'keep-idea').click();
    await piece(window, 'idea-form').$('input').setValue('Two postings ask for it');
    await window.keys(Key.Enter);
    await says(window, 'ideas', /CRC Two postings ask for it no day/);
    await open(window, 'standing');
    await part(window, 'compare');
    await says(window, 'ideas', /Two postings ask for it/);
    await window.$('[aria-label="Remove the idea CRC"]').scrollIntoView({ block: 'center' });
    await window.$('[aria-label="Remove the idea CRC"]').click();
    await says(window, 'ideas', /No idea yet/);
  });

  it('an answer to an open question is kept, and found again before the interview', async () => {
    const { window } = milepost;
    await part(window, 'practice');
    await piece(window, 'open-question').click();
    await piece(window, 'open-answer').$('textarea').setValue('A denial for a missing modifier.');
    await piece(window, 'keep-answer').click();
    await says(window, 'career', /1 of \d+ answered/);
    await part(window, '');
    await window.$('[data-application="tufts"] [data-testid="application-toggle"]').click();
    await piece(window, 'practise').click();
    await says(window, 'career', /For Tufts Medicine, Wed, Nov 25, 10:00 AM/);
    await piece(window, 'open-question').click();
    await says(window, 'open-answer', /A denial for a missing modifier/);
  });

  it('pay at home is placed among the figures of the chosen area', async () => {
    const { window } = milepost;
    await part(window, 'pay');
    await choose(window, 'home-area', 'Worcester, MA');
    await piece(window, 'pay-typed').setValue('$31/hour');
    await says(
      window,
      'pay-answer',
      /Between the 75th percentile and the 90th percentile in Worcester/,
    );
    await part(window, 'offers');
    await says(window, 'offers', /In Worcester, MA/);
  });

  it('staying in touch is put off', async () => {
    const { window } = milepost;
    await open(window, 'reminders');
    const subject = await window.execute(
      () =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="reminder"]')].find((it) =>
          it.innerText.includes('Priya Nair'),
        )?.dataset['subject'] ?? '',
    );
    assert.notEqual(subject, '', await text(window, 'place-reminders'));
    await window.$(`[data-subject="${subject}"] [data-testid="snooze"]`).click();
    await piece(window, 'snooze-week').waitForDisplayed();
    await piece(window, 'snooze-week').click();
    await says(window, 'reminders-snoozed', /Priya Nair/);
  });
});

describe('a sheet of applications', () => {
  it('comes in by mapping, and its steps are in the search', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-sheet-'));
    const file = join(folder, 'jobs.csv');
    writeFileSync(
      file,
      'Company,Position,Location,Date applied,Status,Salary,Notes\nUMass Memorial,Coder I,Worcester,11/9/2026,Interviewed,$27/hr,Ask for Dana\nBoston Medical Center,Coding specialist,Boston,10/2/2026,Rejected,,\n',
    );
    const milepost = await Milepost.start({ home: homeOfASearch(), args: ['--open', file] });
    const { window } = milepost;
    await says(window, 'import-commit', /Import 2 applications/);
    await piece(window, 'import-commit').click();
    await says(window, 'toast', /Imported/);
    await open(window, 'career');
    await says(window, 'career', /UMass Memorial/);
    assert.match(
      onTheLine(milepost.home, 'list', 'application', '--json'),
      /Boston Medical Center/,
    );
    await milepost.stop();
    removeHome(milepost.home);
  });
});
