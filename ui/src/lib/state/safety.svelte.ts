import {
  backend,
  type CopyProgress,
  normalizeError,
  type Preview,
  type Safety,
} from '$lib/backend';
import { ago } from '$lib/format/dates';
import { fileSize } from '$lib/format/numbers';
import { app } from './app.svelte';
import { toasts } from './toast.svelte';

/** How often the age of the newest copy is read again. */
const lookEvery = 60_000;

/** What keeps the logbook safe: its copies, and what is being done about them. */
class SafetyState {
  now = $state.raw<Safety | null>(null);
  /** Whether a copy is being made that was asked for. */
  copying = $state(false);
  progress = $state.raw<CopyProgress | null>(null);
  /** What the last check of the file found; nothing where none was made. */
  damage = $state.raw<readonly string[] | null>(null);
  checking = $state(false);
  exporting = $state(false);
  rehearsing = $state(false);

  /** The line under the place's name in the rail. */
  line = $derived.by<{ words: string; good: boolean } | null>(() => {
    const { now } = this;
    if (!now || now.sample) return null;
    if (now.trouble) return { words: 'A copy failed', good: false };
    if (now.second?.trouble) return { words: 'The second folder failed', good: false };
    if (now.minutes_ago === null)
      return app.start?.empty ? null : { words: 'Not backed up yet', good: false };
    return { words: `Backed up ${ago(now.minutes_ago)}`, good: true };
  });

  /** Follows the copies from now on; the answer stops it. */
  follow(): () => void {
    const read = () => void this.read();
    const timer = setInterval(read, lookEvery);
    const stops = [
      backend().onCopiesChanged(read),
      backend().onCopyProgress((it) => (this.progress = it)),
    ];
    read();
    return () => {
      clearInterval(timer);
      for (const stop of stops) void stop.then((it) => it());
    };
  }

  async read(): Promise<void> {
    try {
      this.now = await backend().safety();
    } catch {
      // The next look asks again; an old answer is better than none.
    }
  }

  /** Copies now. A copy that is stopped leaves nothing. */
  async copyNow(): Promise<void> {
    if (this.copying) return;
    this.copying = true;
    this.progress = null;
    await this.#try(async () => {
      this.now = await backend().copyNow();
      const [copy] = this.now.copies;
      const { trouble, second } = this.now;
      if (trouble) toasts.refused(trouble);
      else if (second?.trouble)
        toasts.refused(`Nothing was copied to the second folder: ${second.trouble}`);
      else if (copy) toasts.done(`Copied and verified, ${fileSize(copy.bytes)}`);
    });
    this.copying = false;
    this.progress = null;
  }

  /** Restores the newest copy in a place apart. */
  async rehearse(): Promise<void> {
    this.rehearsing = true;
    await this.#try(async () => (this.now = await backend().rehearse()));
    this.rehearsing = false;
  }

  async stop(): Promise<void> {
    await backend().stopCopying();
  }

  /** Asks for a second folder. */
  async chooseFolder(): Promise<void> {
    await this.#try(async () => {
      const safety = await backend().chooseCopiesFolder();
      if (!safety) return;
      this.now = safety;
      await app.readSettings();
      toasts.done(`Copies go to ${safety.second?.path ?? 'the folder'} too`);
    });
  }

  /** Makes no further copies in the second folder; those that are there stay. */
  async forgetFolder(): Promise<void> {
    await this.#try(async () => {
      await app.saveSettings({ copies_folder: null });
      await this.read();
    });
  }

  async check(): Promise<void> {
    this.checking = true;
    this.damage = null;
    await this.#try(async () => (this.damage = await backend().checkFile()));
    this.checking = false;
  }

  /** What a copy holds; without a path the person is asked for a file. */
  async preview(path: string | null): Promise<Preview | null> {
    let preview: Preview | null = null;
    await this.#try(async () => (preview = await backend().previewCopy(path)));
    return preview;
  }

  async restore(preview: Preview): Promise<boolean> {
    const done = await app.restore(preview.path);
    this.damage = null;
    await this.read();
    if (done) toasts.done('Restored. What was there is kept as a copy.');
    return done;
  }

  async reveal(path: string): Promise<void> {
    await this.#try(() => backend().reveal(path));
  }

  /** Writes everything as a facts file. */
  async exportFacts(): Promise<void> {
    this.exporting = true;
    await this.#try(async () => {
      const written = await backend().exportJson();
      if (written)
        toasts.done(
          `Exported ${written.facts} facts, ${fileSize(written.bytes)}, to ${written.path}`,
        );
    });
    this.exporting = false;
  }

  async #try(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }
}

export const safety = new SafetyState();
