import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, backend, BackendError, type Reminder, type Silence } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { reminders } from '$lib/state/reminders.svelte';
import { openApp } from '../../test-support';
import RemindersSection from '$components/settings/RemindersSection.svelte';
import Rail from '$components/frame/Rail.svelte';
import RemindersView from './RemindersView.svelte';

async function open(override: Partial<Backend> = {}): Promise<void> {
  await openApp(override);
  await reminders.load();
  render(RemindersView);
}

beforeEach(() => {
  reminders.all = null;
});

const first = () => screen.getAllByTestId('reminder')[0] as HTMLElement;

describe('Reminders', () => {
  it('say what follows and what is next, and when it was told', async () => {
    await open();
    const row = within(first());
    expect(row.getByText('Harbor Clinic: no letter yet')).toBeVisible();
    expect(row.getByText(/Next: ask Lee Okafor/)).toBeVisible();
    expect(row.getByText('Notified on Nov 20')).toBeVisible();
  });

  it('are put off in two interactions, and the badge counts one less', async () => {
    await open();
    const before = reminders.count;
    const user = userEvent.setup();
    await user.click(within(first()).getByTestId('snooze'));
    await user.click(await screen.findByTestId('snooze-week'));
    await reminders.load();
    expect(reminders.count).toBe(before - 1);
    expect(
      within(await screen.findByTestId('reminders-snoozed')).getByText(/Harbor Clinic/),
    ).toBeVisible();
  });

  it('that were put off wake up again', async () => {
    await open();
    await reminders.silence('letter:p-harbor', '2025-12-22', { how: 'snooze', until: 'logged' });
    await reminders.load();
    const snoozed = within(await screen.findByTestId('reminders-snoozed'));
    expect(snoozed.getByText('or once you log something')).toBeVisible();
    await userEvent.setup().click(snoozed.getByRole('button', { name: /Wake/ }));
    await reminders.load();
    expect(reminders.all?.snoozed).toEqual([]);
  });

  it('are turned off for a credential, with a reason', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(within(first()).getByTestId('reminder-more'));
    await user.click(await screen.findByText('Turn off…'));
    expect(await screen.findByText('Turn off reminders?')).toBeVisible();
    await user.click(screen.getByTestId('off-confirm'));
    await expect
      .poll(() => app.records?.reminder_choices.at(-1))
      .toMatchObject({
        subject: 'credential:c-cpc',
        choice: 'off',
        reason: 'lapsed_on_purpose',
      });
  });

  it('about a payment on record are over once it is paid today', async () => {
    const plain = await openApp();
    const [fixture, records] = [await plain.reminders(), await plain.records()];
    const payment = {
      id: 'd-1',
      issuer: 'AAPC',
      kind: 'dues' as const,
      due_on: '2026-11-30',
      paid_on: null,
      amount_cents: 22_200,
      kept: 'unknown' as const,
      note: null,
    };
    const reminder = {
      ...(fixture.open[0] as Reminder),
      subject: 'payment:d-1',
      kind: 'dues' as const,
      due_on: '2026-11-30',
      silences: ['snoozed', 'done'] as Silence[],
      can_be_settled: false,
    };
    const asked: unknown[] = [];
    await open({
      records: () => Promise.resolve({ ...records, payments: [payment] }),
      reminders: () => Promise.resolve({ ...fixture, open: [reminder] }),
      apply: (operation) => {
        asked.push(operation);
        return plain.apply(operation);
      },
    });
    await userEvent.setup().click(within(first()).getByTestId('reminder-done'));
    await expect
      .poll(() => asked)
      .toEqual([
        {
          operation: 'put',
          with: { kind: 'payment', fact: { ...payment, paid_on: '2026-11-23' } },
        },
      ]);
  });

  it('say why the last one could not be shown', async () => {
    const fixture = await (await openApp()).reminders();
    const problem = {
      at: '2026-11-23T08:00:00Z',
      teller: 'command' as const,
      detail: 'this desktop has no notification service',
    };
    await open({ reminders: async () => ({ ...fixture, problem }) });
    expect(screen.getByTestId('reminders-problem')).toHaveTextContent(
      /couldn’t be shown: this desktop has no notification service/,
    );
  });

  it('say so where nothing is due', async () => {
    await open({
      reminders: async () => ({
        open: [],
        snoozed: [],
        coming: [],
        silenced: [],
        history: [],
        problem: null,
        held: false,
      }),
    });
    expect(screen.getByText(/Nothing is due/)).toBeVisible();
  });

  it('stand in the rail with their number', async () => {
    await openApp();
    await reminders.load();
    render(Rail);
    expect(screen.getByTestId('reminders-badge')).toHaveTextContent('2');
  });
});

describe('what tells reminders', () => {
  it('is switched on by the person, and says what it is here', async () => {
    await openApp();
    render(RemindersSection);
    expect(await screen.findByTestId('deliver-none')).toBeVisible();
    await userEvent.setup().click(screen.getByTestId('deliver-scheduler'));
    await expect.poll(async () => (await backend().reminderDelivery()).scheduler.on).toBe(true);
    expect(screen.queryByTestId('deliver-none')).toBeNull();
  });

  it('shows what is stored when the system refuses', async () => {
    await openApp({
      setReminderDelivery: () =>
        Promise.reject(new BackendError('refused', 'systemctl is not there')),
    });
    render(RemindersSection);
    const box = await screen.findByTestId<HTMLInputElement>('deliver-scheduler');
    await userEvent.setup().click(box);
    await expect.poll(() => box.checked).toBe(false);
  });

  it('asks whether the test reminder was seen, and says what mends it', async () => {
    await openApp();
    render(RemindersSection);
    const user = userEvent.setup();
    await user.click(await screen.findByTestId('test-send'));
    await user.click(await screen.findByTestId('test-unseen'));
    expect(screen.getByTestId('test-mends')).toHaveTextContent(/Do Not Disturb/);
  });

  it('says why a test reminder could not be sent', async () => {
    await openApp({
      testReminder: () => Promise.reject(new BackendError('refused', 'there is no message bus')),
    });
    render(RemindersSection);
    await userEvent.setup().click(await screen.findByTestId('test-send'));
    expect(await screen.findByTestId('test-failure')).toHaveTextContent('there is no message bus');
  });

  it('keeps the stages in their order', async () => {
    await openApp();
    render(RemindersSection);
    const user = userEvent.setup();
    const stages = within(await screen.findByTestId('reminder-stages'));
    await user.click(stages.getByLabelText('90'));
    await expect.poll(() => app.start?.settings.reminders.stages).not.toContain(90);
    await user.click(stages.getByLabelText('90'));
    await expect
      .poll(() => app.start?.settings.reminders.stages)
      .toEqual([180, 120, 90, 60, 30, 14, 7, 3, 1, 0]);
  });
});
