import { describe, expect, it } from 'vitest';
import type { CertificateShown } from '$lib/backend';
import { begin, draftOf, firstOpen, problemOf, stateOf, tally } from './card';

const place = { page: 0, area: { left: 10, top: 10, width: 100, height: 12 } };

function shown(change: Partial<CertificateShown['fields']> = {}): CertificateShown {
  return {
    row: {
      number: 1,
      name: 'scan.pdf',
      bytes: 1000,
      state: 'confirm',
      words: 'Confirm the index number',
      detail: null,
      title: 'Modifier 25',
      ceu: 1.5,
      date: '2026-11-02',
      ready: false,
      attaches_to: null,
      sheet: null,
    },
    pages: [{ width: 612, height: 792, picture: null, from_picture: false }],
    pages_in_file: 1,
    fields: {
      title: { value: 'Modifier 25', sure: true, place },
      sponsor: { value: 'Meridian', sure: true, place },
      date: { value: '2026-11-02', sure: true, place },
      ceu: { value: 1.5, sure: true, place },
      index_number: { value: 'MCI48951AC', sure: true, place },
      holder: { value: 'Maya Torres', sure: true, place },
      activity: 'webinar',
      issuers: ['AAPC'],
      ...change,
    },
    choices: [],
    recorded: null,
    asks_domain: false,
    checks: [],
  };
}

describe('a certificate on its way to being a credit', () => {
  it('asks for the index number, however sure it was read', () => {
    const of = shown();
    const draft = begin(of);
    expect(stateOf('title', of, draft)).toBe('sure');
    expect(stateOf('index_number', of, draft)).toBe('open');
    expect(firstOpen(of, draft)).toBe('index_number');
    draft.confirmed.index_number = true;
    expect(firstOpen(of, draft)).toBeNull();
    expect(tally(of, draft)).toBe('5 sure, 1 confirmed by you');
  });

  it('asks for a title and a day that were not found, and for nothing else that is not there', () => {
    const none = { value: null, sure: false, place: null };
    const of = shown({ title: none, date: none, index_number: none, sponsor: none });
    const draft = begin(of);
    expect(firstOpen(of, draft)).toBe('title');
    draft.typed.title = 'Typed';
    draft.confirmed.title = true;
    expect(firstOpen(of, draft)).toBe('date');
    draft.typed.date = '11/2/2026';
    draft.confirmed.date = true;
    expect(firstOpen(of, draft)).toBeNull();
  });

  it('proposes what is not sure, to be confirmed', () => {
    const of = shown({ sponsor: { value: 'Meridlan', sure: false, place } });
    const draft = begin(of);
    expect(draft.typed.sponsor).toBe('Meridlan');
    expect(firstOpen(of, draft)).toBe('sponsor');
  });

  it('saves what stands in the fields, and only what stands on the page as shown there', () => {
    const none = { value: null, sure: false, place: null };
    const of = shown({ index_number: none });
    const draft = begin(of);
    draft.typed.index_number = 'MCI 48951 AC';
    const saved = draftOf(of, draft, '2026-11-23');
    expect(saved.completed_on).toBe('2026-11-02');
    expect(saved.amount).toBe(1.5);
    expect(saved.index_number).toBe('MCI48951AC');
    expect(saved.shown).toEqual(['title', 'sponsor', 'ceus', 'date']);
  });

  it('says why words are no day and no number', () => {
    expect(problemOf('date', 'soon', '2026-11-23')).toMatch(/3\/20\/2027/);
    expect(problemOf('ceu', 'many', '2026-11-23')).not.toBeNull();
    expect(problemOf('date', '', '2026-11-23')).toBeNull();
    expect(problemOf('title', 'anything', '2026-11-23')).toBeNull();
  });
});
