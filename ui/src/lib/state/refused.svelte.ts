/**
 * What a form refused of one field. It was said of what stood there: it goes once something else
 * is typed, and is said again when the form is sent.
 */
export class Refused {
  #typed = $state(false);
  readonly #message: () => string | null | undefined;

  constructor(message: () => string | null | undefined) {
    this.#message = message;
  }

  /** The message, while it holds. */
  get message(): string | null {
    return this.#typed ? null : (this.#message() ?? null);
  }

  /** Something else stands there now. */
  answered(): void {
    this.#typed = true;
  }

  /** Follows what is typed in the control, and its form; to be attached to the control. */
  follow = (control: HTMLElement): (() => void) => {
    const form = control.closest('form');
    const typed = () => this.answered();
    const sent = () => (this.#typed = false);
    control.addEventListener('input', typed);
    form?.addEventListener('submit', sent, true);
    return () => {
      control.removeEventListener('input', typed);
      form?.removeEventListener('submit', sent, true);
    };
  };
}
