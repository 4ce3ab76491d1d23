import { describe, expect, it } from 'vitest';
import { amendmentsOf } from './history';

describe('the history of a fact', () => {
  it('tells the latest first, with what changed from what to what', () => {
    const minutes = { field: 'minutes', name: 'Hours', before: '8 h', after: '6.5 h' };
    const note = { field: 'note', name: 'Note', before: null, after: 'late start' };
    const told = amendmentsOf([
      {
        at: '2026-11-20T16:07',
        label: 'Logged 8 h at Mercy',
        fields: [{ field: 'minutes', name: 'Hours', before: null, after: '8 h' }],
      },
      {
        at: '2026-11-23T09:30',
        label: 'Changed 6.5 h at Harbor Clinic on Nov 20, 2026',
        fields: [minutes, note],
      },
    ]);
    expect(told).toEqual([
      {
        when: 'Nov 23, 2026, 9:30 AM',
        what: 'Changed 6.5 h at Harbor Clinic on Nov 20, 2026',
        changes: [minutes, note],
      },
      { when: 'Nov 20, 2026, 4:07 PM', what: 'Logged 8 h at Mercy', changes: [] },
    ]);
  });
});
