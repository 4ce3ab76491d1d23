import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OwnIssuer } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import { readAccountMove } from './account-move-draft';
import { ownIssuerDraft, readOwnIssuer } from './own-issuer-draft';
import OwnIssuersSection from './OwnIssuersSection.svelte';

beforeEach(async () => {
  await openApp();
});

const board: OwnIssuer = {
  id: 'b',
  issuer: 'Board',
  name: 'State board',
  source: 'Code 12.3',
  cycle_starts_on: '2026-01-01',
  rules: [
    {
      kind: 'cycle_months',
      topic: null,
      versions: [{ from: null, to: null, amount: 12, says: null, source: null, checked_on: null }],
    },
    {
      kind: 'total',
      topic: null,
      versions: [
        {
          from: null,
          to: '2025-12-31',
          amount: 10,
          says: null,
          source: null,
          checked_on: '2026-11-23',
        },
        {
          from: '2026-01-01',
          to: null,
          amount: 12.5,
          says: 'Twelve and a half.',
          source: 'Circular 4',
          checked_on: null,
        },
      ],
    },
    {
      kind: 'once',
      topic: null,
      versions: [
        { from: null, to: null, amount: null, says: null, source: null, checked_on: null },
      ],
    },
  ],
};

describe('an issuer of one’s own', () => {
  it('is the same when it was opened and saved', () => {
    expect(readOwnIssuer('b', ownIssuerDraft(board))).toEqual({ fact: board });
  });

  it('begins with the two rules that it needs, and says which amounts are missing', async () => {
    render(OwnIssuersSection);
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-own-issuer'));
    expect(await screen.findAllByTestId('own-rule')).toHaveLength(2);
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByText(/What is its short name/)).toBeVisible();
    expect(screen.getAllByText(/How many\? Write a number/)).toHaveLength(2);
  });

  it('is stored with a rule that changed', async () => {
    render(OwnIssuersSection);
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-own-issuer'));
    await user.type(await screen.findByTestId('own-issuer-name'), 'Board');
    const [months, total] = screen.getAllByTestId('own-rule');
    if (!months || !total) throw new Error('there are two rules');
    await user.type(within(months).getByTestId('own-rule-amount'), '12');
    await user.type(within(total).getByTestId('own-rule-amount'), '10');
    await user.click(within(total).getByTestId('own-rule-version'));
    const [, later] = within(total).getAllByTestId('own-rule-amount');
    if (!later) throw new Error('there is a second version');
    await user.type(later, '12');
    const [until] = within(total).getAllByLabelText('Until');
    const [, from] = within(total).getAllByLabelText('From');
    if (!until || !from) throw new Error('there are two versions');
    await user.type(until, 'Dec 31, 2025');
    await user.type(from, 'Jan 1, 2026');
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => app.records?.own_issuers.at(-1)?.rules[1]?.versions)
      .toMatchObject([
        { amount: 10, from: null, to: '2025-12-31' },
        { amount: 12, from: '2026-01-01', to: null },
      ]);
  });

  it('keeps no error of a rule that was removed', async () => {
    render(OwnIssuersSection);
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-own-issuer'));
    await user.click(await screen.findByTestId('own-rule-add'));
    const rules = await screen.findAllByTestId('own-rule');
    const last = rules.at(-1);
    if (!last) throw new Error('a rule was added');
    await user.click(within(last).getByTestId('own-rule-version'));
    const [from] = within(last).getAllByLabelText('From');
    if (!from) throw new Error('it has two versions');
    await user.type(from, 'nonsense');
    await user.click(within(last).getByRole('button', { name: 'Remove this rule' }));
    await user.type(screen.getByTestId('own-issuer-name'), 'Board');
    for (const amount of screen.getAllByTestId('own-rule-amount')) await user.type(amount, '12');
    await user.click(screen.getByTestId('save'));
    await expect.poll(() => app.records?.own_issuers.at(-1)?.issuer).toBe('Board');
  });
});

describe('a move to a corporate account', () => {
  it('needs its day and the month from then on', () => {
    expect(
      readAccountMove('', 'AAPC', {
        moved_on: null,
        employer: '',
        renewal_month: '',
        due_day: '32',
      }),
    ).toEqual({
      problems: {
        moved_on: expect.any(String),
        renewal_month: expect.any(String),
        due_day: expect.stringContaining('1 to 31'),
      },
    });
    expect(
      readAccountMove('m', 'AAPC', {
        moved_on: '2026-03-01',
        employer: ' Mercy ',
        renewal_month: '9',
        due_day: '',
      }),
    ).toEqual({
      fact: {
        id: 'm',
        issuer: 'AAPC',
        moved_on: '2026-03-01',
        employer: 'Mercy',
        renewal_month: 9,
        due_day: null,
      },
    });
  });
});
