import assert from 'node:assert/strict';

import { Key } from 'webdriverio';

import { onTheLine } from '../harness/homes.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { choose, open, piece, press, says, text } from '../harness/page.ts';

describe('planning', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({ args: ['--sample'] });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('says over every open cycle what is left, what decides it, and shows the rule', async () => {
    const { window } = milepost;
    await open(window, 'renewals');
    await piece(window, 'part-plan').click();
    const plan = await says(window, 'plan', /At least 8\.5 CEU in all/);
    assert.match(plan, /3 from AHIMA sources \+ 5 any/);
    assert.match(plan, /The total decides: 8 of 20 still missing/);
    await piece(window, 'plan-cycle').$('a').click();
    await says(window, 'place-rulebook', /ahima\.ceu\.source-share/);
  });

  it('supposes one more credential by keyboard, and records nothing', async () => {
    const { window } = milepost;
    await open(window, 'renewals');
    await piece(window, 'part-what-if').click();
    await piece(window, 'suppose-code').click();
    await window.keys([...'CPMA']);
    await window.keys(Key.Enter);
    await says(window, 'what-if', /Requires 40 CEU instead of 36. At least 16 in auditing/);
    assert.match(onTheLine(milepost.home, '--sample', 'list', 'credential'), /CPC/);
    assert.doesNotMatch(onTheLine(milepost.home, '--sample', 'list', 'credential'), /CPMA/);
    await window.$("button[aria-label^='Remove: ']").click();
    await says(window, 'what-if', /Suppose something/);
  });

  it('shows what Practicode would bring on the path, and the forecast with its method', async () => {
    const { window } = milepost;
    await open(window, 'path');
    assert.match(await text(window, 'removal-forecast'), /could come off between/);
    await piece(window, 'removal-forecast').$('summary').click();
    await says(window, 'removal-forecast', /weeks/);
    await piece(window, 'path-what-if').click();
    await piece(window, 'suppose').click();
    await says(window, 'what-if', /Meets the published list/);
  });
});

describe('what is open', () => {
  let milepost: Milepost;
  before(async () => {
    milepost = await Milepost.start({ args: ['--sample'] });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
  });

  it('is marked, and decided by the person; undo takes it back', async () => {
    const { window } = milepost;
    await open(window, 'settings');
    const rules = await says(window, 'settings-rules', /How months are counted/);
    assert.match(rules, /not certain/);
    await choose(window, 'reading-aapc.apprentice.month-count', await firstOther(milepost));
    await says(window, 'settings-rules', /decided by you/);
    await press(window, 'z');
    await window.waitUntil(
      async () => !/decided by you/.test(await text(window, 'settings-rules')),
      { timeoutMsg: 'undo did not take it back' },
    );
  });

  it("an issuer of one's own is added, and a gap in its history is refused", async () => {
    const { window } = milepost;
    await open(window, 'settings');
    await piece(window, 'add-own-issuer').click();
    await piece(window, 'own-issuer-name').waitForDisplayed();
    await window.keys([...'Board']);
    const amounts = await window.$$('[data-testid="own-rule-amount"]').getElements();
    for (const amount of amounts) await amount.setValue('12');
    const second = window.$('(//*[@data-testid="own-rule"])[2]');
    await second.$('[data-testid="own-rule-version"]').click();
    await second.$('(.//*[@data-testid="own-rule-amount"])[2]').setValue('10');
    await second.$('(.//input[@placeholder="like Dec 31, 2025"])[1]').setValue('Nov 30, 2025');
    await second.$('(.//input[@placeholder="like Jan 1, 2026"])[1]').setValue('Jan 1, 2026');
    await piece(window, 'save').click();
    await says(window, 'own-issuer-form', /gap/);
    await second.$('(.//input[@placeholder="like Dec 31, 2025"])[1]').setValue('Dec 31, 2025');
    await piece(window, 'save').click();
    await says(window, 'settings-own-issuers', /Board 2 rules/);
  });
});

/** What the month-count rule can be read as instead. */
async function firstOther({ window }: Milepost): Promise<string> {
  await piece(window, 'reading-aapc.apprentice.month-count').click();
  const options = window.$$('//*[@role="option"]');
  const words = await options[1]?.getText();
  await window.keys(Key.Escape);
  assert.ok(words, 'there is another reading');
  return words;
}
