import type {
  CivilDate,
  ExamOutcome,
  ExamStanding,
  FirstReport,
  Obligation,
  Standing,
} from '$lib/backend';
import { addDays } from '$lib/format/dates';

/** An exam that asks for something only the person can say: how it went, or what it brought. */
export interface Moment {
  obligation: Obligation;
  exam: ExamStanding;
}

/** How an exam went, as one chooses it. */
export type Went = 'passed' | 'failed' | 'waiting' | 'moved';

/** Days after which who waits for a result is asked again. */
const askedAgainAfter = 3;

/** The exams that ask for an answer, the one whose day came first first. */
export function momentsOf(standing: Standing): Moment[] {
  return standing.obligations
    .filter(
      (it) => it.kind === 'exam' && (it.target.ask === 'exam_result' || it.target.ask === 'earned'),
    )
    .flatMap((obligation) => {
      const exam = standing.exams.find((it) => it.exam === obligation.target.id);
      return exam ? [{ obligation, exam }] : [];
    });
}

/** What is typed into the short sheet. */
export interface AwardDraft {
  on: CivilDate | null;
  apprentice: boolean;
  /** 1 to 12; none where it is not known. */
  month: number | null;
  /** The day on which the first CEU report is due; none where it is not known. */
  firstDue: CivilDate | null;
}

/** The sheet as it opens: what is likely is chosen, and said to be so. */
export function awardDraft({ exam, obligation }: Moment): AwardDraft {
  return {
    on: exam.sat_on ?? obligation.due_on,
    apprentice: exam.brings?.apprentice ?? false,
    month: exam.brings?.renewal_month ?? null,
    firstDue: null,
  };
}

/** `CPC-A`, as it is awarded. */
export function awardedAs(exam: ExamStanding, apprentice: boolean): string {
  return apprentice ? `${exam.credential}-A` : exam.credential;
}

/** The days on which the first report can be due by the month that is chosen, those after the exam. */
export function firstReports(exam: ExamStanding, draft: AwardDraft): FirstReport[] {
  const after = draft.on ?? exam.sat_on ?? '';
  return (exam.brings?.first_reports ?? []).filter(
    (it) => it.renewal_month === draft.month && it.due_on > after,
  );
}

/** The operation's words for "passed". */
export function passed(exam: ExamStanding, draft: AwardDraft): ExamOutcome {
  return {
    exam: exam.exam,
    outcome: {
      result: 'passed',
      with: {
        on: draft.on,
        apprentice: draft.apprentice,
        earned_on: null,
        issuer: null,
        renewal_month: draft.month,
        first_due_on: firstReports(exam, draft).some((it) => it.due_on === draft.firstDue)
          ? draft.firstDue
          : null,
      },
    },
  };
}

/** The day on which who waits is asked again. */
export function askedAgain(today: CivilDate): CivilDate {
  return addDays(today, askedAgainAfter);
}
