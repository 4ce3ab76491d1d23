import type { Course, CourseStanding, Exam, SubjectStanding } from '$lib/backend';
import { day, earlierFirst, monthAndYear } from '$lib/format/dates';
import { ceu } from '$lib/format/numbers';
import type { GlyphName } from '../shared/glyphs';

/** A state as a shape and a word. */
export interface Shown {
  glyph: GlyphName;
  word: string;
}

/** Where a course stands against the contact hours asked for. */
export function courseStatus(standing: CourseStanding): Shown {
  if (standing.eighty_hours.met) return { glyph: 'met', word: 'Counts as the course' };
  if (standing.completed) return { glyph: 'warn', word: 'Completed, doesn’t count yet' };
  return { glyph: 'half', word: 'Under way' };
}

/** `Community college · Coding certificate · since Jan 2026`. */
export function courseLine(course: Course): string {
  const when = course.completed_on
    ? `completed ${day(course.completed_on)}`
    : course.started_on
      ? `since ${monthAndYear(course.started_on)}`
      : null;
  return [course.provider, course.program, when].filter((it) => it).join(' · ');
}

/** `62 of 80 h`: contact hours against what is asked for. */
export function hoursOf(minutes: number): string {
  return ceu(minutes / 60);
}

/** Where a subject stands: covered, in a course under way, or open. */
export function subjectState(
  subject: SubjectStanding,
  titles: ReadonlyMap<string, string>,
): Shown & { where: string } {
  const named = (ids: readonly string[]) =>
    ids.map((id) => titles.get(id) ?? 'a course').join(', ');
  if (subject.covered_by.length > 0)
    return { glyph: 'met', word: 'covered', where: named(subject.covered_by) };
  if (subject.under_way_in.length > 0)
    return { glyph: 'half', word: 'under way', where: named(subject.under_way_in) };
  return { glyph: 'ring', word: 'no course yet', where: 'no course yet' };
}

/** How an attempt at an exam stands; `asked` where its day has come and its result is asked for. */
export function examState(exam: Exam, asked: boolean): Shown {
  if (exam.result === 'passed') return { glyph: 'met', word: 'Passed' };
  if (exam.result === 'failed') return { glyph: 'ring', word: 'Not passed' };
  if (exam.planned_month) return { glyph: 'planned', word: 'Planned' };
  if (!exam.sat_on) return { glyph: 'ring', word: 'Not taken yet' };
  return asked
    ? { glyph: 'wait', word: 'Waiting for the result' }
    : { glyph: 'planned', word: 'Booked' };
}

/** The attempts, the next or latest first; those without a day stand first. */
export function byDay(exams: readonly Exam[]): Exam[] {
  return exams.toSorted((a, b) => earlierFirst(b.sat_on ?? '9999', a.sat_on ?? '9999'));
}
