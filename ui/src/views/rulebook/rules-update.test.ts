import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backend, BackendError } from '$lib/backend';
import { fakeBackend } from '$lib/backend/fake/fake-backend';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { otherRules } from '$lib/state/rules.svelte';
import { openApp } from '../../test-support';
import RulebookView from './RulebookView.svelte';

async function open(override: Partial<Backend> = {}) {
  const backend = await openApp(override);
  await app.needRules();
  render(RulebookView);
  return { backend, user: userEvent.setup() };
}

describe('Update rules', () => {
  beforeEach(() => {
    otherRules.keep();
    router.go('rulebook');
  });

  it('says which rules are in use, where they come from and how old they are', async () => {
    await open();
    expect(await screen.findByTestId('rules-in-use')).toHaveTextContent(
      /Rules of Nov 30, 2026.*came with Milepost/,
    );
    expect(screen.getByTestId('rules-age')).not.toHaveClass('old');
    expect(screen.queryByTestId('rules-built-in')).toBeNull();
  });

  it('says in ochre that they are old, with its shape and what to do', async () => {
    const start = await fakeBackend().start();
    await open({
      start: async () => ({ ...start, rules: { ...start.rules, age_days: 180, old: true } }),
    });
    const age = await screen.findByTestId('rules-age');
    expect(age).toHaveClass('old');
    expect(age).toHaveTextContent('180 days old');
    expect(age.querySelector('svg')).not.toBeNull();
    expect(screen.getByTestId('rules-in-use')).toHaveTextContent(
      'Look for a newer Milepost or a newer rule pack',
    );
  });

  it('shows what a pack changes for the person, the three answers first, and takes nothing by itself', async () => {
    const takeRules = vi.fn(fakeBackend().takeRules);
    const { user } = await open({ takeRules });
    await user.click(await screen.findByTestId('update-rules'));
    const rows = (await screen.findByTestId('consequences')).querySelectorAll<HTMLElement>(
      'li[data-key]',
    );
    expect([...rows].slice(0, 3).map((row) => row.dataset['key'])).toEqual([
      'answer:safe',
      'answer:next',
      'answer:when',
    ]);
    const opens = [...rows].find((row) => row.textContent.includes('You can report from'));
    expect(opens?.dataset['same']).toBe('false');
    expect(takeRules).not.toHaveBeenCalled();
  });

  it('shows what stays the same only when it is asked for', async () => {
    const { user } = await open();
    await user.click(await screen.findByTestId('update-rules'));
    const before = (await screen.findByTestId('consequences')).querySelectorAll(
      'li[data-key]',
    ).length;
    await user.click(screen.getByTestId('show-same'));
    expect(
      screen.getByTestId('consequences').querySelectorAll('li[data-key]').length,
    ).toBeGreaterThan(before);
  });

  it('strikes what went, marks what came, and says of a clause that nothing of the person hangs on it', async () => {
    const { user } = await open();
    await user.click(await screen.findByTestId('update-rules'));
    const changes = await screen.findByTestId('clause-changes');
    expect(changes.querySelector('del')).toHaveTextContent('1 month');
    expect(changes.querySelector('ins')).toHaveTextContent('2 months');
  });

  it('is used by one click, and left by one', async () => {
    const { user } = await open();
    await user.click(await screen.findByTestId('update-rules'));
    await user.click(await screen.findByTestId('use-rules'));
    await expect
      .poll(() => screen.queryByTestId('rules-in-use')?.textContent)
      .toMatch(/Rules of Dec 5, 2026.*key RWQf6LRC/);
    await user.click(screen.getByTestId('rules-built-in'));
    await expect
      .poll(() => screen.getByTestId('rules-in-use').textContent)
      .toMatch(/came with Milepost/);
  });

  it('keeps the rules in use when it is told to', async () => {
    const { user } = await open();
    await user.click(await screen.findByTestId('update-rules'));
    await user.click(await screen.findByTestId('keep-rules'));
    expect(screen.queryByTestId('rules-update')).toBeNull();
    expect(within(screen.getByTestId('rules-in-use')).getByTestId('rules-age')).toHaveTextContent(
      'Nov 30, 2026',
    );
  });

  it('says why a pack is not taken, and shows the rulebook as before', async () => {
    const why = "x.milepost-rules: it's a PNG picture, not a rule pack. Nothing was changed.";
    const { user } = await open({
      offerRules: () => Promise.reject(new BackendError('refused', why)),
    });
    await user.click(await screen.findByTestId('update-rules'));
    expect(await screen.findByRole('alert')).toHaveTextContent(why);
    expect(screen.queryByTestId('rules-update')).toBeNull();
  });

  it('looks into a pack that was brought from outside, once', async () => {
    const offerRules = vi.fn(fakeBackend().offerRules);
    router.go('rulebook', { pack: '/home/ana/newer.milepost-rules' });
    await open({ offerRules });
    await expect.poll(() => offerRules.mock.calls.length).toBe(1);
    expect(offerRules).toHaveBeenCalledWith('/home/ana/newer.milepost-rules');
    expect(router.query.get('pack')).toBeNull();
  });
});
