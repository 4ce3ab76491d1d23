import { describe, expect, it } from 'vitest';
import {
  ceu,
  count,
  dollars,
  fileSize,
  firstSentence,
  grouped,
  hours,
  hoursText,
  percent,
  sentence,
} from './numbers';

describe('numbers for people', () => {
  it('writes CEU with no more places than they have', () => {
    expect(ceu(27.5)).toBe('27.5');
    expect(ceu(36)).toBe('36');
    expect(ceu(18.33)).toBe('18.33');
    expect(ceu(0.1 + 0.2), 'sums of hundredths show no noise').toBe('0.3');
  });

  it('writes hours with one place in columns, two where one would round', () => {
    expect(hours(480)).toBe('8.0');
    expect(hours(390)).toBe('6.5');
    expect(hours(135)).toBe('2.25');
    expect(hoursText(480)).toBe('8 h');
    expect(hoursText(78_810)).toBe('1,313.5 h');
    expect(grouped('1234567.5')).toBe('1,234,567.5');
  });

  it('writes cents as dollars', () => {
    expect(dollars(5000)).toBe('$50');
    expect(dollars(1250)).toBe('$12.50');
  });

  it('never draws a bar beyond its ends', () => {
    expect(percent(50, 36)).toBe(100);
    expect(percent(-1, 36)).toBe(0);
    expect(percent(0, 0)).toBe(0);
  });

  it('ends a sentence once', () => {
    expect(sentence('40 percent of 20.')).toBe('40 percent of 20.');
    expect(sentence('40% of 20')).toBe('40% of 20.');
  });

  it('tells a first sentence from a number with a point', () => {
    expect(firstSentence('5.1 behind an even pace. 12 of 20 count.')).toBe(
      '5.1 behind an even pace.',
    );
    expect(firstSentence('Completes a route')).toBe('Completes a route');
  });

  it('counts in words', () => {
    expect(count(1, 'letter')).toBe('1 letter');
    expect(count(0, 'letter')).toBe('0 letters');
    expect(fileSize(48_211)).toBe('48 KB');
  });
});
