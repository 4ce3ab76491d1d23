import { describe, expect, it } from 'vitest';

import { ANOTHER, chosenFor, issuersFor } from './issuers';

describe('the issuers to choose from', () => {
  it('are those with rules, then the own ones, each once', () => {
    expect(issuersFor([])).toEqual(['AAPC', 'AHIMA']);
    expect(issuersFor(['NHA', ' nha', 'ahima', ''])).toEqual(['AAPC', 'AHIMA', 'NHA']);
  });

  it('hold what a record has, however it is written', () => {
    const list = issuersFor(['NHA']);
    expect(chosenFor(list, 'aapc ')).toBe('AAPC');
    expect(chosenFor(list, 'nha')).toBe('NHA');
  });

  it('leave another one to be typed on purpose, and nothing chosen while nothing is', () => {
    expect(chosenFor(issuersFor([]), 'PMI')).toBe(ANOTHER);
    expect(chosenFor(issuersFor([]), '  ')).toBe('');
  });
});
