/** The window comes back in the size that it had. */
import assert from "node:assert/strict";

import { keepPicture } from "../harness/failures.ts";
import { homeOfAnApprentice } from "../harness/homes.ts";
import { Milepost, removeHome } from "../harness/milepost.ts";

describe("the window", () => {
  let milepost: Milepost;

  afterEach(async function () {
    await keepPicture(this.currentTest, milepost);
    await milepost.stop();
    removeHome(milepost.home);
  });

  it("opens in the size that it had when it was closed", async () => {
    milepost = await Milepost.start({ home: homeOfAnApprentice() });
    await milepost.window.setWindowSize(980, 700);
    const before = await size(milepost);
    milepost = await milepost.restart();
    assert.equal(await size(milepost), before);
  });
});

async function size({ window }: Milepost): Promise<string> {
  return await window.execute(() => `${String(innerWidth)} × ${String(innerHeight)}`);
}
