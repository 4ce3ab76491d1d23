import {
  type Along,
  backend,
  type BroughtIn,
  type Chosen,
  normalizeError,
  type Opened,
  type WordHint,
} from '$lib/backend';
import { count, fileSize } from '$lib/format/numbers';
import { app } from './app.svelte';
import { toasts } from './toast.svelte';

/** How many words lock a file. */
export const wordsNeeded = 6;

/** The words of a text: they may stand apart by blanks, commas or line ends. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;.·]+/u)
    .filter((word) => word !== '');
}

/** What goes to another computer, and the words that lock it. */
export class TakingAlong {
  what = $state.raw<Along | null>(null);
  words = $state('');
  locked = $state(true);
  busy = $state(false);
  /** Where the words were saved apart. */
  saved = $state<string | null>(null);
  failure = $state<string | null>(null);

  async begin(): Promise<void> {
    await this.#try(async () => {
      this.what = await backend().whatGoesAlong();
      await this.propose();
    });
  }

  /** Other words than before; those that were saved lock nothing. */
  async propose(): Promise<void> {
    await this.#try(async () => {
      this.words = await backend().proposeWords();
      this.saved = null;
    });
  }

  async saveWords(): Promise<void> {
    await this.#try(async () => {
      this.saved = (await backend().saveWords(this.words)) ?? this.saved;
    });
  }

  /** Prints the page of words that the window holds ready. */
  async printWords(): Promise<void> {
    await this.#try(() => backend().printWords());
  }

  /** Asks where and writes the file; answers whether it is written. */
  async write(): Promise<boolean> {
    this.busy = true;
    let done = false;
    await this.#try(async () => {
      const written = await backend().writePack(this.locked ? this.words : null);
      if (!written) return;
      done = true;
      const what = [count(written.facts, 'record'), count(written.evidence, 'file')].join(' and ');
      toasts.done(
        `${written.locked ? 'Locked' : 'Saved'}: ${what}, ${fileSize(written.bytes)}, read again whole`,
      );
    });
    this.busy = false;
    return done;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = (await app.heed(normalizeError(thrown))).message;
    }
  }
}

/** A logbook that is brought from elsewhere: chosen, opened with its words, and taken in. */
export class Bringing {
  chosen = $state.raw<Chosen | null>(null);
  opened = $state.raw<Opened | null>(null);
  typed = $state('');
  hints = $state.raw<readonly WordHint[]>([]);
  busy = $state(false);
  failure = $state<string | null>(null);
  /** Whether enough was typed to try it. */
  ready = $derived(
    this.chosen !== null &&
      (!this.chosen.locked ||
        wordsOf(this.typed).length >= wordsNeeded ||
        this.typed.trim().length >= 12),
  );
  #asked = 0;

  async choose(folder: boolean): Promise<void> {
    await this.#try(async () => {
      const chosen = await backend().chooseLogbook(folder);
      if (!chosen) return;
      this.chosen = chosen;
      this.opened = null;
      this.typed = '';
      this.hints = [];
      if (!chosen.locked) await this.open();
    });
  }

  /** Keeps what is typed, and asks which words are not on the list once they are typed out. */
  async type(text: string): Promise<void> {
    this.typed = text;
    this.failure = null;
    const asked = ++this.#asked;
    const words = wordsOf(text);
    // The word that is being typed is not wrong yet.
    const done = /\s$/u.test(text) || words.length >= wordsNeeded ? words : words.slice(0, -1);
    const hints =
      done.length === 0
        ? []
        : await backend()
            .wordHints(done.join(' '))
            .catch(() => []);
    if (asked === this.#asked) this.hints = hints;
  }

  /** Puts what was meant in the place of a word. */
  async mend(hint: WordHint): Promise<void> {
    const words = wordsOf(this.typed);
    if (hint.meant === null) return;
    words[hint.place - 1] = hint.meant;
    await this.type(words.join(' '));
  }

  /** Opens what was chosen. Nothing is changed yet. */
  async open(): Promise<void> {
    this.busy = true;
    await this.#try(async () => {
      this.opened = await backend().openBrought(this.chosen?.locked ? this.typed : null);
    });
    this.busy = false;
  }

  /** Brings in what was opened; answers what was done. */
  async take(): Promise<BroughtIn | null> {
    this.busy = true;
    let brought: BroughtIn | null = null;
    await this.#try(async () => {
      brought = await backend().takeBrought();
    });
    this.busy = false;
    return brought;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    this.failure = null;
    try {
      await work();
    } catch (thrown) {
      this.failure = (await app.heed(normalizeError(thrown))).message;
    }
  }
}
