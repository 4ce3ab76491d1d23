/** Every place of the window, on the sample: drawn, accessible, and within what the page may do. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';

import { Key } from 'webdriverio';

import { keepPicture } from '../harness/failures.ts';
import { Milepost, removeHome, type Window } from '../harness/milepost.ts';
import { homeOfAnApprentice, onTheLine } from '../harness/homes.ts';
import { open, piece, says, text, type Place } from '../harness/page.ts';

const PLACES: readonly Place[] = [
  'standing',
  'log',
  'path',
  'renewals',
  'study',
  'evidence',
  'documents',
  'career',
  'reminders',
  'rulebook',
  'safety',
  'settings',
];
/** What opens above a place, and how. */
const ABOVE: readonly [name: string, show: (window: Window) => Promise<unknown>][] = [
  [
    'the palette with what is done most',
    async (window) => {
      await window.keys([Key.Ctrl, 'k']);
      await says(window, 'palette-list', /Go to/);
    },
  ],
  [
    'the palette with what was found',
    async (window) => {
      await window.keys([Key.Ctrl, 'k']);
      await piece(window, 'palette-field').setValue('mercy');
      await says(window, 'palette-list', /Mercy Outpatient/);
    },
  ],
  [
    'the palette with words that are refused',
    async (window) => {
      await window.keys([Key.Ctrl, 'k']);
      await piece(window, 'palette-field').setValue('ceu -1 modifier webinar');
      await says(window, 'palette-problem', /-1/);
    },
  ],
  [
    'the list of keys',
    async (window) => {
      await window.keys('?');
      await says(window, 'key-list', /Ctrl K/);
    },
  ],
  [
    'quick-add with its preview',
    async (window) => {
      await window.keys([Key.Ctrl, 'l']);
      await says(window, 'quick-add-preview', /\S/);
    },
  ],
  [
    'the answer to why',
    async (window) => {
      await piece(window, 'why-required').click();
      await says(window, 'why', /The rule/);
    },
  ],
  ...['credit', 'position', 'course', 'exam'].map(
    (kind): [string, (window: Window) => Promise<unknown>] => [
      `the panel that adds a ${kind}`,
      async (window) => {
        await window.keys([Key.Ctrl, 'k']);
        await piece(window, 'palette-field').setValue(`add ${kind}`);
        await says(window, 'palette-list', new RegExp(`Add an? ${kind}`));
        await window.keys(Key.Enter);
        await piece(window, `${kind}-form`).waitForDisplayed();
      },
    ],
  ),
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const theme of ['light', 'dark'] as const) {
  describe(`every place, ${theme}`, () => {
    let milepost: Milepost;

    before(async () => {
      milepost = await Milepost.start({ args: ['--sample'], theme });
      await watch(milepost.window);
    });
    afterEach(async function () {
      await keepPicture(this.currentTest, milepost);
    });
    after(async () => {
      await milepost.stop();
      removeHome(milepost.home);
    });

    for (const place of PLACES) {
      it(`${place} is drawn, and axe finds nothing`, async () => {
        const { window } = milepost;
        await open(window, place);
        assert.doesNotMatch(
          await text(window, `place-${place}`),
          /couldn’t load|could not be loaded|undefined|NaN|\[object/,
          'a place shows words and numbers, never the insides of the program',
        );
        assert.deepEqual(await violations(window), [], 'WCAG 2.2 AA holds in both themes');
        assert.equal(
          await window.execute(
            () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
          ),
          0,
          'a place scrolls in its own part of the window, never the window as a whole',
        );
      });
    }

    for (const [name, show] of ABOVE) {
      it(`${name}, and axe finds nothing`, async () => {
        const { window } = milepost;
        await open(window, 'standing');
        try {
          await show(window);
          assert.deepEqual(
            await violations(window),
            [],
            'what opens above a place is a part of it',
          );
        } finally {
          // The next one finds nothing in its way, whatever was found here.
          await window.keys(Key.Escape);
        }
      });
    }

    it('the page asked for nothing that its policy forbids', async () => {
      const refused = await milepost.window.execute('return window.refused');
      assert.deepEqual(
        refused,
        [],
        'a style or script that the policy refuses does not work in the program',
      );
    });
  });

  describe(`without a logbook to show, ${theme}`, () => {
    let milepost: Milepost;

    afterEach(async function () {
      await keepPicture(this.currentTest, milepost);
      await milepost.stop();
      removeHome(milepost.home);
    });

    it('each of the first questions is drawn, and axe finds nothing', async () => {
      milepost = await Milepost.start({ theme });
      const { window } = milepost;
      await watch(window);
      await piece(window, 'who-apprentice').click();
      for (const title of [
        'Where are you now?',
        'Which credentials?',
        'Where do you code',
        'Where should backups go?',
      ]) {
        assert.ok(
          (await says(window, 'onboarding', new RegExp(title.replace('?', '\\?')))).includes(title),
        );
        assert.deepEqual(await violations(window), [], title);
        if (title !== 'Where should backups go?') await piece(window, 'onboarding-next').click();
      }
    });

    it('the places of an empty logbook are drawn, and axe finds nothing', async () => {
      milepost = await Milepost.start({ theme });
      const { window } = milepost;
      await watch(window);
      await piece(window, 'onboarding-skip').click();
      for (const place of PLACES.filter((it) => it !== 'path')) {
        await open(window, place);
        assert.deepEqual(await violations(window), [], place);
      }
    });

    it('a logbook that cannot be opened has a page of its own, and axe finds nothing', async () => {
      const home = homeOfAnApprentice();
      onTheLine(home, 'backup');
      writeFileSync(
        join(home, 'logbook.milepost'),
        'no logbook at all, but long enough to be looked at. '.repeat(4),
      );
      milepost = await Milepost.start({ home, theme });
      const { window } = milepost;
      await watch(window);
      await piece(window, 'restore-newest').waitForDisplayed();
      assert.deepEqual(await violations(window), []);
      await piece(window, 'restore-newest').click();
      await says(window, 'place-standing', /CPC-A/);
    });
  });
}

/** Listens for what the page's policy refuses, and brings axe. */
async function watch(window: Window): Promise<void> {
  await window.execute(`${AXE}; window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.refused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample);
    });`);
}

/** What axe-core finds, in one line each. */
async function violations(window: Window): Promise<string[]> {
  const results = await window.executeAsync<AxeResults, []>(`
    const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(done);`);
  return results.violations.flatMap((found) =>
    found.nodes.map(
      (node) => `${found.id}: ${node.html.slice(0, 120)} (${node.failureSummary ?? ''})`,
    ),
  );
}
