import { describe, expect, it } from 'vitest';
import { BackendError, normalizeError } from './errors';

describe('a refusal', () => {
  it('keeps its code, its words and its field', () => {
    const error = normalizeError({ code: 'invalid', message: 'Too long.', field: 'title' });
    expect(error).toBeInstanceOf(BackendError);
    expect([error.code, error.message, error.field]).toEqual(['invalid', 'Too long.', 'title']);
  });

  it.each([
    ['a plain text', 'no such command', 'no such command'],
    ['an error', new Error('broken pipe'), 'broken pipe'],
    ['nothing', undefined, 'Something went wrong. Nothing was changed.'],
  ])('has words also where %s was thrown', (_, thrown, message) => {
    expect(normalizeError(thrown).message).toBe(message);
  });
});
