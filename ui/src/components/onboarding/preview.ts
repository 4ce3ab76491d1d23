/** The road as the answers so far draw it: dashed until a date or a document stands behind it. */
import type { CivilDate } from '$lib/backend';
import { day, monthName } from '$lib/format/dates';
import type { GlyphName } from '../shared/glyphs';
import type { Answers } from './answers.svelte';

export interface PreviewPost {
  name: string;
  when: string;
  glyph: GlyphName;
  solid: boolean;
  here: boolean;
}

const ahead = (name: string, when: string, glyph: GlyphName = 'planned'): PreviewPost => ({
  name,
  when,
  glyph,
  solid: false,
  here: false,
});

/** The road that the answers draw while a question is asked; `step` is its number. */
export function previewRoad(answers: Answers, today: CivilDate, step: number): PreviewPost[] {
  const asked = (question: number) =>
    step <= question ? `asked in step ${question}` : 'not given';
  const held = answers.held.filter((it) => !it.expected);
  const expected = answers.held.filter((it) => it.expected);
  const apprentice = held.find((it) => it.apprentice);
  const shown = (it: (typeof held)[number]) => `${it.known.code}${it.apprentice ? '-A' : ''}`;
  const posts: PreviewPost[] = [];

  const course = answers.course.trim();
  if (answers.is('student') || answers.is('apprentice') || course !== '') {
    posts.push(
      course === ''
        ? ahead('Coursework', asked(3))
        : {
            name: course,
            when: answers.courseStartedOn ? `since ${day(answers.courseStartedOn)}` : 'under way',
            glyph: 'half',
            solid: false,
            here: false,
          },
      ahead('Contact hours', 'certificate or transcript'),
    );
  }
  for (const it of held) {
    // Who has an "A" stands at it today: what lies behind is its exam.
    const name = it === apprentice ? `${it.known.code} exam passed` : shown(it);
    posts.push(
      it.earnedOn
        ? { name, when: day(it.earnedOn), glyph: 'met', solid: true, here: false }
        : ahead(name, asked(2)),
    );
  }
  const where = apprentice
    ? `${shown(apprentice)}, today`
    : answers.is('student')
      ? 'Studying, today'
      : 'Today';
  posts.push({ name: where, when: day(today), glyph: 'today', solid: false, here: true });
  for (const it of expected)
    posts.push(ahead(`${it.known.code} exam`, 'no date yet'), ahead(shown(it), 'on passing'));
  if (answers.is('student') && expected.length === 0 && held.length === 0)
    posts.push(ahead('First exam', step <= 2 ? 'chosen in step 2' : 'not chosen'));
  if (apprentice || expected.some((it) => it.apprentice)) {
    const code = (apprentice ?? expected.find((it) => it.apprentice))?.known.code ?? 'CPC';
    posts.push(
      ahead('A removed', 'a date range, once work is logged'),
      ahead(code, 'no further exam'),
    );
  }
  if (answers.issuers.includes('AHIMA')) {
    posts.push(
      ahead(
        'AHIMA renewal',
        answers.reports.AHIMA.dueOn ? day(answers.reports.AHIMA.dueOn) : 'every two years',
        'renewal',
      ),
    );
  }
  if (answers.issuers.includes('AAPC')) {
    const { dueOn, monthNumber: month } = answers.reports.AAPC;
    posts.push(
      ahead(
        'AAPC renewal',
        dueOn ? day(dueOn) : month ? `in ${monthName(month)}, every two years` : 'every two years',
        'renewal',
      ),
    );
  }
  if (answers.issuers.length === 0) posts.push(ahead('CEU renewal', 'every two years', 'renewal'));
  return posts;
}
