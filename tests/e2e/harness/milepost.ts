/**
 * The program under test: the built binary with its real window, on a home folder of its own.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { remote } from 'webdriverio';

import { startDriver, until, type Driver } from './driver.ts';

export type Window = Awaited<ReturnType<typeof remote>>;

export interface Start {
  /** The day on which the program stands; nothing here depends on the real clock. */
  readonly asOf?: string;
  /** A home folder made before; otherwise a fresh one. */
  readonly home?: string;
  /** Another program than the one under test. */
  readonly program?: string;
  /** Further arguments of the program. */
  readonly args?: readonly string[];
  /** Light unless said otherwise. */
  readonly theme?: 'light' | 'dark';
  /** Whether the home folder is the usual one, so that a second start hands its file to this one. */
  readonly usual?: boolean;
  /** Further variables of its environment; one without a value is taken away. */
  readonly environment?: Record<string, string | undefined>;
}

/** The day of all journeys: a Monday. */
export const TODAY = '2026-11-23';

/** A new, empty home folder. */
export function freshHome(): string {
  return mkdtempSync(join(tmpdir(), 'milepost-journey-'));
}

/** Removes a home folder made by `freshHome`. */
export function removeHome(home: string): void {
  // A copy that is being made may still put a file there.
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Asks a program of this path, which a session left behind, to end; answers whether there was one. */
function runs(path: string, signal: NodeJS.Signals): boolean {
  const found = spawnSync('pgrep', ['--full', `^${path}`]).stdout.toString();
  const left = found.split('\n').filter((it) => it !== '');
  for (const id of left) process.kill(Number(id), signal);
  return left.length > 0;
}

/** The variables by which a home folder is the usual one; it must be called `milepost`. */
function usual(home: string): Record<string, string | undefined> {
  return { MILEPOST_HOME: undefined, XDG_DATA_HOME: dirname(home) };
}

export class Milepost {
  private constructor(
    readonly home: string,
    readonly window: Window,
    private readonly driver: Driver,
    private readonly usual: boolean,
  ) {}

  /** Starts the program and waits for the page to be drawn. */
  static async start(options: Start = {}): Promise<Milepost> {
    const home = options.home ?? freshHome();
    const driver = await startDriver({
      ...(options.usual ? usual(home) : { MILEPOST_HOME: home }),
      ...(options.theme === 'dark' ? { GTK_THEME: 'Adwaita:dark' } : {}),
      ...options.environment,
    });
    try {
      const window = await steer(driver, options.program ?? program(), [
        ...(options.usual ? [] : ['--home', home]),
        '--as-of',
        options.asOf ?? TODAY,
        ...(options.args ?? []),
      ]);
      const milepost = new Milepost(home, window, driver, options.usual === true);
      await milepost.drawn();
      return milepost;
    } catch (error) {
      await driver.stop();
      throw error;
    }
  }

  /** Ends the program as closing its window does, and starts it again on the same home folder. */
  async restart(options: Omit<Start, 'home'> = {}): Promise<Milepost> {
    await this.stop();
    return await Milepost.start({ ...options, home: this.home });
  }

  /** Ends the program; its home folder stays. */
  async stop(): Promise<void> {
    try {
      await this.window.deleteSession();
    } finally {
      await this.driver.stop();
    }
    // A program at the usual place hands what it is given to one that still runs.
    if (this.usual) await until('the program to end', async () => !runs(program(), 'SIGTERM'));
  }

  /** Hands a file to the running program by a second start, by the same door as a drop on its window. */
  drop(file: string): void {
    const env = { ...process.env, ...usual(this.home) };
    execFileSync(program(), ['--as-of', TODAY, '--open', file], { env });
  }

  /** Saves what the window shows; answers the file's name. */
  async picture(name: string, folder = pictures()): Promise<string> {
    const file = join(folder, `${name}.png`);
    await this.painted();
    await this.window.saveScreenshot(file);
    return file;
  }

  /** Waits until transitions have ended and the page has painted what it holds. */
  private async painted(): Promise<void> {
    await this.window.executeAsync((done: () => void) => {
      const moving = document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().endTime !== Infinity);
      const still = Promise.allSettled(moving.map((it) => it.finished));
      // Two frames are drawn to the window, and a third shows that they were.
      const frames = (left: number): void => {
        if (left === 0) done();
        else
          requestAnimationFrame(() => {
            frames(left - 1);
          });
      };
      void still.then(() => {
        frames(3);
      });
    });
  }

  private async drawn(): Promise<void> {
    await this.window.$('main').waitForDisplayed({ timeoutMsg: 'the page was not drawn' });
    await this.window.waitUntil(
      () => this.window.execute(() => document.fonts.status === 'loaded'),
      { timeoutMsg: "the page's own fonts were not loaded" },
    );
  }
}

/** Starts a program with a web view and steers it. */
export async function steer(
  driver: Driver,
  binary: string,
  args: readonly string[],
): Promise<Window> {
  return await remote({
    hostname: '127.0.0.1',
    port: driver.port,
    logLevel: 'error',
    waitforTimeout: 10_000,
    waitforInterval: 50,
    connectionRetryCount: 1,
    capabilities: {
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary, args: [...args] },
    } as WebdriverIO.Capabilities,
  });
}

/** The program under test. */
export function program(): string {
  return named('MILEPOST_PROGRAM');
}

function pictures(): string {
  return named('MILEPOST_PICTURES');
}

/** What a variable of the environment names; these tests are started with it. */
export function named(variable: string): string {
  const value = process.env[variable];
  if (value === undefined || value === '') {
    throw new Error(`${variable} is not set: start these tests with \`cargo xtask test\``);
  }
  return value;
}
