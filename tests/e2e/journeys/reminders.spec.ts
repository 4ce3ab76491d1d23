/**
 * Reminders on a real message bus with a real notification service: told by the window, by the
 * tray and by `milepost remind`, each once; put off, settled and tested in the window.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { until } from '../harness/driver.ts';
import { keepPicture } from '../harness/failures.ts';
import { done, run, startHidden } from '../harness/line.ts';
import { freshHome, Milepost, removeHome } from '../harness/milepost.ts';
import { Notifications } from '../harness/notifications.ts';
import { open, piece, press, says, text } from '../harness/page.ts';

/** 30 days before the CPC's renewal on May 31, 2027. */
const DAY = '2027-05-01';

/** A home folder of a CPC who has nothing yet for the cycle. */
function certified(): string {
  const home = freshHome();
  done(
    home,
    DAY,
    'add',
    'credential',
    '{"id":"cpc","issuer":"AAPC","code":"CPC","earned_on":"2021-06-01"}',
  );
  done(home, DAY, 'add', 'account', '{"issuer":"AAPC","renewal_month":5,"due_day":31}');
  // Without old cycles that nobody settled.
  done(
    home,
    DAY,
    'add',
    'cycle-record',
    '{"issuer":"AAPC","due_on":"2025-05-31","submitted_on":"2025-05-20"}',
  );
  return home;
}

describe('reminders', () => {
  let notifications: Notifications;
  let folder: string;

  before(async () => {
    folder = freshHome();
    notifications = await Notifications.start(folder);
  });
  after(async () => {
    await notifications.stop();
    removeHome(folder);
  });

  describe('of the window', () => {
    let milepost: Milepost;
    /** How many messages there were before. */
    let earlier: number;

    before(async () => {
      earlier = notifications.shown().length;
      milepost = await Milepost.start({ home: certified(), asOf: DAY });
    });
    afterEach(async function () {
      await keepPicture(this.currentTest, milepost);
    });
    after(async () => {
      await milepost.stop();
      removeHome(milepost.home);
    });

    it('come as one digest that names its items', async () => {
      const shown = await notifications.shows(/^2 reminders$/, earlier);
      assert.match(shown.body, /CPC renews in 30 days, on May 31, 2027/, 'the renewal');
      assert.match(shown.body, /AAPC dues due in 30 days/, 'and the dues, in the same message');
    });

    it('are not told again by another trigger', () => {
      assert.match(
        done(milepost.home, DAY, 'remind'),
        /Nothing is due/,
        'what the window told, the scheduler knows',
      );
      const digests = notifications
        .shown()
        .slice(earlier)
        .filter((it) => it.title === '2 reminders');
      assert.equal(digests.length, 1, 'and nothing was shown twice');
    });

    it('stand in the rail with their number, and in their place with their words', async () => {
      const { window } = milepost;
      await says(window, 'reminders-badge', /2/);
      await open(window, 'reminders');
      assert.match(
        await says(window, 'reminders-due', /CPC renews/),
        /36 CEU still needed .* late fee of \$50 applies on Jul 1, 2027. Next: earn 36 CEU for AAPC\./,
        'the consequence and the next step',
      );
      assert.match(
        await says(window, 'reminders-history', /May 1, 2027/),
        /by the window/,
        'what was told, and by whom',
      );
    });

    it('are put off in two interactions', async () => {
      const { window } = milepost;
      await window.$('[data-subject="dues:AAPC:2027-05-31"] [data-testid="snooze"]').click();
      await piece(window, 'snooze-week').waitForDisplayed();
      await piece(window, 'snooze-week').click();
      await says(window, 'reminders-snoozed', /May 8.*AAPC dues/);
      await says(window, 'reminders-badge', /1/);
      assert.match(
        await text(window, 'toast'),
        /Snoozed the AAPC dues of May 31, 2027 until May 8, 2027/,
      );
    });

    it('come back with undo', async () => {
      const { window } = milepost;
      await press(window, 'z');
      await says(window, 'reminders-badge', /2/);
      assert.match(await text(window, 'reminders-due'), /AAPC dues/);
    });

    it('end once the cycle is marked as submitted', async () => {
      const { window } = milepost;
      await piece(window, 'reminder-submitted').click();
      await says(window, 'reminders-badge', /1/);
      assert.doesNotMatch(await text(window, 'reminders-due'), /CPC renews/, 'submitted is over');
      const facts = JSON.parse(done(milepost.home, DAY, '--json', 'export')) as {
        cycle_records: { due_on: string; submitted_on: string | null }[];
      };
      const record = facts.cycle_records.find((it) => it.due_on === '2027-05-31');
      assert.equal(record?.submitted_on, DAY, 'and it is on record');
    });

    it('are tested from Settings, and the window asks whether it was seen', async () => {
      const { window } = milepost;
      await open(window, 'settings');
      await piece(window, 'test-send').scrollIntoView();
      await piece(window, 'test-send').click();
      await piece(window, 'test-seen').waitForDisplayed();
      await notifications.shows(/^Milepost: a test reminder$/);
      await piece(window, 'test-seen').click();
      await says(window, 'test-reminder', /Reminders reach you on this computer/);
    });
  });

  it('come from milepost remind, once', async () => {
    const home = certified();
    assert.match(done(home, '2027-05-24', 'remind'), /2 reminders.*CPC renews in 7 days/s);
    await notifications.shows(/^2 reminders$/);
    assert.match(
      done(home, '2027-05-24', 'remind'),
      /Nothing is due/,
      'a second trigger tells nothing',
    );
    assert.match(
      done(home, '2027-05-23', 'remind'),
      /Nothing is due/,
      'nor does a clock that was set back',
    );
    removeHome(home);
  });

  it('come from the tray, which has no web view', async () => {
    const home = certified();
    const before = notifications.shown().length;
    const hidden = startHidden(home, '2027-05-17');
    try {
      await until('the tray to tell', async () => {
        const told = notifications
          .shown()
          .slice(before)
          .map((it) => it.title);
        return await Promise.resolve(told.some((title) => title.startsWith('2 reminders')));
      });
      const processes = execFileSync('ps', ['-eo', 'ppid=,comm='], { encoding: 'utf8' });
      const children = processes
        .split('\n')
        .filter((it) => it.trim().startsWith(`${String(hidden.pid)} `))
        .join();
      assert.doesNotMatch(
        children,
        /WebKit/,
        'a process for drawing pages was started though there is none to draw',
      );
      assert.match(
        done(home, '2027-05-17', '--json', 'remind', '--list'),
        /"teller": "tray"/,
        'and the history knows who told',
      );
    } finally {
      const end = new Promise((resolve) => hidden.once('exit', resolve));
      hidden.kill('SIGTERM');
      await end;
    }
    removeHome(home);
  });

  it('that nobody can show stay due, and both the log and the window say why', async () => {
    await notifications.stop();
    const home = certified();
    const ran = run(home, DAY, 'remind');
    assert.equal(ran.status, 1, 'not shown is not done');
    assert.match(ran.err, /couldn't be shown: this desktop runs no notification service/);
    assert.match(
      readFileSync(join(home, 'log', 'milepost.log'), 'utf8'),
      /no notification service/,
      'the log says it',
    );
    const milepost = await Milepost.start({ home, asOf: DAY });
    await open(milepost.window, 'reminders');
    assert.match(
      await says(milepost.window, 'reminders-problem', /couldn’t be shown/),
      /no notification service/,
    );
    assert.match(await text(milepost.window, 'reminders-due'), /CPC renews/, 'it is not lost');
    await milepost.stop();
    notifications = await Notifications.start(folder);
    assert.match(done(home, DAY, 'remind'), /2 reminders/, 'with a service it is told after all');
    removeHome(home);
  });
});
