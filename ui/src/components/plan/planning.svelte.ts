import {
  backend,
  type CivilDate,
  type CyclePlan,
  type CycleStanding,
  normalizeError,
  type Plan,
} from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { toasts } from '$lib/state/toast.svelte';

/** The plan of the day that the page looks at. It holds only what the backend has answered. */
export class Planning {
  plan = $state.raw<Plan | null>(null);
  #asked = 0;

  /** Asks again whenever something that the plan rests on has changed. Call it while a component begins. */
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
      );
      void this.#read(app.asOf);
    });
  }

  /** The plan of one cycle; none for a cycle that is not open. */
  of(cycle: CycleStanding): CyclePlan | null {
    return (
      this.plan?.cycles.find(
        (it) => it.issuer === cycle.issuer && it.due_on === cycle.due_on.date,
      ) ?? null
    );
  }

  async #read(asOf: CivilDate | null): Promise<void> {
    const asked = ++this.#asked;
    try {
      const plan = await backend().plan(asOf);
      // An answer that another question has overtaken is thrown away.
      if (asked === this.#asked) this.plan = plan;
    } catch (thrown) {
      if (asked === this.#asked) toasts.refused(normalizeError(thrown).message);
    }
  }
}
