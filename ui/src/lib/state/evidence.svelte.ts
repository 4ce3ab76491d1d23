import {
  backend,
  type Found,
  type Holder,
  type KeptDetail,
  type KeptList,
  type KeptPage,
  type KeptRow,
  normalizeError,
} from '$lib/backend';
import { app } from './app.svelte';
import { toasts } from './toast.svelte';

/** Which files are shown. */
export type EvidenceFilter = 'all' | 'missing' | 'loose' | 'letter' | 'transcript';

export const evidenceFilters: readonly { filter: EvidenceFilter; name: string }[] = [
  { filter: 'all', name: 'All' },
  { filter: 'missing', name: 'Proof missing' },
  { filter: 'loose', name: 'Belongs to nothing' },
  { filter: 'letter', name: 'Letters' },
  { filter: 'transcript', name: 'Transcripts' },
];

/** How long typing rests before it is searched. */
const REST = 150;

/** What is kept as proof. */
class EvidenceState {
  list = $state.raw<KeptList | null>(null);
  filter = $state<EvidenceFilter>('all');
  words = $state('');
  /** What the search found; none while nothing is searched for. */
  found = $state.raw<readonly Found[] | null>(null);
  chosen = $state<string | null>(null);
  detail = $state.raw<KeptDetail | null>(null);
  page = $state.raw<KeptPage | null>(null);
  pageAt = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** The files that are shown, in their order. */
  rows = $derived.by<KeptRow[]>(() => {
    const files = (this.list?.files ?? []).filter((it) => this.#passes(it, this.filter));
    if (!this.found) return files;
    const order = this.found.map((it) => it.id);
    return files.filter((it) => order.includes(it.id));
  });

  /** Files whose text is not known. */
  unsearched = $derived((this.list?.files ?? []).filter((it) => it.mark === 'fail' && !it.drawn));

  hit(id: string): Found | undefined {
    return this.found?.find((it) => it.id === id);
  }

  amount(filter: EvidenceFilter): number {
    if (filter === 'missing') return this.list?.unproven.length ?? 0;
    return (this.list?.files ?? []).filter((it) => this.#passes(it, filter)).length;
  }

  async read(): Promise<void> {
    try {
      this.list = await backend().evidenceList();
      if (this.words.trim() !== '') await this.#find();
      const first = this.rows[0]?.id ?? null;
      const there = this.list.files.some((it) => it.id === this.chosen);
      await this.#show(there ? this.chosen : first, this.pageAt);
    } catch (thrown) {
      await app.heed(normalizeError(thrown));
    }
  }

  choose(id: string): void {
    if (id !== this.chosen) void this.#show(id, this.hit(id)?.page ?? 0);
  }

  turn(page: number): void {
    if (this.chosen) void this.#show(this.chosen, page);
  }

  search(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.#find().then(() => {
        const first = this.rows[0]?.id;
        if (first) void this.#show(first, this.hit(first)?.page ?? 0);
      });
    }, REST);
  }

  /** Says to what a file belongs. */
  async belong(id: string, holders: readonly Holder[]): Promise<void> {
    const file = app.records?.evidence.find((it) => it.id === id);
    if (!file) return;
    try {
      await app.perform({
        operation: 'change',
        with: { kind: 'evidence', fact: { ...file, belongs_to: [...holders] } },
      });
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }

  async remove(id: string): Promise<void> {
    try {
      await app.perform({ operation: 'remove', with: { kind: 'evidence', id } });
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }

  /** Puts what the page says into the credit. */
  async take(id: string, item: string): Promise<void> {
    try {
      await app.settled(await backend().evidenceTake(id, item));
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }

  async save(id: string): Promise<void> {
    await this.#told(async () => {
      const path = await backend().evidenceSave(id);
      return path === null ? null : `Saved ${path}`;
    });
  }

  async saveAll(): Promise<void> {
    await this.#told(async () => {
      const saved = await backend().evidenceSaveAll();
      if (saved === null) return null;
      return saved === 1 ? 'Saved 1 original' : `Saved ${saved} originals`;
    });
  }

  async open(id: string): Promise<void> {
    await this.#told(async () => {
      await backend().evidenceOpen(id);
      return null;
    });
  }

  async #told(work: () => Promise<string | null>): Promise<void> {
    try {
      const words = await work();
      if (words !== null) toasts.done(words);
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }

  async #find(): Promise<void> {
    const words = this.words.trim();
    this.found = words === '' ? null : await backend().evidenceFind(words);
  }

  async #show(id: string | null, page: number): Promise<void> {
    this.chosen = id;
    this.pageAt = page;
    const asked = ++this.#asked;
    if (id === null) {
      this.detail = null;
      this.page = null;
      return;
    }
    try {
      const words = this.found ? this.words.trim() : '';
      const [detail, drawn] = await Promise.all([
        backend().evidenceDetail(id),
        backend().evidencePage(id, page, words),
      ]);
      // Another file was chosen meanwhile.
      if (asked !== this.#asked) return;
      this.detail = detail;
      this.page = drawn;
    } catch (thrown) {
      await app.heed(normalizeError(thrown));
    }
  }

  #passes(row: KeptRow, filter: EvidenceFilter): boolean {
    if (filter === 'loose') return row.belongs_to.length === 0;
    if (filter === 'letter' || filter === 'transcript') return row.kind === filter;
    return true;
  }
}

export const evidence = new EvidenceState();
