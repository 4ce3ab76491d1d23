import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { BackendError, type Decision } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import RuleDecision from './RuleDecision.svelte';

const clause = 'aapc.late.grace';
const nothing: Decision = { readings: [], own_number: null, switch: false, settled_by: null };
const choice = () => app.records?.rule_choices.find((it) => it.clause === clause);

function show(decision: Partial<Decision>): ReturnType<typeof userEvent.setup> {
  render(RuleDecision, {
    clause,
    title: 'Grace',
    decision: { ...nothing, ...decision },
    usual: '30 days',
  });
  return userEvent.setup();
}

beforeEach(async () => {
  await openApp();
});

describe('an open rule is decided', () => {
  it('by a number of one’s own, and back', async () => {
    const user = show({ own_number: { least: 0, most: 90 } });
    await user.type(screen.getByTestId(`number-${clause}`), '10{Enter}');
    await expect.poll(() => choice()?.number).toBe(10);
    await user.click(await screen.findByRole('button', { name: 'Rulebook default' }));
    await expect.poll(choice).toBeUndefined();
  });

  it('but not by one out of bounds: the field says which are', async () => {
    const user = show({ own_number: { least: 0, most: 90 } });
    await user.type(screen.getByTestId(`number-${clause}`), '91{Enter}');
    expect(await screen.findByText(/from 0 to 90/)).toBeVisible();
    expect(choice()).toBeUndefined();
  });

  it('by not applying it, and the box shows what is stored', async () => {
    const user = show({ switch: true });
    await user.click(screen.getByRole('checkbox'));
    await expect.poll(() => choice()?.applies).toBe(false);
    await user.click(screen.getByRole('checkbox'));
    await expect.poll(choice).toBeUndefined();
  });

  it('and a refused decision is put back', async () => {
    await openApp({
      apply: () => Promise.reject(new BackendError('refused', 'The disk is full.')),
    });
    const user = show({ switch: true });
    const box = screen.getByRole<HTMLInputElement>('checkbox');
    await user.click(box);
    await expect.poll(() => box.checked).toBe(true);
  });
});
