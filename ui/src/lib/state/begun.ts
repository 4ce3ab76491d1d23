import { begunForms, readDrafts } from './drafts';
import { type SheetKind, sheets } from './sheets.svelte';
import { toasts } from './toast.svelte';

/** What the forms that can be opened by themselves are called; a letter belongs to a position. */
const names: Partial<Record<SheetKind, string>> = {
  entry: 'hours',
  study_entry: 'study hours',
  credit: 'a credit',
  position: 'a position',
  course: 'a course',
  practicode: 'Practicode',
  exam: 'an exam',
  credential: 'a credential',
};

/** Reads what was typed before and not saved, and offers to go on with what was begun last time. */
export async function offerBegun(): Promise<void> {
  try {
    await readDrafts();
  } catch {
    // Without drafts every form begins with what is stored.
    return;
  }
  const kind = begunForms()
    .filter((it) => it.endsWith(':'))
    .map((it) => it.slice(0, -1) as SheetKind)
    .find((it) => names[it] !== undefined);
  if (kind)
    toasts.offer(`You began to add ${names[kind]} and didn’t save it. What you typed is kept.`, {
      label: 'Continue',
      run: () => sheets.add(kind),
    });
}
