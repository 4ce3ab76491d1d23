import { describe, expect, it } from 'vitest';
import {
  readAmount,
  readCents,
  readMinutes,
  readWhole,
  typedCents,
  typedMinutes,
} from './read-number';

describe('a length of time', () => {
  it.each([
    ['6.5', 390],
    ['1,200', 72_000],
    ['.5', 30],
    ['6.5h', 390],
    ['6.5 hours', 390],
    ['6:30', 390],
    ['6h30', 390],
    ['90m', 90],
    ['90 min', 90],
    ['8', 480],
    ['25', 1500],
    ['0', 0],
  ])('%s is %i minutes', (words, minutes) => {
    expect(readMinutes(words)).toEqual({ value: minutes });
  });

  it('is nothing where nothing stands, or the dash of an empty cell', () => {
    expect(readMinutes('  ')).toEqual({ value: null });
    expect(readMinutes('–')).toEqual({ value: null });
  });

  it.each(['eight', '6:75', '1.2.3', '=1+1', '-3x'])(
    '%s is refused with what will work',
    (words) => {
      expect(readMinutes(words)).toMatchObject({ problem: expect.stringContaining('6:30') });
    },
  );

  it.each(['6,5', '29,5', '0,75', '6,5h', '12,50'])(
    '%s has a decimal comma, and is asked about',
    (words) => {
      expect(readMinutes(words)).toMatchObject({
        problem: expect.stringContaining('Did you mean'),
      });
    },
  );

  it('below zero is refused', () => {
    expect(readMinutes('-2')).toMatchObject({ problem: expect.stringContaining('below zero') });
  });

  it('is typed back as it would be read', () => {
    for (let minutes = 0; minutes <= 1440; minutes++) {
      expect(readMinutes(typedMinutes(minutes)), `${minutes} minutes survive`).toEqual({
        value: minutes,
      });
    }
  });
});

describe('other numbers', () => {
  it('an amount keeps two decimals and refuses a third', () => {
    expect(readAmount('1.25')).toEqual({ value: 1.25 });
    expect(readAmount('1.5 CEU')).toEqual({ value: 1.5 });
    expect(readAmount('18.33')).toEqual({ value: 18.33 });
    expect(readAmount('1.255')).toMatchObject({ problem: expect.stringContaining('two decimals') });
    expect(readAmount('one')).toHaveProperty('problem');
    expect(readAmount('1,5')).toEqual({ problem: 'Did you mean 1.5? Use a decimal point.' });
    expect(readAmount('1,250'), 'a comma before three figures makes thousands').toEqual({
      value: 1250,
    });
    expect(readCents('12,50')).toEqual({ problem: 'Did you mean 12.50? Use a decimal point.' });
  });

  it('money is whole cents', () => {
    expect(readCents('$1,250.50')).toEqual({ value: 125_050 });
    expect(readCents('49')).toEqual({ value: 4900 });
    expect(readCents('4.999')).toHaveProperty('problem');
    expect(typedCents(4950)).toBe('49.50');
  });

  it('a count is whole', () => {
    expect(readWhole('412')).toEqual({ value: 412 });
    expect(readWhole('78 %')).toEqual({ value: 78 });
    expect(readWhole('4.5')).toHaveProperty('problem');
  });
});
