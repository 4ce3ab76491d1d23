/** What a toast says. */
interface ToastMessage {
  id: number;
  text: string;
  /** The operation that it offers to take back; none where it offers nothing. */
  undo: string | null;
  tone: 'done' | 'refused';
  /** Something else that it offers. */
  offers?: { label: string; run: () => void };
}

const shownFor = 8000;

/** The one toast of the window: a new message takes the place of the old one. */
class Toasts {
  message = $state.raw<ToastMessage | null>(null);
  #next = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Says that something was done. */
  done(text: string, options: { undo?: string | null } = {}): void {
    this.#show({ id: this.#next++, text, undo: options.undo ?? null, tone: 'done' });
  }

  /** Says that something was refused and why. */
  refused(text: string): void {
    this.#show({ id: this.#next++, text, undo: null, tone: 'refused' });
  }

  /** Says something and offers what can be done about it. */
  offer(text: string, offers: { label: string; run: () => void }): void {
    this.#show({ id: this.#next++, text, undo: null, tone: 'done', offers });
  }

  /** Keeps the message while the pointer or the focus is on it. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  /** Lets the message go again after its time. */
  release(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.dismiss(), shownFor);
  }

  dismiss(): void {
    clearTimeout(this.#timer);
    this.message = null;
  }

  #show(message: ToastMessage): void {
    this.message = message;
    this.release();
  }
}

export const toasts = new Toasts();
