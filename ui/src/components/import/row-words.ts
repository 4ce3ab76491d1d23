/** The states of rows in words and shapes. */
import type { ImportRow, RowState } from '$lib/backend';
import type { GlyphName } from '../shared/glyphs';

export const stateWords: Record<RowState, { word: string; glyph: GlyphName }> = {
  new: { word: 'New', glyph: 'plus' },
  same: { word: 'Same', glyph: 'same' },
  like: { word: 'Like', glyph: 'like' },
  before: { word: 'Before', glyph: 'back' },
  update: { word: 'Update', glyph: 'pace' },
  problem: { word: 'Problem', glyph: 'fail' },
  skipped: { word: 'Skipped', glyph: 'minus' },
};

export const states: readonly RowState[] = [
  'new',
  'same',
  'like',
  'before',
  'update',
  'problem',
  'skipped',
];

/** What stands at the end of a row about which nothing is to be decided. */
export function remark(row: ImportRow): string {
  if (row.state === 'same') return 'in your logbook';
  return row.notes.join(' · ');
}

/** What can be decided about a row: the key, the word, the wish, and whether it holds now. */
export interface Offer {
  key: 'i' | 's' | 'u';
  word: string;
  /** What is wished; none takes an earlier wish back. */
  wish: 'take' | 'skip' | 'fill' | null;
  holds: boolean;
}

/** The offers of a row, in the order of their buttons. */
export function offersOf(row: ImportRow): Offer[] {
  const [was, now] = [row.offered, row.state];
  if (was === 'like') {
    const offers: Offer[] = [
      { key: 'i', word: 'Import', wish: 'take', holds: now === 'new' },
      { key: 's', word: 'Skip', wish: null, holds: now === 'like' },
    ];
    if (row.fills)
      offers.push({
        key: 'u',
        word: `Fill the ${row.fills}`,
        wish: 'fill',
        holds: now === 'update',
      });
    return offers;
  }
  if (was === 'before')
    return now === 'new'
      ? [{ key: 's', word: 'Leave it out', wish: null, holds: false }]
      : [{ key: 'i', word: 'Bring it back', wish: 'take', holds: false }];
  if (was === 'update') {
    return [
      { key: 'i', word: 'Change mine', wish: 'take', holds: row.comes },
      { key: 's', word: 'Leave mine', wish: null, holds: !row.comes },
    ];
  }
  if (now === 'problem') return [{ key: 's', word: 'Leave it out', wish: 'skip', holds: false }];
  if (now === 'skipped' && was !== null)
    return [{ key: 'i', word: 'Import it', wish: null, holds: false }];
  return [];
}

/** What a key decides about a row, also where no button stands for it; nothing where it decides nothing. */
export function wishOf(row: ImportRow, key: string): Offer['wish'] | undefined {
  const offer = offersOf(row).find((it) => it.key === key);
  if (offer) return offer.wish;
  return row.state === 'new' && key === 's' ? 'skip' : undefined;
}
