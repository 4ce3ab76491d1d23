import { commands, events } from './bindings';
import type { Backend } from './contract';
import { normalizeError } from './errors';
import { marked } from './marked';
import type { FirstAnswers } from './types';

/** Commands whose answers are only shown. */
const onlyShown: ReadonlySet<string> = new Set([
  'standing',
  'cycle',
  'plan',
  'search',
  'reminders',
]);

type Settled = { status: 'ok'; data: unknown } | { status: 'error'; error: unknown };

/** Whether an answer says by itself if it was refused; some commands always answer. */
function isSettled(answer: unknown): answer is Settled {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'status' in answer &&
    ('data' in answer || 'error' in answer)
  );
}

/** Asks a command; a refusal is thrown. */
async function ask(
  name: string,
  command: (...given: never[]) => Promise<unknown>,
  given: unknown[],
): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await command(...(given as never[]));
  } catch (thrown) {
    throw normalizeError(thrown);
  }
  if (isSettled(answer)) {
    if (answer.status === 'error') throw normalizeError(answer.error);
    answer = answer.data;
  }
  return onlyShown.has(name) ? marked(answer) : answer;
}

/** The answers that the page came with: `src-tauri/src/app_state/prefetch.rs`. */
let first: { [Which in keyof FirstAnswers]: FirstAnswers[Which] | null } | undefined;

/** What the page came with, for whoever asks it first; later questions are asked of the shell. */
function given<Which extends keyof FirstAnswers>(which: Which): FirstAnswers[Which] | null {
  const element = document.getElementById('first-answers');
  if (element) {
    first = JSON.parse(element.textContent) as FirstAnswers;
    element.remove();
  }
  const answer = first?.[which] ?? null;
  if (first) first[which] = null;
  return answer;
}

const asked = Object.fromEntries(
  Object.entries(commands).map(([name, command]) => [
    name,
    (...given: unknown[]) => ask(name, command, given),
  ]),
);
const heard = Object.fromEntries(
  Object.entries(events).map(([name, event]) => [
    `on${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    (hear: (payload: never) => void) => event.listen(({ payload }) => hear(payload as never)),
  ]),
);
// What the types of the contract say is what these two are made from.
const all = { ...asked, ...heard } as unknown as Backend;

/** The real shell. */
export const tauriBackend: Backend = {
  ...all,
  start: async () => given('start') ?? all.start(),
  records: async () => given('records') ?? all.records(),
  standing: async (asOf) => {
    const answer = asOf === null ? given('standing') : null;
    return answer === null ? all.standing(asOf) : marked(answer);
  },
};
