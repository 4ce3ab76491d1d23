import { describe, expect, it } from 'vitest';
import table from '../../../../crates/core/tests/quickadd/days.txt?raw';
import { readDay } from './read-day';

const today = '2026-11-23';

describe('a typed day', () => {
  it.each([
    ['2027-05-31', '2027-05-31'],
    ['5/31/2027', '2027-05-31'],
    ['31 May 2027', '2027-05-31'],
    ['31 may, 2027', '2027-05-31'],
    ['May 31, 2027', '2027-05-31'],
    ['september 1st 2026', '2026-09-01'],
    ['today', '2026-11-23'],
    ['yesterday', '2026-11-22'],
    ['', null],
  ])('%s is %s', (words, date) => {
    expect(readDay(words, today)).toEqual({ date });
  });

  const shared = table
    .split('\n')
    .filter((it) => it.includes(' => '))
    .map((it) => it.split(' => ') as [string, string]);
  it('reads every day that quick-add reads, and refuses what it refuses', () => {
    expect(shared.length).toBeGreaterThan(50);
    const wrong = shared.filter(([words, expected]) => {
      const read = readDay(words, today);
      return 'problem' in read ? expected !== '!' : read.date !== expected;
    });
    expect(wrong).toEqual([]);
  });

  it('names only days that exist', () => {
    expect(readDay('13.02.2027', today)).toEqual({
      problem: 'That isn’t how a day is written here. Write 2/13/2027.',
    });
    expect(readDay('03.02.2027', today)).toEqual({
      problem: 'That isn’t how a day is written here. Write 3/2/2027 or 2/3/2027.',
    });
  });

  it.each([
    ['mar 2', 'lately', '2026-03-02'],
    ['mar 2', 'ahead', '2027-03-02'],
    ['12/7', 'lately', '2026-12-07'],
    ['12/8', 'lately', '2025-12-08'],
    ['12/8', 'ahead', '2026-12-08'],
    ['Nov 23', 'ahead', '2026-11-23'],
  ] as const)(
    '%s without a year, %s, is %s and says that the year is assumed',
    (words, toward, date) => {
      expect(readDay(words, today, toward)).toEqual({ date, assumed: true });
    },
  );

  it.each([
    ['31 Feb 2027', 'February 2027 ends on the 28th. Pick a day up to 28.'],
    ['29 Feb 2027', 'February 2027 ends on the 28th. Pick a day up to 28.'],
    ['20226-01-01', 'The year 20226 is too far away. Use a year from 1950 to 2100.'],
    ['13/1/2027', 'There is no month 13. Try 3/20/2027 or Mar 20, 2027.'],
    ['2/29', 'Which year? Try 3/20/2027 or Mar 20, 2027.'],
    ['11/31', 'November ends on the 30th. Pick a day up to 30.'],
    ['11/5 - 11/7', 'That’s more than one day. Try 3/20/2027 or Mar 20, 2027.'],
    ['soon', 'That’s not a date. Try 3/20/2027 or Mar 20, 2027.'],
    ['<b>1</b>', 'That’s not a date. Try 3/20/2027 or Mar 20, 2027.'],
  ])('%s is refused and says what will work', (words, problem) => {
    expect(readDay(words, today)).toEqual({ problem });
  });
});
