import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { backend, type Backend, BackendError } from '$lib/backend';
import { tick } from 'svelte';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { openApp } from '../../test-support';
import PathView from './PathView.svelte';

async function open(override: Partial<Backend> = {}): Promise<void> {
  await openApp(override);
  render(PathView);
}

describe('the letter', () => {
  it('is answered in place and stored', async () => {
    await open();
    const panel = within(screen.getByTestId('letter-panel'));
    expect(
      panel.getByText('Harbor Clinic letter'),
      'the letter that lacks something stands first',
    ).toBeVisible();
    const user = userEvent.setup();
    await user.click(within(panel.getByTestId('letter-hand_signed')).getByLabelText('Yes'));
    await expect
      .poll(() => app.records?.letters?.find((it) => it.id === 'l-harbor')?.hand_signed)
      .toBe('yes');
    await app.undo();
    expect(
      app.records?.letters?.find((it) => it.id === 'l-harbor')?.hand_signed,
      'and taken back',
    ).not.toBe('yes');
  });

  it('of another position is shown when its position is chosen', async () => {
    await open();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Mercy Outpatient' }));
    expect(await screen.findByText('Mercy Outpatient letter')).toBeVisible();
  });

  it('says what is wrong with its dates at the field', async () => {
    await open({
      apply: () =>
        Promise.reject(
          new BackendError(
            'invalid',
            'Mon, Jun 1, 2026 is before Tue, Jun 2, 2026 (covers_from); change one of the two',
            'covers_to',
          ),
        ),
    });
    const user = userEvent.setup();
    await user.click(screen.getByTestId('letter-edit'));
    await user.click(await screen.findByTestId('save'));
    expect(await screen.findByText(/change one of the two/)).toBeVisible();
    expect(screen.getByLabelText('Covers to')).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('the options', () => {
  it('show their parts, each with its reasons in one click', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(within(screen.getByTestId('lane-education')).getByRole('radio'));
    const parts = within(screen.getByTestId('option-parts'));
    expect(parts.getByText('412 of 600 cases')).toBeVisible();
    await user.click(parts.getByText('80 of 80 contact hours'));
    expect(await screen.findByText('80 contact hours are completed.')).toBeInTheDocument();
  });

  it('are spoken, not only drawn', async () => {
    await open();
    expect(
      within(screen.getByTestId('lane-employment')).getByRole('img', {
        name: /11 verified, 3 waiting for paper, 10 months left/,
      }),
    ).toBeInTheDocument();
  });
});

describe('positions', () => {
  it('are added, and a missing employer is said at the field', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-position'));
    await user.click(await screen.findByTestId('save'));
    expect(await screen.findByText(/Which employer/)).toBeVisible();
    await user.type(screen.getByTestId('position-employer'), '=HYPERLINK("x")');
    await user.type(screen.getByTestId('position-starts'), 'Mar 1, 2026');
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => app.records?.positions?.at(-1))
      .toMatchObject({ employer: '=HYPERLINK("x")', starts_on: '2026-03-01', ends_on: null });
  });

  it('refuse a date that is none, and keep the words', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-position'));
    await user.type(await screen.findByTestId('position-employer'), 'North');
    await user.type(screen.getByTestId('position-starts'), 'Feb 31, 2026');
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByText(/February 2026 ends on the 28th/)).toBeVisible();
    expect(screen.getByTestId('position-starts')).toHaveValue('Feb 31, 2026');
    expect((await backend().records()).positions?.some((it) => it.employer === 'North')).toBe(
      false,
    );
  });

  it('stand in a table twin with exact days', async () => {
    await open();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Show as a table' }));
    const row = within(screen.getByRole('row', { name: /Harbor Clinic/ }));
    expect(row.getByText('Sep 20, 2025')).toBeVisible();
    expect(row.getByText('Dec 19, 2025')).toBeVisible();
  });
});

describe('the panel', () => {
  it('stays with its letter when the last item is answered', async () => {
    await openApp();
    const real = backend();
    const whole = await real.standing(null);
    // The second reading finds the letter complete, as the core does after the last answer.
    let readings = 0;
    const standing = async () => ({
      ...whole,
      apprentice: whole.apprentice.map((it) => ({
        ...it,
        positions: it.positions.map((position) => ({
          ...position,
          letter_step: readings > 0 ? ('checked' as const) : position.letter_step,
        })),
      })),
    });
    await open({
      standing,
      apply: async (operation) => {
        readings++;
        return real.apply(operation);
      },
    });
    const panel = within(screen.getByTestId('letter-panel'));
    await userEvent.setup().click(within(panel.getByTestId('letter-dated')).getByLabelText('Yes'));
    await expect
      .poll(() =>
        app.standing?.apprentice[0]?.positions.every((it) => it.letter_step === 'checked'),
      )
      .toBe(true);
    expect(panel.getByText('Harbor Clinic letter')).toBeVisible();
  });

  it('of a job that was left just now has the keys once, and takes them from nothing afterwards', async () => {
    await openApp();
    router.go('path', { position: 'p-harbor', left: 'now' });
    render(PathView);
    const user = userEvent.setup();
    await expect.poll(() => document.activeElement).toBe(screen.getByTestId('leave-panel'));
    const answer = within(
      within(screen.getByTestId('letter-panel')).getByTestId('letter-dated'),
    ).getByLabelText('Yes');
    const before = app.records;
    await user.click(answer);
    await expect.poll(() => app.records).not.toBe(before);
    await tick();
    expect(document.activeElement).not.toBe(screen.getByTestId('leave-panel'));
    router.go('path');
  });
});
