import { describe, expect, it } from 'vitest';
import { openApp } from '../../test-support';
import { stepsOf } from './steps';

describe('how the CEUs of a cycle came to count', () => {
  it('goes day by day', async () => {
    const backend = await openApp();
    const { cycles } = await backend.standing(null);
    for (const cycle of cycles) {
      const steps = stepsOf(cycle);
      expect(steps.map((it) => it.on)).toEqual(steps.map((it) => it.on).toSorted());
      expect(steps.every((it) => it.day >= 0)).toBe(true);
      expect(steps.length).toBe(cycle.credits.filter((it) => it.counts && !it.planned).length);
    }
  });

  it('adds in whole hundredths', async () => {
    const backend = await openApp();
    const [cycle] = (await backend.standing(null)).cycles;
    if (!cycle) throw new Error('the fixture has a cycle');
    const parts = [0.1, 0.2, 0.7].map((counted, at) => ({
      ...cycle.credits[0],
      credit: `c${at}`,
      counts: true,
      planned: false,
      counted,
    }));
    const steps = stepsOf({ ...cycle, credits: parts as typeof cycle.credits });
    expect(steps.map((it) => it.sum)).toEqual([0.1, 0.3, 1]);
  });
});
