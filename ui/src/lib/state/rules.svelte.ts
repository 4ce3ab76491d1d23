import { backend, normalizeError, type RulesOffer, type RulesBack } from '$lib/backend';
import { day } from '$lib/format/dates';
import { app } from './app.svelte';
import { router } from './router.svelte';
import { toasts } from './toast.svelte';

/** Other rules than those in use: a pack that is looked at, and the ways back. */
class OtherRules {
  /** What a pack would change, while the person looks at it. */
  offer = $state.raw<RulesOffer | null>(null);
  /** Why the last pack was not taken. */
  refusal = $state<string | null>(null);
  busy = $state(false);

  /** Looks into a pack; without a path the person is asked for a file. */
  async look(path: string | null): Promise<void> {
    await this.#while(async () => {
      const offer = await backend().offerRules(path);
      if (offer === null) return;
      this.offer = offer;
      router.go('rulebook');
    });
  }

  /** Leaves the rules in use as they are. */
  keep(): void {
    this.offer = null;
    this.refusal = null;
  }

  /** Takes the rules that are looked at. */
  async take(): Promise<void> {
    const before = app.rules;
    await this.#while(async () => {
      const taken = await backend().takeRules();
      this.offer = null;
      await app.rulesChanged();
      const way: RulesBack = before?.origin.origin === 'pack' ? 'earlier' : 'built_in';
      toasts.offer(`The rules of ${day(taken.edition.day)} are in use`, {
        label: 'Back',
        run: () => void this.back(way),
      });
    });
  }

  /** Goes back to other rules. */
  async back(to: RulesBack): Promise<void> {
    await this.#while(async () => {
      const now = await backend().rulesBack(to);
      await app.rulesChanged();
      toasts.done(`The rules of ${day(now.edition.day)} are in use`);
    });
  }

  async #while(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.refusal = null;
    try {
      await work();
    } catch (thrown) {
      this.refusal = normalizeError(thrown).message;
    } finally {
      this.busy = false;
    }
  }
}

export const otherRules = new OtherRules();
