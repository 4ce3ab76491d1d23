/**
 * What was typed into forms that were closed without saving. It lasts longer than the window: the
 * logbook keeps it until the form is saved or begun anew.
 */
import { backend } from '$lib/backend';

const kept = new Map<string, object>();

/** Reads what was kept before; what cannot be read is let go. */
export async function readDrafts(): Promise<void> {
  const drafts = await backend().drafts();
  kept.clear();
  for (const { form, typed } of drafts) {
    try {
      const draft: unknown = JSON.parse(typed);
      if (typeof draft === 'object' && draft !== null) kept.set(form, draft);
    } catch {
      store(form, null);
    }
  }
}

/** Keeps what was typed, unless it says the same as what the form began with. */
export function keepDraft(key: string, typed: object, begun: object): void {
  if (JSON.stringify(typed) === JSON.stringify(begun)) {
    dropDraft(key);
  } else if (JSON.stringify(typed) !== JSON.stringify(kept.get(key))) {
    kept.set(key, typed);
    store(key, JSON.stringify(typed));
  }
}

/** What was typed before, if anything. */
export function keptDraft<Draft extends object>(key: string): Draft | undefined {
  return kept.get(key) as Draft | undefined;
}

/** The forms that were begun and not saved: `position:` is a new one. */
export function begunForms(): readonly string[] {
  return [...kept.keys()];
}

/** Forgets it: it was saved, or is not wanted. */
export function dropDraft(key: string): void {
  if (kept.delete(key)) store(key, null);
}

/** A draft that cannot be stored still lasts as long as the window. */
function store(key: string, typed: string | null): void {
  backend()
    .keepDraft(key, typed)
    .catch(() => undefined);
}
