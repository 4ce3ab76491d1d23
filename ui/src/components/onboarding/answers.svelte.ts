import { app } from '$lib/state/app.svelte';
import {
  backend,
  type Catalogued,
  type CivilDate,
  type CodeSet,
  type Exam,
  type Fact,
  type PositionKind,
  type YesNoUnknown,
} from '$lib/backend';
import { blankAccount, blankCourse, blankCredential, blankExam, blankPosition } from '$lib/blank';
import { readDay } from '$lib/format/read-day';
import { readMonth } from '$lib/format/read-month';
import { canBeApprentice, catalogued, readHours } from '$lib/credentials';
import { addMonths, earlierFirst } from '$lib/format/dates';
import { withCycle } from '../renewals/cycle-draft';
import { ReportDue } from './report-due.svelte';

export type Who = 'student' | 'apprentice' | 'certified';

/** A credential that the person holds or works toward. */
export interface Held {
  known: Pick<Catalogued, 'issuer' | 'code'>;
  apprentice: boolean;
  expected: boolean;
  earnedOn: CivilDate | null;
  problem: string | null;
  /** The day or the month of its exam, as it is typed. */
  exam: string;
}

/** The day or the month of an exam as people write it; nothing where it is neither. */
function readExamWhen(
  text: string,
  today: CivilDate,
): Pick<Exam, 'sat_on' | 'planned_month'> | null {
  const month = readMonth(text);
  if (month !== null) return { sat_on: null, planned_month: month };
  const read = readDay(text, today, 'ahead');
  return 'date' in read && read.date !== null ? { sat_on: read.date, planned_month: null } : null;
}

/** A place where the person codes, as it is typed. */
export class Job {
  employer = $state('');
  kind = $state<PositionKind>('job');
  startsOn = $state<CivilDate | null>(null);
  startsProblem = $state<string | null>(null);
  weekly = $state('');
  /** Whether the work is assigning codes: asked, and never assumed. */
  assigns = $state<YesNoUnknown>('unknown');
  codeSets = $state<CodeSet[]>([]);

  get named(): boolean {
    return this.employer.trim() !== '';
  }

  /** What is wrong with it, by field. */
  problems(): Record<string, string> {
    const found: Record<string, string> = {};
    if (this.startsProblem) found['starts_on'] = this.startsProblem;
    const said =
      this.startsOn !== null ||
      this.weekly.trim() !== '' ||
      this.assigns !== 'unknown' ||
      this.codeSets.length > 0;
    if (!this.named && said) found['employer'] = 'Name the place, or clear what you said about it.';
    if (this.weekly.trim() !== '') {
      const read = readHours(this.weekly);
      if ('problem' in read) found['weekly_minutes'] = read.problem;
      else if ((read.value ?? 0) > 168 * 60)
        found['weekly_minutes'] =
          'A week has 168 hours. Write how many of them you work, such as 29.5.';
    }
    return found;
  }

  fact(): Fact {
    const weekly = readHours(this.weekly);
    return {
      kind: 'position',
      fact: {
        ...blankPosition(this.employer.trim()),
        kind: this.kind,
        starts_on: this.startsOn,
        weekly_minutes: 'value' in weekly ? weekly.value : null,
        code_assignment: this.assigns,
        code_sets: [...this.codeSets],
      },
    };
  }
}

/** The name of a job's field among several: `employer`, then `employer-2`. */
export function jobField(field: string, nth: number): string {
  return nth === 0 ? field : `${field}-${nth + 1}`;
}

/** The answers to the first questions. Nothing is stored before the last one. */
export class Answers {
  who = $state<Who[]>([]);
  held = $state<Held[]>([]);
  /** When the next CEU report is due, by issuer. */
  readonly reports = { AAPC: new ReportDue(), AHIMA: new ReportDue() };
  /** Where the person codes; a second place can be added. */
  jobs = $state<Job[]>([new Job()]);
  course = $state('');
  provider = $state('');
  courseStartedOn = $state<CivilDate | null>(null);
  courseProblem = $state<string | null>(null);

  is(who: Who): boolean {
    return this.who.includes(who);
  }

  /** Says or takes back what one is. The credential that goes with it is offered at once. */
  say(who: Who, yes: boolean): void {
    this.who = yes ? [...this.who, who] : this.who.filter((it) => it !== who);
    if (who === 'apprentice' && yes && !this.held.some((it) => it.apprentice))
      this.hold('CPC', true);
  }

  holds(code: string): boolean {
    return this.held.some((it) => it.known.code === code);
  }

  /** Adds or drops a credential. */
  hold(code: string, yes: boolean): void {
    if (!yes) {
      this.held = this.held.filter((it) => it.known.code !== code);
      return;
    }
    if (this.holds(code)) return;
    // CPC is offered before the rulebook has been read.
    const known = catalogued(app.catalogue, code) ?? { issuer: 'AAPC', code };
    const expected = this.is('student') && !this.is('apprentice') && !this.is('certified');
    const apprentice = canBeApprentice(code) && (expected || this.is('apprentice'));
    this.held = [
      ...this.held,
      { known, apprentice, expected, earnedOn: null, problem: null, exam: '' },
    ];
  }

  /** The issuers whose date is asked for. */
  issuers = $derived([
    ...new Set(this.held.filter((it) => !it.expected).map((it) => it.known.issuer)),
  ]);

  /** What is wrong with the answers of a question, by field. */
  problems(question: number): Record<string, string> {
    const found: Record<string, string> = {};
    if (question === 2) {
      for (const it of this.held) {
        if (it.expected && it.exam.trim() !== '' && readExamWhen(it.exam, app.today) === null) {
          found[`exam-${it.known.code}`] =
            'That’s not a day or a month. Try 3/20/2027 or Mar 2027.';
        }
        if (it.problem) found[`earned-${it.known.code}`] = it.problem;
        else if (!it.expected && it.earnedOn !== null && it.earnedOn > app.today) {
          found[`earned-${it.known.code}`] =
            'This day is in the future. Pick today or earlier, or leave it empty until you hold it.';
        }
      }
    }
    if (question === 3) {
      for (const [nth, job] of this.jobs.entries()) {
        for (const [field, problem] of Object.entries(job.problems()))
          found[jobField(field, nth)] = problem;
      }
      if (this.courseProblem) found['started_on'] = this.courseProblem;
      if (
        this.course.trim() === '' &&
        (this.courseStartedOn !== null || this.provider.trim() !== '')
      ) {
        found['title'] = 'Name the course, or clear its school and day.';
      }
    }
    return found;
  }

  /** The answers as facts. */
  facts(): Fact[] {
    const facts: Fact[] = [];
    for (const issuer of this.issuers) {
      facts.push(...this.#membership(issuer));
    }
    for (const it of this.held) {
      facts.push({
        kind: 'credential',
        fact: {
          ...blankCredential(it.known.issuer, it.known.code),
          apprentice: it.apprentice,
          earned_on: it.expected ? null : it.earnedOn,
          status: it.expected ? 'expected' : 'active',
        },
      });
      const when = it.expected ? readExamWhen(it.exam, app.today) : null;
      if (when) facts.push({ kind: 'exam', fact: { ...blankExam(it.known.code), ...when } });
    }
    facts.push(...this.jobs.filter((it) => it.named).map((it) => it.fact()));
    if (this.course.trim() !== '') {
      facts.push({
        kind: 'course',
        fact: {
          ...blankCourse(this.course.trim()),
          provider: this.provider.trim() || null,
          started_on: this.courseStartedOn,
        },
      });
    }
    return facts;
  }

  /** The account at an issuer; the next report that is due says what lies before it, and nothing else does. */
  #membership(issuer: string): Fact[] {
    const account = blankAccount(issuer);
    const facts: Fact[] = [{ kind: 'account', fact: account }];
    const report =
      issuer === 'AAPC' ? this.reports.AAPC : issuer === 'AHIMA' ? this.reports.AHIMA : null;
    if (!report) return facts;
    const { dueOn, before } = report;
    if (issuer === 'AAPC') account.renewal_month = report.monthNumber;
    if (issuer === 'AHIMA') account.cycle_ends_on = dueOn;
    if (dueOn === null || before === null) return facts;
    const earned = this.held
      .filter((it) => !it.expected && it.known.issuer === issuer)
      .map((it) => it.earnedOn);
    const first = earned.every((it) => it !== null) ? earned.toSorted(earlierFirst)[0] : undefined;
    // Certified since the report before: the next one is the first of all. Shortly before it, nobody
    // can say whether that one was the person's; Standing asks.
    if (first !== undefined && first > before) {
      if (issuer === 'AAPC') account.first_due_on = dueOn;
    } else if (first === undefined || first <= addMonths(before, -12)) {
      facts.push({
        kind: 'cycle_record',
        fact: { ...withCycle([], issuer, before, {}), reported: 'yes' },
      });
    }
    return facts;
  }

  /** Stores everything as one operation. */
  async save(): Promise<void> {
    const facts = this.facts();
    const applied =
      facts.length > 0 ? await backend().apply({ operation: 'setup', with: facts }) : null;
    await app.saveSettings({ onboarding_done: true });
    app.asking = false;
    if (applied) await app.settled(applied);
  }
}
