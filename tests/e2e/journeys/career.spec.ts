/** The way to a job, in the window: from a line of words to hours at the new position. */
import assert from 'node:assert/strict';

import { homeOfASearch } from '../harness/career.ts';
import { onTheLine } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { add, open, piece, press, says, type } from '../harness/page.ts';

describe('career', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({ home: homeOfASearch() });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  const career = (...words: string[]) => onTheLine(milepost.home, ...words);

  it('shows what is next first, and closed ones only when asked', async () => {
    const { window } = milepost;
    await open(window, 'career');
    const shown = await says(window, 'career', /Cedar Street Physicians/);
    assert.doesNotMatch(shown, /Baystate Health/, 'what is closed is not drawn');
    await piece(window, 'closed-filter').click();
    await says(window, 'career', /Baystate Health/);
    await open(window, 'standing');
    await open(window, 'career');
  });

  it('keeps an application in one line and warns of the same employer', async () => {
    const { window } = milepost;
    await type(window, 'apply Mass General Brigham coder II remote $31/h');
    await says(window, 'quick-add-preview', /You have Coder I there, applied Oct 19/);
    await window.keys('Enter');
    await says(window, 'toast', /coder II at Mass General Brigham/);
    assert.match(career('career'), /Mass General Brigham/);
  });

  it('asks what pay is for, and never decides it by its size', async () => {
    const { window } = milepost;
    await open(window, 'career');
    const row = window.$('[data-application="north"]');
    await row.$('button=hour').click();
    await says(window, 'career', /Northlight[^]*above the 90th|Northlight[^]*median to 75th/);
    assert.match(career('list', 'application', '--json'), /"pay_unit": "hour"/);
  });

  it('adds a step from the keyboard', async () => {
    const { window } = milepost;
    const toggle = window.$('[data-application="mgb"] [data-testid="application-toggle"]');
    await window.execute((it) => (it as unknown as HTMLElement).focus(), await toggle.getElement());
    await window.keys('i');
    await piece(window, 'step-save').waitForDisplayed();
    await piece(window, 'step-save').click();
    await says(window, 'toast', /interview.* at Mass General Brigham/i);
    await press(window, 'z');
  });

  it('says what a meeting is worth before it, and makes the credit after it', async () => {
    const { window } = milepost;
    await open(window, 'career');
    await piece(window, 'career-people').click();
    const shown = await says(window, 'career', /AHIMA \+1/);
    assert.match(shown, /Winter meeting: query practice/);
    await piece(window, 'was-there').click();
    await says(window, 'toast', /1 CEU, Chapter meeting: denials/);
    const credits = career('list', 'credit', '--json');
    assert.match(credits, /"ahima_source": "other"/);
    await press(window, 'z');
    assert.doesNotMatch(career('list', 'credit', '--json'), /denials/, 'one undo takes both back');
  });

  it('places an amount between published points', async () => {
    const { window } = milepost;
    await piece(window, 'career-pay').click();
    await piece(window, 'pay-typed').setValue('$31/hour');
    await says(window, 'pay-answer', /Between the median and the 75th percentile/);
    await piece(window, 'pay-typed').setValue('$31');
    await says(window, 'pay-answer', /per what/);
  });

  it('compares credentials and plans for one', async () => {
    const { window } = milepost;
    await piece(window, 'compare-link').click();
    await says(window, 'comparison', /the difference isn't what the credential adds/);
    await piece(window, 'plan-for').click();
    await piece(window, 'plan-save').click();
    await says(window, 'toast', /CRC/);
    assert.match(career('list', 'credential', '--json'), /"status": "expected"/);
    await press(window, 'z');
  });

  it('practices: what was missed comes first', async () => {
    const { window } = milepost;
    await piece(window, 'career-practice').click();
    await says(window, 'practice-question', /\S/);
    await window.keys('1');
    await says(window, 'practice-why', /31 U\.S\.C\. 3729/);
    await piece(window, 'practice-next').click();
    await says(window, 'career', /Missed comes first 1/);
  });

  it('shows the directory with how sure each entry is', async () => {
    const { window } = milepost;
    await piece(window, 'career-people').click();
    await piece(window, 'directory-link').click();
    const shown = await says(window, 'career', /MassBay Community College/);
    assert.match(shown, /suggestion, not checked/);
    await piece(window, 'add-entry').click();
    await piece(window, 'directory-form').$('input').waitForDisplayed();
  });

  it('turns an accepted offer into a position at which hours are logged', async () => {
    const { window } = milepost;
    await piece(window, 'career-search').click();
    await piece(window, 'career-search').click();
    await window.$('a=Compare offers').click();
    await says(window, 'offers', /\$58,032/);
    await piece(window, 'start-position').click();
    await piece(window, 'accept-offer').click();
    await says(window, 'toast', /Accepted the offer from Lakeside Imaging/);
    await window.waitUntil(() => piece(window, 'quick-add').isFocused());
    await window.keys([...'4h']);
    await says(window, 'quick-add-preview', /4 h[^]*Lakeside Imaging/);
    await window.keys('Enter');
    assert.match(career('list', 'entry', '--json'), /"minutes": 240/);
  });
});

describe('an empty career', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({
      home: homeOfASearch({ courses: [{ title: 'Anatomy', started_on: '2026-09-01' }] }),
    });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('says how to begin, and what a meeting is worth to a student', async () => {
    const { window } = milepost;
    await open(window, 'career');
    await says(window, 'career', /Nothing here yet/);
    await add(window, 'meet Winter meeting by MaHIMA dec 9 noon online 1 ceu $15');
    await piece(window, 'career-people').click();
    await says(window, 'career', /No CEU before a credential/);
  });
});
