import type { Mark } from '$lib/backend';
import type { GlyphName } from '../shared/glyphs';

/** The shape of a mark. */
export const markGlyphs: Record<Mark, GlyphName> = {
  met: 'met',
  ring: 'ring',
  loose: 'planned',
  wait: 'wait',
  warn: 'warn',
  fail: 'fail',
};
