import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toasts } from './toast.svelte';

beforeEach(() => {
  vi.useFakeTimers();
  toasts.dismiss();
});
afterEach(() => vi.useRealTimers());

describe('the toast', () => {
  it('goes after eight seconds', () => {
    toasts.done('Logged 8 h', { undo: 'op' });
    vi.advanceTimersByTime(7999);
    expect(toasts.message?.text).toBe('Logged 8 h');
    vi.advanceTimersByTime(1);
    expect(toasts.message).toBeNull();
  });

  it('stays while the pointer or the focus is on it', () => {
    toasts.done('Logged 8 h', { undo: 'op' });
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(toasts.message, 'Undo must not vanish under the hand').not.toBeNull();
    toasts.release();
    vi.advanceTimersByTime(8000);
    expect(toasts.message).toBeNull();
  });

  it('shows the newest message for its whole time', () => {
    toasts.done('first');
    vi.advanceTimersByTime(7000);
    toasts.done('second');
    vi.advanceTimersByTime(7000);
    expect(toasts.message?.text, 'the first one’s clock must not end the second').toBe('second');
  });
});
