import type { Span } from '$lib/backend';

interface Selection {
  start: number;
  end: number;
}

/**
 * Which words Tab selects next: from the end of the line it begins with the
 * first part, and after the last part there is none, so that Tab leaves the field.
 */
export function nextPart(
  spans: readonly Span[],
  selected: Selection,
  length: number,
  backward = false,
): Span | undefined {
  const ordered = spans.filter((it) => it.end > it.start).toSorted((a, b) => a.start - b.start);
  const collapsed = selected.start === selected.end;
  if (backward) {
    if (collapsed && selected.start === 0) return undefined;
    return ordered.findLast((it) => it.end <= selected.start);
  }
  if (collapsed && selected.end === length) return ordered[0];
  return ordered.find((it) => it.start >= selected.end);
}
