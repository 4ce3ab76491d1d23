/** What the shell and the logbook send beside the core's facts and standing. */
import type {
  CivilDate,
  CodeSet,
  Course,
  Credential,
  Credit,
  CycleRecord,
  Entry,
  Exam,
  IssuerAccount,
  Letter,
  Payment,
  Position,
  Practicode,
  RuleChoice,
  StudyEntry,
} from './core-types';

/** One fact of any kind. An added fact with an empty `id` is given one. */
export type Fact =
  | { kind: 'account'; fact: IssuerAccount }
  | { kind: 'credential'; fact: Credential }
  | { kind: 'cycle_record'; fact: CycleRecord }
  | { kind: 'credit'; fact: Credit }
  | { kind: 'position'; fact: Position }
  | { kind: 'entry'; fact: Entry }
  | { kind: 'letter'; fact: Letter }
  | { kind: 'course'; fact: Course }
  | { kind: 'study_entry'; fact: StudyEntry }
  | { kind: 'practicode'; fact: Practicode }
  | { kind: 'exam'; fact: Exam }
  | { kind: 'payment'; fact: Payment }
  | { kind: 'rule_choice'; fact: RuleChoice };

export type FactKind = Fact['kind'];

/** Names one fact; the id of a rule choice is its clause. */
export interface FactKey {
  kind: FactKind;
  id: string;
}

/** Where time goes to. */
export type Place =
  | { kind: 'position'; id: string }
  | { kind: 'course'; id: string }
  | { kind: 'practicode'; id: string }
  | { kind: 'study' };

/** One cell of the week grid: a day's total at a place; 0 minutes clears it. */
export interface DayCell {
  place: Place;
  date: CivilDate;
  minutes: number;
}

/** One change by the user that can be undone as a whole. */
export type Operation =
  | { operation: 'add'; with: Fact }
  | { operation: 'change'; with: Fact }
  | { operation: 'put'; with: Fact }
  | { operation: 'remove'; with: FactKey }
  | { operation: 'restore'; with: FactKey }
  | { operation: 'add_many'; with: Fact[] }
  | { operation: 'change_many'; with: Fact[] }
  | { operation: 'remove_many'; with: FactKey[] }
  | { operation: 'set_hours'; with: DayCell[] }
  | { operation: 'setup'; with: Fact[] }
  | { operation: 'import'; with: Fact[] };

/** Which kinds of facts a change touched; the window refreshes by it. */
export interface Changes {
  kinds: FactKind[];
}

/** What an operation, an undo or a redo did. */
export interface Applied {
  /** In words: `Logged 6.5 h at Mercy`. */
  label: string;
  changes: Changes;
  /** The facts concerned; for an added fact, its new key. */
  keys: FactKey[];
}

export type LogKind = 'work' | 'course' | 'practicode' | 'study' | 'credit';
export type Proof = 'held' | 'missing';

/** Which rows of the log are wanted. */
export interface LogFilter {
  kinds: LogKind[];
  place: Place | null;
  text: string | null;
  from: CivilDate | null;
  to: CivilDate | null;
  proof: Proof | null;
}

/** One row of the log. */
export interface LogRow {
  kind: LogKind;
  key: FactKey;
  date: CivilDate;
  place: string;
  at: Place | null;
  what: string;
  code_sets: CodeSet[];
  minutes: number | null;
  ceus: number | null;
  planned: boolean;
  proof: Proof | null;
}

/** The totals of one kind. */
export interface LogTotal {
  kind: LogKind;
  rows: number;
  minutes: number;
  ceus: number;
}

/** One page of the log, newest first. */
export interface LogPage {
  rows: LogRow[];
  offset: number;
  total: number;
  totals: LogTotal[];
  proof_missing: number;
}

/** One place's week, Monday first. */
export interface WeekRow {
  place: Place;
  name: string;
  minutes: number[];
  /** The usual minutes of each weekday; 0 where there are none. */
  usual: number[];
  total: number;
}

/** One week by place and day. */
export interface WeekGrid {
  /** The seven days, Monday first. */
  days: CivilDate[];
  rows: WeekRow[];
  /** The CEUs completed on each day; shown, not edited. */
  ceus: number[];
  totals: number[];
  total: number;
}

/** What one day holds. */
export interface DayTotal {
  date: CivilDate;
  work_minutes: number;
  study_minutes: number;
}

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

/** What the window remembers; saved, but not undone. */
export interface Settings {
  theme: Theme;
  density: Density;
  default_position: string | null;
  backup_folder: string | null;
  onboarding_done: boolean;
}

/** Why the logbook cannot be opened. */
export interface Trouble {
  kind: string;
  title: string;
  detail: string;
  set_aside: string | null;
  newest_backup: string | null;
}

/** The first answer of the shell. */
export interface Start {
  today: CivilDate;
  version: string;
  file_path: string;
  home: string;
  sample: boolean;
  settings: Settings;
  /** What an undo would take back, in words. */
  undo: string | null;
  redo: string | null;
  empty: boolean;
  trouble: Trouble | null;
}

/** What a quick-add line is about. */
export type QuickAddKind = 'log' | 'ceu' | 'study';

/** What was understood of a quick-add line. */
export interface Understood {
  kind: QuickAddKind;
  /** The whole in words: `6.5 h · Mercy Outpatient · Sun 22 Nov 2026`. */
  reading: string;
  parts: Part[];
  /** What would be recorded; none while there is any problem. */
  proposal: Proposal | null;
  problems: QuickAddProblem[];
}

export type Proposal =
  | { type: 'entry'; fact: Entry }
  | { type: 'credit'; fact: Credit }
  | { type: 'study'; fact: StudyEntry };

/** One part of a line. */
export interface Part {
  role: Role;
  /** The words as typed; empty where the part was assumed. */
  text: string;
  spans: Span[];
  /** What it was understood as. */
  reading: string;
  origin: 'typed' | 'assumed';
}

export interface Span {
  start: number;
  end: number;
}

export type Role =
  | 'command'
  | 'amount'
  | 'hours'
  | 'place'
  | 'course'
  | 'title'
  | 'topic'
  | 'activity'
  | 'date'
  | 'tag'
  | 'index'
  | 'length'
  | 'cost'
  | 'note';

/** What is wrong with a line, and what would mend it. */
export interface QuickAddProblem {
  code: string;
  field: Role | null;
  message: string;
  spans: Span[];
}

export type Certainty = 'published' | 'second_hand' | 'derived' | 'uncertain';

/** Where a clause was read. */
export interface Source {
  key: string;
  url: string;
  age: string;
}

/** A clause as it stands or stood for a while. */
export interface Version {
  from: CivilDate | null;
  from_bound: 'exact' | 'by' | 'after';
  to: CivilDate | null;
  /** The value in words. */
  value_text: string;
  says: string;
  sources: Source[];
  checked_on: CivilDate;
  certainty: Certainty;
  note: string | null;
}

/** One dated rule with its history. */
export interface Clause {
  id: string;
  issuer: string;
  area: string;
  title: string;
  governs: 'due' | 'start' | 'submission' | 'fact';
  versions: Version[];
}

/** One step in the life of a fact. */
export interface Amendment {
  at: string;
  label: string;
  fields: FieldChange[];
}

/** One field before and after. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** What an export wrote. */
export interface Exported {
  path: string;
  facts: number;
  bytes: number;
}
