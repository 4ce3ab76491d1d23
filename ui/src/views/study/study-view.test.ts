import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import StudyView from './StudyView.svelte';

async function open(): Promise<void> {
  await openApp();
  render(StudyView);
  await screen.findByTestId('courses');
}

describe('Study', () => {
  it('adds a course with its contact hours and subjects', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-course'));
    await user.type(await screen.findByTestId('course-title'), 'Anatomy I');
    await user.type(screen.getByTestId('course-completed-hours'), '45:30');
    await user.click(screen.getByLabelText('Anatomy'));
    await user.click(screen.getByTestId('save'));
    await expect
      .poll(() => app.records?.courses?.at(-1))
      .toMatchObject({
        title: 'Anatomy I',
        contact_minutes_completed: 2730,
        subjects: ['anatomy'],
        proof: 'none',
      });
  });

  it('says why a course counts', async () => {
    await open();
    const [why] = screen.getAllByTestId('why-course');
    if (!why) throw new Error('each course answers why');
    await userEvent.setup().click(why);
    expect(await screen.findByText('80 contact hours are completed.')).toBeInTheDocument();
  });

  it('takes the cases of Practicode and refuses what is no number', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('practicode-edit'));
    const cases = await screen.findByTestId('practicode-cases');
    await user.clear(cases);
    await user.type(cases, 'many');
    await user.click(screen.getByTestId('save'));
    expect(await screen.findByText(/not a whole number/)).toBeVisible();
    await user.clear(cases);
    await user.type(cases, '431');
    await user.click(screen.getByTestId('save'));
    await expect.poll(() => app.records?.practicode?.[0]?.cases_done).toBe(431);
  });

  it('adds an attempt at an exam', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-exam'));
    await user.type(await screen.findByTestId('exam-credential'), 'cpma');
    await user.click(screen.getByTestId('save'));
    expect(
      await within(screen.getByTestId('exams')).findByRole('button', {
        name: 'Change the CPMA exam',
      }),
    ).toBeVisible();
  });

  it('adds hours studied for the course under way', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(screen.getByTestId('add-study'));
    await user.type(await screen.findByTestId('study-hours'), '3.75');
    await user.click(screen.getByTestId('save'));
    expect(await within(screen.getByTestId('study-time')).findByText('3.75')).toBeVisible();
  });
});
