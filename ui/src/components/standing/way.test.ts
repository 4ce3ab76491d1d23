import { describe, expect, it, vi } from 'vitest';
import type { FactKind, NextStep, Target } from '$lib/backend';
import { sheets } from '$lib/state/sheets.svelte';
import { wayTo, wayToFact, wayToProblem, wayToStep } from './way';

const target = (kind: Target['kind'], id: string | null, ask: Target['ask'] = null): Target => ({
  kind,
  id,
  ask,
});

describe('the way to where something is done', () => {
  it.each([
    [target('cycle', 'AAPC:2027-05-31'), '#/renewals?cycle=AAPC%3A2027-05-31'],
    [
      target('cycle', 'AAPC:2025-05-31', 'answer_day'),
      '#/renewals?cycle=AAPC%3A2025-05-31&part=audit',
    ],
    [target('account', null), '#/settings?part=accounts'],
    [target('payment', 'd'), '#/settings?payment=d'],
    [target('copies', null), '#/safety'],
    [target('entry', 'e', 'was_so'), '#/log?show=plans'],
    [target('exam', 'e'), '#/study?exam=e'],
  ])('leads from %o to %s', (to, address) => expect(wayTo(to)?.address).toBe(address));

  it('leads nowhere where there is no place', () => {
    expect(wayTo(null)).toBeNull();
    expect(wayToFact(null)).toBeNull();
    expect(wayToFact('choice:x')).toBeNull();
  });

  it('opens the very record where it has a panel', () => {
    const show = vi.spyOn(sheets, 'show').mockResolvedValue();
    wayTo(target('position', 'p'))?.open?.();
    wayToFact('exam:e')?.open?.();
    expect(show.mock.calls.map(([key]) => key)).toEqual([
      { kind: 'position', id: 'p' },
      { kind: 'exam', id: 'e' },
    ]);
  });

  it('puts the focus on the question where it stands', async () => {
    document.body.innerHTML = '<section data-kind="dues_paid"><button>Yes</button></section>';
    const step = {
      target: target('account', 'a', 'dues_paid'),
      question: { kind: 'dues_paid' },
    } as unknown as NextStep;
    HTMLElement.prototype.scrollIntoView = vi.fn();
    wayToStep(step)?.open?.();
    await expect.poll(() => document.activeElement?.textContent).toBe('Yes');
  });

  // Every kind of target: one more does not compile before somebody says where it leads.
  const ofTargets: Record<Target['kind'], string> = {
    account: '#/settings?account=x',
    application: '#/career?application=x',
    contact: '#/career?part=people&contact=x',
    copies: '#/safety',
    course: '#/study?course=x',
    credential: '#/settings?credential=x',
    credit: '#/renewals?credit=x',
    cycle: '#/renewals?cycle=x',
    entry: '#/log?entry=x',
    exam: '#/study?exam=x',
    letter: '#/path?letter=x',
    meeting: '#/career?part=people&meeting=x',
    own_issuer: '#/settings?issuer=x',
    payment: '#/settings?payment=x',
    position: '#/path?position=x',
    practicode: '#/study?practicode=x',
    rules: '#/rulebook',
    study_entry: '#/log?study_entry=x',
  };

  it.each(Object.entries(ofTargets))('leads to a %s', (kind, address) =>
    expect(wayTo(target(kind as Target['kind'], 'x'))?.address).toBe(address),
  );

  // Every kind of fact that a problem can be about.
  const ofFacts: Record<FactKind, 'panel' | 'place'> = {
    account: 'place',
    account_move: 'place',
    application: 'place',
    contact: 'place',
    course: 'panel',
    credential: 'panel',
    credential_idea: 'place',
    credit: 'panel',
    cycle_record: 'panel',
    directory_entry: 'place',
    entry: 'panel',
    evidence: 'place',
    exam: 'panel',
    letter: 'panel',
    meeting: 'place',
    offer: 'place',
    own_issuer: 'place',
    payment: 'place',
    position: 'panel',
    practice_answer: 'place',
    practicode: 'panel',
    reminder_choice: 'place',
    rule_choice: 'place',
    step: 'place',
    study_entry: 'panel',
  };

  it.each(Object.entries(ofFacts))('a problem of a %s opens its %s', (kind, what) => {
    const way = wayToProblem({ fact: `${kind}:x`, field: null, message: '', mend: '' });
    expect(way.address).toMatch(/^#\/\w+/);
    expect(way.open === undefined).toBe(what === 'place');
  });

  it('a problem of no record leads to the accounts', () => {
    const problem = { fact: null, field: 'renewal_month', message: '', mend: '' };
    expect(wayToProblem(problem).address).toBe('#/settings?part=accounts');
  });
});
