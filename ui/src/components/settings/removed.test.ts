import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { factKinds, type Removed } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { openApp } from '../../test-support';
import RemovedSection from './RemovedSection.svelte';

describe('Removed', () => {
  it.each(factKinds)('reads again when a fact of kind %s changes', async (kind) => {
    let removed: Removed[] = [];
    await openApp({ removed: () => Promise.resolve(removed) });
    render(RemovedSection);
    removed = [{ key: { kind, id: 'one' }, label: 'What was just removed' } as Removed];
    await app.refresh({ kinds: [kind] });
    expect(await screen.findByText('What was just removed')).toBeVisible();
  });
});
