import { describe, expect, it } from 'vitest';
import type { ExamStanding, Obligation, Standing } from '$lib/backend';
import { askedAgain, awardDraft, awardedAs, firstReports, momentsOf, passed } from './exam-moment';

const exam = {
  exam: 'e',
  credential: 'CPC',
  sat_on: '2027-03-20',
  result: 'pending',
  brings: {
    issuer: 'AAPC',
    code: 'CPC',
    may_carry_the_a: true,
    apprentice: true,
    why: 'Comes with the A: no employer’s letter is on record.',
    renewal_month: null,
    asks_renewal_month: true,
    first_reports: [
      {
        renewal_month: 5,
        due_on: '2027-05-31',
        follows: 'Short first cycle, about 3 CEU',
        shorter: true,
      },
      {
        renewal_month: 5,
        due_on: '2029-05-31',
        follows: '36 CEU, for all months since the award',
        shorter: false,
      },
      {
        renewal_month: 6,
        due_on: '2028-06-30',
        follows: 'Short first cycle, about 23 CEU',
        shorter: true,
      },
    ],
  },
} as unknown as ExamStanding;

function due(key: string, ask: string | null): Obligation {
  return {
    key,
    kind: 'exam',
    due_on: '2027-03-20',
    urgency: 'needs_you',
    target: { kind: 'exam', id: 'e', ask },
  } as unknown as Obligation;
}

const standing = (...obligations: Obligation[]): Standing =>
  ({ obligations, exams: [exam] }) as unknown as Standing;

describe('the exam’s day', () => {
  it('asks only where the list of what is due asks', () => {
    expect(momentsOf(standing(due('exam:e', null)))).toEqual([]);
    expect(
      momentsOf(standing(due('exam:e', 'exam_result'))).map((it) => it.obligation.key),
    ).toEqual(['exam:e']);
    expect(momentsOf(standing(due('earned:e', 'earned'))).map((it) => it.obligation.key)).toEqual([
      'earned:e',
    ]);
  });

  it('leaves out what has no attempt on record', () => {
    expect(
      momentsOf({ obligations: [due('exam:e', 'exam_result')], exams: [] } as unknown as Standing),
    ).toEqual([]);
  });

  it('opens with what is likely, and says all of it in one operation', () => {
    const [moment] = momentsOf(standing(due('exam:e', 'exam_result')));
    if (!moment) throw new Error('there is a moment');
    const draft = awardDraft(moment);
    expect(draft).toEqual({ on: '2027-03-20', apprentice: true, month: null, firstDue: null });
    expect(awardedAs(exam, draft.apprentice)).toBe('CPC-A');
    expect(awardedAs(exam, false)).toBe('CPC');
    expect(passed(exam, { ...draft, month: 5 })).toEqual({
      exam: 'e',
      outcome: {
        result: 'passed',
        with: {
          on: '2027-03-20',
          apprentice: true,
          earned_on: null,
          issuer: null,
          renewal_month: 5,
          first_due_on: null,
        },
      },
    });
  });

  it('offers both days of the first report once the month is chosen, and sends one of them only', () => {
    const [moment] = momentsOf(standing(due('exam:e', 'exam_result')));
    if (!moment) throw new Error('there is a moment');
    const draft = awardDraft(moment);
    expect(firstReports(exam, draft)).toEqual([]);
    const may = { ...draft, month: 5, firstDue: '2029-05-31' };
    expect(firstReports(exam, may).map((it) => it.due_on)).toEqual(['2027-05-31', '2029-05-31']);
    expect(passed(exam, may).outcome).toMatchObject({ with: { first_due_on: '2029-05-31' } });
    // Another month was chosen after the day: that day is not of it.
    expect(passed(exam, { ...may, month: 6 }).outcome).toMatchObject({
      with: { renewal_month: 6, first_due_on: null },
    });
    // Taken later than planned: what was due before that day was not its report.
    expect(firstReports(exam, { ...may, on: '2027-06-01' }).map((it) => it.due_on)).toEqual([
      '2029-05-31',
    ]);
  });

  it('asks again three days after', () => {
    expect(askedAgain('2027-03-20')).toBe('2027-03-23');
  });
});
