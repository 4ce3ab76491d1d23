import type { Density, Theme } from '$lib/backend';

/** Light, dark, or as the system has it; and how tight rows stand. */
class Appearance {
  #systemIsDark = $state(false);
  theme = $state<Theme>('system');
  density = $state<Density>('comfortable');
  /** What is shown now. */
  shown = $derived<'light' | 'dark'>(
    this.theme === 'system' ? (this.#systemIsDark ? 'dark' : 'light') : this.theme,
  );

  /** Follows the system from now on; the answer stops it. */
  follow(): () => void {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const hear = () => (this.#systemIsDark = query.matches);
    hear();
    query.addEventListener('change', hear);
    return () => query.removeEventListener('change', hear);
  }
}

export const appearance = new Appearance();
