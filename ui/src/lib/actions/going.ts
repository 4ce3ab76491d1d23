/** Actions that lead to a place. */
import { placeList } from '$lib/places';
import { app } from '$lib/state/app.svelte';
import { certificates } from '$lib/state/certificates.svelte';
import { comparing } from '$lib/state/comparing.svelte';
import { type RailPlace, router } from '$lib/state/router.svelte';
import type { Action } from './action';

/** What else finds a place. */
const words: Record<RailPlace, string> = {
  standing: 'home overview',
  log: 'hours list week year',
  path: 'apprentice removal letters jobs',
  renewals: 'ceu cycles ledger plan',
  study: 'courses exams practicode subjects',
  evidence: 'certificates proof files papers letters transcripts scans search text missing',
  documents: 'packet audit letter kit sheet list resume addendum annex print pdf save',
  career: 'job search applications interviews offers pay contacts meetings practice directory',
  reminders: 'bell due snooze notifications deadlines',
  rulebook: 'rules clauses sources',
  safety: 'backup copies restore export file',
  settings: 'options preferences credentials accounts theme',
};

export const going: readonly Action[] = placeList.map(({ place, name, letter }) => ({
  id: `go-${place}`,
  name,
  group: 'go' as const,
  icon: place,
  keys: place === 'settings' ? 'mod+,' : `g ${letter}`,
  words: words[place],
  // Path to CPC is there only while an "A" is held or expected.
  possible: place === 'path' ? () => app.apprentice : undefined,
  run: () => router.go(place),
}));

/** Actions that lead to a part of a place. */
export const goingInside: readonly Action[] = [
  {
    id: 'proof-missing',
    name: 'Show what has no proof',
    group: 'look',
    icon: 'evidence',
    words: 'missing certificates letters evidence paper',
    run: () => router.go('evidence', { show: 'missing' }),
  },
  {
    id: 'certificates',
    name: 'Keep confirming certificates',
    group: 'look',
    icon: 'evidence',
    words: 'desk read files credits',
    possible: () => certificates.rows.length > 0,
    run: () => router.go('certificates'),
  },
  {
    id: 'prepare-letter',
    name: 'Prepare an employer’s letter',
    group: 'look',
    icon: 'letter',
    words: 'letter kit draft supervisor hr verification apprentice remove a email pdf',
    possible: () => (app.records?.positions.length ?? 0) > 0,
    run: () => router.go('letter'),
  },
  {
    id: 'audit-packet',
    name: 'Save the packet for an audit',
    group: 'look',
    icon: 'documents',
    words: 'aapc ahima verification certificates pdf cycle renewal proof',
    possible: () => (app.standing?.cycles.length ?? 0) > 0,
    run: () => router.go('documents'),
  },
  {
    id: 'compare',
    name: 'Compare with the issuer’s page',
    group: 'look',
    icon: 'renewals',
    words: 'reconcile aapc ahima ceu tracker center transcript portal paste check entered missing',
    possible: () => (app.standing?.cycles.length ?? 0) > 0,
    detail: () => comparing.issuer,
    run: () => comparing.begin(comparing.issuer),
  },
  {
    id: 'accounts',
    name: 'Change a membership or its dates',
    group: 'look',
    icon: 'settings',
    words: 'account member number renewal month cycle due day issuer settings',
    run: () => router.go('settings', { part: 'accounts' }),
  },
  {
    id: 'reminder-settings',
    name: 'Change how reminders come',
    group: 'look',
    icon: 'bell',
    words: 'notifications quiet hours digest tray autostart calendar test settings',
    run: () => router.go('settings', { section: 'reminders' }),
  },
];
