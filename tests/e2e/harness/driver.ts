/**
 * The driver of the system's web view (WebKitWebDriver), started for one session at a time.
 *
 * It is asked directly, without tauri-driver: on Linux that program only sets two variables and
 * renames `tauri:options` to `webkitgtk:browserOptions`, and would have to be compiled first.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

export interface Driver {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the driver and waits until it answers. */
export async function startDriver(
  environment: Record<string, string | undefined>,
): Promise<Driver> {
  const port = await freePort();
  const process_ = spawn('WebKitWebDriver', [`--port=${String(port)}`, '--host=127.0.0.1'], {
    // The first two let the program's web view be steered; the third keeps it off the desktop portal.
    env: {
      ...process.env,
      TAURI_AUTOMATION: 'true',
      TAURI_WEBVIEW_AUTOMATION: 'true',
      GTK_USE_PORTAL: '0',
      // Not switched off, as the program would do it itself: without that renderer the driver waits for ever for a
      // picture of a page at rest.
      WEBKIT_DISABLE_DMABUF_RENDERER: '0',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await until(`the driver to answer on port ${String(port)}`, async () => {
    if (process_.exitCode !== null) throw new Error('WebKitWebDriver ended at once');
    const answer = await fetch(`http://127.0.0.1:${String(port)}/status`).catch(() => undefined);
    return answer?.ok === true;
  });
  return { port, stop: () => ended(process_) };
}

/** Waits until a condition holds; says what was waited for when it does not come to hold. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function ended(process_: ChildProcess): Promise<void> {
  if (process_.exitCode !== null) return;
  const end = new Promise((resolve) => process_.once('exit', resolve));
  process_.kill('SIGTERM');
  await end;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
