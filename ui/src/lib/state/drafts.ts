/** What was typed into a form that was closed without saving; it lasts as long as the window. */
const kept = new Map<string, object>();

/** Keeps what was typed, unless it says the same as what the form began with. */
export function keepDraft(key: string, typed: object, begun: object): void {
  if (JSON.stringify(typed) === JSON.stringify(begun)) kept.delete(key);
  else kept.set(key, typed);
}

/** What was typed before, if anything. */
export function keptDraft<Draft extends object>(key: string): Draft | undefined {
  return kept.get(key) as Draft | undefined;
}

/** Forgets it: it was saved, or is not wanted. */
export function dropDraft(key: string): void {
  kept.delete(key);
}
