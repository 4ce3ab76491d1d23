import type {
  CivilDate,
  Credit,
  CreditStanding,
  CyclePlan,
  CycleStanding,
  PortalState,
} from '$lib/backend';
import { earlierFirst, fullRange } from '$lib/format/dates';
import { ceu } from '$lib/format/numbers';
import type { GlyphName } from '../shared/glyphs';
import { portalOf } from './credit-draft';

/** A credit in a cycle: what was recorded and what the rules say of it. */
export interface LedgerRow {
  credit: Credit;
  standing: CreditStanding;
  portal: PortalState;
  /** Whether the certificate is at hand, or would fail an audit. */
  proof: 'held' | 'flawed' | 'missing' | 'later';
}

export type LedgerFilter = 'all' | 'not_counted' | 'proof_missing';

/** The credits of a cycle, newest first. */
export function ledgerOf(cycle: CycleStanding, credits: readonly Credit[]): LedgerRow[] {
  const known = new Map(credits.map((it) => [it.id, it]));
  return cycle.credits
    .flatMap((standing): LedgerRow[] => {
      const credit = known.get(standing.credit);
      if (!credit) return [];
      return [
        {
          credit,
          standing,
          portal: portalOf(credit, cycle.issuer, standing.planned),
          proof: proofOf(credit, standing),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        earlierFirst(b.credit.completed_on, a.credit.completed_on) ||
        a.credit.title.localeCompare(b.credit.title),
    );
}

function proofOf(credit: Credit, standing: CreditStanding): LedgerRow['proof'] {
  if (standing.planned) return 'later';
  if (!credit.certificate_held) return 'missing';
  return standing.tests.some((test) => test.weight === 'audit' && test.outcome === 'fail')
    ? 'flawed'
    : 'held';
}

/** Whether a filter lets a row through. */
export function lets(filter: LedgerFilter, row: LedgerRow): boolean {
  if (filter === 'not_counted') return !row.standing.counts && !row.standing.planned;
  if (filter === 'proof_missing') return row.proof === 'missing' || row.proof === 'flawed';
  return true;
}

export const proofWords: Record<LedgerRow['proof'], { glyph: GlyphName; word: string }> = {
  held: { glyph: 'met', word: 'Certificate on hand' },
  flawed: { glyph: 'warn', word: 'On hand, but would fail an audit' },
  missing: { glyph: 'warn', word: 'Certificate missing' },
  later: { glyph: 'ring', word: 'Planned, no certificate yet' },
};

export const portalGlyph: Record<PortalState, GlyphName> = {
  planned: 'planned',
  earned: 'ring',
  proof_attached: 'half',
  entered: 'half',
  accepted: 'met',
  rejected: 'fail',
};

/** `6.0`, `1.25`: with one decimal at least, for a column and for figures. */
export function ceuFixed(amount: number): string {
  const text = ceu(amount);
  return text.includes('.') ? text : `${text}.0`;
}

/** `CPMA, AAPC`: what a cycle is called on its tab. */
export function tabName(cycle: CycleStanding): string {
  return [cycle.credentials.join(', '), cycle.issuer].filter((it) => it !== '').join(', ');
}

/** `Jun 1, 2025 – May 31, 2027`. */
export function cycleDays(cycle: CycleStanding): string {
  return fullRange(cycle.starts_on.date, cycle.due_on.date);
}

/** What is planned and what is still open, for the list under "the least". */
export interface LeastLine {
  kind: 'planned' | 'open';
  name: string;
  amount: string;
}

/** The planned credits that would count, then what the plan says they leave open. */
export function leastLines(
  plan: CyclePlan | null,
  rows: readonly LedgerRow[],
  near: (date: CivilDate) => string,
): LeastLine[] {
  const planned = rows.filter((row) => row.standing.planned && row.standing.counts).toReversed();
  return [
    ...planned.map((row): LeastLine => ({
      kind: 'planned',
      name: `${row.credit.title}, ${near(row.credit.completed_on)}`,
      amount: `${ceu(row.standing.counted)} planned`,
    })),
    ...(plan?.parts_after_planned ?? []).map((part): LeastLine => ({
      kind: 'open',
      name: part.name,
      amount: `${ceu(part.amount)} open`,
    })),
  ];
}
