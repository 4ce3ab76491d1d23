import { describe, expect, it } from 'vitest';
import type { Milestone } from '$lib/backend';
import { addDays, dayNumber } from '$lib/format/dates';
import { dateAt, layRoad, placeOf, textWidth, whenOf } from './road';

const today = '2026-11-23';
const milestone = (
  name: string,
  state: Milestone['state'],
  on: string | null,
  until: string | null = null,
): Milestone => ({
  name,
  state,
  on,
  until,
  kind: 'renewal',
  provenance: 'computed',
  clause: null,
});
const road = [
  milestone('Coursework', 'done', '2024-12-13'),
  milestone('CPC-A', 'done', '2025-05-17'),
  milestone('A removed', 'estimate', '2026-12-21', '2027-02-05'),
  milestone('CPC', 'ahead', null),
  milestone('AHIMA renewal', 'deadline', '2027-03-09'),
  milestone('AAPC renewal', 'deadline', '2027-05-31'),
  milestone('AAPC renewal', 'deadline', '2029-05-31'),
];

describe('the road', () => {
  it('keeps the order of the milestones, with today between past and future', () => {
    const names = layRoad(road, today, 936).posts.map((it) => it.name);
    expect(names).toEqual([
      'Coursework',
      'CPC-A',
      'Today',
      'A removed',
      'CPC',
      'AHIMA renewal',
      'AAPC renewal',
      'AAPC renewal',
    ]);
  });

  it.each([360, 640, 936, 1400])(
    'at %d pixels no post stands outside, and none passes another',
    (width) => {
      const { posts } = layRoad(road, today, width);
      posts.forEach((post, at) => {
        expect(post.x).toBeGreaterThan(posts[at - 1]?.x ?? 0);
        expect(post.x).toBeLessThan(width);
      });
    },
  );

  it('always names today, however narrow it gets', () => {
    expect(layRoad(road, today, 200).posts.find((it) => it.look === 'today')?.said).toBe('all');
  });

  const long = [
    milestone('Coursework', 'done', '2024-12-13'),
    milestone('Contact hours', 'done', '2025-01-10'),
    milestone('CPC exam passed', 'done', '2025-05-17'),
    milestone('CPC-A', 'done', '2025-05-17'),
    milestone('A removed, CPC', 'estimate', '2026-12-21', '2027-02-05'),
    milestone('AHIMA renewal', 'deadline', '2027-03-09'),
    milestone('AAPC renewal', 'deadline', '2027-05-31'),
    milestone('AAPC renewal', 'deadline', '2029-05-31'),
    milestone('ICD-10-PCS module', 'ahead', null),
  ];
  const said = (width: number) =>
    layRoad(long, today, width)
      .posts.map((it) => (it.said === 'nothing' ? '·' : it.name))
      .join(' | ');

  it('with room enough says everything', () => {
    expect(said(1200)).toBe(
      'Coursework | Contact hours | CPC exam passed | CPC-A | Today | A removed, CPC | AHIMA renewal | AAPC renewal | AAPC renewal | ICD-10-PCS module',
    );
  });

  it('with less room shortens names before it drops any', () => {
    const names = said(880);
    expect(names).not.toContain('·');
    expect(names).toMatch(/^Coursework \| Contact hours \| CPC exam \|/);
  });

  it('drops repetitions and what says the same twice first, and the oldest last', () => {
    const names = said(700);
    expect(names).toMatch(/^Coursework \|/);
    expect(names).toMatch(/CPC-A \| Today \|/);
    expect(names.match(/·/g)?.length).toBeGreaterThan(0);
    expect(names).not.toMatch(/AAPC \| AAPC/);
  });

  it.each([500, 700, 880, 936, 1200])(
    'at %d pixels the words of two posts never touch',
    (width) => {
      const posts = layRoad(long, today, width).posts.filter((it) => it.said !== 'nothing');
      posts.forEach((post, at) => {
        const before = posts[at - 1];
        if (!before) return;
        const half = (it: typeof post) =>
          Math.max(textWidth(it.name), it.said === 'name' ? 0 : textWidth(it.when)) / 2;
        if (width >= 700)
          expect(post.x - half(post), `${before.name} and ${post.name}`).toBeGreaterThan(
            before.x + half(before),
          );
      });
    },
  );

  it('names each year, also the one that begins beside today', () => {
    const near = [
      milestone('CPC-A', 'done', '2025-05-17'),
      milestone('AAPC renewal', 'deadline', '2027-05-31'),
      milestone('AHIMA renewal', 'deadline', '2028-03-01'),
    ];
    const { years, today: at } = layRoad(near, '2026-12-20', 936);
    expect(years.map((it) => [it.year, it.named])).toEqual([
      ['2026', true],
      ['2027', true],
      ['2028', true],
    ]);
    for (const it of years)
      expect(Math.abs(it.at - at), `${it.year} and the handle's words`).toBeGreaterThanOrEqual(50);
  });

  it('leads from a date to a place and back to the same date', () => {
    const layout = layRoad(road, today, 936);
    for (const date of ['2025-01-01', '2025-12-31', '2026-11-23', '2027-01-10', '2028-06-01']) {
      const back = dateAt(layout, placeOf(layout, date), today);
      expect(
        Math.abs(dayNumber(back) - dayNumber(date)),
        `${date} came back as ${back}`,
      ).toBeLessThanOrEqual(1);
    }
  });

  it('moves to the right with time, without a step back', () => {
    const layout = layRoad(road, today, 936);
    let before = -1;
    for (const year of [2024, 2025, 2026, 2027, 2028, 2029, 2030]) {
      const x = placeOf(layout, `${year}-06-01`);
      expect(x).toBeGreaterThanOrEqual(before);
      before = x;
    }
  });

  it('draws a submission ahead of its due day as submitted, not as renewed', () => {
    const early = milestone('AAPC renewal', 'done', '2027-03-31');
    const { posts } = layRoad([early], today, 936);
    expect(posts.map((it) => [it.name, it.when, it.look, it.glyph])).toEqual([
      ['Today', 'Nov 23, 2026', 'today', 'today'],
      ['AAPC submitted', 'due Mar 31, 2027', 'ahead', 'half'],
    ]);
  });

  /** Numbers that look random and are the same in every run. */
  function numbers(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state * 1664525 + 1013904223) % 4294967296;
      return Math.floor((state / 4294967296) * below);
    };
  }

  it('with any mix of dates keeps every post and every year on its side of today', () => {
    const states: Milestone['state'][] = ['done', 'deadline', 'question', 'ahead', 'estimate'];
    for (let seed = 1; seed <= 600; seed++) {
      const next = numbers(seed);
      const now = addDays('2024-01-01', next(1500));
      const near = () =>
        next(5) === 0 ? now : addDays(now, next(2) === 0 ? next(20) - 10 : next(3000) - 1500);
      const mixed = Array.from({ length: next(9) }, (_, at) => {
        const state = states[next(4)] ?? 'ahead';
        const on = next(6) === 0 ? null : near();
        const until =
          state === 'estimate' && on !== null && next(2) === 0 ? addDays(on, next(200)) : null;
        return milestone(`M${at} renewal`, state, on, until);
      });
      const width = [320, 700, 936, 1400][next(4)] ?? 936;
      const layout = layRoad(mixed, now, width);
      const at = `seed ${seed}`;
      for (const { milestone: it, x, look } of layout.posts) {
        if (!it?.on) continue;
        if (it.until === null && it.on < now) expect(x, at).toBeLessThan(layout.today);
        if (it.on > now) expect(x, at).toBeGreaterThan(layout.today);
        if (it.on > now) expect(look, `${at}: what is ahead is no fact yet`).not.toBe('done');
      }
      const years = layout.years;
      years.forEach(({ year, x, at: label, named }, index) => {
        const begins = `${year}-01-01`;
        if (begins > now)
          expect(Math.min(x, label), `${at}: ${year}`).toBeGreaterThan(layout.today);
        if (begins < now) expect(Math.max(x, label), `${at}: ${year}`).toBeLessThan(layout.today);
        expect(x, `${at}: ${year}`).toBeGreaterThanOrEqual(years[index - 1]?.x ?? 0);
        if (named) expect(label + 15, `${at}: ${year}`).toBeLessThanOrEqual(width);
      });
      let before = -1;
      for (let days = -1600; days <= 1600; days += 40) {
        const x = placeOf(layout, addDays(now, days));
        expect(x, `${at}: time runs to the right`).toBeGreaterThanOrEqual(before);
        before = x;
      }
    }
  });

  it('stays whole where the facts are odd: nothing dated, or everything on one day', () => {
    expect(layRoad([milestone('CPC', 'ahead', null)], today, 500).posts).toHaveLength(2);
    const same = Array.from({ length: 40 }, (_, at) =>
      milestone(`Exam ${at}`, 'done', '2026-01-01'),
    );
    expect(layRoad(same, today, 500).posts).toHaveLength(41);
    expect(layRoad([], today, 0).posts).toHaveLength(1);
  });

  it('writes an estimate as a range or as about, never as a plain day', () => {
    expect(whenOf(milestone('A', 'estimate', '2026-12-21', '2027-02-05'), today)).toBe(
      'Dec 21 – Feb 5',
    );
    expect(whenOf(milestone('A', 'estimate', '2026-12-21'), today)).toBe('about Dec 21, 2026');
    expect(whenOf(milestone('A', 'ahead', null), today)).toBe('not dated');
  });
});
