import {
  backend,
  type CertificateDraft,
  type CertificateShown,
  type FileRow,
  normalizeError,
} from '$lib/backend';
import { app } from './app.svelte';
import { router } from './router.svelte';
import { toasts } from './toast.svelte';

/** Which files a filter lets through. */
export type FileFilter = 'all' | 'confirm' | 'needs_you' | 'saved' | 'left_out';

const waitsForYou: readonly FileRow['state'][] = ['confirm', 'needs_you', 'chart'];

/** Whether a file waits for the person. */
export function waits(row: FileRow): boolean {
  return waitsForYou.includes(row.state);
}

/** Whether a filter lets a file through. */
export function passes(row: FileRow, filter: FileFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'saved') return row.state === 'saved' || row.state === 'kept';
  if (filter === 'left_out')
    return row.state === 'left_out' || row.state === 'same' || row.state === 'unreadable';
  if (filter === 'needs_you') return row.state === 'needs_you' || row.state === 'chart';
  return row.state === 'confirm';
}

/** The files that came in, on their way to being credits. */
class Certificates {
  rows = $state.raw<readonly FileRow[]>([]);
  /** The file that is looked at; none while it is not read. */
  shown = $state.raw<CertificateShown | null>(null);
  busy = $state(false);
  refusal = $state<string | null>(null);
  /** Grows whenever another file is shown. */
  version = $state(0);
  #asking = false;
  #again = false;

  /** Asks for files. */
  async choose(): Promise<void> {
    try {
      const place = await backend().chooseCertificates();
      if (place !== null) router.ask(place);
      await this.read();
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    }
  }

  /** Reads the list; a wish while one is under way is answered once more after it. */
  async read(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#again = false;
        this.rows = await backend().certificateRows();
      } while (this.#again);
    } catch (thrown) {
      await app.heed(normalizeError(thrown));
    } finally {
      this.#asking = false;
    }
  }

  /** Shows a file with its page. */
  async show(number: number): Promise<void> {
    try {
      const shown = await backend().certificate(number);
      if (shown?.row.number !== this.shown?.row.number) this.refusal = null;
      this.shown = shown;
      this.version += 1;
    } catch (thrown) {
      this.shown = null;
      toasts.refused((await app.heed(normalizeError(thrown))).message);
      router.go('certificates');
    }
  }

  /** Saves a file as the proof of a credit; then the next one that waits. */
  async save(number: number, draft: CertificateDraft, attach: string | null): Promise<boolean> {
    return this.#do(number, () => backend().saveCertificate(number, draft, attach));
  }

  /**
   * Saves a file of the list as it was read, unless something on it has to be compared with the
   * page: then it is opened. With `attach` only where there is a credit that it proves.
   */
  async confirmAsRead(
    row: FileRow,
    attach: boolean,
    asRead: (shown: CertificateShown) => CertificateDraft,
  ): Promise<void> {
    if (row.state !== 'confirm' && row.state !== 'needs_you') return;
    if (attach && row.attaches_to === null) {
      toasts.refused('No credit matches this file. Open it to choose one.');
      return;
    }
    if (!row.ready) {
      router.go('certificates', { file: String(row.number) });
      return;
    }
    if (this.busy) return;
    this.busy = true;
    try {
      const shown = await backend().certificate(row.number);
      if (!shown) return;
      const same = shown.recorded?.same ? shown.recorded.credit : null;
      await app.settled(await backend().saveCertificate(row.number, asRead(shown), same));
      await this.read();
    } catch (thrown) {
      toasts.refused((await app.heed(normalizeError(thrown))).message);
    } finally {
      this.busy = false;
    }
  }

  /** Keeps a file that belongs to nothing yet. */
  async keep(number: number): Promise<boolean> {
    return this.#do(number, () => backend().keepCertificateFile(number));
  }

  async leaveOut(number: number): Promise<void> {
    await backend().leaveOutCertificate(number);
    await this.read();
  }

  async readAnyway(number: number): Promise<void> {
    await backend().readCertificateAnyway(number);
    await this.read();
  }

  async stop(): Promise<void> {
    await backend().stopCertificates();
    await this.read();
  }

  /** Takes everything off the list; what was saved stays saved. */
  async clear(): Promise<void> {
    await backend().clearCertificates();
    this.rows = [];
    this.shown = null;
    router.go('evidence');
  }

  /** The next file that waits for the person, from one on and then from the first. */
  next(after: number): FileRow | undefined {
    const waiting = this.rows.filter((it) => it.state === 'confirm' || it.state === 'needs_you');
    return waiting.find((it) => it.number > after) ?? waiting.find((it) => it.number !== after);
  }

  /** Goes to the next file that waits; to the list, or to Evidence where it was the only one. */
  goOn(after: number): void {
    const next = this.next(after);
    if (next) router.go('certificates', { file: String(next.number) });
    else router.go(this.rows.length > 1 ? 'certificates' : 'evidence');
  }

  async #do(
    number: number,
    work: () => Promise<Parameters<typeof app.settled>[0]>,
  ): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await app.settled(await work());
      this.refusal = null;
      await this.read();
      this.goOn(number);
      return true;
    } catch (thrown) {
      this.refusal = (await app.heed(normalizeError(thrown))).message;
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const certificates = new Certificates();
