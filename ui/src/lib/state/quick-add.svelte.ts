import { backend, normalizeError, type Line, type PastedLine } from '$lib/backend';
import { app } from './app.svelte';

/** The quick-add line: its words, what was understood of them, and why not. */
class QuickAdd {
  text = $state('');
  open = $state(false);
  understood = $state.raw<Line | null>(null);
  /** Why the line was refused; the words stay as they are. */
  refusal = $state<string | null>(null);
  busy = $state(false);
  /** Lines that were pasted together and are not saved. */
  pasted = $state.raw<readonly PastedLine[] | null>(null);
  #asked = 0;
  /** The words that `understood` is of. */
  #readOf: string | null = null;
  /** The saves, one after the other. */
  #saving: Promise<unknown> = Promise.resolve();
  #field: HTMLInputElement | undefined;
  /** What had the keys before the line was asked for. */
  #before: HTMLElement | null = null;

  /** The control that the keys go to. */
  attach(field: HTMLInputElement | undefined): void {
    this.#field = field;
  }

  /** Puts the cursor in the field, with these words if any. */
  focus(words?: string): void {
    if (words !== undefined) this.text = words;
    const before = document.activeElement;
    if (before !== this.#field)
      this.#before = before instanceof HTMLElement && before !== document.body ? before : null;
    // Before the field hears that the cursor is there, which would open it too.
    this.show();
    this.#field?.focus();
    this.#field?.select();
  }

  /** Opens the preview where the cursor came by another way. */
  entered(): void {
    if (!this.open) this.show();
  }

  /** Opens the preview. Empty words show the usual day. */
  show(): void {
    this.open = true;
    void this.preview();
  }

  /** Gives the keys back to where they were, or to the place; what was typed stays. */
  leave(): void {
    const back = this.#before?.isConnected ? this.#before : document.getElementById('content');
    back?.focus();
    // Where nothing takes them, letters go to the place all the same.
    this.#field?.blur();
  }

  /** Closes the preview; what was typed stays. */
  close(): void {
    this.open = false;
  }

  /** Takes over what was typed and asks what it means. */
  type(words: string): void {
    this.text = words;
    this.refusal = null;
    this.open = true;
    void this.preview();
  }

  /** Asks what the words mean; an overtaken answer is thrown away. */
  async preview(): Promise<void> {
    const asked = ++this.#asked;
    const words = this.text;
    try {
      const understood = await backend().quickAdd(words);
      if (asked !== this.#asked) return;
      this.understood = understood;
      this.#readOf = words;
    } catch (thrown) {
      if (asked === this.#asked) {
        this.understood = null;
        this.refusal = normalizeError(thrown).message;
      }
    }
  }

  /**
   * Saves what the words say. The field is free at once, so that no letter typed meanwhile is
   * lost; words that are refused come back, before what was typed since.
   */
  commit(): Promise<boolean> {
    const words = this.text;
    const problem =
      this.#readOf === words && !this.understood?.proposal
        ? this.understood?.problems[0]
        : undefined;
    if (problem) {
      this.refusal = problem.message;
      this.open = true;
      return Promise.resolve(false);
    }
    this.#asked++;
    this.text = '';
    this.refusal = null;
    this.understood = null;
    this.open = false;
    const saved = this.#saving.then(() => this.#save(words));
    this.#saving = saved.then(() => undefined);
    return saved;
  }

  /** Takes over pasted text of several lines: each is a record, shown before anything is saved. */
  async paste(text: string): Promise<void> {
    const asked = ++this.#asked;
    this.open = true;
    try {
      const lines = await backend().quickAddLines(text);
      if (asked === this.#asked) this.pasted = lines;
    } catch (thrown) {
      if (asked === this.#asked) this.refusal = normalizeError(thrown).message;
    }
  }

  /** Reads one of the pasted lines anew; an empty one is left out. */
  async rewrite(at: number, text: string): Promise<void> {
    if (!this.pasted || this.pasted[at]?.text === text) return;
    const lines = this.pasted
      .map((it) => it.text)
      .with(at, text)
      .filter((it) => it.trim() !== '');
    if (lines.length === 0) this.pasted = null;
    else await this.paste(lines.join('\n'));
  }

  /** Saves the pasted lines that are understood as one change; the others stay. */
  async commitPasted(): Promise<boolean> {
    const good = this.pasted?.filter((it) => it.proposal) ?? [];
    if (this.busy || good.length === 0) return false;
    this.busy = true;
    try {
      const applied = await backend().quickAddCommitLines(good.map((it) => it.text));
      const left = this.pasted?.filter((it) => !it.proposal) ?? [];
      this.pasted = left.length > 0 ? left : null;
      if (left.length === 0) this.open = false;
      await app.settled(applied);
      return left.length === 0;
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Lets go of the pasted lines. */
  dropPasted(): void {
    this.pasted = null;
    this.refusal = null;
    void this.preview();
  }

  async #save(words: string): Promise<boolean> {
    try {
      await app.settled(await backend().quickAddCommit(words));
      return true;
    } catch (thrown) {
      const { message } = await app.heed(normalizeError(thrown));
      const since = this.text;
      this.text = since === '' ? words : `${words} ${since}`;
      this.open = true;
      await this.preview();
      this.refusal = message;
      return false;
    }
  }
}

export const quickAdd = new QuickAdd();
