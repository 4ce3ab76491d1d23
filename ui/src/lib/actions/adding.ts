/** Actions that record something. */
import { addDays } from '$lib/format/dates';
import { app } from '$lib/state/app.svelte';
import { certificates } from '$lib/state/certificates.svelte';
import { importing } from '$lib/state/importing.svelte';
import { quickAdd } from '$lib/state/quick-add.svelte';
import { type Place, router } from '$lib/state/router.svelte';
import { sheets } from '$lib/state/sheets.svelte';
import type { Action } from './action';

const anyPosition = () => (app.records?.positions.length ?? 0) > 0;

/** The position that new hours go to. */
function usualPosition(): string | undefined {
  const positions = app.records?.positions ?? [];
  return (
    app.start?.settings.default_position ??
    positions.find((it) => it.ends_on === null)?.id ??
    positions[0]?.id
  );
}

function addCredential(): void {
  sheets.add('credential');
}

/** What `n` adds in each place. */
const newIn: Record<Place, { name: string; run: () => void } | null> = {
  standing: { name: 'a line', run: () => quickAdd.focus() },
  log: {
    name: 'hours',
    run: () => (anyPosition() ? sheets.add('entry', usualPosition()) : sheets.add('position')),
  },
  path: { name: 'a position', run: () => sheets.add('position') },
  renewals: { name: 'a credit', run: () => sheets.add('credit') },
  study: { name: 'a course', run: () => sheets.add('course') },
  career: { name: 'an application', run: () => quickAdd.focus('apply ') },
  settings: { name: 'a credential', run: addCredential },
  reminders: null,
  rulebook: null,
  safety: null,
  import: null,
  compare: null,
  evidence: { name: 'files', run: () => void certificates.choose() },
  documents: null,
  certificates: { name: 'files', run: () => void certificates.choose() },
  letter: null,
};

/** What `n` would add here; nothing where nothing is added. */
function newHere(): string | null {
  return newIn[router.place]?.name ?? null;
}

export const adding: readonly Action[] = [
  {
    id: 'add-certificates',
    name: 'Add certificates',
    group: 'add',
    icon: 'evidence',
    words: 'evidence file pdf photo scan picture proof ceu credit drop letter transcript',
    run: () => certificates.choose(),
  },
  {
    id: 'import',
    name: 'Import a spreadsheet',
    group: 'add',
    icon: 'import',
    words:
      'csv tsv excel xlsx xls ods numbers google sheets spreadsheet file bring upload load transcript paste clipboard export of other programs',
    run: () => importing.choose(),
  },
  {
    id: 'log-usual',
    name: 'Log or add in words',
    group: 'add',
    icon: 'plus',
    keys: 'mod+l',
    words: 'quick usual day today yesterday time worked hours ceu credit study',
    run: () => quickAdd.focus(),
  },
  {
    id: 'fill-week',
    name: 'Fill last week as usual',
    group: 'add',
    icon: 'week',
    keys: 'mod+shift+l',
    words: 'grid pattern hours',
    possible: anyPosition,
    run: () => router.go('log', { week: addDays(app.weekOf(app.today), -7), fill: 'usual' }),
  },
  {
    id: 'fill-range',
    name: 'Fill a range of days',
    group: 'add',
    icon: 'week',
    words: 'hours weekdays several weeks month plan ahead',
    run: () => router.go('log', { add: 'range' }),
  },
  {
    id: 'plan-week',
    name: 'Plan next week as usual',
    group: 'add',
    icon: 'week',
    words: 'ahead future hours pattern planned',
    possible: anyPosition,
    run: () => router.go('log', { week: addDays(app.weekOf(app.today), 7), fill: 'ahead' }),
  },
  {
    id: 'to-confirm',
    name: 'Confirm planned days',
    group: 'change',
    icon: 'check',
    words: 'plans waiting came true hours',
    run: () => router.go('log', { show: 'plans' }),
  },
  {
    id: 'new-here',
    name: 'Add here',
    group: 'add',
    icon: 'plus',
    keys: 'n',
    words: 'new',
    possible: () => newHere() !== null,
    detail: () => newHere() ?? '',
    run: () => newIn[router.place]?.run(),
  },
  {
    id: 'add-hours',
    name: 'Add hours worked',
    group: 'add',
    icon: 'clock',
    words: 'new entry day time',
    possible: anyPosition,
    run: () => sheets.add('entry', usualPosition()),
  },
  {
    id: 'add-study',
    name: 'Add study hours',
    group: 'add',
    icon: 'study',
    words: 'new contact practicode time',
    run: () => sheets.add('study_entry'),
  },
  {
    id: 'add-credit',
    name: 'Add a credit',
    group: 'add',
    icon: 'credit',
    words: 'new ceu continuing education webinar certificate',
    run: () => sheets.add('credit'),
  },
  {
    id: 'add-position',
    name: 'Add a position',
    group: 'add',
    icon: 'position',
    words: 'new job employer externship internship volunteer xtern place',
    run: () => sheets.add('position'),
  },
  {
    id: 'add-letter',
    name: 'Add a letter',
    group: 'add',
    icon: 'letter',
    words: 'new verification employer supervisor signed',
    possible: anyPosition,
    run: () => sheets.add('letter', usualPosition()),
  },
  {
    id: 'add-course',
    name: 'Add a course',
    group: 'add',
    icon: 'study',
    words: 'new class program contact hours',
    run: () => sheets.add('course'),
  },
  {
    id: 'add-exam',
    name: 'Add an exam',
    group: 'add',
    icon: 'check',
    words: 'new attempt test passed failed',
    run: () => sheets.add('exam'),
  },
  {
    id: 'exam-passed',
    name: 'Say how an exam went',
    group: 'change',
    icon: 'check',
    words: 'passed failed result retake moved',
    possible: () =>
      app.standing?.obligations.some((it) => it.kind === 'exam' && it.target.ask !== null) === true,
    run: () => router.go('standing'),
  },
  {
    id: 'audit-letter',
    name: 'Record an audit letter',
    group: 'add',
    icon: 'letter',
    words: 'audit proof verification certificates asked for random answer',
    possible: () => (app.standing?.cycles.length ?? 0) > 0,
    run: () => router.go('renewals', { part: 'audit' }),
  },
  {
    id: 'add-practicode',
    name: 'Add Practicode',
    group: 'add',
    icon: 'study',
    words: 'new cases purchase',
    run: () => sheets.add('practicode'),
  },
  {
    id: 'add-credential',
    name: 'Add a credential',
    group: 'add',
    icon: 'credential',
    words: 'new cpc cca ccs certification',
    run: addCredential,
  },
];
