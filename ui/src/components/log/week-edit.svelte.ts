import { backend, type CivilDate, type DayCell, normaliseError, type Place, type WeekGrid, type WeekRow } from '$lib/backend';
import { hoursText } from '$lib/format/numbers';
import { readMinutes } from '$lib/format/read-number';
import { app } from '$lib/state/app.svelte';

/** A place's name among others: `position:p1`, `study`. */
export function placeKey(place: Place): string {
  return 'id' in place ? `${place.kind}:${place.id}` : place.kind;
}

const longestDay = 24 * 60;

/** What a cell shows: what was done and what is planned. */
export function shownMinutes(row: WeekRow, column: number): number {
  return (row.minutes[column] ?? 0) + (row.planned[column] ?? 0);
}

/** Whether a cell's plan waits to be confirmed: its day has come. */
export function waits(row: WeekRow, column: number, date: CivilDate): boolean {
  return (row.planned[column] ?? 0) > 0 && date <= app.today;
}

interface Typed {
  text: string;
  problem: string | null;
}

/**
 * One week as it is typed in. What was typed stays in its cell until it is
 * stored; a refusal keeps it there and says why.
 */
export class WeekEdit {
  grid = $state.raw<WeekGrid | null>(null);
  failure = $state<string | null>(null);
  /** What was typed and is not stored, by cell. */
  #typed = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  /** Hours filled in from the weeks before and not saved, by cell. */
  filled = $state.raw<ReadonlyMap<string, DayCell>>(new Map());
  #asked = 0;

  /** Reads a week; an overtaken answer is thrown away. */
  async load(monday: CivilDate): Promise<void> {
    const asked = ++this.#asked;
    try {
      const grid = await backend().week(monday);
      if (asked !== this.#asked) return;
      if (this.grid?.days[0] !== grid.days[0]) this.#forgetAll();
      this.grid = grid;
      this.failure = null;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = normaliseError(thrown).message;
    }
  }

  typed(place: Place, date: CivilDate): Typed | undefined {
    return this.#typed.get(cell(place, date));
  }

  /** The first refusal of the week, with its place and day. */
  problem = $derived.by(() => {
    for (const [key, typed] of this.#typed) if (typed.problem) return { key, text: typed.problem };
    return null;
  });

  /** Takes back what was typed into a cell. */
  restore(place: Place, date: CivilDate): void {
    this.#set(place, date, undefined);
    this.#unfill(place, date);
  }

  /** Stores what was typed into a cell, if it says something new. */
  async commit(row: WeekRow, column: number, text: string): Promise<void> {
    const date = this.grid?.days[column];
    if (!date) return;
    const read = readMinutes(text);
    const minutes = 'value' in read ? (read.value ?? 0) : 0;
    const problem = 'problem' in read ? read.problem : minutes > longestDay ? `A day has 24 h, not ${hoursText(minutes)}. Type 24 h or less.` : null;
    if (problem) {
      this.#set(row.place, date, { text, problem });
    } else if (minutes === shownMinutes(row, column) && !waits(row, column, date)) {
      this.#set(row.place, date, undefined);
    } else {
      this.#set(row.place, date, { text, problem: null });
      await this.#store([{ place: row.place, date, minutes }], text);
    }
  }

  /** Fills the empty days up to today with the usual hours of their weekday; nothing is stored yet. */
  fill(): void {
    const { grid } = this;
    if (!grid) return;
    const filled = new Map<string, DayCell>();
    for (const row of grid.rows) {
      grid.days.forEach((date, at) => {
        const minutes = row.usual[at] ?? 0;
        if (minutes > 0 && shownMinutes(row, at) === 0 && date <= app.today) {
          filled.set(cell(row.place, date), { place: row.place, date, minutes });
        }
      });
    }
    this.filled = filled;
  }

  /** What a cell was filled with. */
  fillOf(place: Place, date: CivilDate): number | undefined {
    return this.filled.get(cell(place, date))?.minutes;
  }

  /** Stores all that was filled in, as one operation. */
  async saveFilled(): Promise<void> {
    await this.#store([...this.filled.values()], '');
  }

  dropFilled(): void {
    this.filled = new Map();
  }

  async #store(cells: DayCell[], text: string): Promise<void> {
    const monday = this.grid?.days[0];
    if (!monday || cells.length === 0) return;
    try {
      await app.perform({ operation: 'set_hours', with: cells });
      await this.load(monday);
      for (const { place, date } of cells) {
        // What was typed anew meanwhile stays.
        if (this.typed(place, date)?.text === text) this.#set(place, date, undefined);
        this.#unfill(place, date);
      }
    } catch (thrown) {
      const { message } = normaliseError(thrown);
      if (text === '' && cells.length > 1) this.failure = message;
      else for (const { place, date } of cells) this.#set(place, date, { text, problem: message });
    }
  }

  #set(place: Place, date: CivilDate, typed: Typed | undefined): void {
    const next = new Map(this.#typed);
    if (typed) next.set(cell(place, date), typed);
    else next.delete(cell(place, date));
    this.#typed = next;
  }

  #unfill(place: Place, date: CivilDate): void {
    if (!this.filled.has(cell(place, date))) return;
    const next = new Map(this.filled);
    next.delete(cell(place, date));
    this.filled = next;
  }

  #forgetAll(): void {
    this.#typed = new Map();
    this.filled = new Map();
  }
}

function cell(place: Place, date: CivilDate): string {
  return `${placeKey(place)} ${date}`;
}
