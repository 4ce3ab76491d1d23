import { choices } from '$lib/labels';
import type { CivilDate, Letter, SignerRole, YesNoUnknown } from '$lib/backend';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** What a letter says of itself, apart from its checklist. */
export interface LetterDraft {
  position: string;
  employer: string;
  covers_from: CivilDate | null;
  covers_to: CivilDate | null;
  signer: SignerRole;
  signer_name: string;
  requested_on: CivilDate | null;
  received_on: CivilDate | null;
  sent_on: CivilDate | null;
  accepted_on: CivilDate | null;
  note: string;
}

/** The fields of a letter that answer a question with yes or no. */
export const questions = [
  'on_letterhead',
  'describes_experience',
  'gives_dates',
  'states_amount_of_time',
  'hand_signed',
  'dated',
  'contact_details',
  'uneditable_file',
] as const satisfies readonly (keyof Letter)[];

/** A question of the checklist. */
export type LetterQuestion = (typeof questions)[number];

export const signers = choices('SignerRole');

/** What the form begins with. */
export function letterDraft(fact: Letter | null, position: string): LetterDraft {
  return {
    position: fact?.position ?? position,
    employer: fact?.employer ?? '',
    covers_from: fact?.covers_from ?? null,
    covers_to: fact?.covers_to ?? null,
    signer: fact?.signer ?? 'unknown',
    signer_name: fact?.signer_name ?? '',
    requested_on: fact?.requested_on ?? null,
    received_on: fact?.received_on ?? null,
    sent_on: fact?.sent_on ?? null,
    accepted_on: fact?.accepted_on ?? null,
    note: fact?.note ?? '',
  };
}

const unknown: YesNoUnknown = 'unknown';
/** The answers of a letter of which nothing is known yet. */
const nothingKnown = {
  on_letterhead: unknown,
  describes_experience: unknown,
  gives_dates: unknown,
  states_amount_of_time: unknown,
  hand_signed: unknown,
  dated: unknown,
  contact_details: unknown,
  uneditable_file: unknown,
} satisfies Record<LetterQuestion, YesNoUnknown>;

/** A letter that was asked for on a day: the known one, or a new one of a position. */
export function askedFor(known: Letter | null, position: string, on: CivilDate): Letter {
  return known
    ? { ...known, requested_on: on }
    : {
        ...nothingKnown,
        ...letterDraft(null, position),
        employer: null,
        signer_name: null,
        note: null,
        id: '',
        requested_on: on,
      };
}

/** What was typed, as a letter; the answers of its checklist stay as they are. */
export function readLetter(known: Letter | null, draft: LetterDraft): ReadDraft<'letter'> {
  const reader = new DraftReader();
  const fact: Letter = {
    ...(known ?? nothingKnown),
    id: known?.id ?? '',
    position: reader.text('position', draft.position, 'Which position does it verify?'),
    employer: optional(draft.employer),
    covers_from: draft.covers_from,
    covers_to: draft.covers_to,
    signer: draft.signer,
    signer_name: optional(draft.signer_name),
    requested_on: draft.requested_on,
    received_on: draft.received_on,
    sent_on: draft.sent_on,
    accepted_on: draft.accepted_on,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}
