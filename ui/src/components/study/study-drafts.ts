import { choices } from '$lib/labels';
import type {
  CivilDate,
  Course,
  CourseProof,
  Exam,
  ExamResult,
  Practicode,
  Recognition,
  Subject,
} from '$lib/backend';
import { monthWords, readMonth } from '$lib/format/read-month';
import {
  readCents,
  readMinutes,
  readWhole,
  typedCents,
  typedMinutes,
  typedNumber,
} from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A course as it is typed. */
export interface CourseDraft {
  title: string;
  provider: string;
  program: string;
  coding_preparation: boolean;
  subjects: Subject[];
  contact_minutes_planned: string;
  contact_minutes_completed: string;
  started_on: CivilDate | null;
  completed_on: CivilDate | null;
  recognised_by: Recognition[];
  proof: CourseProof;
  grade: string;
  note: string;
}

export const subjects = choices('Subject');

export const proofs = choices('CourseProof', { enrolment: 'Proves no hours' });

export const recognitions = choices('Recognition');

/** What the form begins with. */
export function courseDraft(fact: Course | null): CourseDraft {
  return {
    title: fact?.title ?? '',
    provider: fact?.provider ?? '',
    program: fact?.program ?? '',
    coding_preparation: fact?.coding_preparation ?? false,
    subjects: [...(fact?.subjects ?? [])],
    contact_minutes_planned: typedMinutes(fact?.contact_minutes_planned),
    contact_minutes_completed: typedMinutes(fact?.contact_minutes_completed),
    started_on: fact?.started_on ?? null,
    completed_on: fact?.completed_on ?? null,
    recognised_by: [...(fact?.recognised_by ?? [])],
    proof: fact?.proof ?? 'none',
    grade: fact?.grade ?? '',
    note: fact?.note ?? '',
  };
}

/** What was typed, as a course. */
export function readCourse(id: string, draft: CourseDraft): ReadDraft<'course'> {
  const reader = new DraftReader();
  const fact: Course = {
    id,
    title: reader.text('title', draft.title, 'What is it called? Type the title.'),
    provider: optional(draft.provider),
    program: optional(draft.program),
    coding_preparation: draft.coding_preparation,
    subjects: draft.subjects,
    contact_minutes_planned: reader.number(
      'contact_minutes_planned',
      readMinutes(draft.contact_minutes_planned),
    ),
    contact_minutes_completed: reader.number(
      'contact_minutes_completed',
      readMinutes(draft.contact_minutes_completed),
    ),
    started_on: draft.started_on,
    completed_on: draft.completed_on,
    recognised_by: draft.recognised_by,
    proof: draft.proof,
    grade: optional(draft.grade),
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** Practicode as it is typed. */
export interface PracticodeDraft {
  purchased_on: CivilDate | null;
  access_ends_on: CivilDate | null;
  cases_done: string;
  score_percent: string;
  completed_on: CivilDate | null;
}

/** What the form begins with. */
export function practicodeDraft(fact: Practicode | null): PracticodeDraft {
  return {
    purchased_on: fact?.purchased_on ?? null,
    access_ends_on: fact?.access_ends_on ?? null,
    cases_done: fact ? typedNumber(fact.cases_done) : '',
    score_percent: typedNumber(fact?.score_percent),
    completed_on: fact?.completed_on ?? null,
  };
}

/** What was typed, as a Practicode purchase. */
export function readPracticode(id: string, draft: PracticodeDraft): ReadDraft<'practicode'> {
  const reader = new DraftReader();
  const fact: Practicode = {
    id,
    purchased_on: draft.purchased_on,
    access_ends_on: draft.access_ends_on,
    cases_done: reader.number('cases_done', readWhole(draft.cases_done)) ?? 0,
    score_percent: reader.number('score_percent', readWhole(draft.score_percent)),
    completed_on: draft.completed_on,
  };
  return reader.answer(fact);
}

/** An attempt at an exam as it is typed. */
export interface ExamDraft {
  credential: string;
  sat_on: CivilDate | null;
  /** The month while the day is not known. */
  planned_month: string;
  result: ExamResult;
  score: string;
  fee_cents: string;
  approved_on: CivilDate | null;
}

export const results = choices('ExamResult', { pending: 'Not taken, or waiting for the result' });

/** What the form begins with. */
export function examDraft(fact: Exam | null, credential: string): ExamDraft {
  return {
    credential: fact?.credential ?? credential,
    sat_on: fact?.sat_on ?? null,
    planned_month: fact?.planned_month ? monthWords(fact.planned_month) : '',
    result: fact?.result ?? 'pending',
    score: fact?.score ?? '',
    fee_cents: typedCents(fact?.fee_cents),
    approved_on: fact?.approved_on ?? null,
  };
}

/** What was typed, as an attempt. */
export function readExam(id: string, draft: ExamDraft): ReadDraft<'exam'> {
  const reader = new DraftReader();
  // A day says the month already.
  const month =
    draft.sat_on === null && draft.planned_month.trim() !== ''
      ? readMonth(draft.planned_month)
      : null;
  if (draft.sat_on === null && draft.planned_month.trim() !== '' && month === null) {
    reader.problems.planned_month = 'That’s not a month. Try Mar 2027 or 3/2027.';
  }
  const fact: Exam = {
    id,
    credential: reader
      .text('credential', draft.credential, 'Which exam? Type the credential’s code, such as CPC.')
      .toUpperCase(),
    sat_on: draft.sat_on,
    planned_month: month,
    result: draft.result,
    score: optional(draft.score),
    fee_cents: reader.number('fee_cents', readCents(draft.fee_cents)),
    approved_on: draft.approved_on,
  };
  return reader.answer(fact);
}
