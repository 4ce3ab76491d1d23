import { choices } from '$lib/labels';
import type {
  CivilDate,
  CodeSet,
  Position,
  PositionKind,
  Setting,
  YesNoUnknown,
} from '$lib/backend';
import { readMinutes, typedMinutes } from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** A position as it is typed. */
export interface PositionDraft {
  employer: string;
  kind: PositionKind;
  title: string;
  starts_on: CivilDate | null;
  ends_on: CivilDate | null;
  weekly_minutes: string;
  setting: Setting | '';
  code_sets: CodeSet[];
  supervisor: string;
  code_assignment: YesNoUnknown;
  note: string;
}

export const positionKinds = choices('PositionKind');

export const settings = [{ value: '' as const, label: 'Not specified' }, ...choices('Setting')];

export const codeSets = choices('CodeSet');

/** What the form begins with. */
export function positionDraft(fact: Position | null): PositionDraft {
  return {
    employer: fact?.employer ?? '',
    kind: fact?.kind ?? 'job',
    title: fact?.title ?? '',
    starts_on: fact?.starts_on ?? null,
    ends_on: fact?.ends_on ?? null,
    weekly_minutes: typedMinutes(fact?.weekly_minutes),
    setting: fact?.setting ?? '',
    code_sets: [...(fact?.code_sets ?? [])],
    supervisor: fact?.supervisor ?? '',
    code_assignment: fact?.code_assignment ?? 'unknown',
    note: fact?.note ?? '',
  };
}

/** What was typed, as a position. */
export function readPosition(id: string, draft: PositionDraft): ReadDraft<'position'> {
  const reader = new DraftReader();
  const fact: Position = {
    id,
    employer: reader.text('employer', draft.employer, 'Which employer? Type its name.'),
    kind: draft.kind,
    title: optional(draft.title),
    starts_on: draft.starts_on,
    ends_on: draft.ends_on,
    weekly_minutes: reader.number('weekly_minutes', readMinutes(draft.weekly_minutes)),
    setting: draft.setting === '' ? null : draft.setting,
    code_sets: draft.code_sets,
    supervisor: optional(draft.supervisor),
    code_assignment: draft.code_assignment,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}
