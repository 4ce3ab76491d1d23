/** Newer rules reach an installed program as one file, with their consequences shown; and a newer program says once what it brought. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { keepPicture } from '../harness/failures.ts';
import { homeOfAnApprentice } from '../harness/homes.ts';
import { done } from '../harness/line.ts';
import { Milepost, program, removeHome, TODAY } from '../harness/milepost.ts';
import { add, open, piece, resize, says } from '../harness/page.ts';

/** What cargo leaves beside the programs, and no package holds. */
const example = (name: string): string => join(dirname(program()), 'examples', name);

/** A key of this journey, and a pack of the rules in which AAPC's window opens two months before. */
function signedPack(folder: string): { pack: string; keys: string } {
  const key = join(folder, 'key');
  const keys = `${execFileSync(example('rules'), ['key', key]).toString().trim()} Journey rules`;
  const rules = join(folder, 'rules');
  cpSync(resolve('../../crates/core/rules'), rules, { recursive: true });
  const change = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(rules, file), 'utf8');
    assert.ok(text.includes(from), `${file} says ${from}`);
    writeFileSync(join(rules, file), text.replace(from, to));
  };
  change('edition.toml', 'version = 1', 'version = 2');
  change('aapc-cycle.toml', 'value = { months = 1 }', 'value = { months = 2 }');
  const pack = join(folder, 'newer.milepost-rules');
  execFileSync(example('rules'), ['pack', key, rules, pack]);
  return { pack, keys };
}

describe('a rule pack', () => {
  let home: string;
  let folder: string;
  let milepost: Milepost | undefined;

  beforeEach(() => {
    home = homeOfAnApprentice();
    folder = mkdtempSync(join(tmpdir(), 'milepost-rules-'));
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost?.stop();
    milepost = undefined;
    removeHome(home);
    rmSync(folder, { recursive: true, force: true });
  });

  /** As a drop on the window does: the file is named in the address. */
  async function look(pack: string): Promise<void> {
    await milepost?.window.execute((path: string) => {
      window.location.hash = `#/rulebook?pack=${encodeURIComponent(path)}`;
    }, pack);
  }

  it('shows what it changes for the person, is used, outlives the program, and is left by one click', async () => {
    const { pack, keys } = signedPack(folder);
    const trusting = {
      program: example('other-keys'),
      environment: { MILEPOST_TEST_RULE_KEYS: keys },
    };
    milepost = await Milepost.start({ home, ...trusting });
    const { window } = milepost;
    await resize(window, 1200, 800);
    await look(pack);
    await says(window, 'rules-update', /signed and complete/);
    await says(window, 'rules-update', /Journey rules/);
    await says(window, 'consequences', /You can report from/);
    await says(window, 'clause-changes', /aapc|window|Submission|report/i);
    assert.ok(!existsSync(join(home, 'rules')), 'a look keeps nothing');

    await piece(window, 'use-rules').click();
    await says(window, 'rules-in-use', /Journey rules/);
    assert.ok(existsSync(join(home, 'rules', 'in-use.json')), 'the choice is kept');

    milepost = await milepost.restart(trusting);
    await open(milepost.window, 'rulebook');
    await says(milepost.window, 'rules-in-use', /Journey rules/);
    await piece(milepost.window, 'rules-built-in').click();
    await says(milepost.window, 'rules-in-use', /came with Milepost/);
    await piece(milepost.window, 'rules-earlier').click();
    await says(milepost.window, 'rules-in-use', /Journey rules/);
  });

  it('is refused by the delivered program, with the reason, and nothing changes', async () => {
    const { pack, keys } = signedPack(folder);
    milepost = await Milepost.start({ home, environment: { MILEPOST_TEST_RULE_KEYS: keys } });
    await open(milepost.window, 'rulebook');
    await look(pack);
    await says(
      milepost.window,
      'rules-in-use',
      /newer\.milepost-rules: .*doesn't trust.*Nothing was changed/,
    );
    await says(milepost.window, 'rules-in-use', /came with Milepost/);
    assert.ok(!existsSync(join(home, 'rules')), 'nothing is kept');
  });

  it('that was taken on the command line is in use in the open window', async () => {
    const { pack, keys } = signedPack(folder);
    const trusting = {
      program: example('other-keys'),
      environment: { MILEPOST_TEST_RULE_KEYS: keys },
    };
    milepost = await Milepost.start({ home, ...trusting });
    await open(milepost.window, 'rulebook');
    await says(milepost.window, 'rules-in-use', /came with Milepost/);
    execFileSync(
      example('other-keys'),
      ['--home', home, '--as-of', TODAY, 'rules', 'update', pack, '--yes'],
      {
        env: { ...process.env, MILEPOST_TEST_RULE_KEYS: keys },
      },
    );
    await says(milepost.window, 'rules-in-use', /Journey rules/);
  });
});

describe('a newer program', () => {
  let home: string;
  let folder: string;
  let milepost: Milepost | undefined;

  beforeEach(() => {
    home = homeOfAnApprentice();
    folder = mkdtempSync(join(tmpdir(), 'milepost-installed-'));
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost?.stop();
    milepost = undefined;
    removeHome(home);
    rmSync(folder, { recursive: true, force: true });
  });

  it('that is installed over an open window leaves it at work, and says at the next start what changed', async () => {
    const installed = join(folder, 'milepost-window');
    copyFileSync(program(), installed);
    milepost = await Milepost.start({ home, program: installed });
    // As a package does it: the new file is written beside the old one, and takes its name.
    writeFileSync(`${installed}.new`, 'another program');
    renameSync(`${installed}.new`, installed);
    await add(milepost.window, '6.5h mercy yesterday');
    assert.match(done(home, TODAY, 'list', 'entry'), /390|6\.5/, 'the window goes on recording');
    await open(milepost.window, 'rulebook');
    await says(milepost.window, 'rules-in-use', /came with Milepost/);

    // What an earlier version leaves in the home.
    writeFileSync(join(home, 'seen-version'), '0.0.1');
    milepost = await milepost.restart();
    await says(milepost.window, 'news', /replaces 0\.0\.1/);
    await piece(milepost.window, 'news').$('summary').click();
    await says(milepost.window, 'news', /The first version/);
    await piece(milepost.window, 'news-seen').click();
    await piece(milepost.window, 'news').waitForExist({ reverse: true });

    milepost = await milepost.restart();
    await piece(milepost.window, 'place-standing').waitForDisplayed();
    assert.equal(await piece(milepost.window, 'news').isExisting(), false, 'it is said once');
  });
});
