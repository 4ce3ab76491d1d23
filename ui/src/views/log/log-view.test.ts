import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backend, backend, BackendError, type Operation } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { openApp } from '../../test-support';
import LogView from './LogView.svelte';

/** A page that is as tall as ten rows: jsdom measures nothing. */
async function open(override: Partial<Backend> = {}): Promise<void> {
  await openApp(override);
  const place = document.createElement('main');
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(360);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(900);
  document.body.append(place);
  render(LogView, { target: place });
  await screen.findAllByTestId('log-row');
}

function cell(name: RegExp): HTMLInputElement {
  const [found] = within(screen.getByTestId('week-grid')).getAllByLabelText<HTMLInputElement>(name);
  if (!found) throw new Error(`there is a cell ${name}`);
  return found;
}

beforeEach(() => {
  window.location.hash = '#/log';
  document.body.replaceChildren();
});

describe('the week', () => {
  it('takes typed hours, says so with a way back, and goes down', async () => {
    await open();
    const user = userEvent.setup();
    const monday = cell(/Mercy Outpatient, Tuesday, November 24, 2026/);
    await user.click(monday);
    await user.keyboard('7:30{Enter}');
    await expect.poll(() => cell(/Mercy Outpatient, Tuesday, November 24, 2026/).value).toBe('7.5');
    expect(toasts.message?.undo).toBeTruthy();
    expect(document.activeElement, 'Enter goes to the place below').toBe(
      cell(/ICD-10-PCS module, Tuesday/),
    );
    expect(
      within(screen.getByTestId('week-grid')).getByTestId('grid-total'),
      'what is planned for tomorrow is no hours yet',
    ).toHaveTextContent('2.0');
  });

  it('keeps what was typed where it cannot be kept, and says why', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.keyboard('25{Enter}');
    expect(
      await screen.findByText(/Mercy Outpatient, Mon, Nov 23: “25”. A day has 24 h/),
    ).toBeVisible();
    const field = cell(/Mercy Outpatient, Monday/);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field.value).toBe('25');
    await user.click(field);
    await user.keyboard('{Escape}');
    expect(field.value, 'Escape restores what is stored').toBe('2.0');
    expect(screen.queryByText(/A day has 24 h/)).toBeNull();
  });

  it('shows the refusal of the logbook at the cell', async () => {
    await open({
      apply: () =>
        Promise.reject(new BackendError('invalid', 'The day would have 26 h.', 'minutes')),
    });
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.keyboard('9{Enter}');
    expect(await screen.findByText('The day would have 26 h.')).toBeVisible();
    expect(cell(/Mercy Outpatient, Monday/).value).toBe('9');
  });

  it('goes on from the end of what was typed, as a spreadsheet does, and keeps it', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Tuesday/));
    await user.keyboard('75{ArrowLeft}.{ArrowRight}{ArrowRight}');
    expect(document.activeElement, 'only the arrow at the end leaves').toBe(
      cell(/Mercy Outpatient, Wednesday/),
    );
    await expect.poll(() => cell(/Mercy Outpatient, Tuesday/).value).toBe('7.5');
    await user.click(cell(/Mercy Outpatient, Sunday/));
    await user.keyboard('3{ArrowRight}{Tab}');
    await expect
      .poll(() => cell(/Mercy Outpatient, Sunday/).value, { message: 'also where the week ends' })
      .toBe('3.0');
  });

  it('clears a day with Delete', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.keyboard('{Delete}');
    await expect.poll(() => cell(/Mercy Outpatient, Monday/).value).toBe('');
  });

  it('stores nothing when what was typed says what is stored', async () => {
    const asked: Operation[] = [];
    await open({
      apply: async (operation) => {
        asked.push(operation);
        throw new BackendError('refused', 'no');
      },
    });
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.keyboard('2h{Enter}');
    await expect
      .poll(() => cell(/Mercy Outpatient, Monday/).value, {
        message: 'it is written as it is stored',
      })
      .toBe('2.0');
    expect(asked).toEqual([]);
  });

  it('shows the usual hours of days ahead, and plans them on Save', async () => {
    await open();
    const user = userEvent.setup();
    const tuesday = cell(/Mercy Outpatient, Tuesday, November 24, 2026, nothing, usually 8 h/);
    expect(tuesday.value, 'a suggestion is no value').toBe('');
    expect(tuesday.placeholder).toBe('8.0');
    expect(
      cell(/Mercy Outpatient, Thursday, November 26, 2026/).placeholder,
      'a holiday is free',
    ).toBe('–');
    await user.click(screen.getByTestId('week-plan'));
    expect(screen.getByTestId('week-waiting')).toHaveTextContent(
      /filled in, not saved. Thanksgiving Day left out/,
    );
    await user.keyboard('{Enter}');
    await expect.poll(() => screen.queryByTestId('week-waiting')).toBeNull();
    expect(cell(/Mercy Outpatient, Tuesday, November 24, 2026, 8 h, planned/).value).toBe('8.0');
    expect(screen.getByTestId('grid-total'), 'a plan is no work').toHaveTextContent('2.0');
  });

  it('confirms a plan whose day has come with one key', async () => {
    await openApp();
    await backend().apply({
      operation: 'add',
      with: {
        kind: 'entry',
        fact: {
          id: 'plan',
          position: 'p-mercy',
          date: '2026-11-23',
          minutes: 300,
          planned: true,
          code_sets: [],
          specialty: null,
          encounters: null,
          note: null,
        },
      },
    });
    const [fact, week, logView] = [backend().fact, backend().week, backend().logView];
    const asked: Operation[] = [];
    await open({
      fact,
      week,
      logView,
      apply: async (operation) => {
        asked.push(operation);
        throw new BackendError('refused', 'no');
      },
    });
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday, November 23, 2026, 7 h, planned, to confirm/));
    await user.keyboard('c');
    await expect
      .poll(() => asked)
      .toEqual([
        {
          operation: 'set_hours',
          with: [{ place: { kind: 'position', id: 'p-mercy' }, date: '2026-11-23', minutes: 420 }],
        },
      ]);
  });

  it('takes cells of a spreadsheet, says which it does not understand, and saves nothing before that is settled', async () => {
    const asked: Operation[] = [];
    await open();
    const real = backend();
    document.body.replaceChildren();
    await open({
      apply: async (operation) => {
        asked.push(operation);
        return real.apply(operation);
      },
      week: real.week,
    });
    const user = userEvent.setup();
    await user.click(screen.getByTestId('week-before'));
    await user.click(await screen.findByLabelText(/Mercy Outpatient, Monday, November 16, 2026/));
    await user.paste('7.5\tsick\t6:30\r\n1\t\t90 min\r\n');
    const waiting = await screen.findByTestId('week-waiting');
    expect(waiting).toHaveTextContent('4 days pasted, not saved. 1 cell not understood.');
    expect(screen.getByTestId('field-error')).toHaveTextContent(
      'Mercy Outpatient, Tue, Nov 17: “sick”. That’s not a length of time',
    );
    const wrong = cell(/Mercy Outpatient, Tuesday, November 17, 2026/);
    await expect
      .poll(() => document.activeElement, { message: 'the focus goes to what is wrong' })
      .toBe(wrong);
    expect(wrong.value, 'what was pasted is kept').toBe('sick');
    expect(within(waiting).getByTestId('week-fill-save')).toBeDisabled();
    await user.keyboard('8{Enter}');
    await expect
      .poll(() =>
        within(screen.getByTestId('week-waiting'))
          .getByTestId('week-fill-save')
          .hasAttribute('disabled'),
      )
      .toBe(false);
    expect(asked, 'nothing is stored yet').toEqual([]);
    await user.click(screen.getByTestId('week-fill-save'));
    await expect.poll(() => asked.length).toBe(1);
    expect(
      (asked[0] as Extract<Operation, { operation: 'set_hours' }>).with.map((it) => it.minutes),
      'one operation',
    ).toEqual([450, 390, 60, 90, 480]);
  });

  it('skips what was not understood when that is wanted', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.paste('3\tsick');
    await user.click(await screen.findByTestId('week-fill-skip'));
    expect(screen.queryByTestId('field-error')).toBeNull();
    await user.click(screen.getByTestId('week-fill-save'));
    await expect.poll(() => cell(/Mercy Outpatient, Monday/).value).toBe('3.0');
    expect(cell(/Mercy Outpatient, Tuesday/).value).toBe('');
  });

  it('types one pasted cell as it is', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(cell(/Mercy Outpatient, Monday/));
    await user.paste('6.50');
    await user.keyboard('{Enter}');
    await expect.poll(() => cell(/Mercy Outpatient, Monday/).value).toBe('6.5');
  });

  it('fills empty days as usual in one operation, and only on Save', async () => {
    const asked: Operation[] = [];
    const usual = [0, 450, 480, 450, 480, 390, 0];
    await open();
    const real = backend();
    const week = (day: string) =>
      real.week(day).then((grid) => ({
        ...grid,
        rows: grid.rows.map((row) => ({
          ...row,
          minutes: [0, 0, 0, 0, 0, 0, 0],
          planned: [0, 0, 0, 0, 0, 0, 0],
          total: 0,
          usual,
        })),
      }));
    document.body.replaceChildren();
    await open({
      week,
      apply: async (operation) => {
        asked.push(operation);
        return real.apply(operation);
      },
    });
    const user = userEvent.setup();
    await user.click(screen.getByTestId('week-before'));
    await user.click(await screen.findByTestId('week-fill'));
    expect(asked, 'filling stores nothing').toEqual([]);
    expect(cell(/Mercy Outpatient, Tuesday, November 17, 2026/).value).toBe('8.0');
    await user.click(await screen.findByTestId('week-fill-save'));
    await expect.poll(() => asked.length).toBe(1);
    expect(asked[0]).toMatchObject({ operation: 'set_hours' });
    expect(
      (asked[0] as Extract<Operation, { operation: 'set_hours' }>).with.length,
      'five days at each of two places',
    ).toBe(10);
  });
});

describe('the list', () => {
  it('shows only a ledger, only words, and everything again', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-credit'));
    await expect.poll(() => screen.getAllByTestId('log-row').length).toBe(12);
    await user.type(screen.getByTestId('log-find'), 'nothing like this');
    expect(await screen.findByText(/Nothing in the log matches/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    expect((await screen.findAllByTestId('log-row')).length).toBeGreaterThan(12);
  });

  it('opens a row, keeps what was typed through Escape, and saves it', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('filter-work'));
    const row = () =>
      screen.getByRole('button', { name: /Open Orthopedics · CPT, Mercy Outpatient, Mon, Nov 23/ });
    await user.click(row());
    await user.type(await screen.findByTestId('entry-note'), '<b>bold</b>');
    await user.keyboard('{Escape}');
    await expect.poll(() => screen.queryByTestId('entry-form')).toBeNull();
    await user.click(row());
    expect(await screen.findByText(/what you typed before/)).toBeVisible();
    expect(await screen.findByTestId<HTMLTextAreaElement>('entry-note')).toHaveValue('<b>bold</b>');
    await user.click(screen.getByTestId('save'));
    expect(
      (await screen.findAllByText(/<b>bold<\/b>/)).length,
      'typed markup is text',
    ).toBeGreaterThan(0);
  });

  it('says at the field what is wrong and keeps the words', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-hours'));
    const hours = await screen.findByTestId('entry-hours');
    await user.type(hours, 'eight');
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByText(/That’s not a length of time/)).toBeVisible();
    expect(hours).toHaveValue('eight');
    expect(hours).toHaveAttribute('aria-invalid', 'true');
  });

  it('warns of patient data and refuses nothing', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-hours'));
    await user.type(await screen.findByTestId('entry-note'), 'MRN 12345');
    expect(await screen.findByTestId('field-warning')).toHaveTextContent(
      'This looks like a record number',
    );
    await user.type(screen.getByTestId('entry-hours'), '1');
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => toasts.message?.undo, { message: 'it is stored all the same' })
      .toBeTruthy();
  });

  it('removes a row at once, with a way back', async () => {
    await open();
    const user = userEvent.setup();
    const before = screen.getByTestId('filter-all').textContent;
    const [menu] = screen.getAllByTestId('log-row-menu');
    if (!menu) throw new Error('each row has a menu');
    menu.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByText('Remove'));
    await expect.poll(() => screen.getByTestId('filter-all').textContent).not.toBe(before);
    await app.undo();
    await expect.poll(() => screen.getByTestId('filter-all').textContent).toBe(before);
  });
});
