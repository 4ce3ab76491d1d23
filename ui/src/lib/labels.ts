/** What people read for a value of a fixed set, as the core says it. */
import { labels } from './backend';

type Labels = typeof labels;
type Kind = keyof Labels;
type Value<K extends Kind> = Labels[K][number]['value'];

/** A value with what people read, for menus. */
export interface Choice<V extends string> {
  value: V;
  label: string;
  detail?: string;
}

/** Every value of a kind, in the order of a form; some with a word more. */
export function choices<K extends Kind>(
  kind: K,
  details: Partial<Record<Value<K>, string>> = {},
): Choice<Value<K>>[] {
  const all: readonly Choice<Value<K>>[] = labels[kind];
  return all.map((it) => {
    const detail = details[it.value];
    return detail === undefined ? { ...it } : { ...it, detail };
  });
}

/** What people read for one value. */
export function labelOf<K extends Kind>(kind: K, value: Value<K>): string {
  return labels[kind].find((it) => it.value === value)?.label ?? value;
}
