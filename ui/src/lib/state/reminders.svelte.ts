import {
  backend,
  type CivilDate,
  normalizeError,
  type Reminders,
  type SilenceWish,
} from '$lib/backend';
import { app } from './app.svelte';
import { toasts } from './toast.svelte';

/** What the window shows of reminders: all of it comes from the shell. */
class ReminderList {
  all = $state.raw<Reminders | null>(null);
  #asked = 0;

  /** How many are due: the badge in the rail. */
  count = $derived(this.all?.open.length ?? 0);

  /** Reads them anew. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const all = await backend().reminders();
      // An answer that another question has overtaken is thrown away.
      if (asked === this.#asked) this.all = all;
    } catch (thrown) {
      const error = normalizeError(thrown);
      if (error.code !== 'no_logbook') toasts.refused(error.message);
    }
  }

  /** Silences a subject, with a way back. */
  async silence(subject: string, dueOn: CivilDate, wish: SilenceWish): Promise<void> {
    await this.#do(async () => app.settled(await backend().silenceReminder(subject, dueOn, wish)));
  }

  /** Takes a choice about a subject back. */
  async hearAgain(choice: string): Promise<void> {
    await this.#do(() =>
      app.perform({ operation: 'remove', with: { kind: 'reminder_choice', id: choice } }),
    );
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }
}

export const reminders = new ReminderList();
