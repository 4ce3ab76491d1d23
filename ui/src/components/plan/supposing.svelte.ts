import { backend, type Difference, normalizeError, type Supposition } from '$lib/backend';
import { app } from '$lib/state/app.svelte';

/** What is supposed, and what would be different by it. Nothing of it is stored. */
export class Supposing {
  supposed = $state.raw<readonly Supposition[]>([]);
  difference = $state.raw<Difference | null>(null);
  refusal = $state<string | null>(null);
  #asked = 0;

  /** Asks again whenever what is supposed, the day or the logbook changes. Call it while a component begins. */
  follow(): void {
    $effect(() => {
      app.revisionOf(
        'account',
        'credential',
        'credit',
        'cycle_record',
        'rule_choice',
        'account_move',
        'own_issuer',
        'position',
        'letter',
        'course',
        'practicode',
        'entry',
        'study_entry',
      );
      void this.#read(this.supposed, app.asOf);
    });
  }

  add(supposition: Supposition): void {
    this.supposed = [...this.supposed, supposition];
  }

  take(at: number): void {
    this.supposed = this.supposed.filter((_, other) => other !== at);
  }

  clear(): void {
    this.supposed = [];
  }

  async #read(supposed: readonly Supposition[], asOf: string | null): Promise<void> {
    const asked = ++this.#asked;
    if (supposed.length === 0) {
      this.difference = null;
      this.refusal = null;
      return;
    }
    try {
      const difference = await backend().whatIf(supposed, asOf);
      if (asked !== this.#asked) return;
      this.difference = difference;
      this.refusal = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.difference = null;
      this.refusal = normalizeError(thrown).message;
    }
  }
}
