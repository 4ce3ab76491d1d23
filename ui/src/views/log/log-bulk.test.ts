import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backend, backend, BackendError, type Operation } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { router } from '$lib/state/router.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { openApp } from '../../test-support';
import LogView from './LogView.svelte';

/** A page that is as tall as ten rows: jsdom measures nothing. */
async function open(override: Partial<Backend> = {}): Promise<Operation[]> {
  const asked: Operation[] = [];
  const real = await openApp();
  const apply: Backend['apply'] = (operation) => {
    asked.push(operation);
    return real.apply(operation);
  };
  await openApp({ ...real, apply, ...override });
  const place = document.createElement('main');
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(360);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(360);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  document.body.append(place);
  render(LogView, { target: place });
  await screen.findAllByTestId('log-row');
  return asked;
}

const plan = (id: string, date: string) => ({
  kind: 'entry' as const,
  fact: {
    id,
    position: 'p-mercy',
    date,
    minutes: 240,
    planned: true,
    code_sets: [],
    specialty: null,
    encounters: null,
    note: null,
  },
});

/** A logbook in which two plans wait to be confirmed. */
async function withPlans(): Promise<Partial<Backend>> {
  const real = await openApp();
  // The fake's today is the 23rd; it leaves earlier days as they are given.
  await real.apply({
    operation: 'add_many',
    with: [plan('w1', '2026-11-21'), plan('w2', '2026-11-22')],
  });
  return real;
}

/** What a menu offers. Nothing is measured here, so that floats count as out of sight and have no name. */
const item = (name: string) => screen.findByText(name, { selector: '[role=menuitem]' });

const bar = () => within(screen.getByTestId('bulk-bar'));

beforeEach(() => {
  router.go('log');
  toasts.dismiss();
  document.body.replaceChildren();
});

describe('choosing rows by keys', () => {
  it('goes by arrows, chooses by Space and by Shift, and says how much it is', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-work'));
    screen.getByTestId('log-list').focus();
    await user.keyboard('{ArrowDown} ');
    expect(bar().getByText('1 selected')).toBeVisible();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(await bar().findByText('3 selected')).toBeVisible();
    const grid = screen.getByTestId('log-list');
    const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    expect(row, 'the row that the keys go to is named').toHaveAttribute('aria-rowindex', '5');
    expect(within(grid).getAllByRole('row', { selected: true }).length).toBe(3);
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
  });

  it('chooses every row of the filter, also those that are not in sight', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-work'));
    screen.getByTestId('log-list').focus();
    await user.keyboard('{Control>}a{/Control}');
    expect(await bar().findByText('32 selected')).toBeVisible();
  });

  it('chooses every row also while nothing has the keys, and never while a field has them', async () => {
    await open();
    const user = userEvent.setup();
    const field = document.createElement('input');
    document.body.append(field);
    await user.type(field, 'Mercy{Control>}a{/Control}');
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
    field.blur();
    await user.keyboard('{Control>}a{/Control}');
    expect(await bar().findByText(/^\d+ selected$/)).toBeVisible();
    expect(screen.getByTestId('log-list')).toHaveFocus();
  });

  it('by the pointer: Ctrl adds one, Shift a stretch, and another filter lets go', async () => {
    await open();
    const user = userEvent.setup();
    const rows = () => screen.getAllByTestId('log-row');
    await user.keyboard('{Control>}');
    await user.click(rows()[2] as HTMLElement);
    await user.keyboard('{/Control}{Shift>}');
    await user.click(rows()[5] as HTMLElement);
    await user.keyboard('{/Shift}');
    expect(await bar().findByText('4 selected')).toBeVisible();
    await user.click(screen.getByTestId('filter-credit'));
    expect(
      screen.queryByTestId('bulk-bar'),
      'what is out of sight is not changed by accident',
    ).toBeNull();
  });
});

describe('changing what is chosen', () => {
  async function chooseWork(): Promise<ReturnType<typeof userEvent.setup>> {
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-work'));
    screen.getByTestId('log-list').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await bar().findByText('2 selected');
    return user;
  }

  it('moves it to another place as one operation', async () => {
    const asked = await open();
    const user = await chooseWork();
    await user.click(screen.getByTestId('bulk-place'));
    await user.click(await item('Harbor Clinic'));
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatchObject({
      operation: 'revise',
      with: { change: { what: 'place', to: { kind: 'position', id: 'p-harbor' } } },
    });
    expect(toasts.message?.undo, 'and one undo').toBeTruthy();
  });

  it('moves its days by a typed number, and says what is no number', async () => {
    const asked = await open();
    const user = await chooseWork();
    await user.click(screen.getByTestId('bulk-days'));
    await user.type(await screen.findByTestId('bulk-days-number'), 'soon{Enter}');
    expect(await screen.findByText(/How many days/)).toBeInTheDocument();
    expect(screen.getByTestId('bulk-days-number')).toHaveValue('soon');
    await user.clear(screen.getByTestId('bulk-days-number'));
    await user.type(screen.getByTestId('bulk-days-number'), '-3{Enter}');
    await expect
      .poll(() => asked[0])
      .toMatchObject({ with: { change: { what: 'shift_days', to: -3 } } });
  });

  it('sets code sets and specialty', async () => {
    const asked = await open();
    const user = await chooseWork();
    await user.click(screen.getByTestId('bulk-code-sets'));
    await user.click(await screen.findByLabelText('ICD-10-PCS'));
    await user.click(screen.getByText('Set them'));
    await expect
      .poll(() => asked[0])
      .toMatchObject({ with: { change: { what: 'code_sets', to: ['ICD-10-PCS'] } } });
    await user.click(screen.getByTestId('bulk-specialty'));
    await user.type(await screen.findByTestId('bulk-specialty-name'), 'Cardiology{Enter}');
    await expect
      .poll(() => asked[1])
      .toMatchObject({ with: { change: { what: 'specialty', to: 'Cardiology' } } });
  });

  it('moves credits on at an issuer, and marks their certificates', async () => {
    const asked = await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-credit'));
    screen.getByTestId('log-list').focus();
    await user.keyboard(' {Shift>}{ArrowDown}{/Shift}');
    await bar().findByText('2 selected');
    expect(screen.queryByTestId('bulk-place'), 'credits have no place').toBeNull();
    await user.click(screen.getByTestId('bulk-portal-AAPC'));
    await user.click(await item('Entered'));
    await expect
      .poll(() => asked[0])
      .toMatchObject({
        with: { change: { what: 'portal', to: { issuer: 'AAPC', state: 'entered' } } },
      });
    await expect
      .poll(() => document.body.style.pointerEvents, { message: 'the menu has let go of the page' })
      .not.toBe('none');
    await user.click(screen.getByTestId('bulk-certificate'));
    await user.click(await item('On hand'));
    await expect
      .poll(() => asked[1])
      .toMatchObject({ with: { change: { what: 'certificate_held', to: true } } });
  });

  it('takes it away at once, with a way back, and gives the keys back to the list', async () => {
    const asked = await open();
    const user = await chooseWork();
    expect(screen.getByTestId('bulk-remove')).toHaveTextContent('Delete 2 lines');
    await user.click(screen.getByTestId('bulk-remove'));
    await expect.poll(() => asked[0]).toMatchObject({ operation: 'remove_many' });
    expect(screen.queryByTestId('bulk-bar')).toBeNull();
    await expect.poll(() => document.activeElement).toBe(screen.getByTestId('log-list'));
    await app.undo();
    await expect.poll(() => screen.getByTestId('filter-work')).toHaveTextContent('32');
  });

  it('shows why it was refused and keeps the choice', async () => {
    await open({
      apply: () =>
        Promise.reject(new BackendError('invalid', 'Friday would have 25 h.', 'minutes')),
    });
    const user = await chooseWork();
    await user.click(screen.getByTestId('bulk-place'));
    await user.click(await item('Harbor Clinic'));
    await expect
      .poll(() => toasts.message)
      .toMatchObject({ tone: 'refused', text: 'Friday would have 25 h.' });
    expect(bar().getByText('2 selected')).toBeVisible();
  });
});

describe('plans whose day has come', () => {
  it('are counted in a chip and confirmed with one key', async () => {
    const asked = await open(await withPlans().then(({ apply: _, ...real }) => real));
    const user = userEvent.setup();
    expect(screen.getByTestId('filter-confirm')).toHaveTextContent('To confirm2');
    await user.click(screen.getByTestId('filter-confirm'));
    await expect.poll(() => screen.getAllByTestId('log-confirm').length).toBe(2);
    screen.getByTestId('log-list').focus();
    await user.keyboard('c');
    await expect
      .poll(() => asked[0])
      .toEqual({
        operation: 'revise',
        with: { keys: [{ kind: 'entry', id: 'w2' }], change: { what: 'confirm' } },
      });
  });

  it('are confirmed all at once', async () => {
    const asked = await open(await withPlans().then(({ apply: _, ...real }) => real));
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-confirm'));
    await user.click(await screen.findByTestId('confirm-all'));
    await expect
      .poll(() => asked[0])
      .toMatchObject({ with: { keys: [{ id: 'w2' }, { id: 'w1' }], change: { what: 'confirm' } } });
  });
});

describe('filling a range', () => {
  it('says what it would do before it is stored, and stores it as one operation', async () => {
    const asked = await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-menu'));
    await user.click(await item('A range of days'));
    expect(await screen.findByTestId('fill-hours-1'), 'it begins with the usual hours').toHaveValue(
      '8',
    );
    const from = screen.getByTestId('fill-from');
    await user.clear(from);
    await user.type(from, 'Feb 2, 2026');
    const to = screen.getByTestId('fill-to');
    await user.clear(to);
    await user.type(to, 'Feb 6, 2026');
    await expect
      .poll(() => screen.getByTestId('fill-says').textContent)
      .toContain('5 days, 37.5 h, Feb 2 – 6, 2026.');
    expect(asked).toEqual([]);
    await user.click(screen.getByTestId('save'));
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatchObject({ operation: 'add_many' });
    await expect.poll(() => screen.queryByTestId('fill-form')).toBeNull();
  });

  it('keeps what was typed, says what is wrong, and leads there', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-menu'));
    await user.click(await item('A range of days'));
    const to = await screen.findByTestId('fill-to');
    await user.clear(to);
    await user.type(to, 'Jan 1, 2020');
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByText(/is before the first/)).toBeVisible();
    expect(to).toHaveValue('Jan 1, 2020');
    await expect.poll(() => document.activeElement).toBe(to);
    const monday = screen.getByTestId('fill-hours-0');
    await user.clear(monday);
    await user.type(monday, 'all day');
    expect(await screen.findByText(/not a length of time/)).toBeVisible();
    expect(monday).toHaveAttribute('aria-invalid', 'true');
  });
});

describe('the history of a row', () => {
  it('says when, and what changed from what to what', async () => {
    const asked = await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-work'));
    screen.getByTestId('log-list').focus();
    await user.keyboard('{Enter}');
    const hours = await screen.findByTestId('entry-hours');
    await user.clear(hours);
    await user.type(hours, '3');
    await user.click(screen.getByTestId('save'));
    await expect.poll(() => asked.length).toBe(1);
    screen.getByTestId('log-list').focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByTestId('history-open'));
    const history = within(screen.getByTestId('history'));
    expect(await history.findByText('Nov 23, 2026, 9:30 AM')).toBeVisible();
    expect(history.getByText('Hours')).toBeVisible();
    expect(history.getByText('120'), 'before').toBeVisible();
    expect(history.getByText('180'), 'after').toBeVisible();
    await expect.poll(() => backend() !== undefined).toBe(true);
  });
});
