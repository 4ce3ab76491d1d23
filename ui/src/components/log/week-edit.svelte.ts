import {
  backend,
  type CivilDate,
  type DayCell,
  normalizeError,
  type Place,
  type WeekGrid,
  type WeekRow,
} from '$lib/backend';
import { weekdayAndDay } from '$lib/format/dates';
import { app } from '$lib/state/app.svelte';
import { type Pasted, readCell, readGrid } from './week-paste';

/** A place's name among others: `position:p1`, `study`. */
export function placeKey(place: Place): string {
  return 'id' in place ? `${place.kind}:${place.id}` : place.kind;
}

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
  /** Whether it came with others that wait to be saved together. */
  together: boolean;
}

/**
 * One week as it is typed in. What was typed stays in its cell until it is
 * stored; a refusal keeps it there and says why. Hours that were filled in or
 * pasted wait to be saved together.
 */
export class WeekEdit {
  grid = $state.raw<WeekGrid | null>(null);
  failure = $state<string | null>(null);
  /** What was typed and is not stored, by cell. */
  #typed = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  /** Hours that wait to be saved together, by cell. */
  filled = $state.raw<ReadonlyMap<string, DayCell>>(new Map());
  /** Where the waiting hours come from. */
  source = $state<'usual' | 'pasted' | 'asked'>('usual');
  /** What is to be known before the waiting hours are saved. */
  remarks = $state<string | null>(null);
  /** What a fill left out, or a paste had no cell for, in words. */
  leftOut = $state<string | null>(null);
  #asked = 0;

  /** Reads a week; an overtaken answer is thrown away. Answers whether the week is shown now. */
  async load(weekStart: CivilDate): Promise<boolean> {
    const asked = ++this.#asked;
    try {
      const grid = await backend().week(weekStart);
      if (asked !== this.#asked) return false;
      if (this.grid?.days[0] !== grid.days[0]) this.#forgetAll();
      this.grid = grid;
      this.failure = null;
      return true;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = normalizeError(thrown).message;
      return false;
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

  /** How many of the waiting cells are not understood. */
  unread = $derived([...this.#typed.values()].filter((it) => it.together).length);
  /** Whether hours wait to be saved together. */
  waiting = $derived(this.filled.size + this.unread > 0);

  /** Takes back what was typed into a cell. */
  restore(place: Place, date: CivilDate): void {
    this.#set(place, date, undefined);
    this.#unfill(place, date);
  }

  /** Stores what was typed into a cell, if it says something new. */
  async commit(row: WeekRow, column: number, text: string): Promise<void> {
    const date = this.grid?.days[column];
    if (!date) return;
    const read = readCell(text);
    const together =
      this.#typed.get(cell(row.place, date))?.together ?? this.filled.has(cell(row.place, date));
    if ('problem' in read) {
      this.#set(row.place, date, {
        text,
        problem: `${this.#named(row, date)}: ${problemWith(text, read.problem)}`,
        together,
      });
    } else if (together) {
      // It is one of several that are saved together.
      this.#set(row.place, date, undefined);
      this.#fill([{ place: row.place, date, minutes: read.minutes }]);
    } else if (read.minutes === shownMinutes(row, column) && !waits(row, column, date)) {
      this.#set(row.place, date, undefined);
    } else {
      this.#set(row.place, date, { text, problem: null, together });
      const cells = [{ place: row.place, date, minutes: read.minutes }];
      const said = await this.#remarksOn(cells);
      if (said) {
        // It waits to be saved on purpose.
        this.#set(row.place, date, undefined);
        if (this.filled.size === 0) this.source = 'asked';
        this.#fill(cells);
        this.remarks = said;
      } else {
        await this.#store(cells, text);
      }
    }
  }

  /** What is to be known before these hours are saved; none where there is nothing. */
  async #remarksOn(cells: DayCell[]): Promise<string | null> {
    try {
      const remarks = await backend().remarks({ operation: 'set_hours', with: cells });
      return remarks.length > 0 ? remarks.map((it) => it.message).join('. ') : null;
    } catch {
      // Saving says what is wrong.
      return null;
    }
  }

  /** Says what is to be known of all that waits. */
  async #lookAtFilled(): Promise<void> {
    const cells = [...this.filled.values()];
    const said = cells.length > 0 ? await this.#remarksOn(cells) : null;
    if (cells.length === this.filled.size) this.remarks = said;
  }

  /** Says that a cell's plan was so. */
  async confirm(row: WeekRow, column: number): Promise<void> {
    const date = this.grid?.days[column];
    if (date && waits(row, column, date))
      await this.#store([{ place: row.place, date, minutes: shownMinutes(row, column) }], '');
  }

  /** The empty days with usual hours up to today, or those after it; holidays are free. */
  usual(when: 'done' | 'ahead'): DayCell[] {
    const { grid } = this;
    if (!grid) return [];
    return grid.rows.flatMap((row) =>
      grid.days.flatMap((date, at) => {
        const minutes = row.usual[at] ?? 0;
        const free = minutes === 0 || shownMinutes(row, at) > 0 || grid.holidays[at] !== null;
        return free || date <= app.today !== (when === 'done')
          ? []
          : [{ place: row.place, date, minutes }];
      }),
    );
  }

  /** Fills in the usual hours; nothing is stored yet. */
  fill(when: 'done' | 'ahead' = 'done'): void {
    this.#forgetAll();
    this.source = 'usual';
    this.#fill(this.usual(when));
    const holidays =
      this.grid?.holidays.filter(
        (it, at) => it !== null && (this.grid?.rows ?? []).some((row) => (row.usual[at] ?? 0) > 0),
      ) ?? [];
    this.leftOut = holidays.length > 0 ? `${holidays.join(', ')} left out` : null;
  }

  /** Takes over cells of a spreadsheet, from a cell on; nothing is stored yet. */
  paste(text: string, from: { row: number; column: number }): void {
    const { grid } = this;
    if (!grid) return;
    const { cells, outside } = readGrid(text, from, {
      rows: grid.rows.length,
      columns: grid.days.length,
    });
    this.#forgetAll();
    this.source = 'pasted';
    this.leftOut = outside > 0 ? `${outside} outside this week left out` : null;
    const placed = cells.flatMap((it) => {
      const [row, date] = [grid.rows[it.row], grid.days[it.column]];
      return row && date ? [{ row, date, it }] : [];
    });
    this.#fill(
      placed.flatMap(({ row, date, it }) =>
        'minutes' in it ? [{ place: row.place, date, minutes: it.minutes }] : [],
      ),
    );
    for (const { row, date, it } of placed) if ('problem' in it) this.#refuse(row, date, it);
    void this.#lookAtFilled();
  }

  /** Lets go of the cells that are not understood, so that the others can be saved. */
  skipUnread(): void {
    this.#typed = new Map([...this.#typed].filter(([, typed]) => !typed.together));
  }

  /** What a cell was filled with. */
  fillOf(place: Place, date: CivilDate): number | undefined {
    return this.filled.get(cell(place, date))?.minutes;
  }

  /** Stores all that waits, as one operation. */
  async saveFilled(): Promise<void> {
    await this.#store([...this.filled.values()], '');
    if (this.filled.size > 0) return;
    this.leftOut = null;
    this.remarks = null;
  }

  /** Lets go of all that waits. */
  dropFilled(): void {
    this.filled = new Map();
    this.leftOut = null;
    this.remarks = null;
    this.skipUnread();
  }

  async #store(cells: DayCell[], text: string): Promise<void> {
    const weekStart = this.grid?.days[0];
    if (!weekStart || cells.length === 0) return;
    try {
      await app.perform({ operation: 'set_hours', with: cells });
      await this.load(weekStart);
      for (const { place, date } of cells) {
        // What was typed anew meanwhile stays.
        if (this.typed(place, date)?.text === text) this.#set(place, date, undefined);
        this.#unfill(place, date);
      }
    } catch (thrown) {
      const { message } = normalizeError(thrown);
      if (text === '') this.failure = message;
      else
        for (const { place, date } of cells)
          this.#set(place, date, { text, problem: message, together: false });
    }
  }

  #refuse(
    row: WeekRow,
    date: CivilDate,
    { text, problem }: Extract<Pasted, { problem: string }>,
  ): void {
    this.#set(row.place, date, {
      text,
      problem: `${this.#named(row, date)}: ${problemWith(text, problem)}`,
      together: true,
    });
  }

  #named(row: WeekRow, date: CivilDate): string {
    return `${row.name}, ${weekdayAndDay(date)}`;
  }

  #fill(cells: readonly DayCell[]): void {
    const next = new Map(this.filled);
    for (const it of cells) next.set(cell(it.place, it.date), it);
    this.filled = next;
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
    this.leftOut = null;
    this.remarks = null;
  }
}

function problemWith(text: string, problem: string): string {
  return `“${text.trim()}”. ${problem}`;
}

function cell(place: Place, date: CivilDate): string {
  return `${placeKey(place)} ${date}`;
}
