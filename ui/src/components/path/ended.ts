import type { Applied, Position } from '$lib/backend';
import { app } from '$lib/state/app.svelte';

/** The position that a change has given its last day; none where it had one before, or has none now. */
export function endedNow(before: Position | null, applied: Applied): Position | undefined {
  const after = app.records?.positions.find((it) => it.id === (before?.id ?? applied.keys[0]?.id));
  return after?.ends_on && !before?.ends_on ? after : undefined;
}
