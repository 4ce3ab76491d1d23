import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** What the shell allows the page; `vite preview` of the browser build keeps to the same. */
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'";

interface Graph {
  getModuleInfo(id: string): { importers: readonly string[]; isEntry: boolean } | null;
}

/**
 * What the first picture of the window needs goes into one chunk, so that the start is one request
 * and not thirty; whatever is imported only later stays apart.
 */
function neededAtOnce(): (id: string, graph: Graph) => string | null {
  const known = new Map<string, boolean>();
  const leadsFromEntry = (id: string, graph: Graph): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false);
    const info = graph.getModuleInfo(id);
    const needed =
      info !== null && (info.isEntry || info.importers.some((from) => leadsFromEntry(from, graph)));
    known.set(id, needed);
    return needed;
  };
  return (id, graph) => (leadsFromEntry(id, graph) ? 'window' : null);
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), svelteTesting()],
  resolve: {
    alias: {
      $lib: fileURLToPath(new URL('./src/lib', import.meta.url)),
      $components: fileURLToPath(new URL('./src/components', import.meta.url)),
    },
  },
  // The page is served by the program itself, from its root.
  base: '/',
  build: {
    target: ['es2022', 'safari16', 'chrome111'],
    outDir: mode === 'browser' ? 'dist-browser' : 'dist',
    // Fonts and icons stay files: inlined data: fonts would need a wider policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // Not in the browser build: there the fake backend is loaded by the entry, and would wait for itself.
    rolldownOptions:
      mode === 'browser'
        ? {}
        : { output: { codeSplitting: { groups: [{ name: neededAtOnce() }] } } },
  },
  // The tests share a table of days with the core.
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  preview: {
    port: 4173,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // The contrast of the tokens is checked in their text; other style sheets stay empty.
    css: { include: [/tokens\.css/] },
  },
}));
