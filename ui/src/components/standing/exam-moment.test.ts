import { describe, expect, it } from 'vitest';
import type { ExamStanding, Obligation, Standing } from '$lib/backend';
import { askedAgain, awardDraft, awardedAs, momentsOf, passed } from './exam-moment';

const exam = {
  exam: 'e', credential: 'CPC', sat_on: '2027-03-20', result: 'pending',
  brings: { issuer: 'AAPC', code: 'CPC', may_carry_the_a: true, apprentice: true, why: 'Comes with the A: no employer’s letter is on record.', renewal_month: null, asks_renewal_month: true },
} as unknown as ExamStanding;

function due(key: string, ask: string | null): Obligation {
  return { key, kind: 'exam', due_on: '2027-03-20', urgency: 'needs_you', target: { kind: 'exam', id: 'e', ask } } as unknown as Obligation;
}

const standing = (...obligations: Obligation[]): Standing => ({ obligations, exams: [exam] }) as unknown as Standing;

describe('the exam’s day', () => {
  it('asks only where the list of what is due asks', () => {
    expect(momentsOf(standing(due('exam:e', null)))).toEqual([]);
    expect(momentsOf(standing(due('exam:e', 'exam_result'))).map((it) => it.obligation.key)).toEqual(['exam:e']);
    expect(momentsOf(standing(due('earned:e', 'earned'))).map((it) => it.obligation.key)).toEqual(['earned:e']);
  });

  it('leaves out what has no attempt on record', () => {
    expect(momentsOf({ obligations: [due('exam:e', 'exam_result')], exams: [] } as unknown as Standing)).toEqual([]);
  });

  it('opens with what is likely, and says all of it in one operation', () => {
    const [moment] = momentsOf(standing(due('exam:e', 'exam_result')));
    if (!moment) throw new Error('there is a moment');
    const draft = awardDraft(moment);
    expect(draft).toEqual({ on: '2027-03-20', apprentice: true, month: null });
    expect(awardedAs(exam, draft.apprentice)).toBe('CPC-A');
    expect(awardedAs(exam, false)).toBe('CPC');
    expect(passed(exam, { ...draft, month: 5 })).toEqual({
      exam: 'e',
      outcome: { result: 'passed', with: { on: '2027-03-20', apprentice: true, earned_on: null, issuer: null, renewal_month: 5 } },
    });
  });

  it('asks again three days after', () => {
    expect(askedAgain('2027-03-20')).toBe('2027-03-23');
  });
});
