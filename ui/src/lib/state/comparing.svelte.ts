import {
  backend,
  type ComparedShown,
  type CivilDate,
  normalizeError,
  type PastedPage,
} from '$lib/backend';
import { app } from './app.svelte';
import { router } from './router.svelte';
import { toasts } from './toast.svelte';

/** An issuer's page beside the logbook. What was pasted is kept while it is looked at, and nowhere else. */
class Comparing {
  shown = $state.raw<ComparedShown | null>(null);
  /** The day on which it was pasted. */
  pastedOn = $state<CivilDate | null>(null);
  /** Whether it is being accepted. */
  busy = $state(false);
  refusal = $state<string | null>(null);
  #page: PastedPage | null = null;

  /** Whose page it is: as the address says, else the first that there is an account of. */
  get issuer(): string {
    return (
      router.query.get('issuer') ??
      app.standing?.cycles.find((it) => it.state === 'open')?.issuer ??
      app.standing?.cycles[0]?.issuer ??
      'AAPC'
    );
  }

  /** Goes to the comparison with an issuer. */
  begin(issuer: string): void {
    this.clear();
    router.go('compare', { issuer });
  }

  async paste(html: string | null, text: string): Promise<void> {
    await this.#look({ issuer: this.issuer, html, text, left_out: [], taken: [] });
  }

  /** Reads the same page again, as after a change of the logbook. */
  async again(): Promise<void> {
    if (this.#page) await this.#look(this.#page);
  }

  /** Lets a row of the page come in, or leaves it out. */
  async turn(at: number): Promise<void> {
    if (!this.#page) return;
    const { left_out } = this.#page;
    await this.#look({
      ...this.#page,
      left_out: left_out.includes(at) ? left_out.filter((it) => it !== at) : [...left_out, at],
    });
  }

  /** Takes day and amount of the page for a credit, or keeps one's own. */
  async take(id: string, takes: boolean): Promise<void> {
    if (!this.#page) return;
    const taken = this.#page.taken.filter((it) => it !== id);
    await this.#look({ ...this.#page, taken: takes ? [...taken, id] : taken });
  }

  async accept(): Promise<void> {
    if (!this.#page || this.busy) return;
    this.busy = true;
    try {
      const applied = await backend().acceptPage(this.#page);
      if (applied) await app.settled(applied);
      else toasts.done('Nothing to keep: the logbook already has all of it');
      this.clear();
      router.go('renewals');
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
    } finally {
      this.busy = false;
    }
  }

  clear(): void {
    this.#page = null;
    this.shown = null;
    this.refusal = null;
  }

  async #look(page: PastedPage): Promise<void> {
    try {
      this.shown = await backend().comparePage(page);
      this.#page = page;
      this.pastedOn = app.today;
      this.refusal = null;
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
    }
  }
}

export const comparing = new Comparing();
