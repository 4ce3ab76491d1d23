import {
  type Applied,
  backend,
  type Fact,
  type FactKey,
  type FactKind,
  type Remark,
} from '$lib/backend';
import { app } from './app.svelte';
import { dropDraft, keepDraft, keptDraft } from './drafts';
import { Form } from './form.svelte';

/** The fact of a kind. */
type FactOf<Kind extends FactKind> = Extract<Fact, { kind: Kind }>['fact'];

/** What a draft says: a fact, or what is wrong by field. */
export type ReadDraft<Kind extends FactKind> =
  { fact: FactOf<Kind> } | { problems: Record<string, string> };

interface Options<Kind extends FactKind, Draft extends object> {
  kind: Kind;
  /** The fact to change; none to add one. */
  fact: FactOf<Kind> | null;
  /** What the form begins with. Its fields are called as those of the fact. */
  draft: Draft;
  read: (draft: Draft) => ReadDraft<Kind>;
}

/**
 * One fact in a form: what was typed, what is wrong with it, and saving it.
 * Typed text outlives the form: closing keeps it, and the form opens with it again.
 */
export class RecordForm<Kind extends FactKind, Draft extends object> {
  draft = $state() as Draft;
  readonly form = new Form();
  /** Why the words of a date field are no date, by field; dates begin without. */
  dates = $state<Record<string, string | null>>({});
  /** Whether the form shows what was typed before and not saved. */
  resumed = $state(false);
  /** What is to be known before it is saved. */
  remarks = $state.raw<readonly Remark[]>([]);
  readonly isNew: boolean;
  /** The fact that is changed; none where one is added. */
  readonly of: FactKey | null;
  readonly #options: Options<Kind, Draft>;
  readonly #key: string;
  #done = false;
  #asked = 0;

  constructor(options: Options<Kind, Draft>) {
    this.#options = options;
    const id = options.fact && 'id' in options.fact ? options.fact.id : '';
    this.isNew = id === '';
    this.of = id === '' ? null : { kind: options.kind, id };
    this.#key = `${options.kind}:${id}`;
    const kept = keptDraft<Draft>(this.#key);
    this.resumed = kept !== undefined;
    // A draft of an older version may lack fields.
    this.draft = structuredClone({ ...options.draft, ...kept });
    for (const field of Object.keys(options.draft)) this.dates[field] = null;
  }

  /** The error of a field, as a control wants it. */
  error(field: keyof Draft & string): string | undefined {
    return this.form.error(field);
  }

  /** Begins anew with what is stored. */
  startOver(): void {
    dropDraft(this.#key);
    this.resumed = false;
    this.form.clear();
    this.draft = structuredClone(this.#options.draft);
  }

  /** Checks and saves; the answer is what was done, or nothing where it was refused. */
  async save(element: HTMLElement | undefined): Promise<Applied | undefined> {
    const draft = $state.snapshot(this.draft) as Draft;
    const read = this.#options.read(draft);
    let applied: Applied | undefined;
    await this.form.submit(
      element,
      Object.keys(draft),
      () => {
        for (const [field, problem] of Object.entries(this.dates))
          if (problem) this.form.refuse(field, problem);
        if ('problems' in read)
          for (const [field, problem] of Object.entries(read.problems))
            this.form.refuse(field, problem);
      },
      async () => {
        if (!('fact' in read)) return;
        const fact = { kind: this.#options.kind, fact: read.fact } as Fact;
        applied = await app.perform({ operation: this.isNew ? 'add' : 'change', with: fact });
      },
    );
    if (applied) this.#finish();
    return applied;
  }

  /** Takes the fact away, with a way back. */
  async remove(): Promise<boolean> {
    const { kind, fact } = this.#options;
    if (!fact || !('id' in fact)) return false;
    const worked = await this.form.submit(
      undefined,
      [],
      () => undefined,
      () => app.perform({ operation: 'remove', with: { kind, id: fact.id } }),
    );
    if (worked) this.#finish();
    return worked;
  }

  /** Asks what is to be known before this is saved; an overtaken answer is thrown away. */
  async askRemarks(): Promise<void> {
    const asked = ++this.#asked;
    const read = this.#options.read($state.snapshot(this.draft) as Draft);
    if (!('fact' in read)) {
      this.remarks = [];
      return;
    }
    const fact = { kind: this.#options.kind, fact: read.fact } as Fact;
    try {
      const remarks = await backend().remarks({
        operation: this.isNew ? 'add' : 'change',
        with: fact,
      });
      if (asked === this.#asked) this.remarks = remarks;
    } catch {
      // Saving says what is wrong.
      if (asked === this.#asked) this.remarks = [];
    }
  }

  /** What was typed and not saved is kept, also while the form is open: the program may end. */
  leave(): void {
    if (!this.#done)
      keepDraft(this.#key, $state.snapshot(this.draft) as Draft, this.#options.draft);
  }

  #finish(): void {
    this.#done = true;
    dropDraft(this.#key);
  }
}
