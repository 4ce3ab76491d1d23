/**
 * What is felt inside the window, measured in the page itself: `cargo xtask bench window`.
 * A measurement is no test: it says its numbers, and whether each promise is kept.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { startDriver } from '../harness/driver.ts';
import { Milepost, named, removeHome, steer, type Window } from '../harness/milepost.ts';
import { open, says } from '../harness/page.ts';

/** Each figure is promised as so many times what a bare page takes for the same drawing. */
const QUICK_ADD_TIMES = 3;
const CHANGE_TIMES = 4;
/** The slowest of all may stand so many times above the promise. */
const WORST_TIMES = 3;
const TIMES = 15;
/** So long each list scrolls, so often; of its frames, one in a hundred is chance. */
const SCROLL_MS = 8_000;
const SCROLLS = 3;
const FRAMES_OF_CHANCE = 5;

const broken: string[] = [];

after(() => {
  // Its absence says that a promise is broken, or that something failed on the way.
  if (broken.length === 0) writeFileSync(join(named('MILEPOST_PICTURES'), 'promises-kept'), '');
});

it('quick-add opens, and a change is shown, with 20,000 facts', async function () {
  const driver = await startDriver({});
  const bareWindow = await steer(driver, named('BARE_WINDOW'), []);
  await drawLittle(bareWindow);
  const bare = await felt(bareWindow, undoLittle);
  await bareWindow.deleteSession();
  await driver.stop();

  const milepost = await Milepost.start({ args: ['--sample=20000'] });
  const { window } = milepost;
  await says(window, 'this-week', /\S/);
  const found = await felt(window, undo);
  await milepost.stop();
  removeHome(milepost.home);

  report('quick-add opens, ms', found.opened, bare.opened, QUICK_ADD_TIMES);
  report('a change is told, ms', found.told, bare.told, CHANGE_TIMES);
  report('a change is in its figure, ms', found.shown, bare.shown, CHANGE_TIMES);
});

/** Opens quick-add, saves and takes back, again and again. */
async function felt(
  window: Window,
  takeBack: (window: Window) => Promise<void>,
): Promise<{ opened: number[]; told: number[]; shown: number[] }> {
  const times = { opened: [] as number[], told: [] as number[], shown: [] as number[] };
  for (let turn = 0; turn < TIMES; turn++) {
    times.opened.push(await timeToOpen(window));
    const change = await timeToChange(window);
    times.told.push(change.told);
    times.shown.push(change.shown);
    await takeBack(window);
  }
  return times;
}

/** Makes a bare page answer the same keys with the least that can be drawn: what the ratios stand on. */
async function drawLittle(window: Window): Promise<void> {
  await window.execute(() => {
    const put = (mark: string, text: string): void => {
      const found = document.querySelector(`[data-testid="${mark}"]`);
      const place =
        found ??
        document.body.appendChild(document.createElement(mark === 'quick-add' ? 'input' : 'p'));
      place.setAttribute('data-testid', mark);
      place.textContent = text;
    };
    put('week-total', '0');
    document.addEventListener('keydown', (event) => {
      if (event.key === 'l') {
        put('quick-add', '');
        put('quick-add-preview', '8 h');
      } else if (event.key === 'Enter') {
        put('toast', 'Logged 8 h');
        put('week-total', '8');
      }
    });
  });
}

async function undoLittle(window: Window): Promise<void> {
  await window.execute(() => {
    for (const mark of ['quick-add', 'quick-add-preview', 'toast'])
      document.querySelector(`[data-testid="${mark}"]`)?.remove();
    const total = document.querySelector('[data-testid="week-total"]');
    if (total) total.textContent = '0';
  });
}

it('100,000 rows scroll', async function () {
  // As the program draws by itself. Pictures, for which the driver wants the other renderer, are not taken here.
  const drawing = { WEBKIT_DISABLE_DMABUF_RENDERER: '1' };
  const milepost = await Milepost.start({ args: ['--sample=100000'], environment: drawing });
  await open(milepost.window, 'log');
  await says(milepost.window, 'log-list', /\S/);
  const rows = await scrolled(milepost.window, 'main');
  await milepost.stop();
  removeHome(milepost.home);

  const driver = await startDriver(drawing);
  const bareWindow = await steer(driver, named('BARE_WINDOW'), []);
  await bareWindow.execute(() => {
    location.href = 'list.html';
  });
  await bareWindow.waitUntil(
    () => bareWindow.execute(() => document.querySelectorAll('li').length === 100_000),
    { timeout: 60_000 },
  );
  const bare = await scrolled(bareWindow, 'main');
  await bareWindow.deleteSession();
  await driver.stop();

  const kept = middle(rows) <= middle(bare) + FRAMES_OF_CHANCE;
  if (!kept) broken.push('scrolling');
  console.log(
    `      frames dropped in ${String(SCROLL_MS / 1000)} s    bare ${bare.join(', ')}   Milepost ${rows.join(', ')}   at most ${String(FRAMES_OF_CHANCE)} more: ${kept ? 'kept' : 'NOT KEPT'}`,
  );
});

/** From the chord to the drawn preview of the usual day. */
async function timeToOpen(window: Window): Promise<number> {
  await window.execute(() => {
    (document.activeElement as HTMLElement | null)?.blur();
  });
  return await window.executeAsync((done: (time: number) => void) => {
    const drawn = (): boolean =>
      (document.querySelector('[data-testid="quick-add-preview"]')?.textContent ?? '').trim() !==
      '';
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (!drawn()) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        done(performance.now() - start);
      });
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'l', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
}

/** From Enter to the drawn message, and to the changed figure of the week. */
async function timeToChange(window: Window): Promise<{ told: number; shown: number }> {
  return await window.executeAsync((done: (times: { told: number; shown: number }) => void) => {
    const said = (mark: string): string =>
      document.querySelector(`[data-testid="${mark}"]`)?.textContent ?? '';
    const before = said('week-total');
    const field = document.querySelector<HTMLInputElement>('[data-testid="quick-add"]');
    const start = performance.now();
    const times = { told: 0, shown: 0 };
    const watch = new MutationObserver(() => {
      const now = (): number => performance.now() - start;
      if (times.told === 0 && /logged/i.test(said('toast'))) times.told = -1;
      if (times.shown === 0 && said('week-total') !== before) times.shown = -1;
      requestAnimationFrame(() => {
        if (times.told === -1) times.told = now();
        if (times.shown === -1) times.shown = now();
        if (times.told > 0 && times.shown > 0) {
          watch.disconnect();
          done(times);
        }
      });
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    field?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
  });
}

async function undo(window: Window): Promise<void> {
  await window.executeAsync((done: () => void) => {
    const total = (): string =>
      document.querySelector('[data-testid="week-total"]')?.textContent ?? '';
    const before = total();
    const watch = new MutationObserver(() => {
      if (total() === before) return;
      watch.disconnect();
      done();
    });
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    (document.activeElement as HTMLElement | null)?.blur();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
}

/** Scrolls several times for a while at a steady speed; how many frames were not drawn, each time. */
async function scrolled(window: Window, scroller: string): Promise<number[]> {
  const lost: number[] = [];
  for (let turn = 0; turn < SCROLLS; turn++) {
    // It outlasts the driver's patience with one script, so it is begun, and asked for its end.
    await window.execute(
      (name: string, milliseconds: number) => {
        const element = document.querySelector(name);
        if (!element) throw new Error('nothing scrolls');
        const page = globalThis as { dropped?: number };
        delete page.dropped;
        element.scrollTop = 0;
        let begin = 0;
        let drawn = 0;
        const frame = (now: number): void => {
          begin ||= now;
          const due = ((now - begin) * 60) / 1000;
          // The way depends on the time and not on the frames: a slow page does not scroll less.
          element.scrollTop = due * 60;
          if (now - begin < milliseconds) {
            drawn++;
            requestAnimationFrame(frame);
          } else page.dropped = Math.max(0, Math.round(due) - drawn);
        };
        requestAnimationFrame(frame);
      },
      scroller,
      SCROLL_MS,
    );
    const end = (): Promise<number | undefined> =>
      window.execute(() => (globalThis as { dropped?: number }).dropped);
    await window.waitUntil(async () => typeof (await end()) === 'number', {
      timeout: 10 * SCROLL_MS,
      interval: 500,
      timeoutMsg: 'the scrolling did not end',
    });
    lost.push((await end()) ?? Number.NaN);
  }
  return lost;
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function report(
  what: string,
  times: readonly number[],
  bare: readonly number[],
  atMost: number,
): void {
  const ratio = middle(times) / middle(bare);
  const worst = Math.max(...times) / middle(bare);
  const kept = ratio <= atMost && worst <= atMost * WORST_TIMES;
  if (!kept) broken.push(what);
  const all = times.map((time) => time.toFixed(0)).join(' ');
  console.log(
    `      ${what.padEnd(32)} ${middle(times).toFixed(0).padStart(6)}  bare ${middle(bare).toFixed(0)}  ${ratio.toFixed(2)} times (worst ${worst.toFixed(2)})  at most ${String(atMost)}: ${kept ? 'kept' : 'NOT KEPT'}\n        each: ${all}`,
  );
}
