import { describe, expect, it, vi } from 'vitest';
import { appearance } from './theme.svelte';

describe('the theme', () => {
  it('follows the system until one is chosen', () => {
    let hear = (): void => undefined;
    const query = {
      matches: false,
      addEventListener: (_: string, listener: () => void) => (hear = listener),
      removeEventListener: vi.fn(),
    };
    vi.stubGlobal('matchMedia', () => query);
    const stop = appearance.follow();
    appearance.theme = 'system';
    expect(appearance.shown).toBe('light');
    query.matches = true;
    hear();
    expect(appearance.shown).toBe('dark');
    appearance.theme = 'light';
    expect(appearance.shown, 'a chosen theme wins over the system').toBe('light');
    stop();
    expect(query.removeEventListener).toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
