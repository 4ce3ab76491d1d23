import { afterEach, describe, expect, it } from 'vitest';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { tauriBackend } from './tauri';

const late = { of: 'late' };

/** A page that came with these answers, and a shell that answers otherwise. */
function comesWith(answers: object): void {
  const element = document.createElement('script');
  element.id = 'first-answers';
  element.type = 'application/json';
  element.textContent = JSON.stringify(answers);
  document.body.append(element);
  mockIPC(() => late);
}

afterEach(clearMocks);

describe('the answers that the page came with', () => {
  it('are given once, and asked for from then on', async () => {
    comesWith({ start: { of: 'first' }, standing: { of: 'first' }, records: { of: 'first' } });
    for (const ask of [
      () => tauriBackend.start(),
      () => tauriBackend.standing(null),
      () => tauriBackend.records(),
    ]) {
      expect(await ask()).toEqual({ of: 'first' });
      expect(await ask()).toEqual(late);
    }
    expect(document.getElementById('first-answers')).toBeNull();
  });

  it('are of today, and no other day’s', async () => {
    comesWith({ start: null, standing: { of: 'first' }, records: null });
    expect(await tauriBackend.standing('2027-01-01')).toEqual(late);
    expect(await tauriBackend.standing(null)).toEqual({ of: 'first' });
  });

  it('leave out what was refused, which is asked for its reason', async () => {
    comesWith({ start: { of: 'first' }, standing: null, records: null });
    expect(await tauriBackend.standing(null)).toEqual(late);
    expect(await tauriBackend.records()).toEqual(late);
  });
});
