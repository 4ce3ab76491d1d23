import type {
  ActivityKind,
  CertificateDraft,
  CertificateField,
  CertificateShown,
  CivilDate,
} from '$lib/backend';
import { readAmount } from '$lib/format/read-number';
import { readDay } from '$lib/format/read-day';
import { day } from '$lib/format/dates';

/** The fields of a certificate, in the order of the card. */
export type Part = 'title' | 'sponsor' | 'ceu' | 'holder' | 'date' | 'index_number';
export const parts: readonly Part[] = ['title', 'sponsor', 'ceu', 'holder', 'date', 'index_number'];

/** What stands in the fields, and which were confirmed. */
export interface CardDraft {
  typed: Record<Part, string>;
  /** Fields that a person confirmed or wrote. */
  confirmed: Record<Part, boolean>;
  kind: ActivityKind;
  domain: '' | 'yes' | 'no';
}

/** What was read, as it stands in the fields at first. */
export function begin(shown: CertificateShown): CardDraft {
  const { fields } = shown;
  return {
    typed: {
      title: fields.title.value ?? '',
      sponsor: fields.sponsor.value ?? '',
      ceu: fields.ceu.value === null ? '' : String(fields.ceu.value),
      holder: fields.holder.value ?? '',
      date: fields.date.value === null ? '' : day(fields.date.value),
      index_number: fields.index_number.value ?? '',
    },
    confirmed: {
      title: false,
      sponsor: false,
      ceu: false,
      holder: false,
      date: false,
      index_number: false,
    },
    kind: fields.activity ?? 'webinar',
    domain: '',
  };
}

/** How a field stands. */
export type FieldState = 'sure' | 'confirmed' | 'open' | 'none';

/** The index number is never sure: a person confirms it. */
export function stateOf(part: Part, shown: CertificateShown, draft: CardDraft): FieldState {
  if (draft.confirmed[part]) return 'confirmed';
  const field = shown.fields[part];
  if (field.value === null) return 'none';
  return field.sure && part !== 'index_number' ? 'sure' : 'open';
}

/** The first field that is for the person to confirm; none where all are. */
export function firstOpen(shown: CertificateShown, draft: CardDraft): Part | null {
  return (
    parts.find((part) => {
      const state = stateOf(part, shown, draft);
      const needed = part === 'title' || part === 'date';
      return state === 'open' || (needed && draft.typed[part].trim() === '');
    }) ?? null
  );
}

/** Why a field cannot be saved as it stands; none where it can. */
export function problemOf(part: Part, words: string, today: CivilDate): string | null {
  if (words.trim() === '') return null;
  if (part === 'date') {
    const read = readDay(words, today);
    return 'problem' in read ? read.problem : null;
  }
  if (part === 'ceu') {
    const read = readAmount(words);
    return 'problem' in read ? read.problem : null;
  }
  return null;
}

/** The items of the issuer's list that a field is. */
const items: Partial<Record<Part, CertificateField>> = {
  title: 'title',
  sponsor: 'sponsor',
  ceu: 'ceus',
  date: 'date',
  index_number: 'index_number',
};

const optional = (words: string): string | null => words.trim() || null;

/** What is saved. An item stands on the page only where it was found there. */
export function draftOf(
  shown: CertificateShown,
  draft: CardDraft,
  today: CivilDate,
): CertificateDraft {
  const date = readDay(draft.typed.date, today);
  const amount = readAmount(draft.typed.ceu);
  return {
    title: draft.typed.title.trim(),
    sponsor: optional(draft.typed.sponsor),
    completed_on: 'problem' in date ? null : date.date,
    amount: 'problem' in amount ? null : amount.value,
    index_number: optional(draft.typed.index_number)?.replaceAll(' ', '') ?? null,
    holder: optional(draft.typed.holder),
    kind: draft.kind,
    hiim_domain: draft.domain === '' ? null : draft.domain === 'yes',
    shown: parts.flatMap((part) => {
      const item = items[part];
      const stands = shown.fields[part].place !== null && draft.typed[part].trim() !== '';
      return item && stands ? [item] : [];
    }),
  };
}

/** "4 sure, 1 confirmed by you, 2 open". */
export function tally(shown: CertificateShown, draft: CardDraft): string {
  const states = parts.map((part) => stateOf(part, shown, draft));
  const of = (state: FieldState) => states.filter((it) => it === state).length;
  const open = of('open') + of('none');
  const words = [
    of('sure') > 0 ? `${of('sure')} sure` : null,
    of('confirmed') > 0 ? `${of('confirmed')} confirmed by you` : null,
    open > 0 ? `${open} open` : null,
  ];
  return words.filter((it) => it !== null).join(', ');
}
