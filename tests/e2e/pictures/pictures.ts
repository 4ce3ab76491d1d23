/** The README's pictures, made on the sample logbook: `cargo xtask screenshots`. */
import { Key } from 'webdriverio';

import { Milepost, removeHome } from '../harness/milepost.ts';
import { open, piece, says, type, type Place } from '../harness/page.ts';

const WANTED: Record<'light' | 'dark', readonly Place[]> = {
  light: ['standing', 'log', 'path', 'renewals', 'study', 'reminders', 'rulebook', 'safety'],
  dark: ['standing', 'path'],
};

for (const theme of ['light', 'dark'] as const) {
  it(`places, ${theme}`, async () => {
    const milepost = await Milepost.start({ args: ['--sample'], theme });
    for (const place of WANTED[theme]) {
      await open(milepost.window, place);
      await milepost.picture(`${place}-${theme}`);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });
}

it('quick-add at work', async () => {
  const milepost = await Milepost.start({ args: ['--sample'] });
  await open(milepost.window, 'log');
  await type(milepost.window, '6.5h Mercy yesterday');
  await says(milepost.window, 'quick-add-preview', /6\.5 h.*Nov 22/);
  await milepost.picture('quick-add');
  await milepost.stop();
  removeHome(milepost.home);
});

it('the palette', async () => {
  const milepost = await Milepost.start({ args: ['--sample'] });
  const { window } = milepost;
  await open(window, 'standing');
  await window.keys([Key.Ctrl, 'k']);
  await piece(window, 'palette-field').setValue('harb');
  await says(window, 'palette-list', /log lines at Harbor Clinic/);
  await milepost.picture('palette');
  await milepost.stop();
  removeHome(milepost.home);
});

it('the first question', async () => {
  const milepost = await Milepost.start();
  await piece(milepost.window, 'who-apprentice').click();
  await milepost.picture('onboarding');
  await milepost.stop();
  removeHome(milepost.home);
});
