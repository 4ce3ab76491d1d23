import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Applied, BackendError, type Fact, type Operation } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import OnboardingView from '../../views/onboarding/OnboardingView.svelte';
import { openApp } from '../../test-support';
import { Answers } from './answers.svelte';

const applied: Applied = {
  operation: 'operation-1',
  label: 'Set up your logbook',
  changes: { kinds: ['credential'] },
  keys: [],
};

async function begin(apply = vi.fn((_: Operation): Promise<Applied> => Promise.resolve(applied))) {
  await openApp({ apply });
  await app.needRules();
  render(OnboardingView);
  return { apply, user: userEvent.setup() };
}

const next = () => screen.getByTestId('onboarding-next');

describe('the first questions', () => {
  it('store everything as one operation', async () => {
    const { apply, user } = await begin();
    await user.click(screen.getByTestId('who-apprentice'));
    await user.click(next());
    expect(screen.getByRole('button', { name: /^CPC,/ }), 'a CPC-A holds a CPC').toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(next());
    await user.type(screen.getByTestId('employer'), 'Mercy Outpatient');
    await user.type(screen.getByTestId('starts-on'), 'Dec 24, 2025');
    await user.type(screen.getByTestId('weekly'), '29.5');
    await user.click(next());
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Where should backups go?');
    expect(apply, 'nothing is stored before the last answer').not.toHaveBeenCalled();
    await user.click(next());
    await expect.poll(() => apply.mock.calls.length).toBe(1);
    const operation = apply.mock.calls[0]?.[0];
    expect(operation?.operation).toBe('setup');
    expect(operation?.with).toMatchObject([
      { kind: 'account', fact: { issuer: 'AAPC', renewal_month: null } },
      { kind: 'credential', fact: { code: 'CPC', apprentice: true, status: 'active' } },
      {
        kind: 'position',
        fact: { employer: 'Mercy Outpatient', starts_on: '2025-12-24', weekly_minutes: 1770 },
      },
    ]);
    await expect.poll(() => app.start?.settings.onboarding_done).toBe(true);
  });

  it.each([
    ['Mar 2027', { sat_on: null, planned_month: '2027-03' }],
    ['3/20/2027', { sat_on: '2027-03-20', planned_month: null }],
  ])('take a student’s exam by its day or its month alone: %s', async (typed, when) => {
    const { apply, user } = await begin();
    await user.click(screen.getByTestId('who-student'));
    await user.click(next());
    await user.click(screen.getByRole('button', { name: /^CPC,/ }));
    await user.type(screen.getByTestId('exam-CPC'), typed);
    await user.click(next());
    await user.click(next());
    await user.click(next());
    await expect.poll(() => apply.mock.calls.length).toBe(1);
    expect(apply.mock.calls[0]?.[0].with).toContainEqual({
      kind: 'exam',
      fact: expect.objectContaining({ credential: 'CPC', result: 'pending', ...when }) as unknown,
    });
  });

  it('refuse an exam’s day that is none, before anything is stored', async () => {
    const { user } = await begin();
    await user.click(screen.getByTestId('who-student'));
    await user.click(next());
    await user.click(screen.getByRole('button', { name: /^CPC,/ }));
    await user.type(screen.getByTestId('exam-CPC'), 'spring');
    await user.click(next());
    expect(screen.getByTestId('exam-CPC')).toHaveAccessibleDescription(/not a day or a month/);
  });

  it('draw the road so far: the exam behind, the A today, and what was passed over is not asked again', async () => {
    const { user } = await begin();
    const road = () =>
      within(screen.getByRole('complementary'))
        .getAllByRole('listitem')
        .map((it) =>
          [...it.querySelectorAll('b, small')].map((part) => part.textContent).join(' '),
        );
    await user.click(screen.getByTestId('who-apprentice'));
    expect(road().slice(0, 5)).toEqual([
      'Coursework asked in step 3',
      'Contact hours certificate or transcript',
      'CPC exam passed asked in step 2',
      'CPC-A, today Nov 23, 2026',
      'A removed a date range, once work is logged',
    ]);
    await user.click(next());
    await user.click(next());
    await user.click(next());
    expect(road().slice(0, 3)).toEqual([
      'Coursework not given',
      'Contact hours certificate or transcript',
      'CPC exam passed not given',
    ]);
  });

  it('say what is wrong with a date, put the cursor there, and go no further', async () => {
    const { apply, user } = await begin();
    await user.click(screen.getByTestId('who-certified'));
    await user.click(next());
    await user.click(screen.getByRole('button', { name: /^CCA,/ }));
    const earned = screen.getByLabelText('CCA earned on');
    await user.type(earned, 'Feb 31, 2025');
    await user.click(next());
    expect(
      await screen.findByText('February 2025 ends on the 28th. Pick a day up to 28.'),
    ).toBeVisible();
    await expect.poll(() => document.activeElement).toBe(earned);
    expect(apply).not.toHaveBeenCalled();
    await user.clear(earned);
    await user.type(earned, '3/9/2025');
    expect(screen.queryByText(/February 2025 ends/), 'what was wrong is gone').toBeNull();
    expect(earned).not.toHaveAttribute('aria-invalid');
    await user.clear(earned);
    await user.type(earned, 'Feb 31, 2025');
    await user.click(next());
    expect(await screen.findByText(/February 2025 ends/), 'and is said again').toBeVisible();
  });

  it('show a refusal of the logbook at its field and keep the answers', async () => {
    const { user } = await begin(
      vi.fn((_: Operation): Promise<Applied> =>
        Promise.reject(new BackendError('invalid', 'Too far back.', 'facts[0].starts_on')),
      ),
    );
    await user.click(next());
    await user.click(next());
    await user.type(screen.getByTestId('employer'), 'Mercy');
    await user.click(next());
    await user.click(next());
    expect(await screen.findByText('Too far back.')).toBeVisible();
    expect(screen.getByTestId('employer')).toHaveValue('Mercy');
    expect(app.start?.undo).toBeNull();
  });

  it('offer a second job, and never say that work is assigning codes', async () => {
    const { apply, user } = await begin();
    await user.click(next());
    await user.click(next());
    expect(screen.queryByTestId('second-job'), 'first the first').toBeNull();
    await user.type(screen.getByTestId('employer'), 'Mercy');
    await user.click(screen.getByTestId('second-job'));
    await user.type(screen.getByTestId('employer-2'), 'County');
    await user.click(within(screen.getByTestId('assigns-2')).getByLabelText('Yes'));
    await user.click(within(screen.getByTestId('code-sets-2')).getByLabelText('CPT'));
    await user.click(next());
    await user.click(next());
    await expect.poll(() => apply.mock.calls.length).toBe(1);
    expect(apply.mock.calls[0]?.[0].with).toMatchObject([
      { kind: 'position', fact: { employer: 'Mercy', code_assignment: 'unknown', code_sets: [] } },
      {
        kind: 'position',
        fact: { employer: 'County', code_assignment: 'yes', code_sets: ['CPT'] },
      },
    ]);
  });

  it('ask where backups go, with a second folder for those who want one', async () => {
    const { user } = await begin();
    for (let step = 0; step < 3; step++) await user.click(next());
    await user.click(screen.getByTestId('choose-folder'));
    expect(await screen.findByTestId('second-folder')).toHaveTextContent('STICK');
    await expect.poll(() => app.start?.settings.copies_folder).toMatch(/STICK/);
  });

  it('can be passed over', async () => {
    const { apply, user } = await begin();
    await user.click(screen.getByTestId('onboarding-skip'));
    await expect.poll(() => app.start?.settings.onboarding_done).toBe(true);
    expect(apply).not.toHaveBeenCalled();
  });
});

describe('when the next report is due', () => {
  const answered = (earned: string | null, month: string, year: string, code = 'CPC') => {
    const answers = new Answers();
    answers.hold(code, true);
    const [held] = answers.held;
    if (held) held.earnedOn = earned;
    const report = code === 'CPC' ? answers.reports.AAPC : answers.reports.AHIMA;
    report.month = month;
    report.year = year;
    return answers.facts();
  };
  const of = (facts: Fact[], kind: Fact['kind']) =>
    facts.filter((it) => it.kind === kind).map((it) => it.fact);

  it('writes nothing that was not said', () => {
    const facts = answered(null, 'unknown', 'unknown');
    expect(of(facts, 'account')).toMatchObject([
      { renewal_month: null, first_due_on: null, cycle_ends_on: null },
    ]);
    expect(of(facts, 'cycle_record')).toEqual([]);
    expect(
      of(answered(null, '10', 'unknown'), 'cycle_record'),
      'a month alone settles nothing',
    ).toEqual([]);
  });

  it('is the first of all for who was certified since the one before', () => {
    const facts = answered('2025-11-20', '10', '2027');
    expect(of(facts, 'account')).toMatchObject([{ renewal_month: 10, first_due_on: '2027-10-31' }]);
    expect(of(facts, 'cycle_record')).toEqual([]);
  });

  it('leaves a short cycle before it as a question', () => {
    const facts = answered('2025-09-22', '10', '2027');
    expect(of(facts, 'account')).toMatchObject([{ renewal_month: 10, first_due_on: null }]);
    expect(of(facts, 'cycle_record')).toEqual([]);
  });

  it('settles the one before for everybody else', () => {
    expect(of(answered('2018-06-01', '2', '2026'), 'cycle_record')).toMatchObject([
      { issuer: 'AAPC', due_on: '2024-02-29', reported: 'yes' },
    ]);
    expect(of(answered(null, '6', '2027'), 'cycle_record')).toMatchObject([
      { issuer: 'AAPC', due_on: '2025-06-30', reported: 'yes' },
    ]);
  });
});
