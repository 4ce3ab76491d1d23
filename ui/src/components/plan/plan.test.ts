import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Credit, type CycleStanding, type Placement, type Plan, backend } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import { emphasized } from './forecast-words';
import { placed } from './place';
import PlanPanel from './PlanPanel.svelte';
import { movable, readSupposition, supposeDraft } from './supposition-draft';
import WhatIf from './WhatIf.svelte';

beforeEach(async () => {
  await openApp();
});

const placement = (more: Partial<Placement>): Placement =>
  Object.assign(
    {
      credit: 'r1',
      title: 'Modifier 25 in practice',
      amount: 1.5,
      issuer: 'AAPC',
      from_cycle: '2027-05-31',
      to_cycle: '2027-05-31',
      from_bucket: null,
      to_bucket: null,
      words: 'Let it serve auditing.',
    },
    more,
  );

describe('the plan', () => {
  async function shown(): Promise<{ plan: Plan; cycle: CycleStanding }> {
    const plan = await backend().plan(null);
    const cycle = app.standing?.cycles.find((it) => it.issuer === 'AAPC' && it.state === 'open');
    if (!cycle) throw new Error('the fixture has an open cycle');
    return { plan, cycle };
  }

  it('says for each open cycle what is left, by when, and which rule decides it', async () => {
    const { plan, cycle } = await shown();
    render(PlanPanel, { plan, shown: cycle });
    const cycles = screen.getAllByTestId('plan-cycle');
    expect(cycles).toHaveLength(plan.cycles.length);
    const [first] = cycles;
    if (!first) throw new Error('there is a cycle');
    expect(first).toHaveTextContent(plan.cycles[0]?.words ?? '');
    expect(first).toHaveTextContent(plan.cycles[0]?.binding?.reason ?? '');
    expect(within(first).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      expect.stringContaining('clause='),
    );
  });

  it('places a credit as it says, as one change', async () => {
    const { plan, cycle } = await shown();
    render(PlanPanel, {
      plan: {
        ...plan,
        placements: [
          placement({ to_bucket: 'CPMA' }),
          placement({ credit: 'r2', to_cycle: '2029-05-31' }),
        ],
      },
      shown: cycle,
    });
    await userEvent.setup().click(screen.getByTestId('place-all'));
    await expect.poll(() => app.credits?.find((it) => it.id === 'r1')?.applied_to).toBe('CPMA');
    expect(app.credits?.find((it) => it.id === 'r2')?.cycle_choice).toBe('next');
    await app.undo();
    expect(app.credits?.find((it) => it.id === 'r1')?.applied_to).toBeNull();
  });

  it.each([
    [{ to_cycle: '2029-05-31' }, { cycle_choice: 'next', applied_to: 'CIC' }],
    [{ from_cycle: '2029-05-31' }, { cycle_choice: 'current', applied_to: 'CIC' }],
    [
      { from_bucket: 'CIC', to_bucket: 'CPMA' },
      { cycle_choice: 'current', applied_to: 'CPMA' },
    ],
    [
      { from_bucket: 'CIC', to_bucket: null },
      { cycle_choice: 'current', applied_to: null },
    ],
  ])('a placement %j leaves what it does not concern', (more, becomes) => {
    const credit = { id: 'r1', cycle_choice: 'current', applied_to: 'CIC' } as Credit;
    expect(placed(credit, placement(more))).toMatchObject(becomes);
  });
});

describe('what if', () => {
  it('says what one more credential would ask for, and stores nothing', async () => {
    const before = app.records?.credentials.length;
    render(WhatIf, { kinds: ['add_credential', 'drop_credential'] });
    const user = userEvent.setup();
    await user.type(screen.getByTestId('suppose-code'), 'cpma');
    await user.click(screen.getByTestId('suppose'));
    expect((await screen.findAllByTestId('effect'))[0]).toHaveTextContent(
      /At least 16 in auditing/,
    );
    expect(app.records?.credentials).toHaveLength(before ?? 0);
    await user.click(screen.getByRole('button', { name: /^Remove: / }));
    expect(await screen.findByText(/Suppose something/)).toBeVisible();
  });

  it('says at the field what is missing, and puts the focus there', async () => {
    render(WhatIf, { kinds: ['add_credential'] });
    await userEvent.setup().click(screen.getByTestId('suppose'));
    expect(await screen.findByText(/Which one\? Write its code/)).toBeVisible();
    await expect.poll(() => document.activeElement).toBe(screen.getByTestId('suppose-code'));
  });

  it('shows a refusal of the core, with a way on', async () => {
    render(WhatIf, { kinds: ['add_credential'] });
    const user = userEvent.setup();
    await user.type(screen.getByTestId('suppose-code'), 'CIC');
    await user.click(screen.getByTestId('suppose'));
    await user.click(await screen.findByRole('button', { name: 'Start over' }));
    expect(await screen.findByText(/Suppose something/)).toBeVisible();
  });

  const known = {
    catalogue: [
      {
        issuer: 'AHIMA',
        code: 'CCS',
        name: '',
        group: 'core' as const,
        topic: null,
        former_codes: [],
        certainty: 'published' as const,
      },
    ],
    credits: [{ id: 'a', cycle_choice: 'next' } as Credit],
  };
  it.each([
    [
      { kind: 'add_credential' as const, code: 'ccs' },
      { suppose: 'add_credential', issuer: 'AHIMA', code: 'CCS', earned_on: null },
    ],
    [
      { kind: 'add_credential' as const, code: 'LIC', issuer: 'Board' },
      { suppose: 'add_credential', issuer: 'Board', code: 'LIC', earned_on: null },
    ],
    [
      { kind: 'add_credit' as const, amount: '6', topic: ' auditing ' },
      {
        suppose: 'add_credit',
        amount: 6,
        topics: ['auditing'],
        issuers: null,
        completed_on: null,
        ahima_source: null,
      },
    ],
    [
      { kind: 'move_credit' as const, of: 'a' },
      { suppose: 'move_credit', credit: 'a', to: 'current' },
    ],
    [
      { kind: 'add_course' as const, on: '2027-01-05' },
      { suppose: 'add_course', completed_on: '2027-01-05' },
    ],
  ])('reads %j', (typed, supposition) => {
    expect(readSupposition({ ...supposeDraft(typed.kind), ...typed }, known)).toEqual({
      supposition,
    });
  });

  it.each([
    [{ kind: 'add_credential' as const, code: 'LIC' }, 'issuer'],
    [{ kind: 'add_credit' as const, amount: 'many' }, 'amount'],
    [{ kind: 'add_credit' as const }, 'amount'],
    [{ kind: 'drop_credential' as const }, 'of'],
  ])('refuses %j at its field', (typed, field) => {
    expect(readSupposition({ ...supposeDraft(typed.kind), ...typed }, known)).toEqual({
      problems: { [field]: expect.any(String) },
    });
  });

  it('offers to move only what was completed in a renewal month', () => {
    const cycles = [
      { issuer: 'AAPC', due_on: { date: '2027-05-31' } },
      { issuer: 'AHIMA', due_on: { date: '2027-03-09' } },
    ] as CycleStanding[];
    const credits = ['2027-05-02', '2027-03-01', '2027-04-30'].map(
      (completed_on) => ({ completed_on }) as Credit,
    );
    expect(movable(credits, cycles).map((it) => it.completed_on)).toEqual(['2027-05-02']);
  });
});

describe('a forecast', () => {
  it('sets its dates apart, for they are estimates', () => {
    expect(emphasized('Between Dec 21 and Feb 5, 2027.')).toEqual([
      { text: 'Between ', date: false },
      { text: 'Dec 21', date: true },
      { text: ' and ', date: false },
      { text: 'Feb 5, 2027', date: true },
      { text: '.', date: false },
    ]);
    expect(emphasized('Not enough to say.')).toEqual([{ text: 'Not enough to say.', date: false }]);
  });
});
