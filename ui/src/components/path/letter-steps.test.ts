import { describe, expect, it } from 'vitest';
import type { Letter, LetterStanding, Test } from '$lib/backend';
import { questions } from './letter-draft';
import { answered, checklistOf, stepOf } from './letter-steps';

function test(name: string): Test {
  return { name, outcome: 'unknown', weight: 'counts', clause: 'aapc.apprentice.letter-items', certainty: 'published', reason: '', mend: null };
}

describe('the checklist of a letter', () => {
  it('is answered in place: each item of the core finds its question', () => {
    const names = [...questions.map((it) => it.name), 'Employer, supervisor or HR'];
    const lines = checklistOf({ tests: names.map(test) } as LetterStanding);
    expect(lines.map((line) => line.asks)).toEqual([...questions.map((it) => it.field), 'signer']);
  });

  it('calls its items as the core does', async () => {
    // The window has no types of Node, and only this test reads a file.
    const node: string = 'node:fs';
    const { readFileSync } = (await import(/* @vite-ignore */ node)) as { readFileSync: (path: string, as: 'utf8') => string };
    const core = readFileSync('../crates/core/src/assess/apprentice/letters.rs', 'utf8');
    for (const { name } of questions) expect(core, `the core has an item "${name}"`).toContain(`"${name}"`);
    expect(core).toContain('"Employer, supervisor or HR"');
  });

  it('shows what has no question without one', () => {
    expect(checklistOf({ tests: [test('Accepted by AAPC')] } as LetterStanding)[0]?.asks).toBeNull();
  });

  it('changes one answer and leaves the letter that it came from alone', () => {
    const letter = { hand_signed: 'unknown', dated: 'no' } as Letter;
    expect(answered(letter, 'hand_signed', 'yes')).toEqual({ hand_signed: 'yes', dated: 'no' });
    expect(letter.hand_signed).toBe('unknown');
  });
});

describe('the steps', () => {
  it('go from the log to the check', () => {
    expect((['logged', 'drafted', 'signed', 'scanned', 'checked'] as const).map(stepOf)).toEqual([0, 1, 2, 3, 4]);
  });
});
