import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BackendError, type Operation, type PossibleAnswer, type Question } from '$lib/backend';
import { openApp } from '../../test-support';
import Replies from './Replies.svelte';

const answer = (key: string, takes: PossibleAnswer['takes'] = 'nothing'): PossibleAnswer => ({
  key,
  label: key,
  follows: null,
  takes,
});
const reported: Question = {
  kind: 'cycle_reported',
  ask: 'Did you report the AAPC cycle that ended Jun 30, 2026?',
  about: ['cycle:AAPC:2026-06-30'],
  field: null,
  several: false,
  answers: [answer('yes', 'day_if_known'), answer('no'), answer('not_mine')],
  choices: [],
};

/** Shows a question; answers what was sent to the logbook. */
async function ask(question: Question): Promise<{
  sent: Operation[];
  user: ReturnType<typeof userEvent.setup>;
  show: (question: Question) => Promise<void>;
}> {
  const sent: Operation[] = [];
  await openApp({
    apply: (operation) => {
      sent.push(operation);
      return Promise.reject(new BackendError('refused', 'only looked at'));
    },
  });
  const { rerender } = render(Replies, { question });
  return { sent, user: userEvent.setup(), show: (question) => rerender({ question }) };
}

describe('a question', () => {
  it('has nothing chosen before, and answers of equal weight', async () => {
    await ask(reported);
    const replies = within(screen.getByRole('group', { name: reported.ask })).getAllByRole(
      'button',
    );
    expect(replies.map((it) => it.textContent)).toEqual(['yes', 'no', 'not_mine']);
    for (const it of replies) expect(it).not.toHaveAttribute('aria-pressed', 'true');
  });

  it('is answered by one click where the answer takes nothing along', async () => {
    const { sent, user } = await ask(reported);
    await user.click(screen.getByTestId('reply-not_mine'));
    expect(sent).toEqual([
      {
        operation: 'answer',
        with: {
          kind: 'cycle_reported',
          about: ['cycle:AAPC:2026-06-30'],
          keys: ['not_mine'],
          on: null,
          some: [],
        },
      },
    ]);
  });

  it('opens the day in place, and takes it as Americans type it', async () => {
    const { sent, user } = await ask(reported);
    await user.click(screen.getByTestId('reply-yes'));
    expect(sent, 'a day may be said first').toEqual([]);
    await user.type(screen.getByTestId('reply-day'), '6/15/2026');
    await user.click(screen.getByTestId('reply-save'));
    expect(sent).toMatchObject([{ with: { keys: ['yes'], on: '2026-06-15' } }]);
  });

  it('keeps what is half answered when it is read anew, and nothing of it for another', async () => {
    const { user, show } = await ask(reported);
    await user.click(screen.getByTestId('reply-yes'));
    await user.type(screen.getByTestId('reply-day'), '6/15/2026');
    await show({ ...reported, about: [...reported.about] });
    expect(screen.getByTestId('reply-day')).toHaveValue('6/15/2026');
    await show({ ...reported, about: ['cycle:AAPC:2024-06-30'] });
    expect(screen.queryByTestId('reply-day')).toBeNull();
  });

  it('takes a day that is not known where it may be left out, and asks for one that must be there', async () => {
    const { sent, user } = await ask(reported);
    await user.click(screen.getByTestId('reply-yes'));
    await user.click(screen.getByTestId('reply-save'));
    expect(sent).toMatchObject([{ with: { keys: ['yes'], on: null } }]);
  });

  it('refuses to send without a day that must be there', async () => {
    const { sent, user } = await ask({
      ...reported,
      kind: 'position_started',
      answers: [answer('began', 'day')],
    });
    await user.click(screen.getByTestId('reply-began'));
    await user.click(screen.getByTestId('reply-save'));
    expect(sent).toEqual([]);
    expect(screen.getByText(/Which day\? Try/)).toBeVisible();
  });

  it('takes several answers together where several may be true', async () => {
    const { sent, user } = await ask({
      ...reported,
      kind: 'code_sets',
      several: true,
      answers: [answer('CPT'), answer('ICD-10-CM')],
    });
    await user.click(screen.getByTestId('reply-CPT'));
    await user.click(screen.getByTestId('reply-ICD-10-CM'));
    expect(sent).toEqual([]);
    await user.click(screen.getByTestId('reply-save'));
    expect(sent).toMatchObject([{ with: { keys: ['CPT', 'ICD-10-CM'] } }]);
  });

  it('asks which ones an answer is for', async () => {
    const choices = [
      { key: 'credit:a', label: 'Winter meeting' },
      { key: 'credit:b', label: 'Boot camp' },
    ];
    const { sent, user } = await ask({
      ...reported,
      kind: 'credit_domain',
      answers: [answer('all'), answer('some', 'some')],
      choices,
    });
    await user.click(screen.getByTestId('reply-some'));
    await user.click(screen.getByLabelText('Boot camp'));
    await user.click(screen.getByTestId('reply-save'));
    expect(sent).toMatchObject([{ with: { keys: ['some'], some: ['credit:b'] } }]);
  });
});
