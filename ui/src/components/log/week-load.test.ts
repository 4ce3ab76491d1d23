import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, useBackend, type WeekGrid } from '$lib/backend';
import { fakeBackend } from '$lib/backend/fake/fake-backend';
import { WeekEdit } from './week-edit.svelte';

/** A backend whose weeks are answered when the test says so, in the order that it likes. */
function slowWeeks(): { slow: Backend; answer: (asked: number) => Promise<void> } {
  const fake = fakeBackend();
  const waiting: (() => Promise<void>)[] = [];
  const week = (day: string) =>
    new Promise<WeekGrid>((resolve) => waiting.push(async () => resolve(await fake.week(day))));
  return { slow: { ...fake, week }, answer: async (asked) => waiting[asked]?.() };
}

describe('reading a week', () => {
  beforeEach(() => useBackend(fakeBackend()));

  it('says that it is shown, so that it can be filled', async () => {
    expect(await new WeekEdit().load('2026-11-23')).toBe(true);
  });

  it('says so only of the last of two readings: an overtaken one must fill nothing', async () => {
    const { slow, answer } = slowWeeks();
    useBackend(slow);
    const week = new WeekEdit();
    const first = week.load('2026-11-16');
    const second = week.load('2026-11-16');
    await answer(0);
    expect(await first, 'what was overtaken is not shown').toBe(false);
    expect(week.grid).toBeNull();
    await answer(1);
    expect(await second).toBe(true);
    expect(week.grid?.days[0]).toBe('2026-11-15');
  });
});
