import { backend, type LogFilter, type LogRow, type LogTotal, normaliseError } from '$lib/backend';

/** Rows that are asked for at once. */
export const pageSize = 100;

/** The log by pages: only what is looked at is read, however long it is. */
export class LogPages {
  total = $state(0);
  totals = $state.raw<readonly LogTotal[]>([]);
  proofMissing = $state(0);
  /** Whether anything has been answered yet. */
  loaded = $state(false);
  failure = $state<string | null>(null);
  #pages = $state.raw<ReadonlyMap<number, readonly LogRow[]>>(new Map());
  #filter: LogFilter | null = null;
  #epoch = 0;
  #asked = new Set<number>();

  /** Reads anew with a filter; what is shown stays until the answer is there. */
  async open(filter: LogFilter, at = 0): Promise<void> {
    const epoch = ++this.#epoch;
    this.#filter = filter;
    this.#asked = new Set();
    const page = Math.floor(at / pageSize);
    await this.#read(page, epoch, true);
  }

  /** A row, where its page is there. */
  row(index: number): LogRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  /** Sees to it that these rows are there or on their way. */
  need(first: number, last: number): void {
    if (!this.#filter || last < first) return;
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) void this.#read(page, this.#epoch, false);
    }
  }

  async #read(page: number, epoch: number, anew: boolean): Promise<void> {
    if (!this.#filter) return;
    this.#asked.add(page);
    try {
      const answer = await backend().logPage(this.#filter, page * pageSize, pageSize);
      // An answer to another question is thrown away.
      if (epoch !== this.#epoch) return;
      this.#pages = new Map(anew ? [[page, answer.rows]] : [...this.#pages, [page, answer.rows]]);
      this.total = answer.total;
      this.totals = answer.totals;
      this.proofMissing = answer.proof_missing;
      this.loaded = true;
      this.failure = null;
    } catch (thrown) {
      if (epoch === this.#epoch) this.failure = normaliseError(thrown).message;
    } finally {
      if (epoch === this.#epoch) this.#asked.delete(page);
    }
  }
}
