import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import PositionForm from '$components/path/PositionForm.svelte';
import { offerBegun } from './begun';
import { readDrafts } from './drafts';
import { sheets } from './sheets.svelte';
import { toasts } from './toast.svelte';
import { openApp } from '../../test-support';

describe('a form that was begun', () => {
  it('survives the window: it is kept while it is typed, and offered at the next start', async () => {
    const shell = await openApp();
    const first = render(PositionForm, { position: null, onclose: () => undefined });
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Employer'), 'Baystate');
    await expect
      .poll(async () => (await shell.drafts()).map((it) => it.form))
      .toEqual(['position:']);
    // The window goes away in the middle of it.
    first.unmount();
    await offerBegun();
    expect(toasts.message?.text).toContain('You began to add a position');
    toasts.message?.offers?.run();
    expect(sheets.open).toEqual({ add: 'position', of: undefined });
    sheets.close();

    render(PositionForm, { position: null, onclose: () => undefined });
    expect(screen.getByLabelText('Employer')).toHaveValue('Baystate');
    await user.click(screen.getByRole('button', { name: 'Start over' }));
    expect(screen.getByLabelText('Employer')).toHaveValue('');
    await expect.poll(async () => (await shell.drafts()).length).toBe(0);
  });

  it('that cannot be read is let go', async () => {
    const shell = await openApp();
    await shell.keepDraft('position:', '{');
    await readDrafts();
    await expect.poll(async () => (await shell.drafts()).length).toBe(0);
  });
});
