/**
 * Where things lie on the road. The scale is uneven on purpose: mileposts stand
 * where they can be read, and dates in between are found by interpolation.
 */
import type { CivilDate, Milestone } from '$lib/backend';
import { addDays, day, dayNumber, monthAndYear, range, toCalendar } from '$lib/format/dates';
import type { GlyphName } from '../shared/glyphs';

/** A point on the road with its place in pixels. */
export interface Post {
  key: string;
  name: string;
  /** The date in words. */
  when: string;
  look: 'done' | 'today' | 'ahead' | 'band';
  glyph: GlyphName;
  /** The middle. */
  x: number;
  /** How much room it takes. */
  width: number;
  /** Whether there is room for its words. */
  named: boolean;
  milestone: Milestone | null;
}

/** The road laid out for one width. */
export interface RoadLayout {
  posts: Post[];
  today: number;
  years: { year: string; x: number; named: boolean }[];
  /** Known pairs of date and place, in order. */
  anchors: { number: number; x: number }[];
  first: CivilDate;
  last: CivilDate;
}

/** The date of a milestone in words: past months, future days, ranges for estimates. */
export function whenOf(milestone: Milestone, today: CivilDate): string {
  if (milestone.on === null) return 'not dated';
  if (milestone.state === 'done') return monthAndYear(milestone.on);
  if (milestone.until !== null && milestone.until !== milestone.on) return range(milestone.on, milestone.until, today);
  return milestone.state === 'estimate' ? `about ${day(milestone.on)}` : day(milestone.on);
}

function glyphOf(milestone: Milestone): GlyphName {
  if (milestone.state === 'done') return 'met';
  if (milestone.state === 'deadline') return 'renewal';
  if (milestone.state === 'estimate') return milestone.until ? 'band' : 'planned';
  return 'planned';
}

/** Roughly how wide the words are at 12px. */
function wordsWidth(...words: string[]): number {
  return Math.max(...words.map((it) => it.length)) * 6.4 + 14;
}

const unnamed = 26;

/** The posts that lose their words first when there is no room. */
function leastWanted(posts: readonly Post[]): Post | undefined {
  const named = posts.filter((post) => post.named && post.look !== 'today');
  const ahead = named.filter((post) => post.look === 'ahead');
  const done = named.filter((post) => post.look === 'done');
  const repeated = ahead.filter((post, at) => ahead.findIndex((it) => it.name === post.name) < at);
  // The far repetition of a renewal, then the oldest past, then what lies farthest ahead.
  return repeated.at(-1) ?? (done.length > 1 ? done[0] : undefined) ?? ahead.at(-1) ?? done[0] ?? named.at(-1);
}

/** Lays the road out. Milestones come in the order of the road. */
export function layRoad(milestones: readonly Milestone[], today: CivilDate, width: number): RoadLayout {
  const passed = (it: Milestone) => it.state === 'done' || (it.on !== null && it.on < today && it.until === null);
  const behind = milestones.filter(passed);
  const before = milestones.filter((it) => !passed(it));
  const post = (it: Milestone, at: number): Post => ({
    key: `${it.kind}-${it.name}-${it.on ?? at}`,
    name: it.name,
    when: whenOf(it, today),
    look: it.state === 'done' ? 'done' : it.state === 'estimate' && it.until !== null ? 'band' : 'ahead',
    glyph: glyphOf(it),
    x: 0,
    width: wordsWidth(it.name, whenOf(it, today)),
    named: true,
    milestone: it,
  });
  const todayPost: Post = {
    key: 'today', name: 'Today', when: day(today), look: 'today', glyph: 'today', x: 0,
    width: wordsWidth(day(today)), named: true, milestone: null,
  };
  const posts = [...behind.map(post), todayPost, ...before.map((it, at) => post(it, behind.length + at))];

  let room = posts.reduce((sum, it) => sum + it.width, 0);
  while (room > width) {
    const loser = leastWanted(posts);
    if (!loser) break;
    room += unnamed - loser.width;
    loser.named = false;
    loser.width = unnamed;
  }
  const stretch = room > 0 ? width / room : 1;
  let left = 0;
  for (const it of posts) {
    const wide = it.width * stretch;
    it.x = left + wide / 2;
    left += wide;
    it.width = wide;
  }

  const anchors: { number: number; x: number }[] = [];
  const anchor = (date: CivilDate | null, x: number) => {
    if (date === null) return;
    const number = dayNumber(date);
    const last = anchors.at(-1);
    if (Number.isFinite(number) && (!last || (number > last.number && x > last.x))) anchors.push({ number, x });
  };
  for (const it of posts) {
    if (it.look === 'today') anchor(today, it.x);
    else if (it.look === 'band') {
      anchor(it.milestone?.on ?? null, it.x - bandWidth(it) / 2);
      anchor(it.milestone?.until ?? null, it.x + bandWidth(it) / 2);
    } else anchor(it.milestone?.on ?? null, it.x);
  }

  const dates = posts.map((it) => it.milestone?.until ?? it.milestone?.on ?? null).filter((it) => it !== null);
  const sorted = [today, ...dates].toSorted();
  const first = sorted[0] ?? today;
  const last = sorted.at(-1) ?? today;
  const layout: RoadLayout = { posts, today: todayPost.x, years: [], anchors, first, last: last > today ? last : addDays(today, 365) };
  layout.years = yearsOf(layout, width);
  return layout;
}

/** How wide an estimated range is drawn. */
export function bandWidth(post: Post): number {
  return Math.max(24, Math.min(post.width - 10, 110));
}

/** Where a date lies. */
export function placeOf(layout: RoadLayout, date: CivilDate): number {
  const number = dayNumber(date);
  const { anchors } = layout;
  const first = anchors[0];
  const last = anchors.at(-1);
  if (!first || !last) return 0;
  if (number <= first.number) return first.x;
  if (number >= last.number) return last.x;
  const after = anchors.findIndex((it) => it.number >= number);
  const b = anchors[after] ?? last;
  const a = anchors[after - 1] ?? first;
  return a.x + ((number - a.number) / (b.number - a.number)) * (b.x - a.x);
}

/** Which date lies at a place. */
export function dateAt(layout: RoadLayout, x: number, today: CivilDate): CivilDate {
  const { anchors } = layout;
  const first = anchors[0];
  const last = anchors.at(-1);
  if (!first || !last) return today;
  const from = dayNumber(today);
  if (x <= first.x) return addDays(today, first.number - from);
  if (x >= last.x) return addDays(today, last.number - from);
  const after = anchors.findIndex((it) => it.x >= x);
  const b = anchors[after] ?? last;
  const a = anchors[after - 1] ?? first;
  const number = a.number + ((x - a.x) / (b.x - a.x)) * (b.number - a.number);
  return addDays(today, Math.round(number) - from);
}

function yearsOf(layout: RoadLayout, width: number): RoadLayout['years'] {
  const firstYear = toCalendar(layout.first)?.year;
  const lastYear = toCalendar(layout.last)?.year;
  if (firstYear === undefined || lastYear === undefined) return [];
  const years: RoadLayout['years'] = [];
  let lastNamed = -100;
  for (let year = firstYear + 1; year <= lastYear; year++) {
    const x = placeOf(layout, `${year}-01-01`);
    if (x < 4 || x > width - 4) continue;
    const named = x - lastNamed >= 38 && Math.abs(x - layout.today) >= 56;
    if (named) lastNamed = x;
    years.push({ year: String(year), x, named });
  }
  return years;
}
