/** One shape, one meaning. */
export type GlyphName =
  /** Met, accepted, passed. */
  | 'met'
  /** On pace. */
  | 'pace'
  /** Under way, entered. */
  | 'half'
  /** Waiting for someone. */
  | 'wait'
  /** Not started, earned, unknown. */
  | 'ring'
  /** A question to the person. */
  | 'ask'
  /** Planned, an estimate. */
  | 'planned'
  /** Behind, needs you. */
  | 'warn'
  /** Late. */
  | 'late'
  /** Fails a rule. */
  | 'fail'
  /** A renewal. */
  | 'renewal'
  /** Today. */
  | 'today'
  /** An estimated range. */
  | 'band'
  /** A row that is new. */
  | 'plus'
  /** The same, no change. */
  | 'same'
  /** Like something that is there. */
  | 'like'
  /** It was there before and was removed. */
  | 'back'
  /** Left out. */
  | 'minus';

/** The color that goes with a shape, if any. */
export function toneOf(name: GlyphName): 'warn' | 'late' | 'met' | 'plain' {
  if (name === 'warn') return 'warn';
  if (name === 'late' || name === 'fail') return 'late';
  return name === 'met' ? 'met' : 'plain';
}
