import { describe, expect, it } from 'vitest';
import type { Credit, CreditStanding, CyclePlan, CycleStanding } from '$lib/backend';
import { creditDraft, listed, portalOf, readCredit, withPortal } from './credit-draft';
import { readCycle, withCycle } from './cycle-draft';
import { ceuFixed, leastLines, ledgerOf, lets } from './ledger';

function credit(id: string, on: string, more: Partial<Credit> = {}): Credit {
  const read = readCredit(id, {
    ...creditDraft(null),
    title: id,
    completed_on: on,
    amount: '1.5',
    certificate_held: true,
  });
  if (!('fact' in read)) throw new Error('the credit is whole');
  return { ...read.fact, ...more };
}

function standing(id: string, more: Partial<CreditStanding> = {}): CreditStanding {
  const base: CreditStanding = {
    credit: id,
    title: id,
    completed_on: '2026-03-01',
    counts: true,
    counted: 1.5,
    counted_up_to: 1.5,
    asks: [],
    provenance: 'computed',
    planned: false,
    bucket: null,
    verdict: 'Any',
    serves: [],
    tests: [],
  };
  return Object.assign(base, more);
}

const cycle = {
  issuer: 'AAPC',
  needed: 8.5,
  planned: 6,
  credits: [],
  credentials: ['CPMA'],
} as unknown as CycleStanding;

describe('the ledger', () => {
  const credits = [
    credit('a', '2026-08-12'),
    credit('b', '2026-08-26'),
    credit('c', '2026-12-09', { certificate_held: false }),
    credit('d', '2026-09-01', { certificate_held: false }),
  ];
  const rows = ledgerOf(
    {
      ...cycle,
      credits: [
        standing('a'),
        standing('b', { counts: false, counted: 0 }),
        standing('c', { planned: true }),
        standing('d'),
        standing('gone'),
      ],
    },
    credits,
  );

  it('is newest first and leaves out what is no longer recorded', () => {
    expect(rows.map((row) => row.credit.id)).toEqual(['c', 'd', 'b', 'a']);
  });

  it('calls only finished credits "not counted" or "proof missing"', () => {
    const through = (filter: Parameters<typeof lets>[0]) =>
      rows.filter((row) => lets(filter, row)).map((row) => row.credit.id);
    expect(through('not_counted')).toEqual(['b']);
    expect(
      through('proof_missing'),
      'a planned credit has no certificate yet, and that is no fault',
    ).toEqual(['d']);
    expect(through('all').length).toBe(4);
  });

  it('finds a certificate that would fail an audit', () => {
    const flawed = standing('a', {
      tests: [
        {
          name: '',
          outcome: 'fail',
          weight: 'audit',
          clause: 'x',
          certainty: 'published',
          field: null,
          reason: '',
          mend: null,
        },
      ],
    });
    expect(ledgerOf({ ...cycle, credits: [flawed] }, credits)[0]?.proof).toBe('flawed');
  });
});

describe('the least left to do', () => {
  it('names what is planned, then what the plan says it leaves open', () => {
    const rows = ledgerOf({ ...cycle, credits: [standing('p', { planned: true, counted: 6 })] }, [
      credit('p', '2026-12-09'),
    ]);
    const plan = {
      parts_after_planned: [
        { name: 'Compliance', amount: 1 },
        { name: 'Any that counts', amount: 1.5 },
      ],
    } as unknown as CyclePlan;
    expect(leastLines(plan, rows, () => 'Dec 9')).toEqual([
      { kind: 'planned', name: 'p, Dec 9', amount: '6 planned' },
      { kind: 'open', name: 'Compliance', amount: '1 open' },
      { kind: 'open', name: 'Any that counts', amount: '1.5 open' },
    ]);
  });

  it('names only what is planned until the plan is here', () => {
    expect(leastLines(null, [], () => 'Dec 9')).toEqual([]);
  });

  it('shows one decimal at least and two where there are two', () => {
    expect([6, 1.5, 18.33].map(ceuFixed)).toEqual(['6.0', '1.5', '18.33']);
  });
});

describe('a credit as it is typed', () => {
  const draft = {
    ...creditDraft(null),
    title: '<b>=SUM(A1)</b>',
    completed_on: '2026-11-14',
    amount: '1.5',
  };

  it('keeps any text as it is', () => {
    expect(readCredit('', draft)).toMatchObject({
      fact: { title: '<b>=SUM(A1)</b>', amount: 1.5, id: '' },
    });
  });

  it('says at which field something is missing', () => {
    expect(readCredit('', creditDraft(null))).toMatchObject({
      problems: {
        title: expect.any(String),
        completed_on: expect.any(String),
        amount: expect.any(String),
      },
    });
    expect(readCredit('', { ...draft, amount: 'two' })).toMatchObject({
      problems: { amount: expect.stringContaining('1.5') },
    });
  });

  it('needs no amount where its length is known', () => {
    expect(readCredit('', { ...draft, amount: '', minutes: '1:30' })).toMatchObject({
      fact: { amount: null, minutes: 90 },
    });
  });

  it('tells "names none" from "not looked at"', () => {
    expect(readCredit('', draft)).toMatchObject({
      fact: { approved_for: null, certificate_shows: null, hiim_domain: null },
    });
    const seen = {
      ...draft,
      certificate_seen: true,
      certificate_shows: [],
      hiim_domain: 'no' as const,
      approved_for: 'cpma, cpc',
    };
    expect(readCredit('', seen)).toMatchObject({
      fact: { approved_for: ['CPMA', 'CPC'], certificate_shows: [], hiim_domain: false },
    });
  });

  it('comes back from the form as it went in', () => {
    const whole = credit('r1', '2026-11-14', {
      sponsor: 'S',
      minutes: 90,
      index_number: 'AB1',
      topics: ['auditing'],
      approved_for: ['CPC'],
      applied_to: 'CPC',
      issuers: ['AAPC'],
      ahima_source: 'ahima',
      hiim_domain: true,
      cost_cents: 4950,
      course_key: 'k',
      published_on: '2026-01-01',
      cycle_choice: 'next',
      certificate_shows: ['date'],
      portal: [{ issuer: 'AAPC', state: 'entered' }],
      note: 'n',
      kind: 'magazine_quiz',
    });
    expect(readCredit('r1', creditDraft(whole))).toEqual({ fact: whole });
  });

  it('lists words between commas once', () => {
    expect(listed(' auditing, compliance;auditing\n')).toEqual(['auditing', 'compliance']);
  });
});

describe('the portal', () => {
  it('is set for one issuer and leaves the other', () => {
    const portal = [{ issuer: 'AHIMA', state: 'accepted' as const }];
    expect(withPortal(portal, 'AAPC', 'entered')).toEqual([
      { issuer: 'AAPC', state: 'entered' },
      ...portal,
    ]);
    expect(portalOf({ portal, certificate_held: true }, 'AAPC', false)).toBe('earned');
    expect(
      portalOf({ portal, certificate_held: true }, 'AHIMA', true),
      'what lies ahead is planned',
    ).toBe('planned');
  });
});

describe('the record of a cycle', () => {
  it('is found by issuer and due date, and changed without losing the rest', () => {
    const records = [withCycle([], 'AAPC', '2027-05-31', { id: 'c1', tracker_required: 28 })];
    expect(withCycle(records, 'AAPC', '2027-05-31', { submitted_on: '2027-05-02' })).toMatchObject({
      id: 'c1',
      tracker_required: 28,
      submitted_on: '2027-05-02',
    });
    expect(withCycle(records, 'AHIMA', '2027-05-31', {}).id, 'another issuer’s is another').toBe(
      '',
    );
  });

  it('forgets the day of a number that is gone', () => {
    const typed = {
      starts_on: null,
      tracker_required: '',
      tracker_read_on: '2026-11-23',
      submitted_on: null,
      accepted_on: null,
      extension_bought_on: null,
      extended_to: null,
      audit_asked_on: null,
      audit_due_on: null,
      audit_answered_on: null,
      reported: 'unknown' as const,
    };
    expect(readCycle({ id: '', issuer: 'AAPC', due_on: '2027-05-31' }, typed)).toMatchObject({
      fact: { tracker_required: null, tracker_read_on: null },
    });
  });
});
