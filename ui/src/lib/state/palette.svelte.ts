/** Whether the palette is open, and what was typed into it. */
class PaletteState {
  open = $state(false);
  /** What was typed; closing keeps it. */
  words = $state('');
  /** Whether the list of keys is open. */
  keys = $state(false);

  /** Opens it, with these words if any. */
  show(words?: string): void {
    if (words !== undefined) this.words = words;
    this.open = true;
  }

  toggle(): void {
    this.open = !this.open;
  }

  close(): void {
    this.open = false;
  }
}

export const palette = new PaletteState();
