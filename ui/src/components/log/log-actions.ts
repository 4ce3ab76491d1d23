/** What can be done with rows of the log; each is one operation with a way back. */
import {
  backend,
  type Fact,
  type FactKey,
  type LogRow,
  normalizeError,
  type Operation,
  type Revision,
} from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { toasts } from '$lib/state/toast.svelte';

/** Does an operation and says why where it is refused; answers whether it worked. */
export async function attempt(operation: Operation): Promise<boolean> {
  try {
    await app.perform(operation);
    return true;
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
    return false;
  }
}

/** The fact behind a row; none where it is gone. */
export async function factOf(key: FactKey): Promise<Fact | null> {
  try {
    const fact = await backend().fact(key);
    if (!fact) toasts.refused('This row is gone.');
    return fact;
  } catch (thrown) {
    toasts.refused(normalizeError(thrown).message);
    return null;
  }
}

/** A new fact of today that says what the row says; it is shown before it is stored. */
export async function copyOf(row: LogRow): Promise<Fact | null> {
  const fact = await factOf(row.key);
  if (fact?.kind === 'entry')
    return { ...fact, fact: { ...fact.fact, id: '', date: app.today, planned: false } };
  if (fact?.kind === 'study_entry')
    return { ...fact, fact: { ...fact.fact, id: '', date: app.today, planned: false } };
  return fact?.kind === 'credit' ? { ...fact, fact: { ...fact.fact, id: '', portal: [] } } : null;
}

/** Takes facts away. */
export function removeAll(keys: FactKey[]): Promise<boolean> {
  const [key] = keys;
  if (!key) return Promise.resolve(false);
  return attempt(
    keys.length === 1
      ? { operation: 'remove', with: key }
      : { operation: 'remove_many', with: keys },
  );
}

/** Changes facts in the same way. */
export function reviseAll(keys: FactKey[], change: Revision): Promise<boolean> {
  if (keys.length === 0) return Promise.resolve(false);
  return attempt({ operation: 'revise', with: { keys, change } });
}
