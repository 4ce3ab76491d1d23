import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '$lib/state/app.svelte';
import StandingView from '../../views/standing/StandingView.svelte';
import { openApp } from '../../test-support';
import { cardsOf } from './cards';
// The window loads it when it rests, so that the answer is there at once.
import '$components/reasons/WhyAnswer.svelte';

beforeEach(async () => {
  await openApp();
});

describe('Standing', () => {
  it('answers the three questions first', () => {
    render(StandingView);
    const { safe, next, by_when } = app.standing?.answers ?? {};
    expect(safe, 'the standing is read').toBeTruthy();
    expect(screen.getByTestId('answer-safe')).toHaveTextContent(safe ?? '');
    expect(screen.getByTestId('answer-next')).toHaveTextContent(next ?? '');
    expect(screen.getByTestId('answer-by-when')).toHaveTextContent(by_when ?? '');
  });

  it('draws first what is looked at first, and the rest with the next picture', async () => {
    app.opening = true;
    render(StandingView);
    expect(screen.getByTestId('answer-safe')).toBeVisible();
    expect(screen.getByTestId('road')).toBeVisible();
    expect(screen.getAllByTestId(/^card-/)).toHaveLength(1);
    expect(screen.queryByTestId('this-week')).toBeNull();
    app.opening = false;
    await tick();
    expect(screen.getAllByTestId(/^card-/).length).toBeGreaterThan(1);
    expect(await screen.findByTestId('this-week')).toBeVisible();
  });

  it('draws the road as an ordered list with today in it', () => {
    render(StandingView);
    const posts = within(within(screen.getByTestId('road')).getByRole('list')).getAllByRole(
      'listitem',
    );
    expect(posts.filter((it) => it.getAttribute('aria-current') === 'date')).toHaveLength(1);
    expect(posts).toHaveLength((app.standing?.milestones.length ?? 0) + 1);
  });

  it('opens the reasons of a figure in one click: tests, clause, source, day checked, certainty', async () => {
    render(StandingView);
    await userEvent.setup().click(screen.getByTestId('why-months'));
    const why = await screen.findByTestId('why');
    expect(
      within(why).getByText(/11 of 24 months are verified by letters. 3 more months wait/),
    ).toBeInTheDocument();
    expect(within(why).getAllByText('Option 1: months of verified work').length).toBeGreaterThan(0);
    expect(
      (await within(why).findAllByText(/Checked Nov 23, 2026, published/)).length,
    ).toBeGreaterThan(0);
  });

  it('puts what needs the person first, the nearest date before the others', () => {
    const cards = app.standing ? cardsOf(app.standing, app.records?.practicode ?? []) : [];
    expect(cards.map((it) => it.key)).toEqual([
      'AHIMA:2027-03-09',
      'apprentice-c-cpc',
      'AAPC:2027-05-31',
      'study',
    ]);
  });

  it('puts a late renewal before everything', () => {
    if (!app.standing) throw new Error('the standing is read');
    const late = app.standing.cycles.map((it) =>
      it.issuer === 'AAPC' ? { ...it, state: 'overdue' as const, days_left: -9 } : it,
    );
    const [first] = cardsOf({ ...app.standing, cycles: late }, []);
    expect(first).toMatchObject({
      key: 'AAPC:2027-05-31',
      status: { glyph: 'late', word: '9 days late' },
    });
  });

  it('has one main action on the screen', () => {
    render(StandingView);
    expect(document.querySelectorAll('.btn.main')).toHaveLength(1);
  });

  it('looks at another day by keys and comes back', async () => {
    render(StandingView);
    const user = userEvent.setup();
    screen.getByRole('slider', { name: 'As of date' }).focus();
    await user.keyboard('{PageUp}');
    await expect.poll(() => app.standing?.as_of).toBe('2026-12-23');
    await user.click(await screen.findByRole('button', { name: 'Back to today' }));
    await expect.poll(() => app.asOf).toBeNull();
  });

  it('shows text of the person as text', async () => {
    if (!app.standing) throw new Error('the standing is read');
    const standing = {
      ...app.standing,
      answers: { ...app.standing.answers, next: '<img src=x>=1+1' },
    };
    await openApp({ standing: () => Promise.resolve(standing) });
    render(StandingView);
    expect(screen.getByTestId('answer-next')).toHaveTextContent('<img src=x>=1+1');
    expect(document.querySelector('img')).toBeNull();
  });
});
