import { describe, expect, it } from 'vitest';
import { monthWords, readMonth } from './read-month';

describe('a month without a day', () => {
  it.each([
    'Mar 2027',
    'march 2027',
    'Mar. 2027',
    'March, 2027',
    '3/2027',
    '03/2027',
    '2027-03',
    ' 2027-3 ',
  ])('%s is read', (text) => {
    expect(readMonth(text)).toBe('2027-03');
  });
  it.each([
    '',
    'march',
    '2027',
    '13/2027',
    '0/2027',
    'Mar 27',
    'foo 2027',
    '2027-13',
    '3/20/2027',
    'mar 1776',
  ])('%s is refused', (text) => {
    expect(readMonth(text)).toBeNull();
  });
  it('is written as people say it', () => expect(monthWords('2027-03')).toBe('Mar 2027'));
});
