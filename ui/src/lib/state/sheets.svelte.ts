import type { Fact, FactKey } from '$lib/backend';
import { backend, normalizeError } from '$lib/backend';
import { toasts } from './toast.svelte';

/** The kinds of facts that have a side panel of their own. */
export type SheetKind =
  | 'entry'
  | 'study_entry'
  | 'credit'
  | 'position'
  | 'letter'
  | 'course'
  | 'practicode'
  | 'exam'
  | 'credential';

const kinds: readonly string[] = [
  'entry',
  'study_entry',
  'credit',
  'position',
  'letter',
  'course',
  'practicode',
  'exam',
  'credential',
  'cycle_record',
];

/** A side panel: a fact to change, or one to add. `of` is what a new one belongs to. */
export type OpenSheet = { fact: Fact } | { add: SheetKind; of?: string };

/** The one side panel that can be opened from anywhere: the palette, a key, a menu. */
class Sheets {
  open = $state.raw<OpenSheet | null>(null);

  /** Adds a fact of this kind. */
  add(kind: SheetKind, of?: string): void {
    this.open = { add: kind, of };
  }

  /** Whether facts of this kind have a panel. */
  has(key: FactKey): boolean {
    return kinds.includes(key.kind);
  }

  /** Shows a fact as it is stored. */
  async show(key: FactKey): Promise<void> {
    try {
      const fact = await backend().fact(key);
      if (fact) this.open = { fact };
      else toasts.refused('This is gone. It may have been removed elsewhere.');
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }

  close(): void {
    this.open = null;
  }
}

export const sheets = new Sheets();
