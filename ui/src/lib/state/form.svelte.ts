import { BackendError, normalizeError } from '$lib/backend';

/**
 * The errors of one form by field. A control shows its own through
 * `error={form.error('due_day')}`; `submit` puts the focus on the first.
 */
export class Form {
  errors = $state<Record<string, string>>({});
  /** An error that belongs to no field of the form. */
  general = $state<string | null>(null);
  busy = $state(false);

  /** The error of a field, as a control wants it. */
  error(field: string): string | undefined {
    return this.errors[field];
  }

  /** Notes an error found before the backend is asked. */
  refuse(field: string, message: string): void {
    this.errors[field] = message;
  }

  clear(): void {
    this.errors = {};
    this.general = null;
  }

  /**
   * Checks and saves. `fields` are the fields that the form has; an error of
   * the backend for any other is shown as the form's own. Answers whether it worked.
   */
  async submit(
    element: HTMLElement | undefined,
    fields: readonly string[],
    check: () => void,
    save: () => Promise<unknown>,
  ): Promise<boolean> {
    if (this.busy) return false;
    this.clear();
    check();
    if (Object.keys(this.errors).length === 0) {
      this.busy = true;
      try {
        await save();
        return true;
      } catch (thrown) {
        this.#take(normalizeError(thrown), fields);
      } finally {
        this.busy = false;
      }
    }
    focusFirstError(element);
    return false;
  }

  #take(error: BackendError, fields: readonly string[]): void {
    // The backend may name a fact among several: `facts[3].due_day`.
    const field = error.field?.split('.').at(-1);
    const known = fields.find((it) => it === error.field) ?? fields.find((it) => it === field);
    if (known) this.errors[known] = error.message;
    else this.general = error.message;
  }
}

/** Puts the focus on the first control that says it is wrong, after the page has shown it. */
export function focusFirstError(element: HTMLElement | undefined): void {
  requestAnimationFrame(() => {
    element?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  });
}
