import { expect, it } from 'vitest';
import { linear } from './scale';

it('leads straight from one range to another, up or down, and never over the ends', () => {
  const up = linear([0, 730], [0, 300]);
  expect([up(0), up(365), up(730), up(900), up(-5)]).toEqual([0, 150, 300, 300, 0]);
  const down = linear([0, 36], [50, 4]);
  expect([down(0), down(18), down(36), down(40)]).toEqual([50, 27, 4, 4]);
});

it('a range without a width is no division by nothing', () => {
  expect(linear([5, 5], [0, 300])(7)).toBe(0);
});
