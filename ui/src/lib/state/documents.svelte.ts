import { backend, type DocumentWish, type DocumentsShown, normalizeError } from '$lib/backend';
import { app } from './app.svelte';
import { router } from './router.svelte';
import { toasts } from './toast.svelte';

/** The documents that can be made, and those that were. */
class Documents {
  shown = $state.raw<DocumentsShown | null>(null);
  busy = $state(false);
  /** The wish that waits for the person's name. */
  waiting = $state.raw<DocumentWish | null>(null);

  async read(): Promise<void> {
    try {
      this.shown = await backend().documents();
    } catch (thrown) {
      await app.heed(normalizeError(thrown));
    }
  }

  /** Asks where, and saves; the name is asked for first where it is not known. */
  async save(wish: DocumentWish): Promise<void> {
    if (this.busy) return;
    if (!app.start?.settings.name) {
      this.waiting = wish;
      // The question stands where documents are made.
      if (router.place !== 'documents' && router.place !== 'letter') router.go('documents');
      return;
    }
    this.busy = true;
    try {
      const saved = await backend().saveDocument(wish);
      if (saved) {
        const pages = saved.pages === 1 ? '1 page' : `${saved.pages} pages`;
        toasts.done([`Saved ${saved.path}, ${pages}.`, ...saved.lacks.slice(0, 1)].join(' '));
        await this.read();
      }
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    } finally {
      this.busy = false;
    }
  }

  /** Takes the person's name, and goes on with what waited for it. */
  async name(name: string): Promise<void> {
    const wish = this.waiting;
    try {
      await app.saveSettings({ name: name.trim() });
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
      return;
    }
    this.waiting = null;
    if (wish) await this.save(wish);
  }

  async open(path: string): Promise<void> {
    try {
      await backend().openDocument(path);
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }
}

export const documents = new Documents();
