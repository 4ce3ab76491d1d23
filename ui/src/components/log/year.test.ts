import { describe, expect, it } from 'vitest';
import { monthAndYear } from '$lib/format/dates';
import { dayByKey, squareOf, sums, weeksOf } from './year';

describe('the year as weeks', () => {
  it.each([1999, 2000, 2024, 2026, 2028, 2100])(
    '%i has each of its days once, on its weekday',
    (year) => {
      const days = weeksOf(year, 'sunday')
        .flatMap((week) => week.days)
        .filter((date) => date !== null);
      expect(new Set(days).size, 'no day twice').toBe(days.length);
      expect(days[0]).toBe(`${year}-01-01`);
      expect(days.at(-1)).toBe(`${year}-12-31`);
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      expect(days.length).toBe(leap ? 366 : 365);
    },
  );

  it('names each month once, in order', () => {
    expect(weeksOf(2026, 'sunday').flatMap((week) => week.month ?? [])).toEqual([
      'Jan',
      'Feb',
      'Mar',
      'Apr',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
      'Dec',
    ]);
  });

  it.each(['sunday', 'monday'] as const)(
    'a week under a month begins in it, with weeks from %s on',
    (begins) => {
      for (let year = 1999; year < 2031; year++) {
        let label = '';
        for (const { days, month } of weeksOf(year, begins)) {
          label = month ?? label;
          const first = days.find((date) => date !== null) ?? '';
          expect(monthAndYear(first), `${first} stands under ${label}`).toBe(`${label} ${year}`);
        }
      }
    },
  );

  it('begins its weeks where the person has them begin', () => {
    // November 22, 2026 is a Sunday.
    expect(weeksOf(2026, 'sunday').some((week) => week.weekStart === '2026-11-22')).toBe(true);
    expect(weeksOf(2026, 'monday').some((week) => week.weekStart === '2026-11-23')).toBe(true);
  });
});

describe('the square of a day', () => {
  it('grows with the hours and stops at eight', () => {
    const sizes = [0, 60, 120, 300, 420, 480].map(squareOf);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size, 'six sizes').toBe(6);
    expect(squareOf(900)).toBe(squareOf(480));
  });
});

describe('the keys of the map', () => {
  it('go by day and week and stay in the year', () => {
    expect(dayByKey('ArrowDown', '2026-11-23')).toBe('2026-11-24');
    expect(dayByKey('ArrowLeft', '2026-11-23')).toBe('2026-11-16');
    expect(dayByKey('ArrowRight', '2026-12-28'), 'the next week is another year').toBe(
      '2026-12-28',
    );
    expect(dayByKey('Home', '2026-11-23')).toBe('2026-01-01');
    expect(dayByKey('x', '2026-11-23')).toBeNull();
  });
});

describe('the sums above', () => {
  it('keep work and study apart', () => {
    const totals = [
      { date: '2026-11-16', work_minutes: 450, study_minutes: 0, planned_minutes: 0 },
      { date: '2026-11-22', work_minutes: 0, study_minutes: 60, planned_minutes: 0 },
      { date: '2026-11-23', work_minutes: 120, study_minutes: 0, planned_minutes: 0 },
    ];
    expect(sums(totals, '2026-11-16', '2026-11-22')).toEqual({ work: 450, study: 60 });
  });
});
