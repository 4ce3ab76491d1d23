import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { CycleStanding } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import CycleFigures from './CycleFigures.svelte';

/** A cycle of the sample with a minimum. */
async function cycleWithMinimum(): Promise<CycleStanding> {
  await openApp();
  const cycle = app.standing?.cycles.find((it) =>
    it.buckets.some((bucket) => bucket.role === 'minimum'),
  );
  if (!cycle) throw new Error('the sample has a cycle with a minimum');
  return cycle;
}

describe('what counts of a cycle', () => {
  it('is a range where answers are missing: solid up to what holds in any case, a band up to the best', async () => {
    const cycle = await cycleWithMinimum();
    const [bucket] = cycle.buckets.filter((it) => it.role === 'minimum');
    if (!bucket) throw new Error('it has a minimum');
    render(CycleFigures, {
      cycle: { ...cycle, buckets: [{ ...bucket, counted: 1, counted_up_to: 7, required: 8 }] },
      rows: [],
    });
    const row = screen.getByTestId(`bucket-${bucket.key}`);
    expect(row).toHaveTextContent('1 to 7 of at least 8');
    expect(within(row).getByRole('img').querySelectorAll('.maybe')).toHaveLength(1);
  });

  it('is one number where nothing is missing', async () => {
    const cycle = await cycleWithMinimum();
    const buckets = cycle.buckets.map((it) => ({ ...it, counted_up_to: it.counted }));
    const { container } = render(CycleFigures, {
      cycle: { ...cycle, counted_up_to: cycle.counted, buckets },
      rows: [],
    });
    expect(container.querySelector('.maybe')).toBeNull();
    expect(container.textContent).not.toMatch(/\d to \d/);
  });
});
