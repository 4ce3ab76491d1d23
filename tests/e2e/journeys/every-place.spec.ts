/** Every place of the window, on the sample: drawn, accessible, and within what the page may do. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { AxeResults } from "axe-core";

import { keepPicture } from "../harness/failures.ts";
import { Milepost, removeHome } from "../harness/milepost.ts";
import { open, text, type Place } from "../harness/page.ts";

const PLACES: readonly Place[] = ["standing", "log", "path", "renewals", "study", "reminders", "rulebook", "settings"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const theme of ["light", "dark"] as const) {
  describe(`every place, ${theme}`, () => {
    let milepost: Milepost;

    before(async () => {
      milepost = await Milepost.start({ args: ["--sample"], theme });
      await milepost.window.execute(`${AXE}; window.refused = [];
        document.addEventListener("securitypolicyviolation", (event) => {
          window.refused.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample);
        });`);
    });
    afterEach(async function () {
      await keepPicture(this.currentTest, milepost);
    });
    after(async () => {
      await milepost.stop();
      removeHome(milepost.home);
    });

    for (const place of PLACES) {
      it(`${place} is drawn, and axe finds nothing`, async () => {
        const { window } = milepost;
        await open(window, place);
        assert.doesNotMatch(
          await text(window, `place-${place}`),
          /could not be loaded|undefined|NaN|\[object/,
          "a place shows words and numbers, never the insides of the program",
        );
        assert.deepEqual(await violations(), [], "WCAG 2.2 AA holds in both themes");
      });
    }

    it("the page asked for nothing that its policy forbids", async () => {
      const refused = await milepost.window.execute("return window.refused");
      assert.deepEqual(refused, [], "a style or script that the policy refuses does not work in the program");
    });

    /** What axe-core finds, in one line each. */
    async function violations(): Promise<string[]> {
      const results = await milepost.window.executeAsync<AxeResults, []>(`
        const done = arguments[arguments.length - 1];
        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(done);`);
      return results.violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${node.html.slice(0, 120)} (${node.failureSummary ?? ""})`),
      );
    }
  });
}
