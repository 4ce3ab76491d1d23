import {
  backend,
  type CivilDate,
  type FillPlan,
  type LeaveOut,
  normalizeError,
  type Place,
  type RangeFill,
} from '$lib/backend';
import { addDays, weekday } from '$lib/format/dates';
import { readMinutes, typedMinutes } from '$lib/format/read-number';
import { app } from '$lib/state/app.svelte';
import { placeKey } from './week-edit.svelte';

/** A place to choose, by its key. */
export interface PlaceChoice {
  value: string;
  label: string;
  detail: string;
  place: Place;
}

/** Every place that hours can go to. */
export function placeChoices(): PlaceChoice[] {
  const of = (label: string, detail: string, place: Place): PlaceChoice => ({
    value: placeKey(place),
    label,
    detail,
    place,
  });
  return [
    ...(app.records?.positions ?? []).map((it) =>
      of(it.employer, 'work', { kind: 'position', id: it.id }),
    ),
    ...(app.records?.courses ?? []).map((it) =>
      of(it.title, 'course', { kind: 'course', id: it.id }),
    ),
    ...(app.records?.practicode ?? []).map((it) =>
      of('Practicode', 'cases', { kind: 'practicode', id: it.id }),
    ),
    of('Study for no course', 'study', { kind: 'study' }),
  ];
}

const workingDays = 5;

/** A range of days to fill, as it is typed, and what that would do. */
export class FillRange {
  place = $state('');
  from = $state<CivilDate | null>(null);
  to = $state<CivilDate | null>(null);
  /** The hours of each weekday, Monday first, as typed. */
  hours = $state<string[]>(['', '', '', '', '', '', '']);
  leaveTaken = $state(true);
  leaveHolidays = $state(true);
  /** What it would do; none while it is not known, or cannot be done. */
  plan = $state.raw<FillPlan | null>(null);
  /** What is wrong, by field. */
  problems = $state.raw<Record<string, string>>({});
  #asked = 0;

  constructor(place: string, weekStart: CivilDate) {
    this.place = place;
    // The working days of the week.
    this.from = addDays(weekStart, app.weekBegins === 'sunday' ? 1 : 0);
    this.to = addDays(this.from, 4);
  }

  /** Takes over the usual hours of the place, or a fifth of its weekly hours. */
  async useUsual(): Promise<void> {
    const { place } = this;
    const weekly =
      (app.records?.positions ?? []).find((it) => `position:${it.id}` === place)?.weekly_minutes ??
      null;
    const usual: number[] = [];
    try {
      const week = await backend().week(app.weekOf(app.today));
      const found = week.rows.find((row) => placeKey(row.place) === place)?.usual ?? [];
      // The week's days may begin on a Sunday, the pattern begins on Monday.
      for (const [at, date] of week.days.entries()) usual[weekday(date)] = found[at] ?? 0;
    } catch {
      // Without them the hours are typed.
    }
    if (place !== this.place) return;
    const day = weekly === null ? 0 : Math.round(weekly / workingDays);
    const known = usual.some((it) => it > 0);
    this.hours = Array.from({ length: 7 }, (_, at) => {
      const minutes = known ? (usual[at] ?? 0) : at < workingDays ? day : 0;
      return minutes > 0 ? typedMinutes(minutes) : '';
    });
  }

  /** Asks what it would do; an overtaken answer is thrown away. */
  async ask(): Promise<void> {
    const asked = ++this.#asked;
    const place = placeChoices().find((it) => it.value === this.place)?.place;
    const read = this.#read();
    if (!place || !('range' in read)) {
      this.plan = null;
      this.problems = 'problems' in read ? read.problems : { place: 'Where do the hours go?' };
      return;
    }
    try {
      const plan = await backend().fillPlan(place, read.range);
      if (asked !== this.#asked) return;
      this.plan = plan;
      this.problems = {};
    } catch (thrown) {
      if (asked !== this.#asked) return;
      const error = normalizeError(thrown);
      this.plan = null;
      this.problems = { [error.field ?? 'general']: error.message };
    }
  }

  #read(): { range: RangeFill } | { problems: Record<string, string> } {
    const problems: Record<string, string> = {};
    if (this.from === null) problems.from = 'Starting which day? Write it like Nov 2, 2026.';
    if (this.to === null) problems.to = 'Through which day? Write it like Nov 20, 2026.';
    const pattern = this.hours.map((typed, at) => {
      const read = readMinutes(typed);
      if ('problem' in read) problems[`hours-${at}`] = read.problem;
      return 'value' in read ? (read.value ?? 0) : 0;
    });
    if (Object.keys(problems).length > 0 || this.from === null || this.to === null)
      return { problems };
    const leave_out: LeaveOut[] = [];
    if (this.leaveTaken) leave_out.push('days_with_time');
    if (this.leaveHolidays) leave_out.push('federal_holidays');
    return { range: { from: this.from, to: this.to, pattern, leave_out } };
  }
}
