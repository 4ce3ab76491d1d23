/** What tests begin with: a fresh fake backend and an app that has read it. */
import { type Backend, useBackend } from '$lib/backend';
import { fakeBackend } from '$lib/backend/fake/fake-backend';
import { app } from '$lib/state/app.svelte';
import { quickAdd } from '$lib/state/quick-add.svelte';
import { toasts } from '$lib/state/toast.svelte';

/** Opens the app on a fake backend; `override` replaces single calls. */
export async function openApp(override: Partial<Backend> = {}): Promise<Backend> {
  const backend: Backend = { ...fakeBackend(), ...override };
  useBackend(backend);
  toasts.dismiss();
  quickAdd.text = '';
  quickAdd.refusal = null;
  quickAdd.pasted = null;
  quickAdd.close();
  app.asOf = null;
  app.asking = false;
  app.opening = false;
  await app.open();
  return backend;
}
