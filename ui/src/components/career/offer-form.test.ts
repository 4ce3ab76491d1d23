import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BackendError, type Offer, type Operation } from '$lib/backend';
import { openApp } from '../../test-support';
import OfferForm from './OfferForm.svelte';

const offer: Offer = {
  id: 'o',
  application: 'a',
  received_on: '2026-11-20',
  answer_by: '2026-12-04',
  pay_cents: 3_150,
  pay_unit: 'hour',
  weekly_minutes: null,
  place: null,
  starts_on: null,
  code_assignment: 'unknown',
  writes_letter: 'unknown',
  pays: [],
  note: null,
};

/** Shows the form of the offer; answers what was sent to the logbook. */
async function change(): Promise<Operation[]> {
  const sent: Operation[] = [];
  await openApp({
    apply: (operation) => {
      sent.push(operation);
      return Promise.reject(new BackendError('refused', 'only looked at'));
    },
  });
  render(OfferForm, { offer, onclose: () => undefined });
  return sent;
}

describe('the fields of an offer', () => {
  it('are not saved while a day is not read: it would be lost without a word', async () => {
    const sent = await change();
    const user = userEvent.setup();
    await user.clear(screen.getByTestId('offer-answer-by'));
    await user.type(screen.getByTestId('offer-answer-by'), '32/45/2026');
    await user.click(screen.getByTestId('save'));
    expect(sent).toEqual([]);
    expect(screen.getByTestId('offer-answer-by')).toHaveAttribute('aria-invalid', 'true');

    await user.clear(screen.getByTestId('offer-answer-by'));
    await user.type(screen.getByTestId('offer-answer-by'), '12/7/2026');
    await user.click(screen.getByTestId('save'));
    expect(sent).toMatchObject([{ with: { fact: { answer_by: '2026-12-07' } } }]);
  });

  it('outlive the form', async () => {
    await change();
    const user = userEvent.setup();
    await user.clear(screen.getByLabelText('Pay'));
    await user.type(screen.getByLabelText('Pay'), '33');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    render(OfferForm, { offer, onclose: () => undefined });
    expect(screen.getAllByLabelText('Pay').at(-1)).toHaveValue('33');
  });
});
