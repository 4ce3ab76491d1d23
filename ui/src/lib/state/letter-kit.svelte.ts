import {
  backend,
  type Email,
  type LetterKitShown,
  normalizeError,
  type Signer,
} from '$lib/backend';
import { app } from './app.svelte';
import { documents } from './documents.svelte';
import { toasts } from './toast.svelte';

/** What is asked while a draft is drawn again rests so long. */
const REST = 300;

const nobody = (): Signer => ({ name: '', title: '', phone: '', email: '', without_hours: false });

/** The letter of one position while it is prepared. */
class LetterKitState {
  kit = $state.raw<LetterKitShown | null>(null);
  signer = $state<Signer>(nobody());
  position = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** Begins with what was typed for this position before. */
  async begin(position: string): Promise<void> {
    this.position = position;
    this.kit = null;
    this.signer = nobody();
    try {
      const drafts = await backend().drafts();
      const typed = drafts.find((it) => it.form === this.#form(position))?.typed;
      if (typed) this.signer = { ...nobody(), ...(JSON.parse(typed) as Partial<Signer>) };
    } catch {
      // What was typed before is a help, and no more.
    }
    await this.draw(true);
  }

  /** Something was typed: it is kept, and the draft is drawn again. */
  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const { position } = this;
      if (position)
        void backend()
          .keepDraft(this.#form(position), JSON.stringify(this.signer))
          .catch(() => undefined);
      void this.draw(false);
    }, REST);
  }

  async draw(first: boolean): Promise<void> {
    const { position } = this;
    if (!position) return;
    const asked = ++this.#asked;
    try {
      const kit = await backend().letterKit(position, { ...this.signer });
      if (asked !== this.#asked) return;
      this.kit = kit;
      // Who signs, as the records have it, where nothing was typed.
      if (first) this.signer = { ...kit.signer };
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }

  async save(): Promise<void> {
    const { position } = this;
    if (position)
      await documents.save({ document: 'letter', position, signer: { ...this.signer } });
  }

  async mail(email: Email): Promise<void> {
    try {
      await backend().mailLetter(email);
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }

  #form(position: string): string {
    return `letter-kit:${position}`;
  }
}

export const letterKit = new LetterKitState();
