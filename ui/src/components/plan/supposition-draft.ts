import type { Catalogued, Credit, CycleStanding, Supposition } from '$lib/backend';
import { catalogued, readCode } from '$lib/credentials';
import { readAmount } from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';

export type SupposeKind = Supposition['suppose'];

/** What can be supposed, as the choice names it. */
export const supposeNames: Record<SupposeKind, string> = {
  add_credential: 'One more credential',
  drop_credential: 'A credential given up',
  add_credit: 'One more credit',
  add_meeting: 'A meeting you’re going to',
  move_credit: 'A credit in the other cycle',
  apply_credit: 'A credit applied to a credential',
  add_practicode: 'Practicode done',
  add_course: 'An 80-hour course done',
};

/** A supposition as it is typed; each kind uses some of it. */
export interface SupposeDraft {
  kind: SupposeKind;
  /** With or without the "-A". */
  code: string;
  issuer: string;
  /** The credential or credit that it is about, by id. */
  of: string;
  amount: string;
  topic: string;
  on: string | null;
}

export function supposeDraft(kind: SupposeKind): SupposeDraft {
  return { kind, code: '', issuer: '', of: '', amount: '', topic: '', on: null };
}

/** Reads the form. */
export function readSupposition(
  draft: SupposeDraft,
  known: { catalogue: readonly Catalogued[]; credits: readonly Credit[] },
): { supposition: Supposition } | { problems: Record<string, string> } {
  const reader = new DraftReader();
  const supposition = read(draft, known, reader);
  return Object.keys(reader.problems).length > 0 ? { problems: reader.problems } : { supposition };
}

function read(
  draft: SupposeDraft,
  { catalogue, credits }: { catalogue: readonly Catalogued[]; credits: readonly Credit[] },
  reader: DraftReader,
): Supposition {
  switch (draft.kind) {
    case 'add_credential': {
      const code = reader
        .text('code', draft.code, 'Which one? Write its code, such as CPMA or CCS.')
        .toUpperCase();
      const issuer =
        catalogued(catalogue, readCode(code).code)?.issuer ??
        reader.text('issuer', draft.issuer, 'The rulebook does not know this code. Who issues it?');
      return { suppose: 'add_credential', issuer, code, earned_on: draft.on };
    }
    case 'drop_credential':
      return { suppose: 'drop_credential', credential: reader.text('of', draft.of, 'Which one?') };
    case 'move_credit': {
      const credit = credits.find((it) => it.id === draft.of);
      reader.text('of', draft.of, 'Which one?');
      return {
        suppose: 'move_credit',
        credit: draft.of,
        to: credit?.cycle_choice === 'next' ? 'current' : 'next',
      };
    }
    case 'apply_credit':
      return {
        suppose: 'apply_credit',
        credit: reader.text('of', draft.of, 'Which one?'),
        to: reader.text('code', draft.code, 'To which credential? Write its code.').toUpperCase(),
      };
    case 'add_credit':
      return {
        suppose: 'add_credit',
        amount: reader.needed(
          'amount',
          readAmount(draft.amount),
          'How many CEUs? Write a number such as 1.5.',
        ),
        topics: optional(draft.topic) === null ? [] : [draft.topic.trim()],
        issuers: null,
        ahima_source: null,
        completed_on: draft.on,
      };
    case 'add_meeting':
      return { suppose: 'add_meeting', id: reader.text('of', draft.of, 'Which one?') };
    case 'add_practicode':
    case 'add_course':
      return { suppose: draft.kind, completed_on: draft.on };
  }
}

/** The credits that may lie in either of two cycles: those of a renewal month. */
export function movable(credits: readonly Credit[], cycles: readonly CycleStanding[]): Credit[] {
  const ends = new Set(
    cycles.filter((it) => it.issuer === 'AAPC').map((it) => it.due_on.date.slice(0, 7)),
  );
  return credits.filter((it) => ends.has(it.completed_on.slice(0, 7)));
}
