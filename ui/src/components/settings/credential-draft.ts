import { choices } from '$lib/labels';
import type { Credential, CredentialGroup, CredentialStatus } from '$lib/backend';
import { canBeApprentice, readCode } from '$lib/credentials';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A credential as it is typed. */
export interface CredentialDraft {
  /** With or without the "-A". */
  code: string;
  issuer: string;
  apprentice: boolean;
  earned_on: string | null;
  apprentice_removed_on: string | null;
  status: CredentialStatus;
  ended_on: string | null;
  /** Its sort, where the rulebook does not say. */
  group: CredentialGroup | '';
  topic: string;
  /** When the proof for the removal of the A was sent, where no letter says it; kept as it is. */
  proof_sent_on: string | null;
}

/** The sorts of credentials, for topic minimums. */
export const credentialGroups = [
  { value: '' as const, label: 'Rulebook default' },
  ...choices('CredentialGroup', {
    core: 'No topic minimum of its own',
    topic: 'A minimum by AAPC’s table',
    specialty: 'A minimum in its own specialty',
  }),
];

/** What the form begins with. */
export function credentialDraft(fact: Credential | null): CredentialDraft {
  return {
    code: fact?.code ?? '',
    issuer: fact?.issuer ?? 'AAPC',
    apprentice: fact?.apprentice ?? false,
    earned_on: fact?.earned_on ?? null,
    apprentice_removed_on: fact?.apprentice_removed_on ?? null,
    status: fact?.status ?? 'active',
    ended_on: fact?.ended_on ?? null,
    group: fact?.group ?? '',
    topic: fact?.topic ?? '',
    proof_sent_on: fact?.proof_sent_on ?? null,
  };
}

/** Whether a credential of this status has a day on which it ended. */
export function hasEnded(status: CredentialStatus): boolean {
  return status !== 'active' && status !== 'expected';
}

/** Reads the form. */
export function readCredential(id: string, draft: CredentialDraft): ReadDraft<'credential'> {
  const reader = new DraftReader();
  const { code, apprentice } = readCode(draft.code);
  const carriesA = canBeApprentice(code) && (apprentice || draft.apprentice);
  return reader.answer<Credential>({
    id,
    code: reader.text('code', code, 'Write the code, such as CPC-A or CCS.'),
    issuer: reader.text('issuer', draft.issuer, 'Name who issues it, such as AAPC or AHIMA.'),
    apprentice: carriesA,
    earned_on: draft.earned_on,
    apprentice_removed_on: carriesA ? draft.apprentice_removed_on : null,
    status: draft.status,
    ended_on: hasEnded(draft.status) ? draft.ended_on : null,
    group: draft.group === '' ? null : draft.group,
    topic: optional(draft.topic),
    proof_sent_on: draft.proof_sent_on,
  });
}
