import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { BackendError } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import SettingsView from '../../views/settings/SettingsView.svelte';
import { openApp } from '../../test-support';

beforeEach(async () => {
  await openApp();
});

describe('Settings', () => {
  it('save a change of an account', async () => {
    render(SettingsView);
    const form = within(screen.getByTestId('account-AAPC'));
    const user = userEvent.setup();
    await user.clear(form.getByLabelText('Due day'));
    await user.type(form.getByLabelText('Due day'), '15');
    await user.click(form.getByTestId('account-save'));
    await expect
      .poll(() => app.records?.accounts.find((it) => it.issuer === 'AAPC')?.due_day)
      .toBe(15);
  });

  it('say at the field why a change is refused, and store nothing', async () => {
    render(SettingsView);
    const form = within(screen.getByTestId('account-AAPC'));
    const user = userEvent.setup();
    await user.clear(form.getByLabelText('Due day'));
    await user.type(form.getByLabelText('Due day'), '32');
    await user.click(form.getByTestId('account-save'));
    expect(await form.findByText(/Write a day from 1 to 31/)).toBeVisible();
    expect(form.getByLabelText('Due day')).toHaveAttribute('aria-invalid', 'true');
    expect(app.records?.accounts.find((it) => it.issuer === 'AAPC')?.due_day).toBe(31);
  });

  it('put a switch back when the logbook refuses', async () => {
    await openApp({
      apply: () => Promise.reject(new BackendError('refused', 'The disk is full.')),
    });
    render(SettingsView);
    const [box] = within(screen.getByTestId('settings-rules')).getAllByRole<HTMLInputElement>(
      'checkbox',
    );
    if (!box) throw new Error('there is a switch');
    await userEvent.setup().click(box);
    await expect
      .poll(() => box.checked, { message: 'the window never shows what is not stored' })
      .toBe(true);
  });

  it('read CPC-A as a CPC with the apprentice A', async () => {
    render(SettingsView);
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-credential'));
    await user.type(await screen.findByTestId('credential-code'), 'coc-a');
    await user.click(screen.getByRole('button', { name: 'Add the credential' }));
    await expect
      .poll(() => app.records?.credentials.at(-1))
      .toMatchObject({ code: 'COC', issuer: 'AAPC', apprentice: true });
  });

  it('turn the theme', async () => {
    render(SettingsView);
    await userEvent.setup().click(screen.getByRole('radio', { name: 'Dark' }));
    await expect.poll(() => app.start?.settings.theme).toBe('dark');
  });
});
