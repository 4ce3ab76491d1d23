import { afterEach, describe, expect, it } from 'vitest';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { BackendError } from './errors';
import { tauriBackend } from './tauri';
import type { Standing } from './types';

afterEach(() => {
  delete window.askedFirst;
  clearMocks();
});

describe('what was asked before the page was here', () => {
  const early = { problems: [], of: 'early' } as unknown as Standing;
  const late = { problems: [], of: 'late' } as unknown as Standing;

  it('is taken once, and asked anew from then on', async () => {
    mockIPC((command) => (command === 'standing' ? late : null));
    window.askedFirst = { standing: Promise.resolve(early) };
    expect(await tauriBackend.standing(null)).toBe(early);
    expect(await tauriBackend.standing(null)).toBe(late);
  });

  it('is not the answer of another day', async () => {
    mockIPC((command, sent) => (command === 'standing' && (sent as { asOf: string }).asOf === '2027-01-01' ? late : null));
    window.askedFirst = { standing: Promise.resolve(early) };
    expect(await tauriBackend.standing('2027-01-01')).toBe(late);
  });

  it('refuses as any question does', async () => {
    window.askedFirst = { records: Promise.reject({ code: 'no_logbook', message: 'The logbook is not open.' }) };
    const answer = tauriBackend.records();
    await expect(answer).rejects.toBeInstanceOf(BackendError);
    await expect(answer).rejects.toMatchObject({ code: 'no_logbook', message: 'The logbook is not open.' });
  });
});
