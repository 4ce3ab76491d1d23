/** Whether something is meant by typed words, how well it fits, and which letters fit. */

/** A stretch of a name that was matched. */
export interface Stretch {
  start: number;
  end: number;
}

export interface Match {
  /** The higher, the better. */
  score: number;
  stretches: Stretch[];
}

/** Lower case, without accents, so that letters keep their places. */
function plain(text: string): string {
  return [...text]
    .map((letter) => letter.normalize('NFD').charAt(0).toLowerCase() || letter)
    .join('');
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Where a word stands in a text: at the beginning of a word first, inside one where it is long enough. */
function find(text: string, word: string): { at: number; start: boolean } | null {
  let inside = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isWordStart(text, at)) return { at, start: true };
    if (inside < 0) inside = at;
  }
  return inside >= 0 && word.length >= 3 ? { at: inside, start: false } : null;
}

/** The typed words, in lower case. */
function wordsOf(query: string): string[] {
  return plain(query)
    .split(/\s+/)
    .filter((it) => it !== '');
}

/**
 * Matches every typed word against a name, or against the other words that it is found by.
 * Nothing typed matches everything equally.
 */
export function match(query: string, name: string, others = ''): Match | null {
  const words = wordsOf(query);
  const inName = plain(name);
  const inOthers = plain(others);
  let score = 0;
  const stretches: Stretch[] = [];
  for (const word of words) {
    const found = find(inName, word);
    if (found) {
      score +=
        (found.start ? 10 : 4) +
        (found.at === 0 ? 6 : 0) +
        word.length / Math.max(1, inName.length);
      stretches.push({ start: found.at, end: found.at + word.length });
    } else if (find(inOthers, word)?.start) {
      score += 3;
    } else {
      return null;
    }
  }
  return { score, stretches: merged(stretches) };
}

/** Stretches in order, those that touch made one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const done: Stretch[] = [];
  for (const it of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = done.at(-1);
    if (last && it.start <= last.end) last.end = Math.max(last.end, it.end);
    else done.push({ ...it });
  }
  return done;
}

/** A text cut where it was matched: `[{text: 'Harb', hit: true}, {text: 'or Clinic', hit: false}]`. */
export function cut(text: string, stretches: readonly Stretch[]): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false });
    pieces.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

/** The best first, and among equals in the order in which they came. */
export function ranked<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => { name: string; others?: string },
): { item: Item; match: Match }[] {
  return items
    .map((item) => {
      const { name, others } = textOf(item);
      return { item, match: match(query, name, others) };
    })
    .filter((it): it is { item: Item; match: Match } => it.match !== null)
    .toSorted((a, b) => b.match.score - a.match.score);
}
