/** The plan, what-if, and the forms for rules of one's own, in both themes: to be looked at. */
import { Milepost, named, removeHome } from '../harness/milepost.ts';
import { open, piece, resize, says } from '../harness/page.ts';

const FOLDER = named('MILEPOST_EVERY_PICTURE');

for (const theme of ['light', 'dark'] as const) {
  it(`planning, ${theme}`, async () => {
    const milepost = await Milepost.start({ args: ['--sample'], theme });
    const { window } = milepost;
    for (const [width, height] of [
      [900, 900],
      [1200, 900],
    ] as const) {
      const name = `${String(width)}-${theme}`;
      await resize(window, width, height);
      await open(window, 'renewals');
      await piece(window, 'part-plan').click();
      await says(window, 'plan', /in all/);
      await piece(window, 'plan').scrollIntoView();
      await milepost.picture(`plan-${name}`, FOLDER);
      await piece(window, 'part-what-if').click();
      await piece(window, 'suppose-code').setValue('CPMA');
      await piece(window, 'suppose').click();
      await says(window, 'what-if', /auditing/);
      await piece(window, 'what-if').scrollIntoView();
      await milepost.picture(`what-if-${name}`, FOLDER);
      await open(window, 'path');
      await piece(window, 'removal-forecast').scrollIntoView();
      await milepost.picture(`path-forecast-${name}`, FOLDER);
      await open(window, 'settings');
      await piece(window, 'settings-rules').scrollIntoView();
      await milepost.picture(`open-rules-${name}`, FOLDER);
      await piece(window, 'add-own-issuer').click();
      await piece(window, 'own-issuer-form').waitForDisplayed();
      await window.$('[data-testid="own-rule-version"]').click();
      await milepost.picture(`own-issuer-${name}`, FOLDER);
      await window.keys('Escape');
      await open(window, 'study');
      await milepost.picture(`study-exams-${name}`, FOLDER);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });
}
