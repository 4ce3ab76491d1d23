import type { CivilDate, CodeSet, Entry, StudyEntry } from '$lib/backend';
import { readMinutes, readWhole, typedMinutes, typedNumber } from '$lib/format/read-number';
import { DraftReader, optional } from '$lib/state/read-draft';
import type { ReadDraft } from '$lib/state/record-form.svelte';

/** Time worked, as it is typed. */
export interface EntryDraft {
  position: string;
  date: CivilDate | null;
  minutes: string;
  /** Whether it was so; a plan that is looked at on its day becomes worked unless this is taken away. */
  done: boolean;
  code_sets: CodeSet[];
  specialty: string;
  encounters: string;
  note: string;
}

/** What the form begins with. */
export function entryDraft(fact: Entry | null, position: string, today: CivilDate): EntryDraft {
  return {
    position: fact?.position ?? position,
    date: fact?.date ?? today,
    minutes: typedMinutes(fact?.minutes),
    done: true,
    code_sets: [...(fact?.code_sets ?? [])],
    specialty: fact?.specialty ?? '',
    encounters: typedNumber(fact?.encounters),
    note: fact?.note ?? '',
  };
}

const howLong = 'How long? Write 6.5, 6:30 or 90m.';

/** What was typed, as an entry. */
export function readEntry(id: string, draft: EntryDraft): ReadDraft<'entry'> {
  const reader = new DraftReader();
  const fact: Entry = {
    id,
    position: reader.text('position', draft.position, 'Where? Choose a position.'),
    date: reader.date('date', draft.date),
    minutes: reader.needed('minutes', readMinutes(draft.minutes), howLong),
    planned: !draft.done,
    code_sets: draft.code_sets,
    specialty: optional(draft.specialty),
    encounters: reader.number('encounters', readWhole(draft.encounters)),
    note: optional(draft.note),
  };
  return reader.answer(fact);
}

/** Time studied, as it is typed; `course` is a course, a Practicode purchase or neither. */
export interface StudyDraft {
  course: string;
  date: CivilDate | null;
  minutes: string;
  done: boolean;
  /** Of a class or alone, as it was said. */
  kind: StudyEntry['kind'];
  note: string;
}

/** The value of a choice of what was studied. */
function studied(fact: Pick<StudyEntry, 'course' | 'practicode'> | null): string {
  if (fact?.course) return `course:${fact.course}`;
  if (fact?.practicode) return `practicode:${fact.practicode}`;
  return 'study';
}

/** What the form begins with. */
export function studyDraft(fact: StudyEntry | null, course: string, today: CivilDate): StudyDraft {
  return {
    course: fact ? studied(fact) : course,
    date: fact?.date ?? today,
    minutes: typedMinutes(fact?.minutes),
    done: true,
    kind: fact?.kind ?? 'unknown',
    note: fact?.note ?? '',
  };
}

/** What was typed, as a study entry. */
export function readStudy(id: string, draft: StudyDraft): ReadDraft<'study_entry'> {
  const reader = new DraftReader();
  const [kind, of = ''] = draft.course.split(/:(.*)/s);
  const fact: StudyEntry = {
    id,
    course: kind === 'course' ? of : null,
    practicode: kind === 'practicode' ? of : null,
    date: reader.date('date', draft.date),
    minutes: reader.needed('minutes', readMinutes(draft.minutes), howLong),
    kind: draft.kind,
    planned: !draft.done,
    note: optional(draft.note),
  };
  return reader.answer(fact);
}
