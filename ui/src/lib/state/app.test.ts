import { beforeEach, describe, expect, it } from 'vitest';
import { backend, BackendError, type Standing, useBackend } from '$lib/backend';
import { blankAccount } from '$lib/blank';
import { openApp } from '../../test-support';
import { app } from './app.svelte';
import { toasts } from './toast.svelte';

beforeEach(async () => {
  await openApp();
});

describe('a change', () => {
  it('is shown once it is stored, and says so with a way back', async () => {
    const before = app.records?.accounts.length ?? 0;
    await app.perform({
      operation: 'add',
      with: { kind: 'account', fact: blankAccount('State board') },
    });
    expect(app.records?.accounts).toHaveLength(before + 1);
    expect(toasts.message?.undo).not.toBeNull();
    expect(app.start?.undo, 'the menu names what would be taken back').toMatch(/^Undo /);
  });

  it('that is refused leaves everything as it is stored', async () => {
    const records = app.records;
    const bad = {
      ...blankAccount('AHIMA'),
      cycle_starts_on: '2027-01-01',
      cycle_ends_on: '2026-01-01',
    };
    await expect(
      app.perform({ operation: 'add', with: { kind: 'account', fact: bad } }),
    ).rejects.toMatchObject({
      field: 'cycle_ends_on',
    });
    expect(app.records, 'nothing was read again, because nothing changed').toBe(records);
    expect(toasts.message).toBeNull();
  });

  it('tells only those who show its kinds', async () => {
    const accounts = app.revisionOf('account');
    const credits = app.revisionOf('credit');
    await app.perform({
      operation: 'add',
      with: { kind: 'account', fact: blankAccount('State board') },
    });
    expect(app.revisionOf('account')).toBe(accounts + 1);
    expect(app.revisionOf('credit')).toBe(credits);
  });

  it('can be undone and done again', async () => {
    const before = app.records?.accounts.length ?? 0;
    await app.perform({
      operation: 'add',
      with: { kind: 'account', fact: blankAccount('State board') },
    });
    await app.undo();
    expect(app.records?.accounts).toHaveLength(before);
    await app.redo();
    expect(app.records?.accounts).toHaveLength(before + 1);
  });

  it('that changes nothing offers no way back, and leaves that of the change before alone', async () => {
    const account = blankAccount('State board');
    const { keys } = await app.perform({
      operation: 'add',
      with: { kind: 'account', fact: account },
    });
    const accounts = app.records?.accounts;
    const same = accounts?.find((it) => it.id === keys[0]?.id);
    if (!same) throw new Error('it was just added');
    const again = await app.perform({ operation: 'change', with: { kind: 'account', fact: same } });
    expect(again.operation).toBeNull();
    expect(toasts.message).toMatchObject({
      undo: null,
      text: "Nothing changed: it's already recorded this way",
    });
  });

  it('is taken back by the toast that names it, never another one', async () => {
    const before = app.records?.accounts.length ?? 0;
    const first = await app.perform({
      operation: 'add',
      with: { kind: 'account', fact: blankAccount('State board') },
    });
    // Another window, or the command line, adds something while the toast stands.
    await backend().apply({
      operation: 'add',
      with: { kind: 'account', fact: blankAccount('Employer') },
    });
    await app.undo(first.operation ?? undefined);
    expect(toasts.message).toMatchObject({ tone: 'refused' });
    await app.refresh({ kinds: ['account'] });
    expect(app.records?.accounts, 'nothing was taken').toHaveLength(before + 2);
  });

  it('undo with nothing to take back says so', async () => {
    await app.undo();
    expect(toasts.message).toMatchObject({ tone: 'refused', text: 'There is nothing to undo.' });
  });
});

describe('looking at another day', () => {
  it('shows the answer to the last question, in whatever order the answers come', async () => {
    const waiting = new Map<string | null, (standing: Standing) => void>();
    const backend = await openApp();
    const standing = await backend.standing(null);
    await openApp({
      standing: (asOf) =>
        asOf === null
          ? Promise.resolve(standing)
          : new Promise((answer) => waiting.set(asOf, answer)),
    });
    const first = app.look('2027-01-01');
    const second = app.look('2027-02-01');
    waiting.get('2027-02-01')?.({ ...standing, as_of: '2027-02-01' });
    waiting.get('2027-01-01')?.({ ...standing, as_of: '2027-01-01' });
    await Promise.all([first, second]);
    expect(app.standing?.as_of).toBe('2027-02-01');
  });

  it('today is no other day', async () => {
    await app.look(app.today);
    expect(app.asOf).toBeNull();
  });
});

describe('settings', () => {
  it('show what was saved, not what was asked for', async () => {
    await openApp({
      saveSettings: () => Promise.reject(new BackendError('refused', 'The disk is full.')),
    });
    await expect(app.saveSettings({ theme: 'dark' })).rejects.toThrow('The disk is full.');
    expect(app.start?.settings.theme).toBe('system');
  });
});

describe('another program', () => {
  /** The window when it begins to listen; by then the file has the number `now`. */
  async function listening(now: number): Promise<() => void> {
    const whole = await openApp();
    useBackend({ ...whole, start: async () => ({ ...(await whole.start()), file_number: now }) });
    return app.follow();
  }

  it('that wrote before anyone listened is heeded', async () => {
    const before = app.revisionOf('entry');
    const stop = await listening(2);
    await expect.poll(() => app.revisionOf('entry')).toBe(before + 1);
    stop();
  });

  it('that wrote nothing makes nothing be read again', async () => {
    const stop = await listening(1);
    const { start, standing } = app;
    await expect.poll(() => app.start).not.toBe(start);
    expect(app.standing).toBe(standing);
    stop();
  });
});
