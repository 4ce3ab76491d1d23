import { useBackend } from './index';
import { tauriBackend } from './tauri';

/**
 * Connects the page: to the shell, or, in a plain browser while developing, to
 * one fed by a fixture. The production bundle holds only the first.
 */
export async function connect(): Promise<void> {
  if (
    (import.meta.env.DEV || import.meta.env.MODE === 'browser') &&
    !('__TAURI_INTERNALS__' in window)
  ) {
    const { fakeBackend } = await import('./fake/fake-backend');
    useBackend(fakeBackend());
  } else {
    useBackend(tauriBackend);
  }
}
