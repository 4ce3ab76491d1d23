import { describe, expect, it } from 'vitest';
import type { LetterStanding, PositionStanding } from '$lib/backend';
import {
  axisOf,
  barOf,
  labelled,
  labelSide,
  merged,
  type Onward,
  onwardOf,
  overlapsOf,
  placeOf,
  spanWords,
  stretchOf,
  ticksOf,
} from './axis';

function position(
  id: string,
  from: string | null,
  to: string | null,
  more: Partial<PositionStanding> = {},
): PositionStanding {
  const base: PositionStanding = {
    position: id,
    employer: id,
    from,
    to,
    months: 5,
    provenance: 'computed',
    logged_minutes: 0,
    counts: true,
    asks: false,
    verified_months: 0,
    letter: null,
    letter_step: 'logged',
    overlaps: false,
    tests: [],
  };
  return Object.assign(base, more);
}

function letter(
  of: string,
  from: string | null,
  to: string | null,
  accepted = true,
): LetterStanding {
  return {
    letter: `l-${of}`,
    position: of,
    employer: of,
    judged_on: '2026-11-23',
    accepted,
    passed: 8,
    asked: 8,
    covers_from: from,
    covers_to: to,
    tests: [],
  };
}

const year = { from: '2026-01-01', to: '2027-01-01' };

describe('the axis', () => {
  it('begins with the first month of work and goes on two months after today', () => {
    expect(axisOf([position('a', '2025-07-09', '2025-11-30')], '2026-11-23')).toEqual({
      from: '2025-07-01',
      to: '2027-01-23',
    });
  });

  it('is at least a year long, also without any date', () => {
    expect(axisOf([position('a', null, null)], '2026-11-23')).toEqual({
      from: '2026-01-01',
      to: '2027-01-23',
    });
    expect(axisOf([], '2026-11-23').from < '2026-02-01').toBe(true);
  });

  it('puts days in proportion and keeps others at the ends', () => {
    expect(placeOf(year, '2026-01-01')).toBe(0);
    expect(placeOf(year, '2026-07-02')).toBeCloseTo((182 / 365) * 100);
    expect(placeOf(year, '1999-01-01')).toBe(0);
    expect(placeOf(year, '2099-01-01')).toBe(100);
    expect(
      stretchOf(year, '2026-01-01', '2026-12-31').width,
      'the last day is part of it',
    ).toBeCloseTo(100);
  });

  it.each([
    ['2026-01-01', '2026-12-01'],
    ['2025-07-01', '2027-01-23'],
    ['2010-03-01', '2027-01-01'],
    ['1980-01-01', '2027-01-01'],
  ])('from %s to %s names at most twelve months, quarters on the calendar', (from, to) => {
    const ticks = ticksOf({ from, to });
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(12);
    expect(ticks.every((tick) => tick.date.endsWith('-01'))).toBe(true);
  });
});

describe('a bar', () => {
  const looks = (...args: Parameters<typeof barOf>) => barOf(...args).map((it) => it.look);

  it('is solid only where an accepted letter covers it', () => {
    const it_ = position('a', '2026-01-01', '2026-11-23');
    expect(looks(it_, [letter('a', '2026-01-01', '2026-06-30')], year, 'ended')).toEqual([
      'verified',
      'waiting',
    ]);
    expect(looks(it_, [letter('a', '2026-03-01', '2026-06-30')], year, 'ended')).toEqual([
      'waiting',
      'verified',
      'waiting',
    ]);
    expect(looks(it_, [letter('a', null, null, false)], year, 'ended')).toEqual(['waiting']);
    expect(
      looks(it_, [letter('b', null, null)], year, 'ended'),
      'another employer’s letter',
    ).toEqual(['waiting']);
  });

  it('of two overlapping letters is verified once', () => {
    const parts = barOf(
      position('a', '2026-01-01', '2026-12-31'),
      [letter('a', '2026-01-01', '2026-08-31'), letter('a', '2026-06-01', '2026-12-31')],
      year,
      'ended',
    );
    expect(parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(100);
    expect(parts.every((part) => part.look === 'verified')).toBe(true);
  });

  it('goes on dashed, and work that does not count says so', () => {
    expect(looks(position('a', '2026-01-01', '2026-11-23'), [], year, 'open')).toEqual([
      'waiting',
      'ahead',
    ]);
    expect(
      looks(
        position('a', '2026-01-01', '2026-11-23', { counts: false }),
        [letter('a', null, null)],
        year,
        'ended',
      ),
    ).toEqual(['not_counted']);
    const [, ahead] = barOf(
      position('a', '2026-01-01', '2026-11-23'),
      [],
      year,
      onwardOf('2026-12-04', '2026-11-23'),
    );
    expect(
      (ahead?.left ?? 0) + (ahead?.width ?? 0),
      'up to a last day that lies ahead',
    ).toBeCloseTo(placeOf(year, '2026-12-05'));
    expect(
      looks(position('a', null, null), [], year, 'open'),
      'without a first day there is none',
    ).toEqual([]);
  });

  it('has its words where there is room', () => {
    const place = (from: string, to: string, onward: Onward = 'ended') =>
      labelSide(barOf(position('a', from, to), [], year, onward));
    expect(place('2026-01-01', '2026-03-01')).toBe('after');
    expect(place('2026-09-01', '2026-11-23', 'open')).toBe('before');
    expect(place('2026-01-01', '2026-11-23')).toBe('below');
  });

  it('takes the length of its words, so that none runs over today or the edge', () => {
    const bar = barOf(position('a', '2026-01-01', '2026-05-01'), [], year, 'ended');
    expect(labelSide(bar, 30)).toBe('after');
    expect(labelSide(bar, 48)).toBe('below');
  });
});

describe('overlaps', () => {
  it('are the days at two places at once', () => {
    const found = overlapsOf(
      [position('a', '2026-01-01', '2026-06-30'), position('b', '2026-06-01', '2026-12-31')],
      year,
    );
    expect(found.length).toBe(1);
    expect(found[0]?.width).toBeCloseTo((30 / 365) * 100);
  });

  it('are none where one ends the day before the other begins', () => {
    expect(
      overlapsOf(
        [position('a', '2026-01-01', '2026-05-31'), position('b', '2026-06-01', '2026-12-31')],
        year,
      ),
    ).toEqual([]);
  });

  it('leave out work that does not count', () => {
    expect(
      overlapsOf(
        [
          position('a', '2026-01-01', '2026-12-31'),
          position('b', '2026-01-01', '2026-12-31', { counts: false }),
        ],
        year,
      ),
    ).toEqual([]);
  });
});

describe('the words of a span', () => {
  it('say the year once where one is enough', () => {
    expect(spanWords(position('a', '2025-07-01', '2025-11-30'), 'ended')).toBe(
      'Jul 1 – Nov 30, 2025, 5 months',
    );
    expect(spanWords(position('a', '2025-07-01', '2026-01-30'), 'ended')).toBe(
      'Jul 1, 2025 – Jan 30, 2026, 5 months',
    );
    expect(spanWords(position('a', '2026-03-16', '2026-11-23'), 'open')).toBe(
      'since Mar 16, 2026, 5 months',
    );
    expect(spanWords(position('a', '2026-03-16', '2026-11-23'), '2026-12-04')).toBe(
      'Mar 16 – Dec 4, 2026, 5 months so far',
    );
    expect(spanWords(position('a', null, null), 'open')).toBe('first day missing');
  });
});

describe('spans of the same worth', () => {
  it('are drawn as one where they follow one another', () => {
    const span = (from: string, to: string, state: 'verified' | 'gap', months: number) => ({
      from,
      to,
      state,
      months,
      positions: 1,
    });
    const spans = [
      span('2025-10-01', '2025-11-30', 'verified', 2),
      span('2025-12-01', '2025-12-31', 'verified', 1),
      span('2026-01-01', '2026-01-31', 'gap', 1),
    ];
    expect(merged(spans)).toEqual([span('2025-10-01', '2025-12-31', 'verified', 3), spans[2]]);
  });
});

describe('the labels of the axis', () => {
  const tick = (at: number, label: string) => ({ at, label });

  it('leave room for that of today', () => {
    const shown = labelled([tick(0, 'Jul 2025'), tick(80, 'Oct'), tick(96, 'Jan')], 86).map(
      (it) => it.label,
    );
    expect(shown, 'Oct would stand under it').toEqual(['Jul 2025', 'Jan']);
  });

  it('stay inside: the last one turns to the left', () => {
    expect(labelled([tick(98, 'Jan 2027')], 40)).toEqual([
      { at: 98, label: 'Jan 2027', side: 'end' },
    ]);
    expect(labelled([tick(98, 'Jan 2027')], 84), 'unless today stands there').toEqual([]);
  });
});
