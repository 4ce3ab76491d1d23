import {
  backend,
  type LogFilter,
  type LogRow,
  type LogTotal,
  normalizeError,
  type PageStart,
} from '$lib/backend';

/** Rows that are asked for at once. */
export const pageSize = 100;

/**
 * The log by pages: only what is looked at is read, however long it is. Where each
 * page begins is known from the start, so that any of them is found at once.
 */
export class LogPages {
  total = $state(0);
  totals = $state.raw<readonly LogTotal[]>([]);
  proofMissing = $state(0);
  toConfirm = $state(0);
  /** Whether anything has been answered yet. */
  loaded = $state(false);
  failure = $state<string | null>(null);
  /** What is shown at the moment. */
  filter = $state.raw<LogFilter | null>(null);
  #pages = $state.raw<ReadonlyMap<number, readonly LogRow[]>>(new Map());
  #starts: readonly PageStart[] = [];
  #epoch = 0;
  #asked = new Set<number>();

  /** Reads anew with a filter; what is shown stays until the answer is there. */
  async open(filter: LogFilter, at = 0): Promise<void> {
    const epoch = ++this.#epoch;
    this.filter = filter;
    this.#asked = new Set();
    try {
      const { index, page, rows } = await backend().logView(filter, at, pageSize);
      // An answer to another question is thrown away.
      if (epoch !== this.#epoch) return;
      this.#starts = index.pages;
      this.#pages = new Map([[page, rows]]);
      this.total = index.total;
      this.totals = index.totals;
      this.proofMissing = index.proof_missing;
      this.toConfirm = index.to_confirm;
      this.loaded = true;
      this.failure = null;
    } catch (thrown) {
      if (epoch === this.#epoch) this.failure = normalizeError(thrown).message;
    }
  }

  /** A row, where its page is there. */
  row(index: number): LogRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Sees to it that these rows are there or on their way. */
  need(first: number, last: number): void {
    if (last < first) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#read(page);
    }
  }

  /** These rows, all of them, read where they are not there yet; what cannot be read is left out. */
  async rows(first: number, last: number): Promise<LogRow[]> {
    const missing: Promise<void>[] = [];
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (!this.#pages.has(page)) missing.push(this.#read(page));
    }
    await Promise.all(missing);
    const rows: LogRow[] = [];
    for (let index = first; index <= last; index++) {
      const row = this.row(index);
      if (row) rows.push(row);
    }
    return rows;
  }

  async #read(page: number): Promise<void> {
    const [epoch, filter, start] = [this.#epoch, this.filter, this.#starts[page]];
    if (!filter || !start) return;
    this.#asked.add(page);
    try {
      const rows = await backend().logRows(filter, start, pageSize);
      if (epoch === this.#epoch) this.#pages = new Map([...this.#pages, [page, rows]]);
    } catch (thrown) {
      if (epoch === this.#epoch) this.failure = normalizeError(thrown).message;
    } finally {
      if (epoch === this.#epoch) this.#asked.delete(page);
    }
  }
}
