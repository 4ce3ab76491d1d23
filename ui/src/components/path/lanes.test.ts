import { describe, expect, it } from 'vitest';
import type { ApprenticeStanding, RemovalOption, Requirement } from '$lib/backend';
import { asksFor, besidesOf, outcomeOf, progressOf, segmentsOf } from './lanes';

function part(
  unit: Requirement['unit'],
  counted: number,
  needed: number,
  met = counted >= needed,
): Requirement {
  return {
    name: '',
    clause: 'aapc.x',
    unit,
    needed,
    counted,
    counted_up_to: counted,
    lacking: Math.max(0, needed - counted),
    met,
    lacks: null,
    provenance: 'computed',
    tests: [],
  };
}

function apprentice(
  verified: number,
  waiting: number,
  course: Requirement,
  cases: Requirement,
): ApprenticeStanding {
  return {
    work: { verified_months: verified, waiting_months: waiting, worked_months: verified + waiting },
    course,
    practicode: {
      cases,
      score: part('percent', 78, 70),
      met: cases.met,
      cases_a_week: 5.2,
      access_ends_on: '2027-08-02',
    },
  } as ApprenticeStanding;
}

function option(
  route: RemovalOption['route'],
  parts: Requirement[],
  more: Partial<RemovalOption> = {},
): RemovalOption {
  return {
    route,
    number: 1,
    name: '',
    met: false,
    met_if_answered: false,
    met_but_letters: false,
    parts,
    lacks: [],
    earliest_on: null,
    work_reached_on: null,
    ...more,
  };
}

const looks = (segments: ReturnType<typeof segmentsOf>) =>
  segments.map((it) => `${it.look} ${Math.round(it.share)} ${it.label}`);
const noCourse = part('contact_minutes', 0, 4800);
const noCases = part('cases', 0, 600);

describe('the lane of an option', () => {
  it('by employment is months: verified, waiting for letters, left', () => {
    const a = apprentice(11, 3, noCourse, noCases);
    expect(looks(segmentsOf(option('employment', [part('months', 11, 24)]), a))).toEqual([
      'verified 46 11 verified',
      'waiting 13 3',
      'todo 42 10 months left',
    ]);
  });

  it('never shows more waiting than is lacking', () => {
    const a = apprentice(11, 3, part('contact_minutes', 4800, 4800), noCases);
    const mixed = option('employment_and_education', [part('months', 11, 12), part('items', 1, 1)]);
    expect(looks(segmentsOf(mixed, a))).toEqual([
      'verified 46 11 verified',
      'waiting 4 1',
      'education 50 80-hour course, worth 12',
    ]);
  });

  it('is whole: the shares add up to all of it', () => {
    for (const [verified, waiting, hours, cases] of [
      [0, 0, 0, 0],
      [24, 0, 4800, 600],
      [5, 9, 3720, 412],
      [30, 2, 9600, 600],
    ] as const) {
      const a = apprentice(
        verified,
        waiting,
        part('contact_minutes', hours, 4800),
        part('cases', cases, 600),
      );
      for (const it of [
        option('employment', [part('months', verified, 24)]),
        option('employment_and_education', [part('months', verified, 12), part('items', 0, 1)]),
        option('education', [a.course, a.practicode.cases, a.practicode.score]),
      ]) {
        const sum = segmentsOf(it, a).reduce((all, segment) => all + segment.share, 0);
        expect(
          sum,
          `${it.route} with ${verified} months, ${hours} minutes, ${cases} cases`,
        ).toBeCloseTo(100);
      }
    }
  });

  it('shows hours that only lack their proof as waiting, not as done', () => {
    const a = apprentice(0, 0, part('contact_minutes', 4800, 4800, false), noCases);
    expect(looks(segmentsOf(option('education', [a.course, a.practicode.cases]), a))[0]).toBe(
      'waiting 50 80-hour course',
    );
  });

  it('of the choice shows what has come further', () => {
    const a = apprentice(0, 0, part('contact_minutes', 480, 4800), part('cases', 412, 600));
    const mixed = option('employment_and_education', [part('months', 0, 12), part('items', 0, 1)]);
    expect(looks(segmentsOf(mixed, a)).slice(1)).toEqual(['education 34 412 cases', 'todo 16 188']);
  });
});

describe('where an option stands', () => {
  const a = apprentice(11, 3, noCourse, part('cases', 412, 600));

  it('gives an estimate only where the core gave one', () => {
    expect(
      outcomeOf(
        option('employment', [], { lacks: ['10 more months'], earliest_on: '2027-09-23' }),
        a,
      ),
    ).toEqual({
      head: '10 more months',
      detail: '',
      about: 'about Sep 23, 2027',
    });
    expect(outcomeOf(option('employment', [], { lacks: ['10 more months'] }), a).about).toBeNull();
  });

  it('names the letters when only they are missing', () => {
    expect(
      outcomeOf(
        option('employment', [], {
          met_but_letters: true,
          lacks: ['letters for 1 more month'],
          earliest_on: '2026-11-23',
        }),
        a,
      ),
    ).toEqual({
      head: 'Met, except letters',
      detail: 'letters for 1 more month',
      about: null,
    });
  });

  it('says the pace that the access to Practicode asks for', () => {
    const it_ = option('education', [part('cases', 412, 600)], {
      lacks: ['188 cases left in Practicode'],
    });
    expect(outcomeOf(it_, a).detail).toBe('5.2 a week until Aug 2, 2027');
  });
});

describe('what is lacking besides', () => {
  const lacking = (it: Requirement, lacks: string): Requirement => ({ ...it, lacks });

  it('is the letter once the months are worked, and the paper once the hours are there', () => {
    const a = apprentice(11, 3, noCourse, noCases);
    expect(besidesOf(lacking(part('months', 11, 12), 'letters for 1 more month'), a)).toBe(
      'letters for 1 more month',
    );
    expect(
      besidesOf(
        lacking(part('contact_minutes', 4800, 4800, false), 'the completion of the course'),
        a,
      ),
    ).toBe('the completion of the course');
  });

  it('is nothing that the progress says already', () => {
    const a = apprentice(11, 3, noCourse, noCases);
    expect(
      besidesOf(lacking(part('months', 11, 24), '13 more months of verified work'), a),
    ).toBeNull();
    expect(besidesOf(lacking(part('cases', 0, 600), '600 cases Practicode'), a)).toBeNull();
    expect(besidesOf(lacking(part('percent', 0, 70), 'a Practicode score'), a)).toBeNull();
  });
});

describe('words', () => {
  it('carry their unit', () => {
    expect(progressOf(part('contact_minutes', 4740, 4800))).toBe('79 of 80 contact hours');
    expect(progressOf(part('months', 11, 24))).toBe('11 of 24 months');
    expect(progressOf(part('percent', 64, 70))).toBe('64%, at least 70%');
    expect(progressOf(part('percent', 0, 70)), 'what is not known is no nought').toBe(
      'none yet, at least 70%',
    );
    expect(asksFor(option('employment', [part('months', 0, 24)]))).toBe('24 months of coding work');
  });
});
