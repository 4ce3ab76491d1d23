import type { CivilDate, CycleRecord } from '$lib/backend';
import { readAmount, typedNumber } from '$lib/format/read-number';
import { DraftReader } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** What the person knows of a cycle, as it is typed. */
export interface CycleDraft {
  starts_on: CivilDate | null;
  tracker_required: string;
  tracker_read_on: CivilDate | null;
  submitted_on: CivilDate | null;
  accepted_on: CivilDate | null;
  extension_bought_on: CivilDate | null;
  extended_to: CivilDate | null;
  audit_asked_on: CivilDate | null;
  audit_due_on: CivilDate | null;
  audit_answered_on: CivilDate | null;
  /** What was said of its report; the form keeps it. */
  reported: CycleRecord['reported'];
}

/** What the form begins with. */
export function cycleDraft(fact: CycleRecord | null): CycleDraft {
  return {
    starts_on: fact?.starts_on ?? null,
    tracker_required: typedNumber(fact?.tracker_required),
    tracker_read_on: fact?.tracker_read_on ?? null,
    submitted_on: fact?.submitted_on ?? null,
    accepted_on: fact?.accepted_on ?? null,
    extension_bought_on: fact?.extension_bought_on ?? null,
    extended_to: fact?.extended_to ?? null,
    audit_asked_on: fact?.audit_asked_on ?? null,
    audit_due_on: fact?.audit_due_on ?? null,
    audit_answered_on: fact?.audit_answered_on ?? null,
    reported: fact?.reported ?? 'unknown',
  };
}

/** What was typed, as the record of a cycle. */
export function readCycle(
  which: Pick<CycleRecord, 'id' | 'issuer' | 'due_on'>,
  draft: CycleDraft,
): ReadDraft<'cycle_record'> {
  const reader = new DraftReader();
  const tracker_required = reader.number('tracker_required', readAmount(draft.tracker_required));
  const fact: CycleRecord = {
    id: which.id,
    issuer: which.issuer,
    due_on: which.due_on,
    starts_on: draft.starts_on,
    tracker_required,
    // A number without its day says nothing about how old it is; the form fills in today.
    tracker_read_on: tracker_required === null ? null : draft.tracker_read_on,
    submitted_on: draft.submitted_on,
    accepted_on: draft.accepted_on,
    extension_bought_on: draft.extension_bought_on,
    extended_to: draft.extended_to,
    audit_asked_on: draft.audit_asked_on,
    // What belongs to an audit goes with it.
    audit_due_on: draft.audit_asked_on && draft.audit_due_on,
    audit_answered_on: draft.audit_asked_on && draft.audit_answered_on,
    // A day of it says that it was reported; without one what was said stays.
    reported: draft.submitted_on || draft.accepted_on ? 'yes' : draft.reported,
  };
  return reader.answer(fact);
}

/** The record of a cycle with some of it set anew; the one on record, else an empty one. */
export function withCycle(
  records: readonly CycleRecord[],
  issuer: string,
  dueOn: CivilDate,
  change: Partial<CycleRecord>,
): CycleRecord {
  const known = records.find((it) => it.issuer === issuer && it.due_on === dueOn);
  const empty: CycleRecord = {
    id: '',
    issuer,
    due_on: dueOn,
    starts_on: null,
    tracker_required: null,
    tracker_read_on: null,
    submitted_on: null,
    accepted_on: null,
    extension_bought_on: null,
    extended_to: null,
    audit_asked_on: null,
    audit_due_on: null,
    audit_answered_on: null,
    reported: 'unknown',
  };
  return { ...(known ?? empty), ...change };
}
