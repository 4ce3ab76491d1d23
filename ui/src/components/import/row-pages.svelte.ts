import { backend, type ImportRow, normalizeError, type RowState } from '$lib/backend';
import { toasts } from '$lib/state/toast.svelte';

/** The rows of an import, read page by page as they come into sight. */
export class RowPages {
  /** The rows that are here, by their place under the filter. */
  rows = $state.raw<ReadonlyMap<number, ImportRow>>(new Map());
  #only: RowState | null = null;
  #version = -1;
  #asked = new Set<number>();
  static readonly size = 100;

  /** Begins anew; what is in sight stays until the new rows are here. */
  open(version: number, only: RowState | null): void {
    if (version === this.#version && only === this.#only) return;
    // Another filter shows other rows: none of the old may stand for them.
    if (only !== this.#only) this.rows = new Map();
    this.#version = version;
    this.#only = only;
    this.#asked = new Set();
  }

  /** Reads what is missing of these places. */
  need(from: number, to: number): void {
    for (
      let page = Math.floor(from / RowPages.size);
      page <= Math.floor(to / RowPages.size);
      page++
    ) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      void this.#read(page, this.#asked);
    }
  }

  async #read(page: number, asked: Set<number>): Promise<void> {
    try {
      const start = page * RowPages.size;
      const read = await backend().importRows(this.#only, start, RowPages.size);
      // Another look has overtaken this one.
      if (asked !== this.#asked) return;
      const rows = new Map(this.rows);
      for (let at = start; at < start + RowPages.size; at++) rows.delete(at);
      read.forEach((row, at) => rows.set(start + at, row));
      this.rows = rows;
    } catch (thrown) {
      asked.delete(page);
      toasts.refused(normalizeError(thrown).message);
    }
  }
}
