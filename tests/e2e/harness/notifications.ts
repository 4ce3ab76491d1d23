/** A real notification service on the tests' own message bus: dunst, and what it was asked to show. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from './driver.ts';

export interface Shown {
  readonly title: string;
  readonly body: string;
}

interface History {
  readonly data: readonly (readonly {
    readonly summary: { readonly data: string };
    readonly body: { readonly data: string };
  }[])[];
}

export class Notifications {
  private constructor(private readonly service: ChildProcess) {}

  /** Starts the service and waits until it answers. */
  static async start(folder: string): Promise<Notifications> {
    const settings = join(folder, 'dunstrc');
    // What it was asked to show is kept, word for word.
    writeFileSync(
      settings,
      '[global]\nhistory_length = 50\nsticky_history = yes\nstack_duplicates = false\nmarkup = full\n',
    );
    const service = spawn('dunst', ['-conf', settings], { stdio: 'ignore' });
    const notifications = new Notifications(service);
    await until('the notification service to answer', async () => {
      if (service.exitCode !== null) throw new Error('dunst ended at once');
      return await Promise.resolve(answers());
    });
    return notifications;
  }

  /** Everything shown since the start, oldest first. */
  shown(): Shown[] {
    dunstctl('close-all');
    const history = JSON.parse(dunstctl('history')) as History;
    const list = history.data[0] ?? [];
    return list.map((it) => ({ title: it.summary.data, body: it.body.data })).reverse();
  }

  /** Waits until something with this title was shown after so many others; answers it. */
  async shows(title: RegExp, after = 0): Promise<Shown> {
    let found: Shown | undefined;
    await until(`a notification with ${String(title)}`, async () => {
      found = this.shown()
        .slice(after)
        .find((it) => title.test(it.title));
      return await Promise.resolve(found !== undefined);
    });
    if (found === undefined) throw new Error('BUG: waited for nothing');
    return found;
  }

  /** Ends the service: from here on nobody shows anything. */
  async stop(): Promise<void> {
    if (this.service.exitCode !== null) return;
    const end = new Promise((resolve) => this.service.once('exit', resolve));
    this.service.kill('SIGTERM');
    await end;
  }
}

function answers(): boolean {
  try {
    dunstctl('count');
    return true;
  } catch {
    return false;
  }
}

function dunstctl(...words: string[]): string {
  return execFileSync('dunstctl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
