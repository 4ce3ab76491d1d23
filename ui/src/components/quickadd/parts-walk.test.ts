import { describe, expect, it } from 'vitest';
import { nextPart } from './parts-walk';

// "6.5h Mercy yesterday"
const spans = [
  { start: 5, end: 10 },
  { start: 0, end: 4 },
  { start: 11, end: 20 },
];

describe('Tab in the quick-add line', () => {
  it('walks through the parts in the order of the words and then leaves', () => {
    const first = nextPart(spans, { start: 20, end: 20 }, 20);
    expect(first, 'from behind the last letter it begins at the front').toEqual({
      start: 0,
      end: 4,
    });
    const second = nextPart(spans, { start: 0, end: 4 }, 20);
    expect(second).toEqual({ start: 5, end: 10 });
    expect(nextPart(spans, { start: 5, end: 10 }, 20)).toEqual({ start: 11, end: 20 });
    expect(
      nextPart(spans, { start: 11, end: 20 }, 20),
      'nobody is kept in the field',
    ).toBeUndefined();
  });

  it('walks back and leaves at the front', () => {
    expect(nextPart(spans, { start: 11, end: 20 }, 20, true)).toEqual({ start: 5, end: 10 });
    expect(nextPart(spans, { start: 0, end: 4 }, 20, true)).toBeUndefined();
  });

  it('leaves at once where nothing was typed', () => {
    expect(nextPart([], { start: 0, end: 0 }, 0)).toBeUndefined();
  });
});
