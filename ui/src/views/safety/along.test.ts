import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Backend, BackendError, type Chosen } from '$lib/backend';
import { safety } from '$lib/state/safety.svelte';
import { toasts } from '$lib/state/toast.svelte';
import { openApp } from '../../test-support';
import SafetyView from './SafetyView.svelte';

async function open(override: Partial<Backend> = {}) {
  const backend = await openApp(override);
  await safety.read();
  render(SafetyView);
  await screen.findByTestId('safety-answer');
  return { backend, user: userEvent.setup() };
}

const locked: Chosen = {
  path: '/media/laptop.milepost-pack',
  name: 'laptop.milepost-pack',
  bytes: 41_200_000,
  locked: true,
};
const words = 'anchor velvet ninetieth garnet willow harpist';

describe('Take it along', () => {
  it('proposes six words, says that there is no second key, and locks with those that are shown', async () => {
    const writePack = vi.fn((_: string | null) =>
      Promise.resolve({
        path: '/usb/all.milepost-pack',
        bytes: 1,
        facts: 412,
        evidence: 23,
        locked: true,
        lacking: [],
      }),
    );
    const { user } = await open({ writePack });
    await user.click(screen.getByTestId('open-take-along'));
    await expect
      .poll(
        () =>
          screen.getAllByRole('listitem').filter((it) => it.closest('[data-testid="six-words"]'))
            .length,
      )
      .toBe(6);
    expect(screen.getByTestId('take-along')).toHaveTextContent('There’s no second key.');
    const shown = [...screen.getByTestId('six-words').querySelectorAll('b')]
      .map((it) => it.textContent)
      .join(' ');
    await user.click(screen.getByTestId('save-pack'));
    await expect.poll(() => writePack.mock.calls).toEqual([[shown]]);
    expect(toasts.message?.text).toMatch(/^Locked: 412 records and 23 files/);
  });

  it('saves the words before the file, and forgets where once there are others', async () => {
    const { user } = await open();
    await user.click(screen.getByTestId('open-take-along'));
    await user.click(await screen.findByTestId('save-words'));
    await expect
      .poll(() => screen.getByTestId('take-along').textContent)
      .toContain('Saved in /home/ana/milepost-six-words.txt');
    await user.click(screen.getByTestId('new-words'));
    await expect.poll(() => screen.getByTestId('take-along').textContent).not.toContain('Saved in');
  });

  it('prints the words before the file, on a page that holds nothing else', async () => {
    const printWords = vi.fn(() => Promise.resolve(null));
    const writePack = vi.fn((_: string | null) => Promise.resolve(null));
    const { user } = await open({ printWords, writePack });
    await user.click(screen.getByTestId('open-take-along'));
    await user.click(await screen.findByTestId('print-words'));
    await expect.poll(() => printWords.mock.calls.length).toBe(1);
    const page = screen.getByTestId('words-page');
    expect(page.parentElement, 'all else beside it is hidden on paper').toBe(document.body);
    for (const word of screen.getByTestId('six-words').querySelectorAll('b'))
      expect(page).toHaveTextContent(word.textContent);
    expect(page).toHaveTextContent('There is no second key');
    expect(writePack).not.toHaveBeenCalled();
    await user.click(screen.getByTestId('lock-none'));
    expect(screen.queryByTestId('words-page'), 'no words, no page').not.toBeInTheDocument();
  });

  it('writes an open file only on purpose', async () => {
    const writePack = vi.fn((_: string | null) => Promise.resolve(null));
    const { user } = await open({ writePack });
    await user.click(screen.getByTestId('open-take-along'));
    await user.click(await screen.findByTestId('lock-none'));
    expect(screen.getByTestId('save-pack')).toHaveTextContent('Save the open file');
    await user.click(screen.getByTestId('save-pack'));
    await expect.poll(() => writePack.mock.calls).toEqual([[null]]);
    expect(
      screen.getByTestId('take-along'),
      'whoever chose no place is still here',
    ).toBeInTheDocument();
  });

  it('a refusal stays where it can be read', async () => {
    const { user } = await open({
      writePack: () => Promise.reject(new BackendError('refused', 'The stick is full.')),
    });
    await user.click(screen.getByTestId('open-take-along'));
    await expect.poll(() => screen.queryByTestId('save-pack')).toBeEnabled();
    await user.click(screen.getByTestId('save-pack'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The stick is full.');
  });
});

describe('Bring one in', () => {
  it('needs the six words, mends a slip, shows what is missing and what differs, and only then takes it in', async () => {
    const takeBrought = vi.fn();
    const openBrought = vi.fn();
    const { backend, user } = await open({ chooseLogbook: async () => locked });
    const { openBrought: look, takeBrought: take } = backend;
    Object.assign(backend, {
      openBrought: (typed: string | null) => (openBrought(typed), look(typed)),
      takeBrought: () => (takeBrought(), take()),
    });
    await user.click(screen.getByTestId('open-bring-in'));
    await user.click(await screen.findByTestId('choose-file'));
    const field = await screen.findByTestId('words');
    expect(screen.getByTestId('unlock')).toBeDisabled();
    await user.type(field, words.replace('garnet', 'garnat'));
    await user.click(await screen.findByRole('button', { name: 'garnet' }));
    await expect.poll(() => screen.getByTestId('unlock')).toBeEnabled();
    await user.click(screen.getByTestId('unlock'));
    expect(await screen.findByTestId('beside')).toHaveTextContent(
      '14 records missing here, 398 the same in both',
    );
    expect(screen.getByTestId('differ')).toHaveTextContent(
      'sponsor: here nothing, there Northlight',
    );
    expect(screen.getByTestId('left')).toHaveTextContent('it was removed here on Nov 20, 2026');
    expect(openBrought.mock.calls).toEqual([[words]]);
    expect(takeBrought).not.toHaveBeenCalled();
    await user.click(screen.getByTestId('take'));
    await expect.poll(() => takeBrought.mock.calls.length).toBe(1);
    await expect.poll(() => toasts.message?.text).toContain('Imported 14 facts');
  });

  it('wrong words are said beside the words, which stay', async () => {
    const { user } = await open({ chooseLogbook: async () => locked });
    await user.click(screen.getByTestId('open-bring-in'));
    await user.click(await screen.findByTestId('choose-file'));
    await user.type(await screen.findByTestId('words'), 'wrong wrong wrong wrong wrong wrong');
    await user.click(screen.getByTestId('unlock'));
    expect(await screen.findByRole('alert')).toHaveTextContent('these words don’t open this pack');
    expect(screen.getByTestId('words')).toHaveValue('wrong wrong wrong wrong wrong wrong');
  });

  it('what is not locked is looked at at once', async () => {
    const { user } = await open({ chooseLogbook: async () => ({ ...locked, locked: false }) });
    await user.click(screen.getByTestId('open-bring-in'));
    await user.click(await screen.findByTestId('choose-file'));
    expect(await screen.findByTestId('brought-contents')).toBeInTheDocument();
    expect(screen.queryByTestId('words')).not.toBeInTheDocument();
  });
});
