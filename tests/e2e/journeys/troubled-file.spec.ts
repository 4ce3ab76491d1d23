/** A file that cannot be opened is kept as it is, and the window says what to do. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { keepPicture } from '../harness/failures.ts';
import { freshHome, Milepost, program, removeHome } from '../harness/milepost.ts';
import { piece, says } from '../harness/page.ts';

/** Where SQLite keeps the number in which a logbook notes the version of its format. */
const USER_VERSION_AT = 60;

describe('a file that cannot be opened', () => {
  let home: string;
  let milepost: Milepost | undefined;

  beforeEach(() => {
    home = freshHome();
  });
  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost?.stop();
    milepost = undefined;
    removeHome(home);
  });

  it('is left alone when a newer Milepost wrote it', async () => {
    execFileSync(program(), ['--home', home, 'ceu', '1', 'a', 'webinar']);
    const file = join(home, 'logbook.milepost');
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(9000, USER_VERSION_AT);
    writeFileSync(file, bytes);

    milepost = await Milepost.start({ home });
    await says(milepost.window, 'trouble', /newer/i);
    assert.deepEqual(readFileSync(file), bytes, 'a file of a newer version is not touched');
  });

  it("is left alone when it isn't a logbook, until the person begins an empty one", async () => {
    const words = 'These are my own notes, and no database.';
    writeFileSync(join(home, 'logbook.milepost'), words);

    milepost = await Milepost.start({ home });
    await says(milepost.window, 'trouble', /hasn[’']t been touched/i);
    await piece(milepost.window, 'reopen').click();
    await says(milepost.window, 'trouble', /hasn[’']t been touched/i);
    assert.equal(
      readFileSync(join(home, 'logbook.milepost'), 'utf8'),
      words,
      'no look at it renames it',
    );
    await piece(milepost.window, 'begin-anew').click();
    await piece(milepost.window, 'onboarding').waitForDisplayed();
    const kept = readdirSync(home).filter((name) => {
      try {
        return readFileSync(join(home, name), 'utf8') === words;
      } catch {
        return false;
      }
    });
    assert.equal(kept.length, 1, 'the file that was there is kept under another name, unchanged');
  });

  it('is lost, and one click leads back to the newest copy', async () => {
    execFileSync(program(), ['--home', home, 'ceu', '1', 'a', 'webinar']);
    execFileSync(program(), ['--home', home, 'backup']);
    const file = join(home, 'logbook.milepost');
    unlinkSync(file);

    milepost = await Milepost.start({ home });
    await says(milepost.window, 'trouble', /isn’t where it was/);
    await says(milepost.window, 'newest-copy', /read whole just now/);
    assert.equal(existsSync(file), false, 'nothing is begun over it');
    await piece(milepost.window, 'restore-newest').click();
    await piece(milepost.window, 'trouble').waitForDisplayed({ reverse: true });
    const credits = execFileSync(program(), ['--home', home, 'list', 'credit'], {
      encoding: 'utf8',
    });
    assert.match(credits, /webinar/, 'everything is back');
  });
});
