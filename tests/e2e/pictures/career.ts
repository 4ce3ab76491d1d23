/**
 * Career in both themes at three widths, on a search, on nothing and on awkward data: to be looked
 * at beside the mocks. The pictures are not kept.
 */
import { homeOfASearch, SEARCH } from '../harness/career.ts';
import { Milepost, named, removeHome } from '../harness/milepost.ts';
import { open, piece, resize, says } from '../harness/page.ts';

const SIZES = [
  [900, 800],
  [1200, 800],
  [1990, 1100],
] as const;
const PARTS = ['search', 'people', 'pay', 'practice', 'offers', 'compare', 'directory'] as const;
const FOLDER = named('MILEPOST_EVERY_PICTURE');

const long = 'Interdepartmental Revenue Integrity and Clinical Documentation Associates '.repeat(3);
const AWKWARD = {
  ...SEARCH,
  applications: [
    {
      id: 'long',
      employer: long.trim(),
      title: long.trim().slice(0, 290),
      town: long.slice(0, 200),
    },
    ...Array.from({ length: 300 }, (_, at) => ({
      id: `n${String(at)}`,
      employer: `Employer ${String(at)}`,
      pay_from_cents: 100 + at * 1000,
      pay_unit: at % 2 === 0 ? 'hour' : 'year',
    })),
  ],
  steps: Array.from({ length: 300 }, (_, at) => ({
    application: `n${String(at)}`,
    kind: 'applied',
    on: `2026-${String((at % 11) + 1).padStart(2, '0')}-10`,
  })),
  offers: [],
  contacts: [{ id: 'x', name: long.trim().slice(0, 290) }],
};

for (const theme of ['light', 'dark'] as const) {
  for (const [name, facts] of [
    ['search', SEARCH],
    ['awkward', AWKWARD],
    ['nothing', {}],
  ] as const) {
    it(`career, ${name}, ${theme}`, async () => {
      const milepost = await Milepost.start({ home: homeOfASearch(facts), theme });
      const { window } = milepost;
      await window.pause(500);
      if (await piece(window, 'onboarding-skip').isExisting())
        await piece(window, 'onboarding-skip').click();
      for (const [width, height] of SIZES) {
        await resize(window, width, height);
        await open(window, 'career');
        for (const part of name === 'search' ? PARTS : PARTS.slice(0, 4)) {
          await window.execute((to: string) => {
            globalThis.location.hash = to === 'search' ? '#/career' : `#/career?part=${to}`;
          }, part);
          await says(window, 'career', /\S/);
          if (part === 'search' && name === 'search') {
            const toggle = window.$(
              '[data-application="tufts"] [data-testid="application-toggle"]',
            );
            if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
          }
          if (part === 'pay') await piece(window, 'pay-typed').setValue('$31/hour');
          await milepost.picture(`career-${name}-${part}-${String(width)}-${theme}`, FOLDER);
        }
      }
      await milepost.stop();
      removeHome(milepost.home);
    });
  }
}
