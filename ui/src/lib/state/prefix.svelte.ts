/** The first key of two: after `g` a letter leads to a place. */
class Prefix {
  key = $state<string | null>(null);

  begin(key: string): void {
    this.key = key;
  }

  /** What was pressed before, which holds for one key only. */
  take(): string | null {
    const key = this.key;
    this.key = null;
    return key;
  }
}

export const prefix = new Prefix();
