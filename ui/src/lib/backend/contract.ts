import type {
  Amendment,
  Applied,
  Changes,
  CivilDate,
  CycleStanding,
  DayTotal,
  Exported,
  Fact,
  FactKey,
  Facts,
  FillPlan,
  LogFilter,
  LogKey,
  LogRow,
  LogView,
  Operation,
  PageStart,
  Place,
  RangeFill,
  Removed,
  Rules,
  SearchHit,
  Settings,
  Standing,
  Start,
  Suggestions,
  Understood,
  WeekGrid,
} from './types';

/** Everything that the window can ask for. Each call rejects with a `BackendError`. */
export interface Backend {
  start(): Promise<Start>;
  /** Tries once more to open the logbook; a file that was set aside is replaced by an empty one. */
  reopen(): Promise<Start>;
  openSample(): Promise<Start>;
  closeSample(): Promise<Start>;
  saveSettings(settings: Settings): Promise<Settings>;
  standing(asOf: CivilDate | null): Promise<Standing>;
  cycle(issuer: string, dueOn: CivilDate, asOf: CivilDate | null): Promise<CycleStanding>;
  /** The facts without entries and study entries. */
  records(): Promise<Facts>;
  /** One fact as it is stored; none when it is gone. */
  fact(key: FactKey): Promise<Fact | null>;
  /** What there is in all, and the page, of so many rows, in which a row stands. */
  logView(filter: LogFilter, row: number, pageRows: number): Promise<LogView>;
  /** Rows from one place of the log on. */
  logRows(filter: LogFilter, start: PageStart, limit: number): Promise<LogRow[]>;
  /** Every row that a filter lets through by name, for choosing them all. */
  logKeys(filter: LogFilter): Promise<LogKey[]>;
  week(monday: CivilDate): Promise<WeekGrid>;
  /** What filling a range of days at a place would do; nothing is stored. */
  fillPlan(place: Place, asked: RangeFill): Promise<FillPlan>;
  dayTotals(from: CivilDate, to: CivilDate): Promise<DayTotal[]>;
  /** What was typed before, for completing. */
  suggestions(): Promise<Suggestions>;
  search(text: string, limit: number): Promise<SearchHit[]>;
  /** How a fact came to be what it is, oldest first. */
  history(key: FactKey): Promise<Amendment[]>;
  /** Facts that were removed and can be restored, the last removed first. */
  removed(limit: number): Promise<Removed[]>;
  /** A preview; empty words give the usual day. */
  quickAdd(text: string): Promise<Understood>;
  quickAddCommit(text: string): Promise<Applied>;
  apply(operation: Operation): Promise<Applied>;
  undo(): Promise<Applied>;
  redo(): Promise<Applied>;
  rulebook(): Promise<Rules>;
  /** Opens a rule's source in the browser. */
  openLink(url: string): Promise<void>;
  /** Asks for a place to save; none when the person changed their mind. */
  exportJson(): Promise<Exported | null>;
  /** Asks for a place to save the hours of a position; none when the person changed their mind. */
  exportHours(position: string): Promise<Exported | null>;
  /** Hears of changes that were made outside this window. */
  onChanged(listener: (changes: Changes) => void): Promise<() => void>;
}
