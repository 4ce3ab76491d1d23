/** What a person does in the window, in their words. */
import { Key } from 'webdriverio';

import type { Milepost, Window } from './milepost.ts';

export type Place =
  | 'standing'
  | 'log'
  | 'path'
  | 'renewals'
  | 'study'
  | 'evidence'
  | 'documents'
  | 'career'
  | 'reminders'
  | 'rulebook'
  | 'safety'
  | 'settings';

/** The piece of the page with this mark. */
export function piece(window: Window, mark: string): ReturnType<Window['$']> {
  return window.$(`[data-testid="${mark}"]`);
}

/** Gives the window a size and waits until its page has it: the system tells the page later than the window. */
export async function resize(window: Window, width: number, height: number): Promise<void> {
  await window.setWindowSize(width, height);
  await measures(window, width, height);
}

/** Waits until the page is so wide and so high, in its own points. */
export async function measures(window: Window, width: number, height: number): Promise<void> {
  const wanted = `${String(width)} × ${String(height)}`;
  let last = '';
  await window
    .waitUntil(
      async () => {
        last = await window.execute(() => `${String(innerWidth)} × ${String(innerHeight)}`);
        return last === wanted;
      },
      { timeoutMsg: `the page never measured ${wanted}` },
    )
    .catch((error: unknown) => {
      throw new Error(`${String(error)}; it measured ${last}`);
    });
}

/** Opens a place from the rail and waits until it is drawn. */
export async function open(window: Window, place: Place): Promise<void> {
  await piece(window, `nav-${place}`).click();
  await piece(window, `place-${place}`).waitForDisplayed();
  await says(window, `place-${place}`, /\S/);
}

/** Presses a key while the command key is held. */
export async function press(window: Window, key: string): Promise<void> {
  await window.keys([Key.Ctrl, key]);
}

/** Types words into quick-add, without saving them. */
export async function type(window: Window, words: string): Promise<void> {
  await press(window, 'l');
  const field = piece(window, 'quick-add');
  await window.waitUntil(() => field.isFocused(), {
    timeoutMsg: 'Ctrl L did not lead to quick-add',
  });
  await field.addValue(words);
  await window.waitUntil(async () => (await field.getValue()) === words, {
    timeoutMsg: `quick-add never held "${words}"`,
  });
}

/** Types words into quick-add and saves them; answers what the window said. */
export async function add(window: Window, words: string): Promise<string> {
  await type(window, words);
  await says(window, 'quick-add-preview', /\S/);
  await window.keys(Key.Enter);
  await window.waitUntil(async () => (await value(window, 'quick-add')) === '', {
    timeoutMsg: `"${words}" was not taken`,
  });
  return await text(window, 'toast');
}

/** What a piece of the page says, on one line. */
export async function text(window: Window, mark: string): Promise<string> {
  const words = await window.execute(
    (name) => document.querySelector<HTMLElement>(`[data-testid="${name}"]`)?.innerText,
    mark,
  );
  return oneLine(words ?? '');
}

/** The text typed in a field. */
export async function value(window: Window, mark: string): Promise<string> {
  return await piece(window, mark).getValue();
}

/** Waits until a piece of the page says something; answers all that it says. */
export async function says(window: Window, mark: string, what: RegExp): Promise<string> {
  let last = '';
  await window
    .waitUntil(
      async () => {
        last = await text(window, mark);
        return what.test(last);
      },
      { timeoutMsg: `"${mark}" never said ${String(what)}` },
    )
    .catch((error: unknown) => {
      throw new Error(`${String(error)}; it said: ${last}`);
    });
  return last;
}

/**
 * Waits until no piece has this mark any more. The page itself is asked: the driver fails where a
 * piece goes just as it is found.
 */
export async function gone(window: Window, mark: string): Promise<void> {
  await window.waitUntil(
    () =>
      window.execute((name) => document.querySelector(`[data-testid="${name}"]`) === null, mark),
    {
      timeoutMsg: `"${mark}" never went`,
    },
  );
}

/** Answers the first questions as a CPC-A with a renewal month, a job and its hours. */
export async function onboardAsApprentice({ window }: Milepost): Promise<void> {
  await piece(window, 'who-apprentice').click();
  await nextQuestion(window);
  await choose(window, 'renewal-month', 'May');
  await nextQuestion(window);
  await piece(window, 'employer').setValue('Mercy Outpatient');
  await piece(window, 'starts-on').setValue('Jan 5, 2026');
  await piece(window, 'weekly').setValue('32.5');
  await nextQuestion(window);
  await piece(window, 'onboarding-next').click();
  await piece(window, 'place-standing').waitForDisplayed();
}

/** Goes on to the next of the first questions; its title then has the focus. */
async function nextQuestion(window: Window): Promise<void> {
  const title = window.$('h1');
  const before = await title.getText();
  await piece(window, 'onboarding-next').click();
  await window.waitUntil(
    async () => (await title.getText()) !== before && (await title.isFocused()),
    {
      timeoutMsg: `there was no question after "${before}"`,
    },
  );
}

/** Chooses one of several from a list that opens. */
export async function choose(window: Window, mark: string, label: string): Promise<void> {
  await piece(window, mark).click();
  const option = window.$(`//*[@role="option"][normalize-space()="${label}"]`);
  await option.waitForClickable();
  await option.click();
}

/** So many stops are enough for any page. */
const MOST_STOPS = 200;

/** Goes from stop to stop until the piece with this mark has the focus. */
export async function tabTo(window: Window, mark: string): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if ((await focused(window, (it) => it.dataset['testid'] ?? '')) === mark) return;
    await window.keys(Key.Tab);
  }
  throw new Error(`"${mark}" cannot be reached with Tab`);
}

/** Types letter by letter where the focus is. */
export async function letters(window: Window, words: string): Promise<void> {
  for (const letter of words) await window.keys(letter);
}

/** Waits until the piece with this mark has the focus, so that what is typed next goes there. */
export async function settled(window: Window, mark: string): Promise<void> {
  await window.waitUntil(
    async () => (await focused(window, (it) => it.dataset['testid'] ?? '')) === mark,
    {
      timeoutMsg: `the focus never came to "${mark}"`,
    },
  );
}

/** What the element with the focus says of itself. */
export async function focused(
  window: Window,
  of: (element: HTMLElement) => string,
): Promise<string> {
  return await window.execute(
    `return document.activeElement ? (${of.toString()})(document.activeElement) : ""`,
  );
}

/** Copies words as a spreadsheet would: they are selected and copied with the keys. */
export async function copy(window: Window, words: string): Promise<void> {
  await window.execute((given: string) => {
    const sheet = document.createElement('textarea');
    sheet.id = 'spreadsheet';
    sheet.value = given;
    document.body.append(sheet);
    sheet.focus();
  }, words);
  await window.keys([Key.Ctrl, 'a']);
  await window.keys([Key.Ctrl, 'c']);
  await window.execute(() => document.getElementById('spreadsheet')?.remove());
}

function oneLine(words: string): string {
  return words.replaceAll(/\s+/g, ' ').trim();
}
