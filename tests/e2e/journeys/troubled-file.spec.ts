/** A file that cannot be opened is kept as it is, and the window says what to do. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { keepPicture } from "../harness/failures.ts";
import { freshHome, Milepost, program, removeHome } from "../harness/milepost.ts";
import { piece, says } from "../harness/page.ts";

/** Where SQLite keeps the number in which a logbook notes the version of its format. */
const USER_VERSION_AT = 60;

describe("a file that cannot be opened", () => {
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

  it("is left alone when a newer Milepost wrote it", async () => {
    execFileSync(program(), ["--home", home, "ceu", "1", "a", "webinar"]);
    const file = join(home, "logbook.milepost");
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(9000, USER_VERSION_AT);
    writeFileSync(file, bytes);

    milepost = await Milepost.start({ home });
    await says(milepost.window, "trouble", /newer/i);
    assert.deepEqual(readFileSync(file), bytes, "a file of a newer version is not touched");
  });

  it("is set aside when it is no logbook, and an empty one can be begun", async () => {
    const words = "These are my own notes, and no database.";
    writeFileSync(join(home, "logbook.milepost"), words);

    milepost = await Milepost.start({ home });
    await says(milepost.window, "trouble", /kept, unchanged/i);
    await piece(milepost.window, "reopen").click();
    await piece(milepost.window, "onboarding").waitForDisplayed();
    const kept = readdirSync(home).filter((name) => {
      try {
        return readFileSync(join(home, name), "utf8") === words;
      } catch {
        return false;
      }
    });
    assert.equal(kept.length, 1, "the file that was there is kept under another name, unchanged");
  });
});
