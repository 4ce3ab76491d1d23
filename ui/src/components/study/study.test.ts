import { describe, expect, it } from 'vitest';
import type { Course, CourseStanding, Exam, SubjectStanding } from '$lib/backend';
import { byDay, courseLine, courseStatus, examState, subjectState } from './study';
import {
  courseDraft,
  examDraft,
  practicodeDraft,
  readCourse,
  readExam,
  readPracticode,
} from './study-drafts';

const exam = (result: Exam['result'], sat_on: string | null): Exam => ({
  id: 'e',
  credential: 'CPC',
  sat_on,
  planned_month: null,
  result,
  score: null,
  fee_cents: null,
  approved_on: null,
});

describe('an exam', () => {
  it('is booked before its day and awaits its result after', () => {
    expect(examState(exam('pending', '2026-12-01'), false).word).toBe('Booked');
    expect(examState(exam('pending', '2026-11-20'), true).word).toBe('Waiting for the result');
    expect(examState(exam('pending', null), false).word).toBe('Not taken yet');
    expect(examState({ ...exam('pending', null), planned_month: '2027-03' }, false).word).toBe(
      'Planned',
    );
    expect(
      examState(exam('failed', '2026-01-01'), false),
      'not passed yet is no failed rule',
    ).toEqual({ glyph: 'ring', word: 'Not passed' });
  });

  it('not booked stands before the latest', () => {
    expect(
      byDay([
        exam('passed', '2025-01-01'),
        exam('pending', null),
        exam('failed', '2026-01-01'),
      ]).map((it) => it.sat_on),
    ).toEqual([null, '2026-01-01', '2025-01-01']);
  });

  it('keeps its code in capitals and its fee in cents', () => {
    expect(
      readExam('', { ...examDraft(null, ''), credential: ' ccs-p ', fee_cents: '$425' }),
    ).toMatchObject({ fact: { credential: 'CCS-P', fee_cents: 42_500 } });
    expect(readExam('', { ...examDraft(null, ''), fee_cents: 'much' })).toMatchObject({
      problems: { credential: expect.any(String), fee_cents: expect.any(String) },
    });
  });
});

describe('a course', () => {
  it('that is completed and does not count needs the person', () => {
    const standing = (met: boolean, completed: boolean) =>
      ({ completed, eighty_hours: { met } }) as CourseStanding;
    expect(courseStatus(standing(true, true)).glyph).toBe('met');
    expect(courseStatus(standing(false, true)).glyph).toBe('warn');
    expect(courseStatus(standing(false, false)).glyph).toBe('half');
  });

  it('comes back from the form as it went in', () => {
    const course: Course = {
      id: 'k',
      title: 'CPC prep',
      provider: 'AAPC',
      program: null,
      coding_preparation: true,
      subjects: ['cpt'],
      contact_minutes_planned: 4800,
      contact_minutes_completed: 4745,
      started_on: '2026-01-05',
      completed_on: null,
      recognised_by: ['aapc'],
      proof: 'certificate',
      grade: 'A',
      note: null,
    };
    expect(readCourse('k', courseDraft(course))).toEqual({ fact: course });
    expect(courseLine(course)).toBe('AAPC · since Jan 2026');
  });
});

describe('a subject', () => {
  const subject = (covered: string[], under: string[]) =>
    ({ covered_by: covered, under_way_in: under }) as unknown as SubjectStanding;
  const titles = new Map([['k', 'Prep']]);

  it('is covered by a completed course, under way in another, or open', () => {
    expect(subjectState(subject(['k'], ['k']), titles)).toEqual({
      glyph: 'met',
      word: 'covered',
      where: 'Prep',
    });
    expect(subjectState(subject([], ['k']), titles).word).toBe('under way');
    expect(subjectState(subject([], []), titles).word).toBe('no course yet');
  });
});

describe('Practicode', () => {
  it('without a number has no cases yet, and no score', () => {
    expect(readPracticode('', practicodeDraft(null))).toMatchObject({
      fact: { cases_done: 0, score_percent: null },
    });
    expect(readPracticode('', { ...practicodeDraft(null), cases_done: '12.5' })).toMatchObject({
      problems: { cases_done: expect.any(String) },
    });
  });
});
