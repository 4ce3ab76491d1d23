/** Whether the panel for taking things out of the logbook is open. */
class TakingOut {
  open = $state(false);

  show(): void {
    this.open = true;
  }
}

export const takingOut = new TakingOut();
