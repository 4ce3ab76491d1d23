import { describe, expect, it } from 'vitest';
import type { Letter, LetterStanding } from '$lib/backend';
import fixture from '$lib/backend/fake/fixture.json';
import { questions } from './letter-draft';
import { answered, checklistOf, stepOf } from './letter-steps';

const letters = fixture.standing.apprentice.flatMap(
  (it) => it.letters,
) as unknown as LetterStanding[];

describe('the checklist of a letter', () => {
  it('is answered in place: each item of AAPC’s list finds its question by the field that the core names', () => {
    for (const letter of letters) {
      const asked = checklistOf(letter).flatMap((line) => line.asks ?? []);
      expect(asked, 'the list of today').toEqual([
        ...questions.filter((it) => it !== 'states_amount_of_time'),
        'signer',
      ]);
      expect(asked.length).toBe(letter.asked);
    }
  });

  it('goes by the field, whatever the item is called', () => {
    const [letter] = letters;
    if (!letter) throw new Error('the fixture has a letter');
    const renamed = {
      ...letter,
      tests: letter.tests.map((test) => ({ ...test, name: 'Another name' })),
    };
    expect(checklistOf(renamed).map((line) => line.asks)).toEqual(
      checklistOf(letter).map((line) => line.asks),
    );
  });

  it('shows what has no question without one', () => {
    const [test] = letters[0]?.tests ?? [];
    expect(
      checklistOf({ tests: [{ ...test, field: null }] } as unknown as LetterStanding)[0]?.asks,
    ).toBeNull();
  });

  it('changes one answer and leaves the letter that it came from alone', () => {
    const letter = { hand_signed: 'unknown', dated: 'no' } as Letter;
    expect(answered(letter, 'hand_signed', 'yes')).toEqual({ hand_signed: 'yes', dated: 'no' });
    expect(letter.hand_signed).toBe('unknown');
  });
});

describe('the steps', () => {
  it('go from the log to the check', () => {
    expect((['logged', 'drafted', 'signed', 'scanned', 'checked'] as const).map(stepOf)).toEqual([
      0, 1, 2, 3, 4,
    ]);
  });
});
