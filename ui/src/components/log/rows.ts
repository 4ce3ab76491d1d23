import type {
  CivilDate,
  LetterStanding,
  LogFilter,
  LogKind,
  LogRow,
  LogTotal,
  Place,
} from '$lib/backend';
import { day, weekdayAndDay } from '$lib/format/dates';
import { ceu, hours, hoursText } from '$lib/format/numbers';
import type { GlyphName } from '../shared/glyphs';

/** The ledgers, as chips name them. */
export const kinds: { kind: LogKind; name: string }[] = [
  { kind: 'work', name: 'Work' },
  { kind: 'course', name: 'Course' },
  { kind: 'credit', name: 'CEU' },
  { kind: 'practicode', name: 'Practicode' },
  { kind: 'study', name: 'Study' },
];

export const kindName = (kind: LogKind): string =>
  kinds.find((it) => it.kind === kind)?.name ?? kind;

/** `Mon, Nov 23`, with the year and without the weekday where it is not this year's. */
export function rowDay(date: CivilDate, today: CivilDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? weekdayAndDay(date) : day(date);
}

/** `6.5 h`, `1.5 CEU`; nothing where the amount is not known. */
export function rowAmount(row: LogRow): string {
  if (row.minutes !== null) return `${hours(row.minutes)} h`;
  return row.ceus === null ? 'not known' : `${ceu(row.ceus)} CEU`;
}

/** What proves a row, as a shape and a word. */
export function rowProof(
  row: LogRow,
  letters: readonly LetterStanding[],
): { glyph: GlyphName; word: string } {
  if (row.to_confirm) return { glyph: 'warn', word: 'confirm' };
  if (row.planned && row.kind !== 'credit') return { glyph: 'planned', word: 'planned' };
  if (row.proof === 'held') return { glyph: 'met', word: 'certificate' };
  if (row.proof === 'missing')
    return { glyph: row.planned ? 'ring' : 'warn', word: row.planned ? 'later' : 'missing' };
  if (row.kind === 'credit' && row.planned) return { glyph: 'ring', word: 'later' };
  if (row.kind !== 'work' || row.at?.kind !== 'position')
    return { glyph: 'ring', word: 'none needed' };
  const { id } = row.at;
  const own = letters.filter((it) => it.position === id);
  const covered = own.some(
    (it) =>
      it.accepted &&
      (it.covers_from ?? '') <= row.date &&
      (it.covers_to === null || row.date <= it.covers_to),
  );
  if (covered) return { glyph: 'met', word: 'in letter' };
  return { glyph: 'wait', word: own.length > 0 ? 'next letter' : 'no letter' };
}

/** How many rows a chip would let through. */
export function rowsOf(totals: readonly LogTotal[], kind: LogKind | null): number {
  return totals
    .filter((it) => kind === null || it.kind === kind)
    .reduce((sum, it) => sum + it.rows, 0);
}

/** The sum of each ledger for itself: `Work 1,264.5 h, 8 h planned`. They are never added up as one. */
export function sumsOf(
  totals: readonly LogTotal[],
  chosen: LogKind | null,
): { name: string; words: string }[] {
  return kinds
    .filter(({ kind }) => chosen === null || kind === chosen)
    .flatMap(({ kind, name }) => {
      const of = totals.find((it) => it.kind === kind);
      if (!of) return [];
      const parts = [
        of.minutes > 0 && hoursText(of.minutes),
        of.planned_minutes > 0 && `${ceu(of.planned_minutes / 60)} h planned`,
        of.ceus > 0 && ceu(of.ceus),
        of.planned_ceus > 0 && `${ceu(of.planned_ceus)} planned`,
      ].filter((it) => it !== false);
      return parts.length > 0 ? [{ name, words: parts.join(', ') }] : [];
    });
}

/** What the person chose to see. */
export interface Choice {
  kind: LogKind | null;
  text: string;
  proofMissing: boolean;
  /** Only planned hours whose day has come. */
  toConfirm: boolean;
  place: { place: Place; name: string } | null;
  from: CivilDate | null;
  to: CivilDate | null;
}

export const everything: Choice = {
  kind: null,
  text: '',
  proofMissing: false,
  toConfirm: false,
  place: null,
  from: null,
  to: null,
};

/** Whether anything is left out. */
export function isFiltered(choice: Choice): boolean {
  return JSON.stringify(choice) !== JSON.stringify(everything);
}

/** The choice as the backend understands it. */
export function filterOf(choice: Choice): LogFilter {
  return {
    kinds: choice.proofMissing ? ['credit'] : choice.kind === null ? [] : [choice.kind],
    place: choice.place?.place ?? null,
    text: choice.text.trim() === '' ? null : choice.text.trim(),
    from: choice.from,
    to: choice.to,
    proof: choice.proofMissing ? 'missing' : null,
    to_confirm: choice.toConfirm,
  };
}
