/** A refusal as the window shows it: what is wrong, and which field to mend. */
export class BackendError extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(code: string, message: string, field: string | null = null) {
    super(message);
    this.name = 'BackendError';
    this.code = code;
    this.field = field;
  }
}

/** Turns whatever a call was rejected with into one shape. */
export function normalizeError(thrown: unknown): BackendError {
  if (thrown instanceof BackendError) return thrown;
  if (typeof thrown === 'string') return new BackendError('failed', thrown);
  if (thrown instanceof Error) return new BackendError('failed', thrown.message);
  if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
    const { code, message, field } = thrown as {
      code?: unknown;
      message: unknown;
      field?: unknown;
    };
    return new BackendError(
      typeof code === 'string' ? code : 'failed',
      String(message),
      typeof field === 'string' ? field : null,
    );
  }
  return new BackendError('failed', 'Something went wrong. Nothing was changed.');
}
