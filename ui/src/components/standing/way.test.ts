import { describe, expect, it, vi } from 'vitest';
import type { NextStep, Target } from '$lib/backend';
import { sheets } from '$lib/state/sheets.svelte';
import { wayTo, wayToFact, wayToStep } from './way';

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
});
