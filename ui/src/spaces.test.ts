import { expect, it } from 'vitest';

/** Every component of the window, as text. */
const sources = import.meta.glob<string>('./**/*.svelte', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('no sentence loses the space before a part of it that is only sometimes there', () => {
  // Svelte drops the space at the beginning of a block: it belongs into an expression.
  const lost = Object.entries(sources).flatMap(([path, text]) =>
    text
      .split('\n')
      .flatMap((line, at) => (/\S\{#if [^}]*\} +[^\s{<]/.test(line) ? [`${path}:${at + 1}`] : [])),
  );
  expect(Object.keys(sources).length, 'the components were found').toBeGreaterThan(50);
  expect(lost).toEqual([]);
});
