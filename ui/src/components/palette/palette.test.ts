import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Applied, type Backend, BackendError } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { palette } from '$lib/state/palette.svelte';
import { router } from '$lib/state/router.svelte';
import { sheets } from '$lib/state/sheets.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { openApp } from '../../test-support';
import Palette from './Palette.svelte';

const applied: Applied = {
  operation: 'operation-1',
  label: 'Logged 6.5 h at Mercy Outpatient',
  changes: { kinds: ['entry'] },
  keys: [],
};

async function open(override: Partial<Backend> = {}) {
  await openApp(override);
  palette.words = '';
  palette.open = true;
  render(Palette);
  return { user: userEvent.setup(), field: await screen.findByTestId('palette-field') };
}

const names = () =>
  screen.getAllByTestId('palette-item').map((it) => it.querySelector('.name')?.textContent);
const chosen = () =>
  screen.getByRole('option', { selected: true }).querySelector('.name')?.textContent;

beforeEach(() => {
  router.go('standing');
  sheets.close();
});

describe('the palette', () => {
  it('begins with what is done most and every place, each with its keys', async () => {
    await open();
    const go = screen.getByRole('group', { name: 'Go to' });
    expect(within(go).getByText('Renewals').parentElement?.parentElement).toHaveTextContent(
      'G then R',
    );
    expect(names()).toContain('Fill last week as usual');
  });

  it('finds what is recorded by what it is called: the own exam, the own credential', async () => {
    const { user, field } = await open();
    const exam = app.records?.exams[0];
    if (!exam) throw new Error('the fixture has an exam');
    await user.type(field, 'exam');
    await expect.poll(names).toContain(`${exam.credential} exam`);
    await user.clear(field);
    await user.type(field, 'credential');
    await expect
      .poll(() =>
        names().some((it) => app.records?.credentials.some((own) => it?.startsWith(own.code))),
      )
      .toBe(true);
  });

  it('finds actions, records and rules by their words, and underlines what was typed', async () => {
    const { user, field } = await open();
    await user.type(field, 'merc');
    await expect.poll(names).toContain('Mercy Outpatient');
    expect(screen.getAllByText('Merc', { selector: 'u' }).length).toBeGreaterThan(1);
    await user.clear(field);
    await user.type(field, 'employment');
    await expect
      .poll(() => screen.queryByRole('group', { name: 'Ask the rulebook' }))
      .not.toBeNull();
  });

  it('is moved through with the arrows, round and round, while the field keeps the focus', async () => {
    const { user, field } = await open();
    const first = chosen();
    await user.keyboard('{ArrowDown}');
    expect(chosen()).not.toBe(first);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(chosen(), 'from the first to the last').toBe(names().at(-1));
    expect(document.activeElement).toBe(field);
    expect(
      field.getAttribute('aria-activedescendant'),
      'the line is told to assistive technology',
    ).toBe(screen.getByRole('option', { selected: true }).id);
  });

  it('goes to a place with Enter, and is gone', async () => {
    const { user, field } = await open();
    await user.type(field, 'rulebook{Enter}');
    await expect.poll(() => router.place).toBe('rulebook');
    expect(palette.open).toBe(false);
  });

  it('opens a record in its side panel; Tab shows what else can be done with it', async () => {
    const { user, field } = await open();
    await user.type(field, 'modifier');
    await expect.poll(names).toContain('1.5 CEU, Modifier 25 in practice');
    while (chosen() !== '1.5 CEU, Modifier 25 in practice') await user.keyboard('{ArrowDown}');
    await user.keyboard('{Tab}');
    expect(names()).toEqual(['Open', 'Show in its place', 'Remove']);
    await user.keyboard('{Tab}');
    expect(names(), 'Tab goes back').toContain('1.5 CEU, Modifier 25 in practice');
    while (chosen() !== '1.5 CEU, Modifier 25 in practice') await user.keyboard('{ArrowDown}');
    await user.keyboard('{Enter}');
    await expect
      .poll(() => sheets.open && 'fact' in sheets.open && sheets.open.fact.kind)
      .toBe('credit');
  });

  it('records a line with Enter', async () => {
    const commit = vi.fn((_: string) => Promise.resolve(applied));
    const { user, field } = await open({ quickAddCommit: commit });
    await user.type(field, '6.5 yesterday');
    await expect.poll(chosen).toMatch(/^6\.5 h · Mercy Outpatient · Sun, Nov 22, 2026/);
    await user.keyboard('{Enter}');
    await expect.poll(() => commit.mock.calls).toEqual([['6.5 yesterday']]);
    await expect.poll(() => palette.open).toBe(false);
    expect(toasts.message?.text).toBe(applied.label);
    expect(palette.words, 'the words are used up').toBe('');
  });

  it('a word that only names a place is never recorded as the usual day', async () => {
    const { user, field } = await open();
    await user.type(field, 'log');
    await expect.poll(names).toContain('Log');
    expect(screen.queryAllByTestId('palette-item').some((it) => it.dataset['id'] === 'words')).toBe(
      false,
    );
  });

  it('keeps the words and says why when a line is refused', async () => {
    const { user, field } = await open({
      quickAddCommit: () => Promise.reject(new BackendError('refused', 'The disk is full.')),
    });
    await user.type(field, '6.5 yesterday');
    await expect.poll(chosen).toMatch(/^6\.5 h/);
    await user.keyboard('{Enter}');
    expect(await screen.findByText('The disk is full.')).toBeVisible();
    expect(field).toHaveValue('6.5 yesterday');
    expect(palette.open).toBe(true);
  });

  it('Esc closes it and keeps the words', async () => {
    const { user, field } = await open();
    await user.type(field, 'harb');
    await user.keyboard('{Escape}');
    expect(palette.open).toBe(false);
    expect(palette.words).toBe('harb');
  });
});
