import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, backend, BackendError, useBackend } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { openApp } from '../../test-support';
import RenewalsView from './RenewalsView.svelte';

async function open(
  cycle: string | null = 'AAPC:2027-05-31',
  override: Partial<Backend> = {},
): Promise<void> {
  await openApp(override);
  router.go('renewals', cycle === null ? {} : { cycle });
  await app.needCredits();
  render(RenewalsView);
}

beforeEach(() => router.go('renewals'));

describe('the cycle that is shown', () => {
  it('is the nearest where none is named', async () => {
    await open(null);
    expect(screen.getByTestId('cycle-AHIMA')).toHaveAttribute('aria-current', 'true');
  });

  it('shows earned, counted and still needed, each with its reason', async () => {
    await open();
    const figures = within(screen.getByTestId('cycle-figures'));
    expect(figures.getByText('8.5')).toBeVisible();
    await userEvent.setup().click(screen.getByTestId('why-required'));
    expect(await screen.findByText('36 for 1 credential in two years.')).toBeInTheDocument();
  });
});

describe('credits that cannot be read', () => {
  it('are said to be so in the place, and are asked for again', async () => {
    const whole = await openApp();
    let fails = true;
    useBackend({
      ...whole,
      credits: () =>
        fails ? Promise.reject(new BackendError('storage', 'the disk is gone')) : whole.credits(),
    });
    app.credits = null;
    router.go('renewals', {});
    render(RenewalsView);
    expect(await screen.findByText('the disk is gone')).toBeVisible();
    fails = false;
    await userEvent.setup().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTestId('cycle-figures')).toBeVisible();
    expect(app.creditsFailure).toBeNull();
  });
});

describe('the ledger', () => {
  it('says why a credit counts when its row is opened', async () => {
    await open();
    const user = userEvent.setup();
    const row = screen.getByRole('button', { name: 'Modifier 25 in practice' });
    await user.click(row);
    expect(row).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText(/It counts, but would fail an audit/)).toBeVisible();
  });

  it('filters by missing proof', async () => {
    await open();
    await userEvent.setup().click(screen.getByTestId('ledger-proof_missing'));
    expect(screen.getAllByTestId('ledger-row').length).toBe(1);
  });

  it('stores that the certificate is there', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Modifier 25 in practice' }));
    await user.click(screen.getByTestId('certificate-held'));
    await expect
      .poll(
        () => app.credits?.find((it) => it.title === 'Modifier 25 in practice')?.certificate_held,
      )
      .toBe(true);
  });

  it('takes a new credit, and says at each field what is missing', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-credit'));
    await user.click(await screen.findByTestId('save'));
    expect((await screen.findAllByTestId('field-error')).length).toBe(3);
    // The first field that is wrong takes the keys with the next picture; typing earlier would go astray.
    await expect.poll(() => document.activeElement?.getAttribute('aria-invalid')).toBe('true');
    await user.type(screen.getByTestId('credit-title'), 'Audit <i>workshop</i>');
    await user.type(screen.getByTestId('credit-date'), 'Dec 9, 2026');
    await user.type(screen.getByTestId('credit-amount'), '6');
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => app.credits?.at(-1))
      .toMatchObject({
        title: 'Audit <i>workshop</i>',
        amount: 6,
        completed_on: '2026-12-09',
        approved_for: null,
      });
  });
});

describe('the record of the cycle', () => {
  it('keeps the issuer’s own number with the day it was read', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('part-dates'));
    await user.click(await screen.findByTestId('cycle-edit'));
    await user.type(await screen.findByTestId('tracker-required'), '28');
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => app.records?.cycle_records?.[0])
      .toMatchObject({
        issuer: 'AAPC',
        due_on: '2027-05-31',
        tracker_required: 28,
        tracker_read_on: '2026-11-23',
      });
  });

  it('is marked as submitted, and taken back without a second record', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('part-submit'));
    expect(
      await screen.findByTestId('submit-early'),
      'what is not there yet is said before',
    ).toHaveTextContent('won’t accept it yet');
    await user.click(await screen.findByTestId('submit-mark'));
    await expect.poll(() => app.records?.cycle_records?.[0]?.submitted_on).toBe('2026-11-23');
    await user.click(screen.getByTestId('submit-mark'));
    await expect.poll(() => app.records?.cycle_records?.length).toBe(1);
  });
});

describe('a past cycle', () => {
  it('is asked for whole and says that its own rules judge it', async () => {
    await openApp();
    const real = backend();
    const asked: string[] = [];
    const standing = async (asOf: string | null) => {
      const it_ = await real.standing(asOf);
      return {
        ...it_,
        cycles: it_.cycles.map((cycle) =>
          cycle.issuer === 'AAPC' ? { ...cycle, state: 'past' as const, credits: [] } : cycle,
        ),
      };
    };
    await open('AAPC:2027-05-31', {
      standing,
      cycle: async (issuer, dueOn, asOf) => {
        asked.push(`${issuer} ${dueOn}`);
        return { ...(await real.cycle(issuer, dueOn, asOf)), state: 'past' };
      },
    });
    expect(await screen.findByTestId('past-cycle')).toHaveTextContent(
      'judged by the rules of its own time',
    );
    expect((await screen.findAllByTestId('ledger-row')).length, 'with its credits').toBe(9);
    expect(asked).toEqual(['AAPC 2027-05-31']);
  });
});

describe('marking as submitted', () => {
  it('does not turn the page to another cycle', async () => {
    await openApp();
    const real = backend();
    const whole = await real.standing(null);
    let done = false;
    const standing = async () => ({
      ...whole,
      cycles: whole.cycles.map((it) =>
        done && it.issuer === 'AHIMA' ? { ...it, state: 'submitted' as const } : it,
      ),
    });
    await open(null, {
      standing,
      apply: async (operation) => {
        done = true;
        return real.apply(operation);
      },
    });
    const user = userEvent.setup();
    await user.click(screen.getByTestId('part-submit'));
    await user.click(await screen.findByTestId('submit-mark'));
    await expect
      .poll(() => app.standing?.cycles.find((it) => it.issuer === 'AHIMA')?.state)
      .toBe('submitted');
    expect(screen.getByTestId('cycle-AHIMA')).toHaveAttribute('aria-current', 'true');
  });
});
