/**
 * Characters that turn the direction of writing would turn dates and numbers beside a name too,
 * and a name of characters that nobody can see looks like a missing one. Words that are only
 * shown have both marked; what is edited is never changed.
 */
const directing = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const unseen =
  /^(?:[\s\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff]|\u034f|\u200d)+$/;

/** Fields by which something is found again; they go back as they came. */
const names = new Set([
  'about',
  'clause',
  'code',
  'credential',
  'fact',
  'id',
  'issuer',
  'key',
  'kind',
  'subject',
]);

/** A text as it can be shown. */
export function markedText(text: string): string {
  if (text !== '' && unseen.test(text))
    return text.trim() === '' ? text : '(nothing that can be seen)';
  return text.replace(directing, '\ufffd');
}

/** Marks every text in an answer that is only shown. */
export function marked<T>(answer: T): T {
  if (typeof answer === 'string') return markedText(answer) as T;
  if (Array.isArray(answer)) return answer.map((it: unknown) => marked(it)) as T;
  if (typeof answer === 'object' && answer !== null) {
    const entries = Object.entries(answer) as [string, unknown][];
    return Object.fromEntries(
      entries.map(([name, value]) => [name, names.has(name) ? value : marked(value)]),
    ) as T;
  }
  return answer;
}
