/** The command line of the program under test, on a home folder. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';

import { program } from './milepost.ts';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** It lies beside the program that draws the window. */
function line(): string {
  return join(dirname(program()), 'milepost');
}

/** Runs a command on a day and waits for its end. */
export function run(home: string, asOf: string, ...words: string[]): Ran {
  const ended = spawnSync(line(), ['--home', home, '--as-of', asOf, ...words], {
    encoding: 'utf8',
  });
  return { status: ended.status ?? -1, out: ended.stdout, err: ended.stderr };
}

/** Runs a command that must do what it is asked; answers what it said. */
export function done(home: string, asOf: string, ...words: string[]): string {
  const ran = run(home, asOf, ...words);
  if (ran.status !== 0) throw new Error(`milepost ${words.join(' ')}: ${ran.err}`);
  return ran.out;
}

/** Starts the program into the tray. */
export function startHidden(home: string, asOf: string): ChildProcess {
  return spawn(program(), ['--home', home, '--as-of', asOf, '--hidden'], {
    stdio: 'ignore',
    env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: '0' },
  });
}
