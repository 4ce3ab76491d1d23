import { describe, expect, it } from 'vitest';
import type { LetterStanding, LogRow } from '$lib/backend';
import { everything, filterOf, isFiltered, rowAmount, rowDay, rowProof, sumsOf } from './rows';

const work: LogRow = {
  kind: 'work',
  key: { kind: 'entry', id: 'e1' },
  date: '2026-11-20',
  place: 'Mercy',
  at: { kind: 'position', id: 'p1' },
  what: '',
  code_sets: [],
  minutes: 390,
  ceus: null,
  planned: false,
  to_confirm: false,
  proof: null,
};
const letter = {
  position: 'p1',
  accepted: true,
  covers_from: '2026-01-01',
  covers_to: '2026-11-20',
} as LetterStanding;

describe('a row', () => {
  it('shows its weekday in this year and its year in others', () => {
    expect(rowDay('2026-11-23', '2026-11-23')).toBe('Mon, Nov 23');
    expect(rowDay('2025-11-23', '2026-11-23')).toBe('Nov 23, 2025');
  });

  it('never shows an unknown amount as nothing', () => {
    expect(rowAmount(work)).toBe('6.5 h');
    expect(rowAmount({ ...work, minutes: null, ceus: 1.5 })).toBe('1.5 CEU');
    expect(rowAmount({ ...work, minutes: null, ceus: null })).toBe('not known');
  });

  it('is proven by a letter only on the days that the letter covers', () => {
    expect(rowProof(work, [letter]).word).toBe('in letter');
    expect(rowProof({ ...work, date: '2026-11-21' }, [letter]).word, 'a day after it').toBe(
      'next letter',
    );
    expect(
      rowProof(work, [{ ...letter, accepted: false }]).word,
      'a letter that fails the list proves nothing',
    ).toBe('next letter');
    expect(rowProof(work, []).word).toBe('no letter');
    expect(
      rowProof({ ...work, planned: true }, [letter]).word,
      'a plan is no work that a letter could prove',
    ).toBe('planned');
    expect(rowProof({ ...work, planned: true, to_confirm: true }, [letter])).toEqual({
      glyph: 'warn',
      word: 'confirm',
    });
  });
});

describe('the filter', () => {
  it('begins with everything', () => {
    expect(isFiltered(everything)).toBe(false);
    expect(filterOf(everything)).toEqual({
      kinds: [],
      place: null,
      text: null,
      from: null,
      to: null,
      proof: null,
      to_confirm: false,
    });
  });

  it('asks for missing proof among credits alone', () => {
    expect(filterOf({ ...everything, proofMissing: true })).toMatchObject({
      kinds: ['credit'],
      proof: 'missing',
    });
  });

  it('does not ask for blanks', () => {
    expect(filterOf({ ...everything, text: '  ' }).text).toBeNull();
  });
});

describe('sums', () => {
  const totals = [
    {
      kind: 'work' as const,
      rows: 2,
      minutes: 75_870,
      planned_minutes: 480,
      ceus: 0,
      planned_ceus: 0,
    },
    { kind: 'course' as const, rows: 0, minutes: 0, planned_minutes: 0, ceus: 0, planned_ceus: 0 },
    {
      kind: 'credit' as const,
      rows: 1,
      minutes: 0,
      planned_minutes: 0,
      ceus: 1.5,
      planned_ceus: 6,
    },
  ];

  it('stand each ledger for itself, with what is planned apart', () => {
    expect(sumsOf(totals, null)).toEqual([
      { name: 'Work', words: '1,264.5 h, 8 h planned' },
      { name: 'CEU', words: '1.5, 6 planned' },
    ]);
  });

  it('follow the ledger that is shown', () => {
    expect(sumsOf(totals, 'credit')).toEqual([{ name: 'CEU', words: '1.5, 6 planned' }]);
  });
});
