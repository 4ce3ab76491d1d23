import type { Density, Theme } from '$lib/backend';

const lastShown = 'milepost-theme';

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

/**
 * Dresses the page as it was last, or as the system is, before the settings are
 * known, so that a dark window does not flash.
 */
export function dressEarly(): void {
  const last = localStorage.getItem(lastShown);
  const dark =
    last === null ? window.matchMedia('(prefers-color-scheme: dark)').matches : last === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  if (/Linux/.test(navigator.userAgent)) document.documentElement.dataset.web = 'gtk';
}

/** Dresses the page as the settings say. */
export function dress(): void {
  document.documentElement.dataset.theme = appearance.shown;
  document.documentElement.dataset.density = appearance.density;
  localStorage.setItem(lastShown, appearance.shown);
}

export const appearance = new Appearance();
