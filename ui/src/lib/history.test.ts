import { describe, expect, it } from 'vitest';
import { amendmentsOf } from './history';

const names = new Map([
  ['p1', 'Mercy'],
  ['p2', 'Harbor Clinic'],
]);

describe('the history of a fact', () => {
  it('tells the latest first, with what changed from what to what', () => {
    const told = amendmentsOf(
      [
        {
          at: '2026-11-20T16:07',
          label: 'Logged 8 h at Mercy',
          fields: [{ field: 'minutes', before: null, after: '8 h' }],
        },
        {
          at: '2026-11-23T09:30',
          label: 'Changed 6.5 h at Harbor Clinic on Nov 20, 2026',
          fields: [
            { field: 'minutes', before: '8 h', after: '6.5 h' },
            { field: 'position', before: 'p1', after: 'p2' },
            { field: 'date', before: '2026-11-19', after: '2026-11-20' },
            { field: 'note', before: null, after: 'late start' },
          ],
        },
      ],
      'entry',
      names,
    );
    expect(told).toEqual([
      {
        when: 'Nov 23, 2026, 9:30 AM',
        what: 'Changed 6.5 h at Harbor Clinic on Nov 20, 2026',
        changes: [
          { field: 'Hours', before: '8 h', after: '6.5 h' },
          { field: 'Where', before: 'Mercy', after: 'Harbor Clinic' },
          { field: 'Day', before: 'Nov 19, 2026', after: 'Nov 20, 2026' },
          { field: 'Note', before: null, after: 'late start' },
        ],
      },
      { when: 'Nov 20, 2026, 4:07 PM', what: 'Logged 8 h at Mercy', changes: [] },
    ]);
  });

  it('says words of a fixed set as the forms do, by the kind of fact', () => {
    const change = (field: string, before: string, after: string) => ({
      at: '2026-11-23T09:30',
      label: '',
      fields: [{ field, before, after }],
    });
    const of = (
      kind: 'credit' | 'position' | 'letter',
      field: string,
      before: string,
      after: string,
    ) => amendmentsOf([change(field, before, after)], kind, names)[0]?.changes[0];
    expect(of('credit', 'portal', 'AAPC earned', 'AAPC entered, AHIMA accepted')).toEqual({
      field: 'State at the issuer',
      before: 'AAPC: Earned',
      after: 'AAPC: Entered at the issuer, AHIMA: Accepted',
    });
    expect(of('position', 'kind', 'job', 'project_xtern')).toMatchObject({
      before: 'Job',
      after: 'Project XTern',
    });
    expect(of('letter', 'hand_signed', 'no', 'yes')).toEqual({
      field: 'Signed by hand',
      before: 'No',
      after: 'Yes',
    });
    expect(of('credit', 'certificate_shows', 'title', 'title, date')).toMatchObject({
      after: 'Title, Date',
    });
  });
});
