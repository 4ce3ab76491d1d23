import { app } from '$lib/state/app.svelte';
import { backend, type Catalogued, type CivilDate, type Fact, type PositionKind } from '$lib/backend';
import { blankAccount, blankCourse, blankCredential, blankPosition } from '$lib/blank';
import { canBeApprentice, catalogued, readHours } from '$lib/credentials';

export type Who = 'student' | 'apprentice' | 'certified';

/** A credential that the person holds or works toward. */
export interface Held {
  known: Pick<Catalogued, 'issuer' | 'code'>;
  apprentice: boolean;
  expected: boolean;
  earnedOn: CivilDate | null;
  problem: string | null;
}

/** The answers to the first questions. Nothing is stored before the last one. */
export class Answers {
  who = $state<Who[]>([]);
  held = $state<Held[]>([]);
  /** AAPC: 1 to 12, or "unknown". */
  renewalMonth = $state('unknown');
  cycleEndsOn = $state<CivilDate | null>(null);
  cycleEndsProblem = $state<string | null>(null);
  employer = $state('');
  positionKind = $state<PositionKind>('job');
  startsOn = $state<CivilDate | null>(null);
  startsProblem = $state<string | null>(null);
  weekly = $state('');
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
    if (who === 'apprentice' && yes && !this.held.some((it) => it.apprentice)) this.hold('CPC', true);
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
    this.held = [...this.held, { known, apprentice, expected, earnedOn: null, problem: null }];
  }

  /** The issuers whose date is asked for. */
  issuers = $derived([...new Set(this.held.filter((it) => !it.expected).map((it) => it.known.issuer))]);

  /** What is wrong with the answers of a question, by field. */
  problems(question: number): Record<string, string> {
    const found: Record<string, string> = {};
    if (question === 2) {
      for (const it of this.held) {
        if (it.problem) found[`earned-${it.known.code}`] = it.problem;
        else if (!it.expected && it.earnedOn !== null && it.earnedOn > app.today) {
          found[`earned-${it.known.code}`] = 'This day lies ahead. Pick a day up to today, or leave it empty until you hold it.';
        }
      }
      if (this.cycleEndsProblem) found['cycle_ends_on'] = this.cycleEndsProblem;
    }
    if (question === 3) {
      if (this.startsProblem) found['starts_on'] = this.startsProblem;
      if (this.courseProblem) found['started_on'] = this.courseProblem;
      if (this.employer.trim() === '' && (this.startsOn !== null || this.weekly.trim() !== '')) {
        found['employer'] = 'Name the place, or clear its day and hours.';
      }
      if (this.weekly.trim() !== '') {
        const minutes = readHours(this.weekly);
        if (minutes === undefined || minutes > 168 * 60) found['weekly_minutes'] = 'Write hours a week as a number from 0 to 168, such as 29.5.';
      }
      if (this.course.trim() === '' && (this.courseStartedOn !== null || this.provider.trim() !== '')) {
        found['title'] = 'Name the course, or clear its school and day.';
      }
    }
    return found;
  }

  /** The answers as facts. */
  facts(): Fact[] {
    const facts: Fact[] = [];
    for (const issuer of this.issuers) {
      const account = blankAccount(issuer);
      if (issuer === 'AAPC' && this.renewalMonth !== 'unknown') account.renewal_month = Number(this.renewalMonth);
      if (issuer === 'AHIMA') account.cycle_ends_on = this.cycleEndsOn;
      facts.push({ kind: 'account', fact: account });
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
    }
    if (this.employer.trim() !== '') {
      facts.push({
        kind: 'position',
        fact: {
          ...blankPosition(this.employer.trim()),
          kind: this.positionKind,
          starts_on: this.startsOn,
          weekly_minutes: readHours(this.weekly) ?? null,
        },
      });
    }
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

  /** Stores everything as one operation. */
  async save(): Promise<void> {
    const facts = this.facts();
    const applied = facts.length > 0 ? await backend().apply({ operation: 'setup', with: facts }) : null;
    await app.saveSettings({ onboarding_done: true });
    app.asking = false;
    if (applied) await app.settled(applied);
  }
}
