/**
 * Where things lie on the road. The scale is uneven on purpose: mileposts stand
 * where they can be read, and dates in between are found by interpolation.
 */
import type { CivilDate, Milestone } from '$lib/backend';
import {
  addDays,
  day,
  dayAndMonth,
  dayNumber,
  earlierFirst,
  monthAndYear,
  range,
  toCalendar,
} from '$lib/format/dates';
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
  /** How much of its words there is room for. */
  said: 'all' | 'name' | 'nothing';
  milestone: Milestone | null;
}

/** The road laid out for one width. */
export interface RoadLayout {
  posts: Post[];
  today: number;
  /** `x` is where it begins, `at` the middle of its number. */
  years: { year: string; x: number; at: number; named: boolean }[];
  /** Known pairs of date and place, in order. */
  anchors: { number: number; x: number }[];
  first: CivilDate;
  last: CivilDate;
}

/** What was done before its day: a renewal that is submitted is not renewed yet. */
function isEarly(milestone: Milestone, today: CivilDate): boolean {
  return milestone.state === 'done' && milestone.on !== null && milestone.on > today;
}

/** What a milestone is called; a renewal that is submitted and not due yet says so. */
export function nameOf(milestone: Milestone, today: CivilDate): string {
  return isEarly(milestone, today)
    ? milestone.name.replace(/ renewal$/, ' submitted')
    : milestone.name;
}

/** The date of a milestone in words: past months, future days, ranges for estimates. */
export function whenOf(milestone: Milestone, today: CivilDate): string {
  if (milestone.on === null) return 'not dated';
  if (isEarly(milestone, today))
    return milestone.kind === 'renewal' ? `due ${day(milestone.on)}` : day(milestone.on);
  if (milestone.state === 'done') return monthAndYear(milestone.on);
  if (milestone.until !== null && milestone.until !== milestone.on)
    return range(milestone.on, milestone.until, today);
  return milestone.state === 'estimate' ? `about ${day(milestone.on)}` : day(milestone.on);
}

function glyphOf(milestone: Milestone, today: CivilDate): GlyphName {
  if (isEarly(milestone, today)) return 'half';
  if (milestone.state === 'done') return 'met';
  if (milestone.state === 'deadline') return 'renewal';
  if (milestone.state === 'question') return 'ask';
  if (milestone.state === 'estimate') return milestone.until ? 'band' : 'planned';
  return 'planned';
}

/** How wide letters of Inter are at 12px, roughly: narrow ones, wide ones, digits, capitals, and the rest. */
function letterWidth(letter: string): number {
  if (/[iljtfr.,·'’ |]/.test(letter)) return 3.7;
  if (/[mwMW–—]/.test(letter)) return 9.9;
  if (/[0-9]/.test(letter)) return 7.4;
  return /[A-Z]/.test(letter) ? 8 : 6.8;
}

/** How wide a text is at 12px. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

const gap = 14;
const unnamed = 26;
/** The longest name that stands on the road when there is little room. */
const longest = 15;

/** A name in fewer letters: `CPC exam passed` is `CPC exam`, `AHIMA renewal` is `AHIMA`. */
function shortName(name: string): string {
  const short = name
    .replace(/ (passed|renewal|renewed|submitted)$/, '')
    .replace(/^(A removed), .*$/, '$1');
  // A cut that saves a letter or two is worth nothing.
  return short.length > longest + 3 ? `${short.slice(0, longest - 1).trimEnd()}…` : short;
}

function widthOf(post: Post): number {
  if (post.said === 'nothing') return unnamed;
  return Math.max(textWidth(post.name), post.said === 'name' ? 0 : textWidth(post.when)) + gap;
}

/**
 * How well a post can do without its words, the higher the better. Today always has them; so has
 * where the road begins, what was reached last, and what comes first.
 */
function spared(posts: readonly Post[], post: Post): number {
  const at = posts.indexOf(post);
  const today = posts.findIndex((it) => it.look === 'today');
  if (post.look === 'today') return -1;
  const next = posts[at + 1];
  const repeated =
    at > today &&
    posts.findIndex((it, other) => other > today && it.milestone?.name === post.milestone?.name) <
      at;
  // The farthest repetition of a renewal; an exam whose credential follows at once; then what is
  // far from today on either side, but the road's first post last of all.
  if (repeated) return 100 + at;
  if (/ exam/.test(post.name) && next?.when === post.when && post.look === 'done') return 90;
  if (at === 0) return 1;
  return post.look === 'done' ? 20 + (today - at) : 10 + (at - today);
}

/** Says less where there is too little room: shorter names, then no "not dated", then no words at all. */
function fit(posts: readonly Post[], width: number, today: CivilDate): void {
  const room = () => posts.reduce((sum, it) => sum + widthOf(it), 0);
  const shorten = (post: Post) => {
    post.name = shortName(post.name);
    if (post.look === 'today') post.when = dayAndMonth(today);
  };
  // The names that give most room go first, so that the fewest are touched.
  const saved = (post: Post) => {
    const short = { ...post };
    shorten(short);
    return widthOf(post) - widthOf(short);
  };
  const bySaving = posts.toSorted((a, b) => saved(b) - saved(a));
  const byNeed = posts.toSorted((a, b) => spared(posts, b) - spared(posts, a));
  const steps: { order: Post[]; act: (post: Post) => void }[] = [
    { order: bySaving.filter((post) => saved(post) > 0), act: shorten },
    {
      order: byNeed.filter((post) => post.when === 'not dated'),
      act: (post) => (post.said = 'name'),
    },
    {
      order: byNeed.filter((post) => post.look !== 'today'),
      act: (post) => (post.said = 'nothing'),
    },
  ];
  for (const { order, act } of steps) {
    for (const post of order) {
      if (room() <= width) return;
      act(post);
    }
  }
}

/** The dated ones by their day; one without a day keeps its place among them. */
function inOrder(some: readonly Milestone[]): Milestone[] {
  const dated = some
    .filter((it) => it.on !== null)
    .toSorted((a, b) => earlierFirst(a.on ?? '', b.on ?? ''));
  return some.map((it) => (it.on === null ? it : (dated.shift() ?? it)));
}

/** Lays the road out. Milestones come in the order of the road. */
export function layRoad(
  milestones: readonly Milestone[],
  today: CivilDate,
  width: number,
): RoadLayout {
  // What was done has its place before today, and what lies ahead after it, whatever order they come in.
  const isBehind = (it: Milestone) =>
    !isEarly(it, today) &&
    (it.state === 'done' || (it.on !== null && it.on < today && it.until === null));
  const behind = inOrder(milestones.filter(isBehind));
  const before = inOrder(milestones.filter((it) => !isBehind(it)));
  const post = (it: Milestone, at: number): Post => ({
    key: `${it.kind}-${it.name}-${it.on ?? ''}-${at}`,
    name: nameOf(it, today),
    when: whenOf(it, today),
    look:
      it.state === 'done' && !isEarly(it, today)
        ? 'done'
        : it.state === 'estimate' && it.until !== null
          ? 'band'
          : 'ahead',
    glyph: glyphOf(it, today),
    x: 0,
    width: 0,
    said: 'all',
    milestone: it,
  });
  const todayPost: Post = {
    key: 'today',
    name: 'Today',
    when: day(today),
    look: 'today',
    glyph: 'today',
    x: 0,
    width: 0,
    said: 'all',
    milestone: null,
  };
  const posts = [
    ...behind.map(post),
    todayPost,
    ...before.map((it, at) => post(it, behind.length + at)),
  ];
  fit(posts, width, today);
  for (const it of posts) it.width = widthOf(it);
  const room = posts.reduce((sum, it) => sum + it.width, 0);
  const stretch = room > 0 && Number.isFinite(width) ? width / room : 1;
  let left = 0;
  for (const it of posts) {
    const wide = it.width * stretch;
    it.x = left + wide / 2;
    left += wide;
    it.width = wide;
  }

  const dates = posts
    .map((it) => it.milestone?.until ?? it.milestone?.on ?? null)
    .filter((it) => it !== null);
  const sorted = [today, ...dates].toSorted();
  const first = sorted[0] ?? today;
  const last = sorted.at(-1) ?? today;
  const layout: RoadLayout = {
    posts,
    today: todayPost.x,
    years: [],
    anchors: [],
    first,
    last: last > today ? last : addDays(today, 365),
  };
  layout.anchors = anchorsOf(layout, today, Number.isFinite(width) ? width : room);
  layout.years = yearsOf(layout, today, width);
  return layout;
}

/**
 * The places of dates that are known. Today stands where it stands: what shares its day, or comes
 * out of order, gives way to it. A road without a date ahead still has a year of room.
 */
function anchorsOf(
  { posts, today: middle, first, last }: RoadLayout,
  today: CivilDate,
  width: number,
): RoadLayout['anchors'] {
  const now = dayNumber(today);
  const anchors: RoadLayout['anchors'] = [];
  const anchor = (date: CivilDate | null | undefined, x: number) => {
    if (!date) return;
    const number = dayNumber(date);
    const before = anchors.at(-1);
    const onItsSide = x < middle ? number < now : number > now;
    if (onItsSide && (!before || (number > before.number && x > before.x)))
      anchors.push({ number, x });
  };
  for (const it of posts) {
    if (it.look === 'today') anchors.push({ number: now, x: middle });
    else if (it.look === 'band') {
      anchor(it.milestone?.on, it.x - bandWidth(it) / 2);
      anchor(it.milestone?.until, it.x + bandWidth(it) / 2);
    } else anchor(it.milestone?.on, it.x);
  }
  if (anchors.at(-1)?.number === now) anchor(last, Math.max(width - 4, middle + 1));
  // An estimate that has begun may be the earliest of all, and stands after today.
  if (anchors[0]?.number === now && first < today)
    anchors.unshift({ number: dayNumber(first), x: 0 });
  return anchors;
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

/** Half of the room that "as of today" takes under the handle. */
const handleHalf = 38;
const yearHalf = 15;

/** Where each year begins, and where its number stands: beside the handle's words, never under them. */
function yearsOf(layout: RoadLayout, today: CivilDate, width: number): RoadLayout['years'] {
  const firstYear = toCalendar(layout.first)?.year;
  const lastYear = toCalendar(layout.last)?.year;
  if (firstYear === undefined || lastYear === undefined) return [];
  const years: RoadLayout['years'] = [];
  let free = 0;
  for (let year = firstYear + 1; year <= lastYear; year++) {
    const begins = `${year}-01-01`;
    const x = placeOf(layout, begins);
    if (x < 4 || x > width - 4) continue;
    const clear = handleHalf + yearHalf;
    const away = x - layout.today;
    const at = Math.abs(away) >= clear ? x : layout.today + (begins > today ? clear : -clear);
    const named = at - yearHalf >= free && at + yearHalf <= width;
    if (named) free = at + yearHalf + 8;
    years.push({ year: String(year), x, at, named });
  }
  return years;
}
