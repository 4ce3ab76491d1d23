import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ago,
  addDays,
  addMonths,
  day,
  dayAndMonth,
  daysBetween,
  fromDay,
  fullDay,
  fullRange,
  monthAndYear,
  range,
  shortWeekday,
  span,
  spokenDay,
  spokenFullDay,
  startOfWeek,
  toCalendar,
  weekday,
  weekdayAndDay,
  weekRange,
} from './dates';

afterEach(() => vi.unstubAllGlobals());

describe('dates for people', () => {
  it('writes the day, the month in words, the year', () => {
    expect(day('2027-05-31')).toBe('May 31, 2027');
    expect(dayAndMonth('2026-12-04')).toBe('Dec 4');
    expect(monthAndYear('2025-01-17')).toBe('Jan 2025');
    expect(spokenDay('2027-03-01')).toBe('March 1, 2027');
  });

  it('never asks a JavaScript Date, so that no time zone can move a day', () => {
    vi.stubGlobal('Date', function refuse() {
      throw new Error('a civil date passed through an instant');
    });
    expect(day('2027-01-01'), 'New Year is the day that a zone west of Greenwich loses').toBe(
      'Jan 1, 2027',
    );
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-23', '2027-03-09')).toBe(106);
    expect(shortWeekday('2026-11-23')).toBe('Mon');
  });

  it('knows every weekday of a century', () => {
    // January 1, 1950 was a Sunday; the weekday then only ever steps by one.
    let date = '1950-01-01';
    for (let count = 0; count < 36_525; count++) {
      expect(weekday(date)).toBe((count + 6) % 7);
      date = addDays(date, 1);
    }
    expect(date).toBe('2050-01-01');
  });

  it('shows what is no date as it is', () => {
    expect(toCalendar('2027-02-29')).toBeUndefined();
    expect(day('soon')).toBe('soon');
  });

  it('keeps the month’s end when months are added', () => {
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(addMonths('2028-01-31', 1), 'a leap year has one more').toBe('2028-02-29');
  });

  it('begins a week on Sunday, or on Monday where a person has it so', () => {
    expect(startOfWeek('2026-11-29', 'sunday')).toBe('2026-11-29');
    expect(startOfWeek('2026-11-28', 'sunday')).toBe('2026-11-22');
    expect(startOfWeek('2026-11-29', 'monday'), 'Sunday belongs to the week before').toBe(
      '2026-11-23',
    );
    expect(startOfWeek('2026-11-23', 'monday')).toBe('2026-11-23');
    expect(weekRange('2026-11-22')).toBe('November 22 – 28');
    expect(weekRange('2026-11-29')).toBe('November 29 – December 5');
  });

  it('names a near day with its weekday', () => {
    expect(weekdayAndDay('2026-11-30')).toBe('Mon, Nov 30');
    expect(fullDay('2026-11-30')).toBe('Mon, Nov 30, 2026');
    expect(spokenFullDay('2026-11-30')).toBe('Monday, November 30, 2026');
  });

  it('writes ranges with a spaced dash and years only where they are far', () => {
    expect(range('2026-12-21', '2027-02-05', '2026-11-23')).toBe('Dec 21 – Feb 5');
    expect(range('2026-12-07', '2026-12-21', '2026-11-23')).toBe('Dec 7 – 21');
    expect(fullRange('2025-07-01', '2025-11-30')).toBe('Jul 1 – Nov 30, 2025');
    expect(fullRange('2026-11-09', '2026-11-13')).toBe('Nov 9 – 13, 2026');
    expect(range('2028-12-21', '2029-02-05', '2026-11-23')).toBe('Dec 21, 2028 – Feb 5, 2029');
  });

  it('says how long in the unit that tells', () => {
    expect(span('2026-11-23', '2026-11-24')).toBe('1 day');
    expect(span('2026-11-23', '2027-01-21'), 'days below 60').toBe('59 days');
    expect(span('2026-11-23', '2027-01-22')).toBe('2 months');
    expect(span('2026-11-30', '2027-06-30')).toBe('7 months');
    expect(span('2026-11-30', '2027-11-30')).toBe('a year');
    expect(span('2027-11-30', '2026-11-30'), 'in either direction').toBe('a year');
    expect(span('2024-02-29', '2025-02-28'), 'a leap day').toBe('a year');
    expect(span('2026-11-30', '2028-11-30')).toBe('2 years');
    expect(span('2026-11-30', '2027-12-31')).toBe('13 months');
  });

  it('counts from any day of ten years to each of its anniversaries as calendar months', () => {
    for (let date = '2020-01-01'; date < '2030-01-01'; date = addDays(date, 1)) {
      expect(span(date, addMonths(date, 12)), date).toBe('a year');
      for (const months of [3, 7, 11, 13])
        expect(span(date, addMonths(date, months)), date).toBe(`${months} months`);
    }
  });

  it('says when a day is, seen from another', () => {
    expect(fromDay('2026-11-30', '2026-11-30')).toBe('today');
    expect(fromDay('2026-11-30', '2026-12-01')).toBe('tomorrow');
    expect(fromDay('2026-11-30', '2025-11-30')).toBe('a year ago');
    expect(fromDay('2026-11-30', '2027-01-14')).toBe('in 45 days');
  });
});

it.each([
  [0, 'just now'],
  [12, '12 min ago'],
  [60, '1 h ago'],
  [1439, '23 h ago'],
  [1440, '1 day ago'],
  [7200, '5 days ago'],
  [60 * 24 * 40, '40 days ago'],
  [60 * 24 * 365, 'a year ago'],
])('%d minutes are %s', (minutes, words) => {
  expect(ago(minutes)).toBe(words);
});
