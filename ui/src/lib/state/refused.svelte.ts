/**
 * What is refused of one field. It was said of what stood there: it goes once something else is
 * typed, unless something else is wrong then, and it is said again when the form is sent.
 */
export class Refused {
  /** The message that was answered by typing. */
  #answered = $state<string | null>(null);
  readonly #said: () => string | null | undefined;

  constructor(said: () => string | null | undefined) {
    this.#said = said;
  }

  /** The message, while it holds. */
  get message(): string | null {
    const said = this.#said() ?? null;
    return said === this.#answered ? null : said;
  }

  /** Something else stands there now. */
  answered(): void {
    this.#answered = this.#said() ?? null;
  }

  /** Follows what is typed in the control, and its form; to be attached to the control. */
  follow = (control: HTMLElement): (() => void) => {
    const form = control.closest('form');
    const typed = () => this.answered();
    const sent = () => (this.#answered = null);
    control.addEventListener('input', typed);
    form?.addEventListener('submit', sent, true);
    return () => {
      control.removeEventListener('input', typed);
      form?.removeEventListener('submit', sent, true);
    };
  };
}
