/** A piece of a sentence, and whether it is a date. */
export interface Piece {
  text: string;
  date: boolean;
}

const aDate = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{1,2}(?:, \d{4})?\b/g;

/** A sentence with its dates apart, which are estimates and look like it. */
export function emphasized(words: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of words.matchAll(aDate)) {
    if (found.index > from) pieces.push({ text: words.slice(from, found.index), date: false });
    pieces.push({ text: found[0], date: true });
    from = found.index + found[0].length;
  }
  if (from < words.length) pieces.push({ text: words.slice(from), date: false });
  return pieces;
}
