import type { CivilDate, CycleStanding, Facts, Standing } from './core-types';
import type {
  Applied,
  Changes,
  Clause,
  DayTotal,
  Exported,
  Fact,
  FactKey,
  Amendment,
  LogFilter,
  LogPage,
  Operation,
  Settings,
  Start,
  Understood,
  WeekGrid,
} from './shell-types';

/** Everything that the window can ask for. Each call rejects with a `BackendError`. */
export interface Backend {
  start(): Promise<Start>;
  standing(asOf: CivilDate | null): Promise<Standing>;
  cycle(issuer: string, dueOn: CivilDate, asOf: CivilDate | null): Promise<CycleStanding>;
  /** The facts without entries and study entries. */
  records(): Promise<Facts>;
  /** One fact as it is stored; none when it is gone. */
  fact(key: FactKey): Promise<Fact | null>;
  logPage(filter: LogFilter, offset: number, limit: number): Promise<LogPage>;
  week(monday: CivilDate): Promise<WeekGrid>;
  dayTotals(from: CivilDate, to: CivilDate): Promise<DayTotal[]>;
  /** A preview; empty words give the usual day. */
  quickAdd(text: string): Promise<Understood>;
  quickAddCommit(text: string): Promise<Applied>;
  apply(operation: Operation): Promise<Applied>;
  undo(): Promise<Applied>;
  redo(): Promise<Applied>;
  rulebook(): Promise<Clause[]>;
  history(key: FactKey): Promise<Amendment[]>;
  saveSettings(settings: Settings): Promise<Settings>;
  openSample(): Promise<void>;
  closeSample(): Promise<void>;
  /** Asks for a place to save; none when the person changed their mind. */
  exportJson(): Promise<Exported | null>;
  /** Opens a rule's source in the browser. */
  openLink(url: string): Promise<void>;
  /** Hears of changes that were made outside this window. */
  onChanged(listener: (changes: Changes) => void): Promise<() => void>;
}
