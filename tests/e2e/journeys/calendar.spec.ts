/** The calendar file, read by a strict parser that is not ours, and imported twice. */
import assert from 'node:assert/strict';

import ICAL from 'ical.js';

import { done } from '../harness/line.ts';
import { freshHome, removeHome } from '../harness/milepost.ts';

/** What a calendar does on import: an event of a known name is replaced where its number is not lower. */
function importInto(calendar: Map<string, ICAL.Event>, text: string): void {
  for (const event of events(text)) {
    const known = calendar.get(event.uid);
    if (known === undefined || event.sequence >= known.sequence) calendar.set(event.uid, event);
  }
}

function events(text: string): ICAL.Event[] {
  ICAL.design.strict = true;
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  return calendar.getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));
}

describe('the calendar file', () => {
  const home = freshHome();
  const calendar = new Map<string, ICAL.Event>();

  before(() => {
    const day = '2027-04-20';
    done(
      home,
      day,
      'add',
      'credential',
      '{"issuer":"AAPC","code":"CPC","apprentice":true,"earned_on":"2025-06-02"}',
    );
    done(home, day, 'add', 'account', '{"issuer":"AAPC","renewal_month":5,"due_day":31}');
    done(
      home,
      day,
      'add',
      'position',
      '{"id":"p","employer":"Ärztehaus; Süd, Nord & Söhne \\\\ Partner mit einem sehr langen Namen","starts_on":"2026-01-05","ends_on":"2027-05-01","code_sets":["CPT"],"code_assignment":"yes"}',
    );
  });
  after(() => {
    removeHome(home);
  });

  it('is what the format allows, with a day, an alarm and no busy time for each stage', () => {
    const text = done(home, '2027-04-20', 'calendar');
    importInto(calendar, text);
    assert.ok(calendar.size > 8, `the ladder has its stages: ${String(calendar.size)}`);
    for (const event of calendar.values()) {
      assert.ok(event.startDate.isDate, 'an all-day event, in no time zone');
      assert.equal(event.endDate.subtractDate(event.startDate).toSeconds(), 86_400, 'of one day');
      assert.equal(event.component.getFirstPropertyValue('transp'), 'TRANSPARENT');
      assert.equal(event.component.getAllSubcomponents('valarm').length, 1);
      assert.match(event.uid, /^[A-Za-z0-9.@_-]+$/);
    }
    const letter = [...calendar.values()].find((it) => it.uid.startsWith('letter.'));
    assert.match(
      letter?.summary ?? '',
      /^Ärztehaus; Süd, Nord/,
      'what the format reserves arrives as it was typed',
    );
  });

  it('doubles nothing when it is imported again', () => {
    const before = calendar.size;
    importInto(calendar, done(home, '2027-04-20', 'calendar'));
    assert.equal(calendar.size, before, 'the same names');
  });

  it('changes words under the same name, with a higher number', () => {
    const before = calendar.size;
    done(home, '2027-04-21', 'ceu', '2', 'Audit basics', 'apr', '20');
    importInto(calendar, done(home, '2027-04-21', 'calendar'));
    assert.equal(calendar.size, before);
    assert.ok(
      [...calendar.values()].some((it) => it.sequence === 1 && /CPC-A renewal/.test(it.summary)),
    );
  });

  it('cancels what is satisfied instead of leaving it out', () => {
    const before = calendar.size;
    done(
      home,
      '2027-05-02',
      'add',
      'cycle-record',
      '{"issuer":"AAPC","due_on":"2027-05-31","submitted_on":"2027-05-02"}',
    );
    importInto(calendar, done(home, '2027-05-02', 'calendar'));
    assert.equal(calendar.size, before, 'nothing is forgotten');
    const renewals = [...calendar.values()].filter((it) => it.uid.startsWith('cycle.'));
    assert.ok(renewals.length > 5);
    for (const event of renewals)
      assert.equal(event.component.getFirstPropertyValue('status'), 'CANCELLED');
  });
});
