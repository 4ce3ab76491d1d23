import { tick } from 'svelte';
import {
  backend,
  type Applied,
  BackendError,
  type Changes,
  type Credit,
  type CivilDate,
  type Catalogued,
  type Clause,
  type Facts,
  type FactKind,
  factKinds,
  normalizeError,
  type OpenRule,
  type Operation,
  type RulesInUse,
  type Settings,
  type Standing,
  type Start,
  type WeekBegins,
} from '$lib/backend';
import { startOfWeek } from '$lib/format/dates';
import { appearance } from './theme.svelte';
import { toasts } from './toast.svelte';

/** The kinds that `records` leaves out, because there may be very many. */
const notInRecords: readonly FactKind[] = ['entry', 'study_entry', 'credit'];

/**
 * What the window shows of the logbook. It holds only what the backend has
 * answered: a refused change leaves everything as it is stored.
 */
class App {
  start = $state.raw<Start | null>(null);
  /** Whether the first picture is still to be drawn: what is looked at last comes with the second. */
  opening = $state(false);
  standing = $state.raw<Standing | null>(null);
  /** What was recorded, without the kinds of which there may be very many. */
  records = $state.raw<Facts | null>(null);
  /** Every credit; none until they were asked for. */
  credits = $state.raw<readonly Credit[] | null>(null);
  /** Why the credits could not be read, where they could not. */
  creditsFailure = $state.raw<BackendError | null>(null);
  /** The rulebook by clause id; empty until it was asked for. */
  clauses = $state.raw<ReadonlyMap<string, Clause>>(new Map());
  /** The credentials that the rulebook knows; empty until it was asked for. */
  catalogue = $state.raw<readonly Catalogued[]>([]);
  /** Another day than today that the page looks at; a look, never an edit. */
  asOf = $state<CivilDate | null>(null);
  /** Whether the first questions are asked though they were passed over. */
  asking = $state(false);
  /** The uncertain rules that have a say in the standing, by clause. */
  uncertain = $derived<ReadonlyMap<string, OpenRule>>(
    new Map((this.standing?.open_rules ?? []).map((it) => [it.clause, it])),
  );
  /** Why the standing could not be read, where it could not. */
  failure = $state.raw<BackendError | null>(null);
  #revisions = $state<Partial<Record<FactKind, number>>>({});
  #standingAsked = 0;
  /** The edition, and the revision of the person's own rules, that the rulebook holds. */
  #rulesOf = '';

  /** Today, as the shell says. */
  today = $derived<CivilDate>(this.start?.today ?? '');
  /** The rules in use and how old they are. */
  rules = $derived<RulesInUse | null>(this.start?.rules ?? null);
  /** The day that the figures are of. */
  day = $derived<CivilDate>(this.asOf ?? this.today);
  /** The day on which weeks and calendars begin. */
  weekBegins = $derived<WeekBegins>(this.start?.settings.week_begins ?? 'sunday');
  /** Whether the first questions are shown instead of the places. */
  welcoming = $derived(
    this.start !== null &&
      !this.start.sample &&
      (this.asking || (this.start.empty && !this.start.settings.onboarding_done)),
  );
  /** Whether an apprentice "A" is held or expected. */
  apprentice = $derived(
    (this.standing?.apprentice.length ?? 0) > 0 ||
      (this.records?.credentials.some(
        (it) => it.apprentice && !it.apprentice_removed_on && it.status === 'expected',
      ) ??
        false),
  );

  /** The first day of the date's week. */
  weekOf(date: CivilDate): CivilDate {
    return startOfWeek(date, this.weekBegins);
  }

  /** Asks the shell for everything that the frame and Standing need. */
  async open(): Promise<void> {
    this.failure = null;
    // All at once: the window is drawn when the last answer is here.
    const start = this.#readStart();
    const rest = [this.#readStanding(), this.#readRecords()];
    try {
      await start;
      if (this.start?.trouble) {
        // Without a logbook there is nothing else to read, and the trouble says why.
        await Promise.allSettled(rest);
        this.failure = null;
        return;
      }
      await Promise.all(rest);
    } catch (thrown) {
      await Promise.allSettled(rest);
      this.failure = normalizeError(thrown);
    }
  }

  /** Hears from now on what other programs change; the answer stops it. */
  follow(): () => void {
    const hearing = backend().onLogbookChanged((changes) => void this.refresh(changes));
    hearing
      .then(() => this.#catchUp())
      .catch((thrown: unknown) => (this.failure = normalizeError(thrown)));
    const replacing = backend().onLogbookReplaced(() => void this.#takeOther());
    return () => {
      for (const heard of [hearing, replacing])
        void heard.then((stop) => stop()).catch(() => undefined);
    };
  }

  /** Does an operation, says so with a way back, and shows what has changed. */
  async perform(operation: Operation, options: { quiet?: boolean } = {}): Promise<Applied> {
    let applied: Applied;
    try {
      applied = await backend().apply(operation);
    } catch (thrown) {
      throw await this.heed(normalizeError(thrown));
    }
    await this.settled(applied, options);
    return applied;
  }

  /** Does what a refusal asks of the window; answers the refusal, to be shown. */
  async heed(error: BackendError): Promise<BackendError> {
    if (error.code === 'no_logbook' || error.code === 'damaged') await this.#readStart();
    if (error.code === 'replaced') await this.refresh({ kinds: [...factKinds] });
    if (error.code === 'not_found') await this.refresh({ kinds: [...factKinds] });
    return error;
  }

  /** Shows what an operation did that was done by another call. */
  async settled(applied: Applied, options: { quiet?: boolean } = {}): Promise<void> {
    if (!options.quiet) toasts.done(applied.label, { undo: applied.operation });
    await this.refresh(applied.changes);
  }

  /** Takes an operation back: the one with this id and no other; without an id the last one. */
  async undo(operation?: string): Promise<void> {
    await this.#replay(() => backend().undo(operation ?? null));
  }

  /** Does the operation that was undone last again. */
  async redo(): Promise<void> {
    await this.#replay(() => backend().redo());
  }

  /** Reads again what depends on the kinds that changed. */
  async refresh(changes: Changes): Promise<void> {
    if (changes.kinds.length > 0) {
      for (const kind of changes.kinds) this.#revisions[kind] = (this.#revisions[kind] ?? 0) + 1;
    }
    const records = changes.kinds.some((kind) => !notInRecords.includes(kind));
    const credits = this.credits !== null && changes.kinds.includes('credit');
    // What a place shows of the change is asked first; the standing is judged after it.
    await tick();
    try {
      await Promise.all([
        this.#readStart(),
        this.#readStanding(),
        records ? this.#readRecords() : undefined,
        credits ? this.#readCredits() : undefined,
      ]);
    } catch (thrown) {
      // The change itself is stored; only showing it failed.
      this.failure = normalizeError(thrown);
    }
  }

  /** A number that grows whenever any fact changes. Read it in an effect that loads what may be of any kind. */
  get revision(): number {
    return this.revisionOf(...factKinds);
  }

  /**
   * A number that grows whenever facts of these kinds change. Read it in an
   * effect that loads them.
   */
  revisionOf(...kinds: FactKind[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#revisions[kind] ?? 0), 0);
  }

  /** Looks at another day; none is today. */
  async look(day: CivilDate | null): Promise<void> {
    this.asOf = day === this.today ? null : day;
    await this.#readStanding();
  }

  /** Saves the settings; what is stored is what is shown. */
  async saveSettings(change: Partial<Settings>): Promise<void> {
    if (!this.start) return;
    const settings = await backend().saveSettings({ ...this.start.settings, ...change });
    this.start = { ...this.start, settings };
    this.#apply(settings);
  }

  /** Opens the sample logbook beside the person's own. */
  async openSample(): Promise<void> {
    await this.#exchange(() => backend().openSample());
  }

  /** Goes back to the person's own logbook. */
  async closeSample(): Promise<void> {
    await this.#exchange(() => backend().closeSample());
  }

  /** Tries once more to open the logbook. */
  async reopen(): Promise<void> {
    await this.#exchange(() => backend().reopen());
  }

  /** Begins an empty logbook because the person decided so. */
  async beginAnew(): Promise<void> {
    await this.#exchange(() => backend().beginAnew());
  }

  /** Puts a copy in the place of the logbook; answers whether it was done. */
  async restore(path: string): Promise<boolean> {
    return this.#exchange(() => backend().restoreCopy(path));
  }

  /** Shows the logbook that another call has opened. */
  async begin(start: Start): Promise<void> {
    await this.#exchange(() => Promise.resolve(start));
  }

  /** Reads the settings again that another call has changed. */
  async readSettings(): Promise<void> {
    await this.#readStart();
  }

  /** Loads the rulebook, once for each edition and each state of the person's own rules. */
  async needRules(): Promise<void> {
    const edition = this.rules?.edition;
    const wanted = `${this.revisionOf('own_issuer')} ${edition?.day} ${edition?.version}`;
    if (this.clauses.size > 0 && wanted === this.#rulesOf) return;
    const rules = await backend().rulebook();
    this.#rulesOf = wanted;
    this.catalogue = rules.credentials;
    this.clauses = new Map(rules.clauses.map((clause) => [clause.id, clause]));
  }

  /** Puts away what a newer program brought. */
  async newsSeen(): Promise<void> {
    await backend().newsSeen();
    await this.#readStart();
  }

  /** Reads everything again after other rules were taken. */
  async rulesChanged(): Promise<void> {
    await this.refresh({ kinds: [...factKinds] });
    await this.needRules();
  }

  /** Loads the credits, once; from then on they follow every change. After a failure they can be asked for again. */
  async needCredits(): Promise<void> {
    if (this.credits !== null) return;
    try {
      await this.#readCredits();
      this.creditsFailure = null;
    } catch (thrown) {
      this.creditsFailure = normalizeError(thrown);
    }
  }

  /** Shows what another program has changed since the page has its answers, before anyone listened. */
  async #catchUp(): Promise<void> {
    const before = this.start?.file_number;
    await this.#readStart();
    if (this.start?.file_number !== before) await this.refresh({ kinds: [...factKinds] });
  }

  /** Shows the file that lies in the logbook's place now, and says that it is another. */
  async #takeOther(): Promise<void> {
    await this.refresh({ kinds: [...factKinds] });
    if (!this.start?.trouble)
      toasts.refused(
        'Another file was put in the logbook’s place, as by a restore. This window shows it now.',
      );
  }

  async #exchange(call: () => Promise<Start>): Promise<boolean> {
    try {
      const start = await call();
      this.start = start;
      this.#apply(start.settings);
      this.asOf = null;
      this.asking = false;
      toasts.dismiss();
      if (!start.trouble) await this.refresh({ kinds: [...factKinds] });
      return true;
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
      return false;
    }
  }

  async #replay(call: () => Promise<Applied>): Promise<void> {
    try {
      const applied = await call();
      toasts.done(applied.label);
      await this.refresh(applied.changes);
    } catch (thrown) {
      toasts.refused(normalizeError(thrown).message);
    }
  }

  async #readStart(): Promise<void> {
    const start = await backend().start();
    this.start = start;
    this.#apply(start.settings);
  }

  async #readStanding(): Promise<void> {
    const asked = ++this.#standingAsked;
    try {
      const standing = await backend().standing(this.asOf);
      // An answer that another question has overtaken is thrown away.
      if (asked === this.#standingAsked) {
        this.standing = standing;
        this.failure = null;
      }
    } catch (thrown) {
      if (asked !== this.#standingAsked) return;
      this.failure = normalizeError(thrown);
      // What has turned out to be damaged is shown as trouble, with the way back.
      if (this.failure.code === 'damaged' || this.failure.code === 'no_logbook')
        await this.#readStart();
    }
  }

  async #readRecords(): Promise<void> {
    this.records = await backend().records();
  }

  async #readCredits(): Promise<void> {
    this.credits = await backend().credits();
  }

  #apply(settings: Settings): void {
    appearance.theme = settings.theme;
    appearance.density = settings.density;
  }
}

export const app = new App();
