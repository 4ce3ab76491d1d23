/**
 * Every place in both themes at three widths, and what opens above them: to be looked at beside the
 * mocks. They lie in target/pictures and are not kept.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Key } from 'webdriverio';

import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { Milepost, named, removeHome, type Window } from '../harness/milepost.ts';
import { open, piece, resize, says, type Place } from '../harness/page.ts';

const PLACES: readonly Place[] = [
  'standing',
  'log',
  'path',
  'renewals',
  'study',
  'evidence',
  'documents',
  'reminders',
  'rulebook',
  'safety',
  'settings',
];
/** The last is what 1440 by 1120 points hold at 200 %: the smallest width of the window. */
const SIZES = [
  [900, 800],
  [1200, 800],
  [1440, 900],
  [720, 560],
] as const;
const FOLDER = named('MILEPOST_EVERY_PICTURE');

for (const theme of ['light', 'dark'] as const) {
  it(`every place, ${theme}`, async () => {
    const milepost = await Milepost.start({ args: ['--sample'], theme });
    for (const [width, height] of SIZES) {
      await resize(milepost.window, width, height);
      for (const place of PLACES) {
        await open(milepost.window, place);
        await milepost.picture(`${place}-${String(width)}-${theme}`, FOLDER);
      }
    }
    await milepost.stop();
    removeHome(milepost.home);
  });

  it(`what opens above a place, ${theme}`, async () => {
    const home = homeOfAnApprentice();
    onTheLine(home, 'backup');
    onTheLine(home, 'log', '8h', 'Mercy');
    const milepost = await Milepost.start({ home, theme });
    const { window } = milepost;
    await resize(window, 1200, 800);
    const above: readonly [name: string, show: (window: Window) => Promise<unknown>][] = [
      [
        'palette',
        async () => {
          await window.keys([Key.Ctrl, 'k']);
          await says(window, 'palette-list', /Go to/);
        },
      ],
      [
        'palette-words',
        async () => {
          await window.keys([Key.Ctrl, 'k']);
          await piece(window, 'palette-field').setValue('ceu 1.5 modifier 25 webinar mar 2');
          await says(window, 'palette-list', /1\.5 CEUs/);
        },
      ],
      [
        'keys',
        async () => {
          await window.keys('?');
          await says(window, 'key-list', /Ctrl K/);
        },
      ],
      [
        'quick-add',
        async () => {
          await window.keys([Key.Ctrl, 'l']);
          await says(window, 'quick-add-preview', /\S/);
        },
      ],
      [
        'why',
        async () => {
          await piece(window, 'why-required').click();
          await says(window, 'why', /The rule/);
        },
      ],
      [
        'toast',
        async () => {
          await window.keys([Key.Ctrl, 'l']);
          await says(window, 'quick-add-preview', /\S/);
          await window.keys(Key.Enter);
          await says(window, 'toast', /logged/i);
        },
      ],
      [
        'log-chosen',
        async () => {
          await open(window, 'log');
          await says(window, 'log-list', /Mercy/);
          await window.execute(() =>
            document.querySelector<HTMLElement>('[data-testid="log-list"]')?.focus(),
          );
          await window.keys(Key.Space);
          await piece(window, 'bulk-bar').waitForDisplayed();
        },
      ],
      [
        'range-form',
        async () => {
          await window.execute(() => {
            location.hash = '#/log?add=range';
          });
          await piece(window, 'fill-form').waitForDisplayed();
          await says(window, 'fill-says', /Mercy/);
        },
      ],
      [
        'position-form',
        async () => {
          await open(window, 'path');
          await window.keys('n');
          await piece(window, 'position-form').waitForDisplayed();
          await window.keys(Key.Enter);
          await says(window, 'position-form', /employer/i);
        },
      ],
      [
        'leave',
        async () => {
          await piece(window, 'position-menu').click();
          await window.$('//*[@role="menuitem"][normalize-space()="Set the last day"]').click();
          await piece(window, 'position-ends_on').setValue('Dec 4, 2026');
          await window.keys(Key.Enter);
          await piece(window, 'leave-panel').waitForDisplayed();
        },
      ],
      [
        'credit-form',
        async () => {
          await open(window, 'renewals');
          await window.keys('n');
          await piece(window, 'credit-form').waitForDisplayed();
        },
      ],
      [
        'restore',
        async () => {
          await open(window, 'safety');
          await piece(window, 'restore').click();
          await says(window, 'restore-preview', /Records/);
        },
      ],
    ];
    for (const [name, show] of above) {
      await show(window);
      await milepost.picture(`${name}-${theme}`, FOLDER);
      await window.keys(Key.Escape);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });

  it(`before there is anything, ${theme}`, async () => {
    const milepost = await Milepost.start({ theme });
    const { window } = milepost;
    await resize(window, 1200, 800);
    await piece(window, 'who-apprentice').click();
    for (const question of [1, 2, 3, 4]) {
      await milepost.picture(`question-${String(question)}-${theme}`, FOLDER);
      if (question < 4) await piece(window, 'onboarding-next').click();
    }
    await piece(window, 'onboarding-skip').click();
    for (const place of PLACES.filter((it) => it !== 'path')) {
      await open(window, place);
      await milepost.picture(`empty-${place}-${theme}`, FOLDER);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });

  it(`a logbook that cannot be opened, ${theme}`, async () => {
    const home = homeOfAnApprentice();
    onTheLine(home, 'backup');
    writeFileSync(
      join(home, 'logbook.milepost'),
      'no logbook at all, but long enough to be looked at. '.repeat(4),
    );
    const milepost = await Milepost.start({ home, theme });
    await piece(milepost.window, 'restore-newest').waitForDisplayed();
    await milepost.picture(`trouble-${theme}`, FOLDER);
    await milepost.stop();
    removeHome(home);
  });
}
