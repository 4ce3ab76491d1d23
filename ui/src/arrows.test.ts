import { describe, expect, it } from 'vitest';

/** Every source of the window, as text. */
const sources = import.meta.glob<string>('./**/*.{ts,svelte}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.keys(sources).filter(
  (file) => !/\.test\.ts$|test-(setup|support)\.ts$|\/fake\//.test(file),
);

/** What a file imports when it is loaded; types and places that are loaded later are left out. */
function importsOf(file: string): string[] {
  const text = sources[file] ?? '';
  const found = [
    ...text.matchAll(
      /^\s*(?:import|export)\s+(?!type\b)(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
    ),
  ];
  return found.map((it) => resolve(file, it[1] ?? '')).filter((it) => it !== undefined);
}

function resolve(from: string, wanted: string): string | undefined {
  const bare = wanted.startsWith('$lib')
    ? wanted.replace('$lib', './lib')
    : wanted.startsWith('$components')
      ? wanted.replace('$components', './components')
      : wanted.startsWith('.')
        ? new URL(wanted, `file:///${from.slice(2)}`).pathname.replace(/^\//, './')
        : undefined;
  if (!bare) return undefined;
  return [bare, `${bare}.ts`, `${bare}/index.ts`].find((it) => it in sources);
}

const graph = new Map(files.map((file) => [file, importsOf(file)]));
const edges = [...graph].flatMap(([from, list]) => list.map((to) => ({ from, to })));

describe('the window’s sources', () => {
  it('are read at all', () => {
    expect(edges.length, 'the pattern must find the imports').toBeGreaterThan(200);
  });

  it.each([
    ['components know no views', /^\.\/components\//, /^\.\/views\//],
    ['the library knows neither components nor views', /^\.\/lib\//, /^\.\/(components|views)\//],
    ['shared controls know no place', /^\.\/components\/shared\//, /^\.\/components\/(?!shared\/)/],
    [
      'only the backend’s own folder uses the bindings',
      /^\.\/(?!lib\/backend\/)/,
      /bindings\.ts$|lib\/backend\/fake\//,
    ],
  ])('%s', (_, from, to) => {
    expect(edges.filter((edge) => from.test(edge.from) && to.test(edge.to))).toEqual([]);
  });

  it('import each other without a circle', () => {
    const done = new Set<string>();
    const path: string[] = [];
    const circles: string[] = [];
    const walk = (file: string): void => {
      if (done.has(file)) return;
      const at = path.indexOf(file);
      if (at >= 0) {
        circles.push([...path.slice(at), file].join(' → '));
        return;
      }
      path.push(file);
      for (const next of graph.get(file) ?? []) walk(next);
      path.pop();
      done.add(file);
    };
    files.forEach(walk);
    expect(circles).toEqual([]);
  });

  it('put no text in as markup, and read no clock', () => {
    // An icon is markup, and comes from a file of its library.
    const icon = files.find((file) => file.endsWith('shared/Icon.svelte'));
    const drawn = files.flatMap((file) =>
      [...(sources[file] ?? '').matchAll(/import (\w+) from '([^']+)\?raw'/g)].map(
        (it) => it[2] ?? '',
      ),
    );
    expect(drawn).toContain('lucide-static/icons/plus.svg');
    expect(drawn.filter((it) => !it.startsWith('lucide-static/icons/'))).toEqual([]);
    const offenders = files.filter(
      (file) => file !== icon && /\{@html|innerHTML|new Date\(|Date\.now/.test(sources[file] ?? ''),
    );
    expect(offenders).toEqual([]);
  });
});
