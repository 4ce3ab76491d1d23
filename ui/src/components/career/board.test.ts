import { describe, expect, it } from 'vitest';

import { choices } from '$lib/labels';
import { columnOf, columns, movesTo } from './board';
import { timeOfDay } from './words';

describe('the board', () => {
  it('has one column for each stage', () => {
    for (const { value } of choices('StepKind'))
      expect(columns.filter((it) => it.stages.includes(value)).length, value).toBe(1);
  });

  it('moves a card on by a step that stands in the column it goes to', () => {
    for (const from of columns)
      for (const to of columns) {
        const moves = from.stages.map((stage) => movesTo(stage, to.key));
        const forward = columns.indexOf(to) > columns.indexOf(from);
        expect(new Set(moves), `${from.key} to ${to.key}`).toEqual(new Set([forward]));
        if (forward) expect(to.moves.length).toBeGreaterThan(0);
        for (const move of to.moves) expect(columnOf(move)).toBe(to.key);
      }
  });
});

describe('a time of day', () => {
  it.each([
    ['10', '10:00'],
    ['9:05', '09:05'],
    ['2 pm', '14:00'],
    ['2:30 p.m.', '14:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ['', null],
  ])('reads %s', (typed, read) => {
    expect(timeOfDay(typed)).toBe(read);
  });

  it.each(['25', '10:75', '13 pm', '0 am', 'soon', '10:5'])('takes %s for no time', (typed) => {
    expect(timeOfDay(typed)).toBeUndefined();
  });
});
