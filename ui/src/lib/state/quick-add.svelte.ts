import { backend, normaliseError, type Line } from '$lib/backend';
import { app } from './app.svelte';

/** The quick-add line: its words, what was understood of them, and why not. */
class QuickAdd {
  text = $state('');
  open = $state(false);
  understood = $state.raw<Line | null>(null);
  /** Why the line was refused; the words stay as they are. */
  refusal = $state<string | null>(null);
  busy = $state(false);
  #asked = 0;
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
    if (before !== this.#field) this.#before = before instanceof HTMLElement && before !== document.body ? before : null;
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
    try {
      const understood = await backend().quickAdd(this.text);
      if (asked === this.#asked) this.understood = understood;
    } catch (thrown) {
      if (asked === this.#asked) {
        this.understood = null;
        this.refusal = normaliseError(thrown).message;
      }
    }
  }

  /** Saves what the words say. The words go only when it is stored. */
  async commit(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      const applied = await backend().quickAddCommit(this.text);
      this.#asked++;
      this.text = '';
      this.refusal = null;
      this.understood = null;
      this.open = false;
      await app.settled(applied);
      return true;
    } catch (thrown) {
      this.refusal = (await app.heed(normaliseError(thrown))).message;
      this.open = true;
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const quickAdd = new QuickAdd();
