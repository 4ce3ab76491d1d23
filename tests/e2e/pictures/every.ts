/**
 * Every place in both themes at three widths, and what opens above them: to be looked at beside the
 * mocks. They lie in target/pictures and are not kept.
 */
import { Key } from "webdriverio";

import { homeOfAnApprentice, onTheLine } from "../harness/homes.ts";
import { Milepost, named, removeHome, type Window } from "../harness/milepost.ts";
import { open, piece, says, type Place } from "../harness/page.ts";

const PLACES: readonly Place[] = ["standing", "log", "path", "renewals", "study", "reminders", "rulebook", "safety", "settings"];
/** The last is what 1440 by 1120 points hold at 200 %: the smallest width of the window. */
const SIZES = [[900, 800], [1200, 800], [1440, 900], [720, 560]] as const;
const FOLDER = named("MILEPOST_EVERY_PICTURE");

for (const theme of ["light", "dark"] as const) {
  it(`every place, ${theme}`, async () => {
    const milepost = await Milepost.start({ args: ["--sample"], theme });
    for (const [width, height] of SIZES) {
      await milepost.window.setWindowSize(width, height);
      for (const place of PLACES) {
        await open(milepost.window, place);
        await milepost.picture(`${place}-${String(width)}-${theme}`, FOLDER);
      }
    }
    await milepost.stop();
    removeHome(milepost.home);
  });

  it(`what opens above a place, ${theme}`, async () => {
    const home = homeOfAnApprentice();
    onTheLine(home, "backup");
    onTheLine(home, "log", "8h", "Mercy");
    const milepost = await Milepost.start({ home, theme });
    const { window } = milepost;
    await window.setWindowSize(1200, 800);
    const above: readonly [name: string, show: (window: Window) => Promise<unknown>][] = [
      ["palette", async () => {
        await window.keys([Key.Ctrl, "k"]);
        await says(window, "palette-list", /Go to/);
      }],
      ["palette-words", async () => {
        await window.keys([Key.Ctrl, "k"]);
        await piece(window, "palette-field").setValue("ceu 1.5 modifier 25 webinar mar 2");
        await says(window, "palette-list", /1\.5 CEUs/);
      }],
      ["keys", async () => {
        await window.keys("?");
        await says(window, "key-list", /Ctrl K/);
      }],
      ["quick-add", async () => {
        await window.keys([Key.Ctrl, "l"]);
        await says(window, "quick-add-preview", /\S/);
      }],
      ["why", async () => {
        await piece(window, "why-required").click();
        await says(window, "why", /The rule/);
      }],
      ["credit-form", async () => {
        await open(window, "renewals");
        await window.keys("n");
        await piece(window, "credit-form").waitForDisplayed();
      }],
      ["restore", async () => {
        await open(window, "safety");
        await piece(window, "restore").click();
        await says(window, "restore-preview", /Facts/);
      }],
    ];
    for (const [name, show] of above) {
      await show(window);
      await milepost.picture(`${name}-${theme}`, FOLDER);
      await window.keys(Key.Escape);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });

  it(`before there is anything, ${theme}`, async () => {
    const milepost = await Milepost.start({ theme });
    const { window } = milepost;
    await window.setWindowSize(1200, 800);
    await piece(window, "who-apprentice").click();
    for (const question of [1, 2, 3, 4]) {
      await milepost.picture(`question-${String(question)}-${theme}`, FOLDER);
      if (question < 4) await piece(window, "onboarding-next").click();
    }
    await piece(window, "onboarding-skip").click();
    for (const place of PLACES.filter((it) => it !== "path")) {
      await open(window, place);
      await milepost.picture(`empty-${place}-${theme}`, FOLDER);
    }
    await milepost.stop();
    removeHome(milepost.home);
  });
}
