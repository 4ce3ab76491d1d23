/** What a person does in Career, each as one change that is undone as a whole. */
import {
  backend,
  type Fact,
  type FactKind,
  normalizeError,
  type Offer,
  type Operation,
} from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { toasts } from '$lib/state/toast.svelte';

/** Does it; a refusal is shown. Answers whether it is done. */
export async function perform(operation: Operation): Promise<boolean> {
  try {
    await app.perform(operation);
    return true;
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
    return false;
  }
}

/** Changes some fields of a fact as it is stored. */
export async function change<Kind extends FactKind>(
  kind: Kind,
  id: string,
  fields: Partial<Extract<Fact, { kind: Kind }>['fact']>,
): Promise<boolean> {
  try {
    const found = await backend().fact({ kind, id });
    if (!found) {
      toasts.refused('That isn’t there anymore.');
      return false;
    }
    const changed = { ...found, fact: { ...found.fact, ...fields } } as Fact;
    return await perform({ operation: 'change', with: changed });
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
    return false;
  }
}

/** Does what may be refused, and shows the refusal. */
export async function attempt(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
  }
}

/** A new offer of which no more is known than that it came. */
export function offerOf(application: string, on: string, note: string | null): Offer {
  return {
    id: '',
    application,
    received_on: on,
    answer_by: null,
    pay_cents: null,
    pay_unit: null,
    weekly_minutes: null,
    place: null,
    starts_on: null,
    code_assignment: 'unknown',
    pays: [],
    writes_letter: 'unknown',
    note,
  };
}

/** A new step with nothing but what is said of it. */
export function stepOf(fields: {
  application: string | null;
  kind: Extract<Fact, { kind: 'step' }>['fact']['kind'];
  on: string;
  at?: string | null;
  contact?: string | null;
  note?: string | null;
}): Operation {
  const fact = { id: '', at: null, contact: null, round: null, note: null, ...fields };
  return { operation: 'add', with: { kind: 'step', fact } };
}
