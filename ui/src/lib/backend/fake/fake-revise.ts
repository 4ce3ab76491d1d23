/** The same change of several facts, as the fake backend makes it. */
import { addDays } from '$lib/format/dates';
import type { Fact, Revision } from '../types';
import type { CivilDate } from '../whole';

/** The fact with the change; nothing where the change says nothing of such a fact. */
export function revised(fact: Fact, change: Revision, today: CivilDate): Fact | undefined {
  if (fact.kind === 'entry') {
    const it = fact.fact;
    const next = workWith(it, change);
    return next && { kind: 'entry', fact: { ...next, planned: next.date > today || next.planned } };
  }
  if (fact.kind === 'study_entry') {
    const it = fact.fact;
    if (change.what === 'confirm') return { kind: 'study_entry', fact: { ...it, planned: false } };
    if (change.what === 'shift_days')
      return { kind: 'study_entry', fact: { ...it, date: addDays(it.date, change.to) } };
    if (change.what !== 'place' || change.to.kind === 'position') return undefined;
    const { to } = change;
    return {
      kind: 'study_entry',
      fact: {
        ...it,
        course: to.kind === 'course' ? to.id : null,
        practicode: to.kind === 'practicode' ? to.id : null,
      },
    };
  }
  if (fact.kind !== 'credit') return undefined;
  const it = fact.fact;
  if (change.what === 'shift_days')
    return { kind: 'credit', fact: { ...it, completed_on: addDays(it.completed_on, change.to) } };
  if (change.what === 'certificate_held')
    return { kind: 'credit', fact: { ...it, certificate_held: change.to } };
  if (change.what !== 'portal') return undefined;
  const { to } = change;
  return {
    kind: 'credit',
    fact: { ...it, portal: [...it.portal.filter((record) => record.issuer !== to.issuer), to] },
  };
}

type Work = Extract<Fact, { kind: 'entry' }>['fact'];

function workWith(it: Work, change: Revision): Work | undefined {
  switch (change.what) {
    case 'confirm':
      return { ...it, planned: false };
    case 'place':
      return change.to.kind === 'position' ? { ...it, position: change.to.id } : undefined;
    case 'shift_days':
      return { ...it, date: addDays(it.date, change.to) };
    case 'code_sets':
      return { ...it, code_sets: change.to };
    case 'specialty':
      return { ...it, specialty: change.to };
    default:
      return undefined;
  }
}
