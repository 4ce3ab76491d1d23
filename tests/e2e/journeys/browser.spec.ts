import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { until } from '../harness/driver.ts';
import { Milepost, removeHome } from '../harness/milepost.ts';
import { open, says } from '../harness/page.ts';

describe('the page behind a rule', () => {
  /** Holds a stand-in for the desktop's own command that opens pages. */
  let folder: string;
  let milepost: Milepost;
  const standIn = (command: string, script: string): void => {
    writeFileSync(join(folder, command), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, command), 0o755);
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'milepost-browser-'));
    // The program decides by itself how it draws, as it does for a person.
    const environment = {
      PATH: `${folder}:${process.env.PATH ?? ''}`,
      WEBKIT_DISABLE_DMABUF_RENDERER: undefined,
    };
    milepost = await Milepost.start({ args: ['--sample'], environment });
  });
  after(async () => {
    await milepost.stop();
    removeHome(milepost.home);
    rmSync(folder, { recursive: true, force: true });
  });

  it("opens in the person's browser, which draws in its own way", async () => {
    const { window } = milepost;
    standIn(
      'xdg-open',
      `{ echo "page=$1"; env; } > '${folder}/writing' && mv '${folder}/writing' '${folder}/opened'`,
    );
    await open(window, 'rulebook');
    const source = window.$('button.source');
    const address = await source.getAttribute('title');
    await source.click();
    await until('the page to be opened', () => Promise.resolve(existsSync(join(folder, 'opened'))));
    const lines = readFileSync(join(folder, 'opened'), 'utf8').split('\n');
    assert.ok(lines.includes(`page=${address}`), `not ${address}: ${lines[0] ?? 'nothing'}`);
    const inherited = lines.filter((line) =>
      /^(WEBKIT_DISABLE_DMABUF_RENDERER|WEBKIT_WEB_RENDER_DEVICE_FILE|GDK_GL)=/.test(line),
    );
    assert.deepEqual(inherited, []);
  });

  it('is named where no browser is found, so that it can be copied', async () => {
    const { window } = milepost;
    for (const command of [
      'wslview',
      'xdg-open',
      'gio',
      'gnome-open',
      'kde-open6',
      'kde-open5',
      'kde-open',
    ])
      standIn(command, 'exit 4');
    await open(window, 'rulebook');
    const source = window.$('button.source');
    const address = await source.getAttribute('title');
    await source.click();
    const said = await says(window, 'toast', /no browser was found/);
    assert.ok(said.includes(address ?? 'no address'), said);
  });
});
