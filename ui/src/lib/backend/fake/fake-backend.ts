/**
 * A backend for looking at the pages in a plain browser: it answers from a
 * fixture and keeps changes in memory. It judges nothing anew.
 */
import { addDays, day, fullDay, startOfWeek, weekday } from '$lib/format/dates';
import { hoursText } from '$lib/format/numbers';
import type { Backend } from '../contract';
import { BackendError } from '../errors';
import type {
  Amendment,
  Applied,
  Contents,
  Copied,
  Difference,
  Entry,
  Fact,
  FactKey,
  FactKind,
  Facts,
  Line,
  Plan,
  Remark,
  ReminderChoice,
  Reminders,
  Rules,
  RulesInUse,
  RulesOffer,
  Safety,
  Settings,
  Setup,
  Standing,
  Start,
  Supposition,
  Understood,
} from '../types';
import type { CivilDate } from '../whole';
import { dayTotals, fillPlan, logKeys, logRows, logView, weekOf } from './fake-log';
import { fakeEvidence } from './fake-evidence';
import { fakeImport } from './fake-import';
import { revised } from './fake-revise';
import fixture from './fixture.json';

interface Fixture {
  start: Start;
  facts: Facts;
  standing: Standing;
  rules: Rules;
  rules_offer: RulesOffer;
  usual: number[];
  reminders: Reminders;
  plan: Plan;
  what_if: { suppositions: Supposition[]; difference: Difference }[];
}

const lists: Record<FactKind, keyof Facts> = {
  account: 'accounts',
  credential: 'credentials',
  cycle_record: 'cycle_records',
  credit: 'credits',
  position: 'positions',
  entry: 'entries',
  letter: 'letters',
  course: 'courses',
  study_entry: 'study_entries',
  practicode: 'practicode',
  exam: 'exams',
  payment: 'payments',
  rule_choice: 'rule_choices',
  account_move: 'account_moves',
  own_issuer: 'own_issuers',
  reminder_choice: 'reminder_choices',
  meeting: 'meetings',
  contact: 'contacts',
  application: 'applications',
  step: 'steps',
  offer: 'offers',
  practice_answer: 'practice_answers',
  credential_idea: 'credential_ideas',
  directory_entry: 'directory_entries',
  evidence: 'evidence',
};

type AnyFact = { id?: string; clause?: string };
const idOf = (fact: AnyFact): string => fact.id ?? fact.clause ?? '';

interface Step {
  id: string;
  label: string;
  kinds: FactKind[];
  before: Facts;
  after: Facts;
}

/** A fresh fake; each has facts of its own. */
export function fakeBackend(): Backend {
  const data = structuredClone(fixture) as unknown as Fixture;
  const { today } = data.start;
  const search = new URLSearchParams(window.location.search);
  let facts = data.facts;
  let settings: Settings = data.start.settings;
  let rules: RulesInUse = data.start.rules;
  let news = data.start.news;
  const weekFrom = (date: CivilDate) => startOfWeek(date, settings.week_begins);
  let percent = 100;
  let sample = false;
  const drafts = new Map<string, string>();
  const done: Step[] = [];
  const undone: Step[] = [];
  let nextId = 1;
  const starters: Record<'reminders' | 'tray', Setup> = {
    reminders: {
      on: false,
      means: 'a systemd user timer: every hour, and after a missed one as soon as it can',
      place: null,
    },
    tray: {
      on: false,
      means: 'an autostart entry: Milepost starts in the tray when you log in',
      place: null,
    },
  };
  const delivery = async () => ({
    scheduler: { ...starters.reminders },
    autostart: { ...starters.tray },
    tray: true,
    mends: [
      'Turn off Do Not Disturb in the desktop’s notification list.',
      'GNOME and KDE: Settings, Notifications: allow Milepost.',
    ],
  });

  // `?state=empty` and `?state=trouble` show the other faces of the window.
  if (search.get('state') === 'empty') {
    facts = Object.fromEntries(Object.values(lists).map((name) => [name, []])) as unknown as Facts;
    settings = { ...settings, onboarding_done: false };
  }
  if (search.get('theme') === 'dark') settings = { ...settings, theme: 'dark' };

  const contents: Contents = {
    facts: 94,
    summary: '48 entries, 22 credits, 12 study entries, 4 courses, 2 positions',
    first: '2024-09-02',
    last: '2026-11-23',
    last_change: 'Logged 2 h at Mercy Outpatient',
    changed_at: '2026-11-23T18:00:00.000Z',
    unreadable: 0,
    bytes: 412_000,
  };
  const copied = (minutes: number, why: Copied['why']): Copied => ({
    path: `/home/ana/.local/share/milepost/backups/logbook-${minutes}-${why}.milepost`,
    made_on: addDays(data.start.today, -Math.floor(minutes / 1440)),
    made_at: '14:05',
    minutes_ago: minutes,
    bytes: 412_000,
    why,
    place: 'here',
    files: 24,
    changes: 1284 - Math.floor(minutes / 480),
    behind: Math.floor(minutes / 480),
  });
  let copies =
    search.get('state') === 'empty'
      ? []
      : [
          copied(12, 'regular'),
          copied(1452, 'regular'),
          copied(2980, 'before_restore'),
          copied(4320, 'regular'),
        ];
  let rehearsal: Safety['rehearsal'] = {
    on: addDays(data.start.today, -9),
    facts: 90,
    files: 0,
    standing: 'same',
    failure: null,
  };
  const safety = (): Safety => ({
    file: data.start.file_path,
    bytes: 412_000,
    folder: '/home/ana/.local/share/milepost/backups',
    copies,
    changes: 1284,
    files: 24,
    files_bytes: 9_600_000,
    trouble: null,
    sample,
    open_to_others: false,
    rehearsal,
    minutes_ago: copies[0]?.minutes_ago ?? null,
    second: settings.copies_folder
      ? {
          path: settings.copies_folder,
          reachable: true,
          synced_by: null,
          copies: 28,
          newest: { on: addDays(data.start.today, -1), at: '20:12' },
          behind: 0,
          trouble: null,
        }
      : null,
  });

  const isEmpty = () => Object.values(facts).every((list) => (list as unknown[]).length === 0);

  function change(label: string, edit: (copy: Facts) => FactKey[]): Applied {
    const before = facts;
    const after = structuredClone(facts);
    const keys = edit(after);
    if (JSON.stringify(before) === JSON.stringify(after)) {
      return {
        operation: null,
        label: "Nothing changed: it's already recorded this way",
        changes: { kinds: [] },
        keys,
      };
    }
    const kinds = [...new Set(keys.map((key) => key.kind))];
    const id = `operation-${nextId++}`;
    facts = after;
    done.push({ id, label, kinds, before, after });
    undone.length = 0;
    return { operation: id, label, changes: { kinds }, keys };
  }

  function put(copy: Facts, fact: Fact): FactKey {
    const list = copy[lists[fact.kind]] as AnyFact[];
    const record = { ...fact.fact } as AnyFact;
    if ((fact.kind === 'entry' || fact.kind === 'study_entry') && fact.fact.date > today)
      Object.assign(record, { planned: true });
    if (fact.kind !== 'rule_choice' && !record.id) record.id = `new-${nextId++}`;
    const at = list.findIndex((it) => idOf(it) === idOf(record));
    if (at >= 0) list[at] = record;
    else list.push(record);
    return { kind: fact.kind, id: idOf(record) };
  }

  function remove(copy: Facts, key: FactKey): FactKey {
    const list = copy[lists[key.kind]] as AnyFact[];
    const at = list.findIndex((it) => idOf(it) === key.id);
    if (at >= 0) list.splice(at, 1);
    return key;
  }

  function refuseOddFacts(fact: Fact): void {
    if (
      fact.kind === 'position' &&
      fact.fact.ends_on &&
      fact.fact.starts_on &&
      fact.fact.ends_on < fact.fact.starts_on
    ) {
      throw new BackendError(
        'invalid',
        'The last day is before the first. Pick a later last day.',
        'ends_on',
      );
    }
    if (
      fact.kind === 'account' &&
      fact.fact.cycle_starts_on &&
      fact.fact.cycle_ends_on &&
      fact.fact.cycle_ends_on < fact.fact.cycle_starts_on
    ) {
      throw new BackendError(
        'invalid',
        'The cycle ends before it starts. Pick a later last day.',
        'cycle_ends_on',
      );
    }
  }

  function understand(text: string): Understood {
    const words = text.trim();
    const position = facts.positions.find((it) => it.ends_on === null) ?? facts.positions[0];
    const date = /yesterday/i.test(words) ? addDays(today, -1) : today;
    const typed = /(\d+(?:\.\d+)?)\s*h?\b/.exec(words);
    const minutes = typed
      ? Math.round(Number(typed[1]) * 60)
      : words === ''
        ? (data.usual[weekday(today)] ?? 480)
        : 0;
    const problems = [];
    if (!position)
      problems.push({
        code: 'no_positions',
        field: 'place' as const,
        message:
          'No position is recorded yet. Add your employer or externship as a position first, under Log',
        spans: [],
      });
    if (minutes === 0)
      problems.push({
        code: 'hours_missing',
        field: 'hours' as const,
        message: 'How long? Add the hours, such as 6.5h, 6:30 or 90 min',
        spans: [],
      });
    if (minutes > 1440)
      problems.push({
        code: 'too_many_hours',
        field: 'hours' as const,
        message: `"${typed?.[0]}" is more than a day has. Write at most 24h, and one line for each day`,
        spans: [],
      });
    const when = fullDay(date);
    const fact: Entry = {
      id: '',
      position: position?.id ?? '',
      date,
      minutes,
      planned: false,
      code_sets: [],
      specialty: null,
      encounters: null,
      note: null,
    };
    const good = problems.length === 0;
    return {
      kind: 'log',
      reading: good ? `${hoursText(minutes)} · ${position?.employer} · ${when}` : '',
      parts: good
        ? [
            {
              role: 'hours',
              text: typed?.[0] ?? '',
              spans: [],
              reading: hoursText(minutes),
              origin: typed ? 'typed' : 'assumed',
            },
            {
              role: 'place',
              text: '',
              spans: [],
              reading: position?.employer ?? '',
              origin: 'assumed',
            },
            {
              role: 'date',
              text: /yesterday/i.exec(words)?.[0] ?? '',
              spans: [],
              reading: when,
              origin: /yesterday/i.test(words) ? 'typed' : 'assumed',
            },
          ]
        : [],
      proposal: good ? { type: 'entry', fact } : null,
      problems,
    };
  }

  /** What is to be known before an entry is saved: that its place was not open yet, or no more. */
  function remarksOf({ position, date }: Entry): Remark[] {
    const at = facts.positions.find((it) => it.id === position);
    if (at?.starts_on && date < at.starts_on)
      return [
        {
          code: 'before_first_day',
          message: `${day(date)} is before ${day(at.starts_on)}, the first day at ${at.employer}`,
          date,
        },
      ];
    if (at?.ends_on && date > at.ends_on)
      return [
        {
          code: 'after_last_day',
          message: `${day(date)} is after ${day(at.ends_on)}, the last day at ${at.employer}`,
          date,
        },
      ];
    return [];
  }

  /** What an entry comes on top of. */
  function before({ position, date }: Entry): Line['before'] {
    const minutes = (of: (it: Entry) => boolean) =>
      facts.entries.filter(of).reduce((sum, it) => sum + it.minutes, 0);
    const there = (it: Entry) => it.position === position && it.date === date;
    return {
      day_minutes: minutes((it) => there(it) && !it.planned),
      planned_minutes: minutes((it) => there(it) && it.planned),
      week_minutes: minutes((it) => !it.planned && weekFrom(it.date) === weekFrom(date)),
    };
  }

  /** The steps that touched a fact, with the fields that each changed. */
  function historyOf(key: FactKey): Amendment[] {
    const of = (all: Facts) =>
      (all[lists[key.kind]] as AnyFact[]).find((it) => idOf(it) === key.id) as
        Record<string, unknown> | undefined;
    return done.flatMap(({ label, before, after }): Amendment[] => {
      const [was, is] = [of(before), of(after)];
      const names = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter(
        (it) => it !== 'id',
      );
      const words = (value: unknown) =>
        value === undefined || value === null || (Array.isArray(value) && value.length === 0)
          ? null
          : String(value);
      const fields = names
        .map((field) => ({
          field,
          name: field === 'minutes' ? 'Hours' : field,
          before: words(was?.[field]),
          after: words(is?.[field]),
        }))
        .filter((it) => it.before !== it.after);
      return fields.length > 0 ? [{ at: `${data.start.today}T09:30`, label, fields }] : [];
    });
  }

  const start = async (): Promise<Start> => ({
    ...data.start,
    settings,
    rules,
    news,
    sample,
    empty: isEmpty(),
    file_number: 1,
    undo: done.length > 0 ? `Undo ${done.at(-1)?.label.toLowerCase()}` : null,
    redo: undone.length > 0 ? `Redo ${undone.at(-1)?.label.toLowerCase()}` : null,
    trouble:
      search.get('state') === 'trouble'
        ? {
            kind: 'lost' as const,
            title: 'Your logbook file isn’t where it was',
            detail: 'Nothing was started over and nothing was deleted.',
            set_aside: [],
            newest_backup: '/home/ana/.local/share/milepost/backups/logbook-12-regular.milepost',
            command: 'milepost restore latest',
          }
        : null,
  });

  return {
    start,
    reopen: start,
    beginAnew: start,
    openSample: () => {
      sample = true;
      return start();
    },
    closeSample: () => {
      sample = false;
      return start();
    },
    standing: async (asOf) => {
      if (isEmpty()) {
        const none: Standing = {
          ...data.standing,
          next: [],
          credentials: [],
          apprentice: [],
          cycles: [],
          milestones: [],
          problems: [],
          coursework: { ...data.standing.coursework, courses: [] },
          answers: {
            urgency: 'unknown',
            safe_state: 'question',
            safe: 'Not known yet',
            safe_detail: 'No credential is recorded.',
            next: 'Say what you hold',
            next_detail: 'One credential and its date are enough to begin.',
            by_when: 'No date yet',
            by_when_detail: '',
          },
        };
        return none;
      }
      return { ...data.standing, as_of: asOf ?? data.start.today };
    },
    cycle: async (issuer, dueOn) => {
      const cycle = data.standing.cycles.find(
        (it) => it.issuer === issuer && it.due_on.date === dueOn,
      );
      if (!cycle) throw new BackendError('not_found', 'There is no such cycle.');
      return cycle;
    },
    plan: async (asOf) => ({ ...data.plan, as_of: asOf ?? today }),
    whatIf: async (suppositions, asOf) => {
      // What the core says of one of them; of others, that they could not be judged here.
      const said = (of: readonly Supposition[]) =>
        JSON.stringify(of.map((it) => Object.entries(it).toSorted()));
      const known = data.what_if.find((it) => said(it.suppositions) === said(suppositions));
      if (!known) throw new BackendError('internal', 'The fake does not judge this.');
      return { ...known.difference, as_of: asOf ?? today };
    },
    // The fake knows no way to a job: it is shown as empty.
    careerSearch: async () => ({
      as_of: today,
      week_ends: today,
      rows: [],
      open: 0,
      offers: 0,
      closed: 0,
      points: null,
      home: 'Massachusetts',
      month: '2025-05',
    }),
    careerNetwork: async () => ({ meetings: [], people: [] }),
    careerOffers: async () => [],
    careerIdeas: async () => [],
    attachFiles: async () => null,
    careerPay: async () => ({
      home: 'ma',
      asked: null,
      problem: null,
      areas: [],
      classes: [],
      by_employer: [],
      unsourced: [],
      sources: [],
      roles: [],
    }),
    careerCompare: async () => ({ as_of: today, rows: [], columns: [], caution: '' }),
    careerPractice: async () => ({
      items: [],
      open: [],
      missed: 0,
      untried: 0,
      right: 0,
      table: '',
    }),
    careerDirectory: async () => ({ rows: [], hidden: 0 }),
    openCareerPage: async () => null,
    searchRecordLines: async () => [],
    saveSearchRecord: async () => null,
    saveVcard: async () => null,
    records: async () => ({
      ...structuredClone(facts),
      entries: [],
      study_entries: [],
      credits: [],
    }),
    credits: async () => structuredClone(facts.credits),
    fact: async (key) => {
      const found = (facts[lists[key.kind]] as AnyFact[]).find((it) => idOf(it) === key.id);
      return found ? ({ kind: key.kind, fact: structuredClone(found) } as Fact) : null;
    },
    logView: async (filter, row, pageRows) => logView(facts, today, filter, row, pageRows),
    logRows: async (filter, start_, limit) => logRows(facts, today, filter, start_, limit),
    logKeys: async (filter) => logKeys(facts, today, filter),
    week: async (asked) => weekOf(facts, today, weekFrom(asked), data.usual),
    dayTotals: async (from, to) => dayTotals(facts, today, from, to),
    fillPlan: async (place, asked) => {
      if (asked.to < asked.from)
        throw new BackendError(
          'invalid',
          'The last day is before the first. Choose a later one.',
          'to',
        );
      if (asked.pattern.every((it) => it === 0))
        throw new BackendError(
          'invalid',
          'No weekday has hours. Type hours for at least one weekday.',
          'pattern',
        );
      return fillPlan(facts, place, asked);
    },
    quickAdd: async (text) => {
      const understood = understand(text);
      const entry = understood.proposal?.type === 'entry' ? understood.proposal.fact : null;
      return {
        ...understood,
        before: entry && before(entry),
        remarks: entry ? remarksOf(entry) : [],
      };
    },
    quickAddLines: async (text) =>
      text
        .split('\n')
        .map((it) => it.trim())
        .filter((it) => it !== '')
        .map((it) => {
          const understood = understand(it);
          const entry = understood.proposal?.type === 'entry' ? understood.proposal.fact : null;
          return {
            text: it,
            ...understood,
            before: entry && before(entry),
            remarks: entry ? remarksOf(entry) : [],
          };
        }),
    quickAddCommitLines: async (lines) => {
      const found = lines.map((it) => understand(it).proposal);
      if (found.some((it) => it?.type !== 'entry'))
        throw new BackendError('not_understood', "line 1: it wasn't understood");
      return change(`Added ${lines.length} entries`, (copy) =>
        found.flatMap((it) =>
          it?.type === 'entry' ? [put(copy, { kind: 'entry', fact: it.fact })] : [],
        ),
      );
    },
    remarks: async (operation) => {
      const facts_ =
        operation.operation === 'add' || operation.operation === 'change' ? [operation.with] : [];
      return facts_.flatMap((it) => (it.kind === 'entry' ? remarksOf(it.fact) : []));
    },
    quickAddCommit: async (text) => {
      const understood = understand(text);
      const [problem] = understood.problems;
      if (problem) throw new BackendError(problem.code, problem.message, problem.field);
      if (understood.proposal?.type !== 'entry')
        throw new BackendError('empty', 'Nothing typed yet.');
      const { fact } = understood.proposal;
      const place = facts.positions.find((it) => it.id === fact.position)?.employer;
      return change(`Logged ${hoursText(fact.minutes)} at ${place}`, (copy) => [
        put(copy, { kind: 'entry', fact }),
      ]);
    },
    apply: async (operation) => {
      const list = Array.isArray(operation.with) ? operation.with : [operation.with];
      switch (operation.operation) {
        case 'remove':
        case 'remove_many':
          return change('Removed', (copy) => list.map((key) => remove(copy, key as FactKey)));
        case 'exam_outcome': {
          const { exam, outcome } = operation.with;
          return change(
            outcome.result === 'passed' ? 'Added the credential' : 'Changed the exam',
            (copy) => {
              const attempt = copy.exams.find((it) => it.id === exam);
              if (!attempt) throw new BackendError('not_found', 'This exam is gone.');
              if (outcome.result === 'moved')
                Object.assign(attempt, {
                  sat_on: outcome.with.to,
                  planned_month: outcome.with.month,
                  result: 'pending',
                });
              else attempt.result = outcome.result;
              return [{ kind: 'exam', id: exam }];
            },
          );
        }
        case 'set_hours':
          return change('Set the hours of the week', (copy) =>
            operation.with.flatMap((cell): FactKey[] => {
              if (cell.place.kind === 'position') {
                const { id } = cell.place;
                copy.entries = copy.entries.filter(
                  (it) => !(it.position === id && it.date === cell.date),
                );
                if (cell.minutes === 0) return [{ kind: 'entry', id: '' }];
                return [
                  put(copy, {
                    kind: 'entry',
                    fact: {
                      id: '',
                      position: id,
                      date: cell.date,
                      minutes: cell.minutes,
                      planned: false,
                      code_sets: [],
                      specialty: null,
                      encounters: null,
                      note: null,
                    },
                  }),
                ];
              }
              const course = cell.place.kind === 'course' ? cell.place.id : null;
              copy.study_entries = copy.study_entries.filter(
                (it) => !(it.course === course && it.date === cell.date),
              );
              if (cell.minutes === 0) return [{ kind: 'study_entry', id: '' }];
              return [
                put(copy, {
                  kind: 'study_entry',
                  fact: {
                    id: '',
                    course,
                    practicode: null,
                    date: cell.date,
                    minutes: cell.minutes,
                    kind: 'unknown',
                    planned: false,
                    note: null,
                  },
                }),
              ];
            }),
          );
        case 'revise': {
          const { keys, change: to } = operation.with;
          const found = keys.map((key) =>
            (facts[lists[key.kind]] as AnyFact[]).find((it) => idOf(it) === key.id),
          );
          const next = found.map(
            (fact, at) => fact && revised({ kind: keys[at]?.kind, fact } as Fact, to, today),
          );
          if (next.some((it) => it === undefined))
            throw new BackendError(
              'invalid',
              'One of these cannot be changed so; choose others.',
              to.what,
            );
          return change(`Changed ${keys.length}`, (copy) =>
            next.map((fact) => put(copy, fact as Fact)),
          );
        }
        case 'restore':
          throw new BackendError('not_removed', 'It has not been removed.');
        default:
          for (const fact of list) refuseOddFacts(fact as Fact);
          return change(operation.operation === 'setup' ? 'Set up the logbook' : 'Saved', (copy) =>
            list.map((fact) => put(copy, fact as Fact)),
          );
      }
    },
    undo: async (operation) => {
      const step = done.at(-1);
      if (operation !== null && step?.id !== operation)
        throw new BackendError('refused', 'It is not the last change anymore.');
      if (!step) throw new BackendError('nothing_to_undo', 'There is nothing to undo.');
      done.pop();
      undone.push(step);
      facts = step.before;
      return {
        operation: step.id,
        label: `Undone: ${step.label}`,
        changes: { kinds: step.kinds },
        keys: [],
      };
    },
    redo: async () => {
      const step = undone.pop();
      if (!step) throw new BackendError('nothing_to_redo', 'There is nothing to redo.');
      done.push(step);
      facts = step.after;
      return {
        operation: step.id,
        label: `Done again: ${step.label}`,
        changes: { kinds: step.kinds },
        keys: [],
      };
    },
    rulebook: async () => ({ ...data.rules, in_use: rules }),
    offerRules: async () => data.rules_offer,
    takeRules: async () => {
      const { edition, signed_by, key } = data.rules_offer;
      rules = {
        ...rules,
        edition,
        from: `${signed_by}, key ${key}`,
        origin: { origin: 'pack', signed_by, key },
        built_in: rules.edition,
      };
      return rules;
    },
    rulesBack: async () => (rules = data.start.rules),
    newsSeen: async () => {
      news = null;
    },
    suggestions: async () => ({
      employers: facts.positions.map((it) => it.employer),
      sponsors: [...new Set(facts.credits.map((it) => it.sponsor).filter((it) => it !== null))],
      providers: [...new Set(facts.courses.map((it) => it.provider).filter((it) => it !== null))],
      specialties: ['Orthopedics'],
      people: [...new Set(facts.positions.map((it) => it.supervisor).filter((it) => it !== null))],
      titles: facts.credits.map((it) => it.title),
      topics: ['Auditing', 'Compliance'],
    }),
    search: async (text, limit) => {
      const words = text
        .toLowerCase()
        .split(/\s+/)
        .filter((it) => it !== '');
      const named = [
        ...facts.positions.map((it) => ({
          kind: 'position' as const,
          id: it.id,
          title: it.employer,
          when: '',
        })),
        ...facts.credits.map((it) => ({
          kind: 'credit' as const,
          id: it.id,
          title: `${it.amount} CEU, ${it.title}`,
          when: day(it.completed_on),
        })),
        ...facts.courses.map((it) => ({
          kind: 'course' as const,
          id: it.id,
          title: it.title,
          when: '',
        })),
      ];
      return named
        .filter((it) => words.every((word) => it.title.toLowerCase().includes(word)))
        .slice(0, limit)
        .map(({ kind, id, title, when }) => ({ key: { kind, id }, title, when, excerpt: title }));
    },
    removed: async () => [],
    history: async (key) => historyOf(key),
    reminders: async () => {
      const chosen = new Map(facts.reminder_choices.map((it) => [it.subject, it]));
      const open = data.reminders.open.filter((it) => !chosen.has(it.subject));
      const of = (choice: ReminderChoice) =>
        data.reminders.open.find((it) => it.subject === choice.subject);
      const choices = [...chosen.values()];
      return {
        ...data.reminders,
        open: isEmpty() ? [] : open,
        snoozed: choices
          .filter((it) => it.choice === 'snoozed')
          .map((it) => ({
            subject: it.subject,
            title: of(it)?.title ?? it.subject,
            back_on: it.back_on ?? it.due_on,
            when_logged: it.logged_then !== null,
            choice: it.id,
          })),
        silenced: choices
          .filter((it) => it.choice === 'off' || it.choice === 'not_this_cycle')
          .map((it) => ({
            choice: it.id,
            title: of(it)?.title ?? it.subject,
            how: it.choice,
            reason: it.reason,
            made_on: it.made_on,
          })),
      };
    },
    silenceReminder: async (subject, dueOn, wish) => {
      const today = data.start.today;
      const fact: ReminderChoice = {
        id: '',
        subject,
        due_on: dueOn,
        choice: wish.how === 'snooze' ? 'snoozed' : wish.how,
        back_on:
          wish.how === 'snooze' && wish.until !== 'logged'
            ? addDays(today, wish.until === 'week' ? 7 : 1)
            : null,
        logged_then: wish.how === 'snooze' && wish.until === 'logged' ? facts.entries.length : null,
        reason: wish.how === 'off' ? wish.reason : null,
        made_on: today,
      };
      return change(
        wish.how === 'snooze' ? 'Snoozed the reminder' : 'Silenced the reminder',
        (copy) => [put(copy, { kind: 'reminder_choice', fact })],
      );
    },
    reminderDelivery: delivery,
    setReminderDelivery: async (starter, wanted) => {
      starters[starter] = { ...starters[starter], on: wanted === 'on' };
      return delivery();
    },
    testReminder: async () => null,
    saveCalendar: async () => ({ path: '/home/ana/milepost-reminders.ics', events: 14 }),
    keepCalendar: async () => false,
    onPlaceAsked: async () => () => undefined,
    ...fakeImport(),
    ...fakeEvidence(),
    drafts: async () => [...drafts].map(([form, typed]) => ({ form, typed })),
    keepDraft: async (form, typed) => {
      if (typed === null) drafts.delete(form);
      else drafts.set(form, typed);
      return null;
    },
    saveSettings: async (next) => (settings = next),
    zoom: async (step) =>
      (percent =
        step === 'in'
          ? percent + 25
          : step === 'out'
            ? percent - 25
            : step === 'actual'
              ? 100
              : percent),
    exportHours: async () => ({
      path: '/home/ana/mercy-outpatient-hours.csv',
      facts: 32,
      bytes: 1_204,
    }),
    exportJson: async () => ({
      path: '/home/ana/milepost-2026-11-23.json',
      facts: 94,
      bytes: 48_211,
    }),
    openLink: async () => null,
    safety: async () => safety(),
    copyNow: async () => {
      copies = [copied(0, 'asked'), ...copies];
      return safety();
    },
    stopCopying: async () => undefined,
    chooseCopiesFolder: async () => {
      settings = { ...settings, copies_folder: '/media/ana/STICK/Milepost' };
      return safety();
    },
    previewCopy: async (path) => {
      const chosen = path ?? '/media/ana/STICK/logbook-2026-11-01-180000-copy.milepost';
      return {
        path: chosen,
        copy: {
          ...contents,
          facts: 88,
          last: '2026-11-20',
          last_change: 'Logged 8 h at Mercy Outpatient',
          changed_at: '2026-11-20T18:00:00.000Z',
        },
        now: search.get('state') === 'trouble' ? null : contents,
      };
    },
    restoreCopy: start,
    checkFile: async () => [],
    whatGoesAlong: async () => ({
      facts: 412,
      first: '2023-09-04',
      evidence: 23,
      lacking: [],
      bytes: 41_200_000,
      name: `milepost-${today}.milepost-pack`,
    }),
    proposeWords: async () =>
      `anchor velvet ninetieth garnet willow ${['harpist', 'lantern'][nextId++ % 2]}`,
    printWords: async () => null,
    saveWords: async () => '/home/ana/milepost-six-words.txt',
    writePack: async (words) => ({
      path: '/media/ana/USB/all.milepost-pack',
      bytes: 41_200_000,
      facts: 412,
      evidence: 23,
      locked: words !== null,
      lacking: [],
    }),
    chooseLogbook: async (folder) => ({
      path: folder ? '/media/ana/Milepost' : '/media/ana/ana-laptop-2026-11-30.milepost-pack',
      name: folder ? 'Milepost' : 'ana-laptop-2026-11-30.milepost-pack',
      bytes: folder ? null : 41_200_000,
      locked: !folder,
    }),
    wordHints: async (words) =>
      words
        .split(' ')
        .flatMap((word, at) => (word === 'garnat' ? [{ place: at + 1, meant: 'garnet' }] : [])),
    openBrought: async (words) => {
      if (words?.includes('wrong'))
        throw new BackendError(
          'invalid',
          'these words don’t open this pack; check each one, and their order',
          'words',
        );
      const beside = isEmpty()
        ? null
        : {
            missing: 14,
            same: 398,
            differ: [
              {
                key: { kind: 'credit' as const, id: 'd' },
                name: '1.5 CEU, Modifier 25',
                fields: [{ field: 'sponsor', here: null, there: 'Northlight' }],
              },
            ],
            left: [
              {
                key: { kind: 'entry' as const, id: 'e' },
                name: '8 h at Mercy Outpatient on Nov 2, 2026',
                why: 'it was removed here on Nov 20, 2026',
              },
            ],
          };
      return { contents, beside };
    },
    takeBrought: async () => ({
      start: await start(),
      label: isEmpty()
        ? 'Opened your logbook'
        : 'Imported 14 facts from ana-laptop-2026-11-30.milepost-pack',
      lacking: [],
    }),
    reveal: async () => null,
    onCopiesChanged: async () => () => undefined,
    onCopyProgress: async () => () => undefined,
    onLogbookChanged: async () => () => undefined,
    rehearse: async () => {
      rehearsal = {
        on: data.start.today,
        facts: contents.facts,
        files: 0,
        standing: 'same',
        failure: null,
      };
      return safety();
    },
    onLogbookReplaced: async () => () => undefined,
  };
}
