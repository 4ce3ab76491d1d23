/** What the fake backend tells of the log: its rows, the week, the days, a fill. */
import { addDays, earlierFirst, fullRange, weekday } from '$lib/format/dates';
import { hoursText } from '$lib/format/numbers';
import type {
  DayTotal,
  Entry,
  Fact,
  Facts,
  FillPlan,
  LogFilter,
  LogKey,
  LogRow,
  LogView,
  PageStart,
  Place,
  RangeFill,
  StudyEntry,
  WeekGrid,
} from '../types';
import type { CivilDate } from '../whole';

type Hours = Entry | StudyEntry;

/** Whether hours are planned, and wait to be confirmed. */
function plan(it: Hours, today: CivilDate): { planned: boolean; to_confirm: boolean } {
  return { planned: it.planned || it.date > today, to_confirm: it.planned && it.date <= today };
}

function rowsOf(facts: Facts, today: CivilDate): LogRow[] {
  const work = facts.entries.map((it): LogRow => ({
    kind: 'work',
    key: { kind: 'entry', id: it.id },
    date: it.date,
    place: facts.positions.find((p) => p.id === it.position)?.employer ?? '',
    at: { kind: 'position', id: it.position },
    what: [it.specialty, it.note].filter(Boolean).join(', '),
    code_sets: it.code_sets,
    minutes: it.minutes,
    ceus: null,
    ...plan(it, today),
    proof: null,
  }));
  const study = facts.study_entries.map((it): LogRow => ({
    kind: it.course ? 'course' : it.practicode ? 'practicode' : 'study',
    key: { kind: 'study_entry', id: it.id },
    date: it.date,
    place: facts.courses.find((c) => c.id === it.course)?.title ?? 'Practicode',
    at: it.course ? { kind: 'course', id: it.course } : { kind: 'study' },
    what: it.note ?? '',
    code_sets: [],
    minutes: it.minutes,
    ceus: null,
    ...plan(it, today),
    proof: null,
  }));
  const credits = facts.credits.map((it): LogRow => ({
    kind: 'credit',
    key: { kind: 'credit', id: it.id },
    date: it.completed_on,
    place: it.sponsor ?? '',
    at: null,
    what: it.title,
    code_sets: [],
    minutes: null,
    ceus: it.amount,
    planned: it.completed_on > today,
    to_confirm: false,
    proof: it.certificate_held ? 'held' : it.completed_on > today ? null : 'missing',
  }));
  return [...work, ...study, ...credits].sort((a, b) => earlierFirst(b.date, a.date));
}

/** The rows that a filter lets through but for its ledgers. */
function everyRow(facts: Facts, today: CivilDate, filter: LogFilter): LogRow[] {
  return rowsOf(facts, today).filter(
    (row) =>
      (!filter.text ||
        `${row.place} ${row.what}`.toLowerCase().includes(filter.text.toLowerCase())) &&
      (!filter.from || row.date >= filter.from) &&
      (!filter.to || row.date <= filter.to) &&
      (!filter.place || JSON.stringify(row.at) === JSON.stringify(filter.place)),
  );
}

function wantedBy(filter: LogFilter, rows: readonly LogRow[]): LogRow[] {
  return rows.filter(
    (row) =>
      (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
      (!filter.proof || row.proof === filter.proof) &&
      (!filter.to_confirm || row.to_confirm),
  );
}

export function logView(
  facts: Facts,
  today: CivilDate,
  filter: LogFilter,
  row: number,
  pageRows: number,
): LogView {
  const all = everyRow(facts, today, filter);
  const wanted = wantedBy(filter, all);
  const page = Math.min(
    Math.floor(row / pageRows),
    Math.max(0, Math.ceil(wanted.length / pageRows) - 1),
  );
  const kinds = ['work', 'course', 'practicode', 'study', 'credit'] as const;
  const sum = (list: LogRow[], of: (row: LogRow) => number | null) =>
    list.reduce((total, it) => total + (of(it) ?? 0), 0);
  const pages: PageStart[] = [];
  for (let at = 0; at < wanted.length; at += pageRows) {
    const { date } = wanted[at] as LogRow;
    pages.push({ date, skip: at - wanted.findIndex((it) => it.date === date) });
  }
  const totals = kinds.map((kind) => {
    const of = all.filter((it) => it.kind === kind);
    const [done, ahead] = [of.filter((it) => !it.planned), of.filter((it) => it.planned)];
    return {
      kind,
      rows: of.length,
      minutes: sum(done, (it) => it.minutes),
      planned_minutes: sum(ahead, (it) => it.minutes),
      ceus: sum(done, (it) => it.ceus),
      planned_ceus: sum(ahead, (it) => it.ceus),
    };
  });
  const index = {
    total: wanted.length,
    pages,
    totals,
    proof_missing: all.filter((it) => it.proof === 'missing').length,
    to_confirm: all.filter((it) => it.to_confirm).length,
  };
  return { index, page, rows: wanted.slice(page * pageRows, (page + 1) * pageRows) };
}

export function logRows(
  facts: Facts,
  today: CivilDate,
  filter: LogFilter,
  start: PageStart,
  limit: number,
): LogRow[] {
  const wanted = wantedBy(filter, everyRow(facts, today, filter));
  const first = wanted.findIndex((row) => row.date <= start.date);
  return first < 0 ? [] : wanted.slice(first + start.skip, first + start.skip + limit);
}

export function logKeys(facts: Facts, today: CivilDate, filter: LogFilter): LogKey[] {
  return wantedBy(filter, everyRow(facts, today, filter)).map(
    ({ key, kind, minutes, ceus, planned, to_confirm }) => ({
      key,
      kind,
      minutes,
      ceus,
      planned,
      to_confirm,
    }),
  );
}

export function weekOf(
  facts: Facts,
  today: CivilDate,
  first: CivilDate,
  pattern: number[],
): WeekGrid {
  const days = Array.from({ length: 7 }, (_, at) => addDays(first, at));
  // The pattern begins on Monday, the week where the person has it begin.
  const byDay = (of: number[]) => days.map((date) => of[weekday(date)] ?? 0);
  const usual = byDay(pattern);
  const sums = (list: Hours[], planned: boolean) =>
    days.map((date) =>
      list
        .filter((it) => it.date === date && plan(it, today).planned === planned)
        .reduce((sum, it) => sum + it.minutes, 0),
    );
  const of = (list: Hours[]) => ({ minutes: sums(list, false), planned: sums(list, true) });
  const rows = [
    ...facts.positions
      .filter((it) => it.ends_on === null || it.ends_on >= first)
      .map((it) => ({
        place: { kind: 'position' as const, id: it.id },
        name: it.employer,
        ...of(facts.entries.filter((entry) => entry.position === it.id)),
        usual,
      })),
    ...facts.courses
      .filter((it) => it.completed_on === null || it.completed_on >= first)
      .map((it) => ({
        place: { kind: 'course' as const, id: it.id },
        name: it.title,
        ...of(facts.study_entries.filter((entry) => entry.course === it.id)),
        usual: byDay([0, 0, 135, 0, 0, 135, 0]),
      })),
  ].map((row) => ({ ...row, total: row.minutes.reduce((sum, it) => sum + it, 0) }));
  const totals = days.map((_, at) => rows.reduce((sum, row) => sum + (row.minutes[at] ?? 0), 0));
  const ceus = days.map((date) =>
    facts.credits
      .filter((it) => it.completed_on === date)
      .reduce((sum, it) => sum + (it.amount ?? 0), 0),
  );
  const holidays = days.map((date) => (date === '2026-11-26' ? 'Thanksgiving Day' : null));
  return { days, rows, holidays, ceus, totals, total: totals.reduce((sum, it) => sum + it, 0) };
}

export function dayTotals(
  facts: Facts,
  today: CivilDate,
  from: CivilDate,
  to: CivilDate,
): DayTotal[] {
  const days = new Map<string, DayTotal>();
  const of = (date: string) => {
    const found = days.get(date) ?? { date, work_minutes: 0, study_minutes: 0, planned_minutes: 0 };
    days.set(date, found);
    return found;
  };
  const within = (it: Hours) => it.date >= from && it.date <= to;
  for (const it of facts.entries.filter(within))
    of(it.date)[plan(it, today).planned ? 'planned_minutes' : 'work_minutes'] += it.minutes;
  for (const it of facts.study_entries.filter(within))
    of(it.date)[plan(it, today).planned ? 'planned_minutes' : 'study_minutes'] += it.minutes;
  return [...days.values()].sort((a, b) => earlierFirst(a.date, b.date));
}

/** Fills every weekday that has hours; it knows of no holidays. */
export function fillPlan(facts: Facts, place: Place, asked: RangeFill): FillPlan {
  const taken = new Set(
    place.kind === 'position'
      ? facts.entries.filter((it) => it.position === place.id).map((it) => it.date)
      : [],
  );
  const filled: FillPlan['filled'] = { days: [], left_out: [], says: [] };
  for (let date = asked.from; date <= asked.to; date = addDays(date, 1)) {
    const minutes = asked.pattern[weekday(date)] ?? 0;
    if (minutes === 0) continue;
    if (taken.has(date) && asked.leave_out.includes('days_with_time'))
      filled.left_out.push({ date, why: 'has time already' });
    else filled.days.push({ date, minutes });
  }
  const sum = filled.days.reduce((total, it) => total + it.minutes, 0);
  filled.says.push(
    `${filled.days.length} days, ${hoursText(sum)}, ${fullRange(asked.from, asked.to)}.`,
  );
  if (filled.left_out.length > 0)
    filled.says.push(`Left out: ${filled.left_out.length} days with time already.`);
  const facts_ = filled.days.map(({ date, minutes }): Fact => {
    const id = 'id' in place ? place.id : '';
    return place.kind === 'position'
      ? {
          kind: 'entry',
          fact: {
            id: '',
            position: id,
            date,
            minutes,
            planned: false,
            code_sets: [],
            specialty: null,
            encounters: null,
            note: null,
          },
        }
      : {
          kind: 'study_entry',
          fact: {
            id: '',
            course: place.kind === 'course' ? id : null,
            practicode: null,
            date,
            minutes,
            kind: 'unknown',
            planned: false,
            note: null,
          },
        };
  });
  return { filled, operation: facts_.length > 0 ? { operation: 'add_many', with: facts_ } : null };
}
