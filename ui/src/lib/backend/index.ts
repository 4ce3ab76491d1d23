import type { Backend } from './contract';

export { factKinds, labels } from './bindings';
export type { Backend } from './contract';
export { BackendError, normalizeError } from './errors';
export type * from './types';
export type { CivilDate } from './whole';

let current: Backend | undefined;

/** The connected backend. */
export function backend(): Backend {
  if (!current) throw new Error('BUG: the backend is used before connect()');
  return current;
}

/** Puts a backend in place: the one that `connect` chooses, or one of a test. */
export function useBackend(other: Backend): void {
  current = other;
}
