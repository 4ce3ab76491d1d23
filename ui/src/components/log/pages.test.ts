import { describe, expect, it } from 'vitest';
import {
  type Backend,
  type LogFilter,
  type LogRow,
  type LogView,
  type PageStart,
  useBackend,
} from '$lib/backend';
import { LogPages, pageSize } from './pages.svelte';

const all: LogFilter = {
  kinds: [],
  place: null,
  text: null,
  from: null,
  to: null,
  proof: null,
  to_confirm: false,
};

function row(index: number): LogRow {
  return {
    kind: 'work',
    key: { kind: 'entry', id: `e${index}` },
    date: '2026-11-23',
    place: 'Mercy',
    at: null,
    what: `row ${index}`,
    code_sets: [],
    minutes: 60,
    ceus: null,
    planned: false,
    to_confirm: false,
    proof: null,
  };
}

const nothing = { totals: [], proof_missing: 0, to_confirm: 0 };

/** A backend of very many rows, one a day, that counts what it is asked for. */
function many(total: number): { views: number[]; pages: PageStart[] } {
  const asked = { views: [] as number[], pages: [] as PageStart[] };
  const of = (first: number) =>
    Array.from({ length: Math.max(0, Math.min(pageSize, total - first)) }, (_, at) =>
      row(first + at),
    );
  // The day stands for the number of the row.
  const pages = Array.from({ length: Math.ceil(total / pageSize) }, (_, page) => ({
    date: String(page * pageSize),
    skip: 0,
  }));
  useBackend({
    logView: async (_: LogFilter, at: number): Promise<LogView> => {
      asked.views.push(at);
      const page = Math.floor(at / pageSize);
      return { index: { ...nothing, total, pages }, page, rows: of(page * pageSize) };
    },
    logRows: async (_: LogFilter, start: PageStart) => {
      asked.pages.push(start);
      return of(Number(start.date));
    },
  } as unknown as Backend);
  return asked;
}

describe('a hundred thousand rows', () => {
  it('are read only where one looks', async () => {
    const asked = many(100_000);
    const pages = new LogPages();
    await pages.open(all);
    expect(asked.views, 'the first page comes with the index').toEqual([0]);
    expect(pages.total).toBe(100_000);
    expect(pages.row(80_000), 'nobody has looked there').toBeUndefined();

    pages.need(80_050, 80_140);
    await expect.poll(() => pages.row(80_140)?.what).toBe('row 80140');
    expect(asked.pages, 'the two pages that the window touches, by where they begin').toEqual([
      { date: '80000', skip: 0 },
      { date: '80100', skip: 0 },
    ]);

    pages.need(80_060, 80_130);
    expect(asked.pages.length, 'what is there is not read again').toBe(2);
  });

  it('are not asked for twice while they are on their way', async () => {
    const asked = many(1000);
    const pages = new LogPages();
    await pages.open(all);
    pages.need(100, 150);
    pages.need(100, 160);
    await expect.poll(() => pages.row(150)?.what).toBe('row 150');
    expect(asked.pages.length).toBe(1);
  });

  it('are read again where one stands when something has changed', async () => {
    const asked = many(1000);
    const pages = new LogPages();
    await pages.open(all);
    await pages.open(all, 430);
    expect(asked.views).toEqual([0, 430]);
    expect(pages.row(430)?.what, 'at once, with the index').toBe('row 430');
  });

  it('are all there when a stretch of them is chosen', async () => {
    many(1000);
    const pages = new LogPages();
    await pages.open(all);
    const rows = await pages.rows(90, 320);
    expect(rows.map((it) => it.what)).toEqual(
      Array.from({ length: 231 }, (_, at) => `row ${at + 90}`),
    );
  });
});

describe('another filter', () => {
  it('throws away late answers to the one before', async () => {
    const answers: ((view: LogView) => void)[] = [];
    useBackend({
      logView: () => new Promise((answer) => answers.push(answer)),
    } as unknown as Backend);
    const pages = new LogPages();
    const first = pages.open({ ...all, text: 'old' });
    const second = pages.open({ ...all, text: 'new' });
    const view = (what: string): LogView => ({
      index: { ...nothing, total: 1, pages: [] },
      page: 0,
      rows: [{ ...row(0), what }],
    });
    answers[1]?.(view('new'));
    await second;
    answers[0]?.(view('old'));
    await first;
    expect(pages.row(0)?.what, 'the later question wins').toBe('new');
  });
});
