import { tick } from 'svelte';
import {
  backend,
  type ImportAsk,
  type ImportShown,
  normalizeError,
  type Retyped,
  type RowWish,
} from '$lib/backend';
import { count } from '$lib/format/numbers';
import { app } from './app.svelte';
import { router } from './router.svelte';
import { toasts } from './toast.svelte';

/** Which part of the import is looked at. */
type ImportPart = 'columns' | 'rows';

const nothingSaid = (): ImportAsk => ({ kind: null, sheet: null, set: [], choices: [] });

/** What is being brought in: a file or a paste, and what the person says about it so far. */
class Importing {
  shown = $state.raw<ImportShown | null>(null);
  part = $state<ImportPart>('rows');
  busy = $state(false);
  /** Why the last wish was refused; what was seen before stays. */
  refusal = $state<string | null>(null);
  /** Grows with every look, so that the rows are read again. */
  version = $state(0);
  #ask: ImportAsk = nothingSaid();

  /** Asks for a file. */
  async choose(): Promise<void> {
    await this.#enter(async () => {
      const place = await backend().chooseImport();
      if (place !== null) router.ask(place);
      return place === 'import' ? backend().importShown() : null;
    });
  }

  /** Takes in rows that were pasted. */
  async paste(html: string | null, text: string): Promise<void> {
    await this.#enter(() => backend().pasteImport(html, text));
  }

  /** Shows what lies on the desk, as after a drop; none where nothing does. */
  async open(): Promise<void> {
    await this.#enter(() => backend().importShown());
  }

  /** Answers a question, or says what a column gives; the same name takes the place of what was said before. */
  async say(name: string, value: string): Promise<void> {
    const set = this.#ask.set.filter((it) => it.name !== name);
    await this.#look({ ...this.#ask, set: [...set, { name, value }] });
  }

  /** Says what a column gives. */
  async give(header: string, target: string): Promise<void> {
    const about = (name: string) => name.endsWith('-column');
    const set = this.#ask.set.filter(
      (it) =>
        !(
          about(it.name) &&
          (it.value === header || (it.name === `${target}-column` && target !== 'ignored'))
        ),
    );
    await this.#look({ ...this.#ask, set: [...set, { name: `${target}-column`, value: header }] });
  }

  /** Reads it as another kind; what was said of columns is forgotten. */
  async as(kind: ImportAsk['kind']): Promise<void> {
    await this.#look({ ...nothingSaid(), sheet: this.#ask.sheet, kind });
  }

  /** Looks at another sheet. */
  async turnTo(sheet: string): Promise<void> {
    await this.#look({ ...nothingSaid(), sheet });
  }

  /** Decides about a row; no wish leaves it as it was found. */
  async decide(at: number, choice: RowWish | null): Promise<void> {
    const others = this.#ask.choices.filter((it) => it.at !== at);
    await this.#look({
      ...this.#ask,
      choices: choice === null ? others : [...others, { at, choice }],
    });
  }

  /** Decides about all rows of a state. */
  async decideAll(
    state: 'like' | 'before' | 'update',
    wish: 'take' | 'fill' | 'skip',
  ): Promise<void> {
    const set = this.#ask.set.filter((it) => it.name !== state);
    await this.#look({ ...this.#ask, choices: [], set: [...set, { name: state, value: wish }] });
  }

  /** Writes a cell anew; answers whether it was done. */
  async retype(cell: Retyped): Promise<boolean> {
    return this.#show(() => backend().importRetype(cell));
  }

  /** Brings in what comes. Once it is done, the standing shows what it is good for. */
  async commit(): Promise<void> {
    if (!this.shown || this.busy) return;
    if (this.shown.waits) {
      this.part = 'columns';
      this.refusal = 'Answer the open question first.';
      await tick();
      document.querySelector<HTMLElement>('[data-waits] button, [data-waits] input')?.focus();
      return;
    }
    if (this.shown.comes === 0) return;
    this.busy = true;
    try {
      const applied = await backend().importCommit();
      this.shown = null;
      this.#ask = nothingSaid();
      this.refusal = null;
      await app.settled(applied);
      // Of several files that were dropped the next is open; the standing waits for the last.
      if (await this.#next()) return;
      // Credits count for a credential: where none is known, the first questions go on.
      if (
        (app.records?.credentials.length ?? 0) === 0 &&
        app.start?.settings.onboarding_done === false
      )
        app.asking = true;
      router.go('standing');
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
      await this.#again();
    } finally {
      this.busy = false;
    }
  }

  /** Lets go of it; nothing came in. */
  async leave(): Promise<void> {
    this.shown = null;
    this.#ask = nothingSaid();
    await backend().importLeave();
    if (!(await this.#next())) router.go('log');
  }

  /** Saves the rows that stay out, each with why. */
  async saveLeftOut(): Promise<void> {
    try {
      const taken = await backend().importLeftOut();
      if (taken) toasts.done(`${count(taken.rows, 'row')} saved in ${taken.path}`);
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
    }
  }

  /** Shows the next of the files that were dropped together; whether there is one. */
  async #next(): Promise<boolean> {
    try {
      const next = await backend().importShown();
      if (!next) return false;
      this.#begin(next);
      return true;
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
      // Why one could not come in is said once; the next may be open all the same.
      const next = await backend().importShown();
      if (next) this.#begin(next);
      return next !== null;
    }
  }

  #begin(shown: ImportShown): void {
    this.#ask = nothingSaid();
    this.refusal = null;
    // What must be answered, or cannot be told, is asked where the columns are.
    this.part = shown.waits || shown.columns.some((it) => it.sure === 'asks') ? 'columns' : 'rows';
    this.#take(shown);
  }

  async #enter(work: () => Promise<ImportShown | null>): Promise<void> {
    this.busy = true;
    try {
      const shown = await work();
      if (!shown) return;
      this.#begin(shown);
      router.go('import');
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    } finally {
      this.busy = false;
    }
  }

  async #look(ask: ImportAsk): Promise<void> {
    if (await this.#show(() => backend().importLook(ask))) this.#ask = ask;
  }

  async #again(): Promise<void> {
    const shown = await backend().importShown();
    if (shown) this.#take(shown);
  }

  async #show(work: () => Promise<ImportShown>): Promise<boolean> {
    try {
      const shown = await work();
      this.refusal = null;
      this.#take(shown);
      return true;
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
      return false;
    }
  }

  #take(shown: ImportShown): void {
    this.shown = shown;
    this.version += 1;
  }
}

export const importing = new Importing();
