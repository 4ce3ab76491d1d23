import type {
  Certainty,
  Clause,
  CivilDate,
  Outcome,
  Provenance,
  Version,
  Weight,
} from '$lib/backend';
import { day, daysBetween } from '$lib/format/dates';
import type { GlyphName } from '../shared/glyphs';

/** How sure a clause is, in words. */
export const certaintyWords: Record<Certainty, string> = {
  published: 'published',
  second_hand: 'read second-hand',
  derived: 'worked out from published rules',
  uncertain: 'not certain',
};

/** Where a number comes from, in words. */
export const provenanceWords: Record<Provenance, string> = {
  entered: 'You entered it.',
  computed: 'Worked out from what you entered.',
  official_override: 'The issuer’s own number, typed by you. It wins over ours.',
  estimate: 'An estimate: the rules are silent or a fact is missing.',
};

/** How a list of tests is read: as a judgement, or as what is still to come. */
export type Reading = 'judged' | 'not_yet';

/**
 * The shape of an outcome. A failed test that decides nothing now is no alarm, what is only said
 * for information has no tick, and what is still to come is a ring.
 */
export function outcomeGlyph(
  outcome: Outcome,
  weight: Weight,
  reading: Reading = 'judged',
): GlyphName {
  if (weight === 'note' && outcome !== 'fail') return 'ring';
  if (outcome === 'pass') return 'met';
  if (outcome === 'unknown' || reading === 'not_yet') return 'ring';
  return weight === 'counts' ? 'fail' : 'warn';
}

/** The word of an outcome, for the citation and for speech. */
export function outcomeWord(outcome: Outcome, weight: Weight, reading: Reading = 'judged'): string {
  if (weight === 'note' && outcome !== 'fail') return 'for information';
  if (outcome === 'pass') return 'pass';
  if (outcome === 'unknown') return 'not known';
  if (reading === 'not_yet') return 'not yet';
  if (weight === 'audit') return 'would fail an audit';
  return weight === 'note' ? 'note' : 'fail';
}

/** The version of a clause in force on a day, else the newest. */
export function versionOn(clause: Clause, on: CivilDate): Version | undefined {
  return (
    clause.versions.find(
      (it) => (it.from === null || it.from <= on) && (it.to === null || on <= it.to),
    ) ?? clause.versions.at(-1)
  );
}

/** Days from which what was read of a rule is old. */
const OLD_AFTER = 180;

/** Whether it is long ago that a version in force was read on its pages: then it is said in ochre. */
export function isOld(version: Version, today: CivilDate): boolean {
  return (
    version.to === null &&
    version.checked_on !== null &&
    daysBetween(version.checked_on, today) >= OLD_AFTER
  );
}

/** When a version is or was in force: `since Jan 1, 2021`, `until 2015`. */
export function inForce(version: Version): string {
  const from =
    version.from === null
      ? null
      : version.from_bound === 'exact'
        ? `since ${day(version.from)}`
        : version.from_bound === 'by'
          ? `in force by ${day(version.from)}`
          : `since some day after ${day(version.from)}`;
  const to = version.to === null ? null : `until ${day(version.to)}`;
  return [from, to].filter((it) => it !== null).join(', ') || 'always so, as far as known';
}

/** What a version asks for, in a few words; none where its sentence is all that there is. */
export function valueWords({ value_text: words }: Version): string | null {
  return words === 'as stated' ? null : words.replaceAll('_', ' ');
}

/** Whether an address is a web page that a browser can open, without anything that hides where it leads. */
export function isPage(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url);
}

/** The host of a source's address, for people: `aapc.com`. */
export function sourceHost(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:]+)/.exec(url)?.[1] ?? url;
}
