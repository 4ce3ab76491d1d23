import type { Backend } from './contract';
import { tauriBackend } from './tauri';

export { factKinds } from './bindings';
export type { Backend } from './contract';
export { BackendError, normaliseError } from './errors';
export type * from './types';

let current: Backend | undefined;

/**
 * The backend of this page: the shell's, or, in a plain browser while
 * developing, one fed by a fixture. The production bundle holds only the first.
 */
export async function connect(): Promise<Backend> {
  if (current) return current;
  if ((import.meta.env.DEV || import.meta.env.MODE === 'browser') && !('__TAURI_INTERNALS__' in window)) {
    const { fakeBackend } = await import('./fake/fake-backend');
    current = fakeBackend();
  } else {
    current = tauriBackend;
  }
  return current;
}

/** The connected backend. */
export function backend(): Backend {
  if (!current) throw new Error('BUG: the backend is used before connect()');
  return current;
}

/** Puts another backend in place, for tests. */
export function useBackend(other: Backend): void {
  current = other;
}
