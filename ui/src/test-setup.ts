import '@testing-library/jest-dom/vitest';

// jsdom has no media queries: the system is light and moves.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
