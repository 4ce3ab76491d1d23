import type { FactKey, LogKey, LogKind, LogRow } from '$lib/backend';

const nameOf = (key: FactKey): string => `${key.kind}:${key.id}`;

/** A row as it is chosen: its name and what is added up. */
function keyOf({ key, kind, minutes, ceus, planned, to_confirm }: LogKey | LogRow): LogKey {
  return { key, kind, minutes, ceus, planned, to_confirm };
}

/** The rows that are chosen, to be changed together. */
export class Selection {
  #chosen = $state.raw<ReadonlyMap<string, LogKey>>(new Map());
  /** The row from which a stretch is chosen. */
  anchor = 0;

  count = $derived(this.#chosen.size);
  rows = $derived([...this.#chosen.values()]);
  keys = $derived(this.rows.map((it) => it.key));
  /** The time of what was done; what is only planned stands apart. */
  minutes = $derived(sum(this.rows, (it) => (it.planned ? 0 : it.minutes)));
  plannedMinutes = $derived(sum(this.rows, (it) => (it.planned ? it.minutes : 0)));
  ceus = $derived(sum(this.rows, (it) => it.ceus));
  toConfirm = $derived(this.rows.filter((it) => it.to_confirm).map((it) => it.key));

  has(key: FactKey): boolean {
    return this.#chosen.has(nameOf(key));
  }

  /** Whether something is chosen and all of it is of these ledgers. */
  only(...kinds: LogKind[]): boolean {
    return this.count > 0 && this.rows.every((it) => kinds.includes(it.kind));
  }

  toggle(row: LogRow): void {
    const next = new Map(this.#chosen);
    if (!next.delete(nameOf(row.key))) next.set(nameOf(row.key), keyOf(row));
    this.#chosen = next;
  }

  /** Chooses these and no others. */
  set(rows: readonly (LogKey | LogRow)[]): void {
    this.#chosen = new Map(rows.map((it) => [nameOf(it.key), keyOf(it)]));
  }

  clear(): void {
    if (this.count > 0) this.#chosen = new Map();
  }
}

function sum(rows: readonly LogKey[], of: (row: LogKey) => number | null): number {
  return rows.reduce((total, row) => total + (of(row) ?? 0), 0);
}
