/** Every place with awkward logbooks, in both themes at three widths: to be looked at beside the mocks. */
import { AWKWARD, awkwardHome } from '../harness/awkward.ts';
import { Milepost, named, removeHome } from '../harness/milepost.ts';
import { open, piece, resize, type Place } from '../harness/page.ts';

const PLACES: readonly Place[] = [
  'standing',
  'log',
  'path',
  'renewals',
  'study',
  'evidence',
  'documents',
  'reminders',
  'settings',
];
const SIZES = [
  [900, 800],
  [1200, 800],
  [1990, 1100],
] as const;
const FOLDER = named('MILEPOST_EVERY_PICTURE');

for (const name of Object.keys(AWKWARD)) {
  for (const theme of ['light', 'dark'] as const) {
    it(`${name}, ${theme}`, async () => {
      const home = awkwardHome(name);
      const milepost = await Milepost.start({ home, theme });
      const { window } = milepost;
      if (await piece(window, 'onboarding-skip').isExisting())
        await piece(window, 'onboarding-skip').click();
      for (const [width, height] of SIZES) {
        await resize(window, width, height);
        for (const place of PLACES) {
          if (!(await piece(window, `nav-${place}`).isExisting())) continue;
          await open(window, place);
          await milepost.picture(`awkward-${name}-${place}-${String(width)}-${theme}`, FOLDER);
        }
      }
      await milepost.stop();
      removeHome(home);
    });
  }
}
