import { describe, expect, it } from 'vitest';
import { marked, markedText } from './marked';

describe('text that is only shown', () => {
  it('turns nothing beside it', () => {
    expect(markedText('State\u202e board')).toBe('State\ufffd board');
    expect(
      marked({
        cycles: [{ title: '\u2067x\u2069', due_on: '2027-05-31', credits: 3 }],
        none: null,
      }),
    ).toEqual({
      cycles: [{ title: '\ufffdx\ufffd', due_on: '2027-05-31', credits: 3 }],
      none: null,
    });
  });

  it('leaves the names by which something is found again', () => {
    const found = { issuer: 'a\u202eb', key: { id: 'x\u200f' } };
    expect(marked(found)).toEqual(found);
  });

  it('says where there is nothing to see', () => {
    expect(markedText('\u200b')).toBe('(nothing that can be seen)');
    expect(markedText('')).toBe('');
    expect(markedText(' ')).toBe(' ');
  });

  it('leaves every other text as it is', () => {
    for (const text of ['Modifier 25 – “webinar”', 'مستشفى', 'שלום', '😀', 'a\u00a0b'])
      expect(markedText(text)).toBe(text);
  });
});
