import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BackendError } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { hearKeys } from '$lib/state/keys';
import { toasts } from '$lib/state/toast.svelte';
import ToastHost from '../shared/ToastHost.svelte';
import { openApp } from '../../test-support';
import QuickAdd from './QuickAdd.svelte';

const field = () => screen.getByLabelText<HTMLInputElement>('Quick add');
let stop = (): void => undefined;

beforeEach(() => (stop = hearKeys()));
afterEach(() => stop());

describe('quick-add', () => {
  it('logs the usual day in two interactions: Ctrl+L, Enter', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.keyboard('{Control>}l{/Control}');
    expect(field()).toHaveFocus();
    expect(
      await screen.findByText(/7.5 h · Mercy Outpatient/),
      'an empty field shows the usual day',
    ).toBeVisible();
    await user.keyboard('{Enter}');
    expect(toasts.message).toMatchObject({
      text: 'Logged 7.5 h at Mercy Outpatient',
      undo: expect.any(String) as string,
    });
    expect(app.start?.undo).toMatch(/logged 7.5 h/i);
    expect(screen.queryByTestId('quick-add-preview')).toBeNull();
  });

  it('asks once what the line means, by whichever way the cursor came', async () => {
    const shell = await openApp();
    const asks = vi.spyOn(shell, 'quickAdd');
    render(QuickAdd);
    const user = userEvent.setup();
    await user.keyboard('{Control>}l{/Control}');
    expect(asks).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}');
    field().blur();
    await user.click(field());
    expect(asks).toHaveBeenCalledTimes(2);
    expect(await screen.findByTestId('quick-add-preview')).toBeVisible();
  });

  it('says what it understood before it saves', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h yesterday');
    expect(await screen.findByText('6.5 h · Mercy Outpatient · Sun, Nov 22, 2026')).toBeVisible();
    expect(app.start?.undo, 'nothing is stored yet').toBeNull();
  });

  it('says what the hours come on top of, so that no day is logged twice by accident', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h yesterday');
    expect(await screen.findByTestId('quick-add-week')).toHaveTextContent('8.5 h of work, was 2 h');
    expect(screen.queryByTestId('quick-add-double')).toBeNull();
    await user.keyboard('{Enter}');
    await user.type(field(), '2h yesterday');
    expect(await screen.findByTestId('quick-add-double')).toHaveTextContent(
      'Sun, Nov 22, 2026 already has 6.5 h there. Enter adds 2 h to them.',
    );
    expect(screen.getByTestId('quick-add-week')).toHaveTextContent('10.5 h of work, was 8.5 h');
  });

  it('keeps the words when they are refused, and says why', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '26h yesterday');
    await user.keyboard('{Enter}');
    await expect.poll(() => field().value).toBe('26h yesterday');
    expect((await screen.findByTestId('quick-add-problem')).textContent).toContain(
      'more than a day has',
    );
    expect(field()).toHaveAttribute('aria-invalid', 'true');
    expect(toasts.message).toBeNull();
  });

  it('keeps the words when it is closed', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h Mercy');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('quick-add-preview')).toBeNull();
    expect(field()).toHaveValue('6.5h Mercy');
  });

  it('is left by Esc once more: the keys go back to where they were, and letters to the place', async () => {
    await openApp();
    const before = document.createElement('button');
    document.body.append(before);
    render(QuickAdd);
    const user = userEvent.setup();
    before.focus();
    await user.keyboard('{Control>}l{/Control}8h{Escape}');
    expect(field()).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(before).toHaveFocus();
    expect(field()).toHaveValue('8h');
    before.remove();
  });

  it('loses no letter that is typed while a save runs', async () => {
    const shell = await openApp();
    const real = shell.quickAddCommit.bind(shell);
    let go = (): void => undefined;
    vi.spyOn(shell, 'quickAddCommit').mockImplementation(async (text) => {
      await new Promise<void>((resolve) => (go = resolve));
      return real(text);
    });
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h yesterday{Enter}4h tod');
    expect(field()).toHaveValue('4h tod');
    go();
    await expect.poll(() => app.start?.undo).not.toBeNull();
    await user.type(field(), 'ay');
    expect(field()).toHaveValue('4h today');
  });

  it('gives words back that are refused, before those typed since', async () => {
    const shell = await openApp();
    vi.spyOn(shell, 'quickAddCommit').mockRejectedValue(
      new BackendError('refused', 'The disk is full.'),
    );
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h yesterday{Enter}');
    await expect.poll(() => field().value).toBe('6.5h yesterday');
    expect((await screen.findByTestId('quick-add-problem')).textContent).toContain(
      'The disk is full.',
    );
  });

  it('makes a record of each pasted line, and shows them before it saves', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.click(field());
    await user.paste('6.5h yesterday\n\n26h today\n4h today\n');
    expect(await screen.findByTestId('quick-add-lines')).toHaveTextContent('3 lines pasted');
    expect(app.start?.undo, 'nothing is stored yet').toBeNull();
    expect(
      screen.getByTestId('quick-add-line-1'),
      'the one that is refused can be mended in place',
    ).toHaveValue('26h today');
    await user.click(screen.getByTestId('quick-add-lines-save'));
    await expect.poll(() => toasts.message?.text).toBe('Added 2 entries');
    expect(screen.getByTestId('quick-add-lines'), 'what is not understood stays').toHaveTextContent(
      '1 line pasted',
    );
  });

  it('says that a day lies outside of the position', async () => {
    const shell = await openApp();
    const real = shell.quickAdd.bind(shell);
    vi.spyOn(shell, 'quickAdd').mockImplementation(async (text) => ({
      ...(await real(text)),
      remarks: [
        {
          code: 'after_last_day',
          message: 'Sun, Nov 22, 2026 is after Fri, Jul 31, 2026, the last day at Mercy Outpatient',
          date: '2026-11-22',
        },
      ],
    }));
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h yesterday');
    expect(await screen.findByTestId('quick-add-remark')).toHaveTextContent(
      'the last day at Mercy Outpatient.',
    );
  });

  it('shows typed markup as text', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  it('offers the way back in the toast', async () => {
    await openApp();
    render(QuickAdd);
    render(ToastHost);
    const user = userEvent.setup();
    await user.keyboard('{Control>}l{/Control}{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(app.start?.undo).toBeNull();
    expect(app.start?.redo).not.toBeNull();
  });
});

describe('Ctrl+Z', () => {
  it('takes the operation back also while the emptied field has the focus', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.keyboard('{Control>}l{/Control}7h{Enter}');
    await expect.poll(() => app.start?.undo).not.toBeNull();
    await user.keyboard('{Control>}z{/Control}');
    await expect.poll(() => app.start?.undo).toBeNull();
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(() => app.start?.undo).not.toBeNull();
  });

  it('takes the operation back also once the words that were typed are gone', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.type(field(), '6.5h Mercy{Enter}');
    await expect.poll(() => app.start?.undo).not.toBeNull();
    await user.type(field(), 'zzz');
    await user.clear(field());
    await user.keyboard('{Control>}z{/Control}');
    await expect.poll(() => app.start?.undo).toBeNull();
  });

  it('is left to the field while it has words of its own', async () => {
    await openApp();
    render(QuickAdd);
    const user = userEvent.setup();
    await user.keyboard('{Control>}l{/Control}7h{Enter}');
    await expect.poll(() => app.start?.undo).not.toBeNull();
    await user.keyboard('8h wor{Control>}z{/Control}');
    expect(app.start?.undo, 'the field undoes its own words first').not.toBeNull();
  });
});
