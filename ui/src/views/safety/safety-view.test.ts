import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Backend, BackendError, type SecondFolder, type Start } from '$lib/backend';
import { fakeBackend } from '$lib/backend/fake/fake-backend';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { safety } from '$lib/state/safety.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { openApp } from '../../test-support';
import TroubleView from '../trouble/TroubleView.svelte';
import SafetyView from './SafetyView.svelte';

async function open(override: Partial<Backend> = {}) {
  const backend = await openApp(override);
  safety.damage = null;
  await safety.read();
  render(SafetyView);
  await screen.findByTestId('safety-answer');
  return { backend, user: userEvent.setup() };
}

describe('Data safety', () => {
  it('says first when the newest copy was made', async () => {
    await open();
    expect(screen.getByTestId('safety-answer')).toHaveTextContent('Every change is in a copy');
    expect(screen.getByTestId('safety-detail')).toHaveTextContent(
      'The newest copy is 12 min old, read whole, and holds all 1,284 changes and 24 files.',
    );
    expect(screen.getAllByTestId('copy-row')).toHaveLength(4);
    expect(screen.getByTestId('copies-path').closest('.where')).toHaveTextContent('4 copies');
  });

  describe('of a second folder', () => {
    const stick: SecondFolder = {
      path: '/media/ana/STICK/Milepost',
      reachable: true,
      synced_by: null,
      copies: 28,
      newest: { on: '2026-11-22', at: '20:12' },
      behind: 0,
      trouble: null,
    };
    async function withSecond(second: Partial<SecondFolder>) {
      const fake = fakeBackend();
      const answer = async () => ({ ...(await fake.safety()), second: { ...stick, ...second } });
      await open({ safety: answer });
      return screen.getByTestId('second-folder');
    }

    it('counts the changes that go onto it while it is away', async () => {
      const away = await withSecond({ reachable: false, behind: 13 });
      expect(away).toHaveTextContent('Nov 22, 8:12 PM, 28 copies');
      expect(away).toHaveTextContent('13 changes go onto it when it’s back.');
      expect(screen.getByTestId('safety-answer'), 'away is not broken').toHaveTextContent(
        'Every change is in a copy',
      );
    });

    it('counts one change as one', async () => {
      const away = await withSecond({ reachable: false, behind: 1 });
      expect(away).toHaveTextContent('1 change goes onto it when it’s back.');
    });

    it('says what lies on this computer only where it takes nothing', async () => {
      const full = await withSecond({ behind: 13, trouble: 'The disk is full' });
      expect(full).toHaveTextContent('The disk is full.');
      expect(screen.getByTestId('safety-answer')).toHaveTextContent(
        '13 changes are on this computer only',
      );
      expect(screen.getByTestId('choose-folder')).toHaveTextContent('Choose another folder');
      expect(screen.getByTestId('copy-now')).toHaveTextContent('Try again');
      expect(safety.line).toEqual({ words: 'The second folder failed', good: false });
    });
  });

  it('makes a copy now and says so', async () => {
    const { user } = await open();
    await user.click(screen.getByTestId('copy-now'));
    await expect
      .poll(() => screen.getByTestId('safety-answer').textContent)
      .toBe('Every change is in a copy');
    expect(screen.getByTestId('safety-detail')).toHaveTextContent('made just now');
    expect(toasts.message?.text).toMatch(/^Copied and verified/);
  });

  it('a copy that fails is loud, and the age stays true', async () => {
    const { user } = await open({
      copyNow: () => Promise.reject(new BackendError('refused', 'The disk is full.')),
    });
    await user.click(screen.getByTestId('copy-now'));
    await expect
      .poll(() => toasts.message)
      .toMatchObject({ tone: 'refused', text: 'The disk is full.' });
    expect(screen.getByTestId('safety-detail')).toHaveTextContent('12 min old');
    expect(screen.getByTestId('copy-now')).toBeEnabled();
  });

  it('shows what is in a copy beside what is there now, and restores nothing before it is told to', async () => {
    const restoreCopy = vi.fn((_: string): Promise<Start> =>
      Promise.reject(new BackendError('refused', 'not in this test')),
    );
    const { user } = await open({ restoreCopy });
    const [row] = screen.getAllByTestId('copy-row');
    await user.click(within(row as HTMLElement).getByTestId('restore'));
    const preview = await screen.findByTestId('restore-preview');
    expect(preview).toHaveTextContent('Records8894');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'It holds 6 records fewer than the logbook does now.',
    );
    await expect
      .poll(() => document.activeElement?.textContent?.trim(), {
        message: 'the first button keeps everything',
      })
      .toBe('Keep what is there');
    await user.keyboard('{Escape}');
    expect(restoreCopy).not.toHaveBeenCalled();
  });

  it('a copy that was opened from outside is shown, once, and nothing is restored', async () => {
    const restoreCopy = vi.fn((_: string): Promise<Start> =>
      Promise.reject(new BackendError('refused', 'not in this test')),
    );
    const fake = fakeBackend();
    const previewCopy = vi.fn(fake.previewCopy);
    await openApp({ restoreCopy, previewCopy });
    router.ask('safety?copy=%2Fm%2Fa%20b%2B%26%C3%A9.milepost');
    render(SafetyView);
    await screen.findByTestId('restore-preview');
    expect(previewCopy.mock.calls, 'the name comes as it is on the disk').toEqual([
      ['/m/a b+&é.milepost'],
    ]);
    expect(window.location.hash, 'coming back here does not show it again').toBe('#/safety');
    expect(restoreCopy).not.toHaveBeenCalled();
  });

  it('a place that is none is not gone to', () => {
    router.go('log');
    router.ask('nowhere?copy=x');
    expect(router.place).toBe('log');
  });

  it('restores, and shows the logbook that is there then', async () => {
    let undo = 'Undo the last change before';
    const fake = fakeBackend();
    const start = async (): Promise<Start> => ({ ...(await fake.start()), undo });
    const restoreCopy = vi.fn((_: string) => {
      undo = 'Undo what the copy did last';
      return start();
    });
    const { user } = await open({ restoreCopy, start });
    const [, second] = screen.getAllByTestId('copy-row');
    await user.click(within(second as HTMLElement).getByTestId('restore'));
    await user.click(await screen.findByTestId('restore-now'));
    await expect.poll(() => restoreCopy.mock.calls.length).toBe(1);
    await expect.poll(() => app.start?.undo).toBe('Undo what the copy did last');
    expect(toasts.message?.text).toBe('Restored. What was there is kept as a copy.');
  });

  it('shows when the way back was tried and what came of it, and tries it now', async () => {
    const { user } = await open();
    expect(screen.getByTestId('rehearsal')).toHaveTextContent(
      '90 records came back, the same Standing',
    );
    await user.click(screen.getByTestId('rehearse'));
    await expect
      .poll(() => screen.getByTestId('rehearsal').textContent)
      .toMatch(/94 records came back/);
  });

  it('checks the file and says what it found', async () => {
    const { user } = await open();
    await user.click(screen.getByTestId('check-file'));
    expect(await screen.findByText(/Every page was read and checked/)).toBeVisible();
  });

  it('lists damage in words', async () => {
    const { user } = await open({
      checkFile: () => Promise.resolve(['a row of entries refers to a missing row of positions']),
    });
    await user.click(screen.getByTestId('check-file'));
    expect(await screen.findByText(/refers to a missing row/)).toBeVisible();
  });

  it('keeps a second folder once one was chosen, and can let it go', async () => {
    const { user } = await open();
    await user.click(screen.getByTestId('choose-folder'));
    expect(await screen.findByTestId('second-folder')).toHaveTextContent(
      '/media/ana/STICK/Milepost',
    );
    await user.click(screen.getByRole('button', { name: 'Stop copying there' }));
    await expect.poll(() => screen.queryByTestId('second-folder')).toBeNull();
    expect(app.start?.settings.copies_folder).toBeNull();
  });
});

describe('a logbook that cannot be opened', () => {
  const lost = {
    kind: 'lost' as const,
    title: 'Your logbook file isn’t where it was',
    detail: 'Nothing was started over and nothing was deleted.',
    set_aside: [],
    newest_backup: null,
    command: 'milepost restore latest',
  };

  it('is one click away from its newest copy, which was read whole before', async () => {
    const fake = fakeBackend();
    const restoreCopy = vi.fn((_: string) => fake.start());
    await openApp({ restoreCopy });
    render(TroubleView, { trouble: lost });
    await expect
      .poll(() => screen.getByTestId('newest-copy').textContent)
      .toMatch(/read whole just now/);
    expect(screen.getByText('milepost restore latest')).toBeVisible();
    await userEvent.setup().click(screen.getByTestId('restore-newest'));
    await expect.poll(() => restoreCopy.mock.calls[0]?.[0]).toContain('logbook-12-regular');
  });

  it('shows what was set aside among what is there, and looks inside', async () => {
    const fake = fakeBackend();
    const previewCopy = vi.fn((path: string | null) => fake.previewCopy(path));
    await openApp({ previewCopy });
    const path = '/home/logbook.milepost.set-aside-2026-11-12-090000';
    const trouble = { ...lost, set_aside: [{ path, on: '2026-11-12', bytes: 4_300_000 }] };
    render(TroubleView, { trouble });
    const row = await screen.findByTestId('set-aside');
    expect(row).toHaveTextContent(/Nov 12.*, set aside.*4\.3 MB, unchanged/);
    await userEvent.setup().click(within(row).getByRole('button'));
    await expect.poll(() => previewCopy.mock.calls.at(-1)?.[0]).toBe(path);
  });

  it('begins an empty logbook only where the person says so', async () => {
    const fake = fakeBackend();
    const beginAnew = vi.fn(() => fake.start());
    await openApp({ beginAnew });
    render(TroubleView, { trouble: lost });
    const user = userEvent.setup();
    await user.click(await screen.findByTestId('reopen'));
    expect(beginAnew).not.toHaveBeenCalled();
    await user.click(screen.getByTestId('begin-anew'));
    expect(beginAnew).toHaveBeenCalledOnce();
  });

  it('offers no copy where the file is not at fault', async () => {
    await openApp();
    const trouble = {
      kind: 'synced' as const,
      title: 'A cloud service syncs this folder',
      detail: 'Keep it elsewhere.',
      set_aside: [],
      newest_backup: null,
      command: '',
    };
    render(TroubleView, { trouble });
    expect(await screen.findByTestId('reopen')).toBeVisible();
    expect(screen.queryByTestId('restore-newest')).toBeNull();
    expect(screen.getByText('The file was not touched.')).toBeVisible();
  });
});
