import { describe, expect, it } from 'vitest';
import { type Backend, type LogFilter, type LogPage, type LogRow, useBackend } from '$lib/backend';
import { LogPages, pageSize } from './pages.svelte';

const all: LogFilter = { kinds: [], place: null, text: null, from: null, to: null, proof: null };

function row(index: number): LogRow {
  return {
    kind: 'work', key: { kind: 'entry', id: `e${index}` }, date: '2026-11-23', place: 'Mercy', at: null, what: `row ${index}`,
    code_sets: [], minutes: 60, ceus: null, planned: false, proof: null,
  };
}

/** A backend of very many rows that counts what it is asked for. */
function many(total: number): { asked: [string | null, number, number][] } {
  const asked: [string | null, number, number][] = [];
  const logPage = async (filter: LogFilter, offset: number, limit: number): Promise<LogPage> => {
    asked.push([filter.text, offset, limit]);
    const count = Math.max(0, Math.min(limit, total - offset));
    return { rows: Array.from({ length: count }, (_, at) => row(offset + at)), offset, total, totals: [], proof_missing: 0 };
  };
  useBackend({ logPage } as unknown as Backend);
  return { asked };
}

describe('fifty thousand rows', () => {
  it('are read only where one looks', async () => {
    const { asked } = many(50_000);
    const pages = new LogPages();
    await pages.open(all);
    expect(asked).toEqual([[null, 0, pageSize]]);
    expect(pages.total).toBe(50_000);
    expect(pages.row(40_000), 'nobody has looked there').toBeUndefined();

    pages.need(40_050, 40_140);
    await expect.poll(() => pages.row(40_140)?.what).toBe('row 40140');
    expect(asked.length, 'the two pages that the window touches').toBe(3);

    pages.need(40_060, 40_130);
    expect(asked.length, 'what is there is not read again').toBe(3);
  });

  it('are not asked for twice while they are on their way', async () => {
    const { asked } = many(1000);
    const pages = new LogPages();
    await pages.open(all);
    pages.need(100, 150);
    pages.need(100, 160);
    await expect.poll(() => pages.row(150)?.what).toBe('row 150');
    expect(asked.length).toBe(2);
  });
});

describe('another filter', () => {
  it('throws away late answers to the one before', async () => {
    const answers: ((page: LogPage) => void)[] = [];
    useBackend({ logPage: () => new Promise((answer) => answers.push(answer)) } as unknown as Backend);
    const pages = new LogPages();
    const first = pages.open({ ...all, text: 'old' });
    const second = pages.open({ ...all, text: 'new' });
    const page = (what: string): LogPage => ({ rows: [{ ...row(0), what }], offset: 0, total: 1, totals: [], proof_missing: 0 });
    answers[1]?.(page('new'));
    await second;
    answers[0]?.(page('old'));
    await first;
    expect(pages.row(0)?.what, 'the later question wins').toBe('new');
  });
});
