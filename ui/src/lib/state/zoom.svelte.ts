import { backend, normalizeError, type ZoomStep } from '$lib/backend';
import { toasts } from './toast.svelte';

/** The chords that draw the page in another size, and what else a keyboard sends for them. */
const chords: Record<string, ZoomStep> = {
  'mod+=': 'in',
  'mod++': 'in',
  'mod+shift+=': 'in',
  'mod+shift++': 'in',
  'mod+-': 'out',
  'mod+_': 'out',
  'mod+shift+_': 'out',
  'mod+0': 'actual',
};

/** How large the page is drawn. */
class Zoom {
  /** In percent; none before it was asked. */
  percent = $state<number | null>(null);

  /** What a chord asks of the size; nothing where it asks for something else. */
  asked(chord: string): ZoomStep | undefined {
    return chords[chord];
  }

  async step(step: ZoomStep): Promise<void> {
    try {
      this.percent = await backend().zoom(step);
      if (step !== 'same') toasts.done(`Zoom ${this.percent}%`);
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }
}

export const zoom = new Zoom();
