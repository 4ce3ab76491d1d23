import type {
  Along,
  Amendment,
  Applied,
  BroughtIn,
  CalendarWritten,
  CertificateDraft,
  CertificateShown,
  Changes,
  Chosen,
  CopyProgress,
  CivilDate,
  Credit,
  CycleStanding,
  DayTotal,
  Difference,
  Delivery,
  DocumentSaved,
  DocumentWish,
  DocumentsShown,
  Draft,
  Email,
  Exported,
  Fact,
  FactKey,
  Facts,
  FileRow,
  Found,
  KeptDetail,
  KeptList,
  KeptPage,
  LetterKitShown,
  ComparedShown,
  ImportAsk,
  ImportRow,
  ImportShown,
  Retyped,
  RowState,
  FillPlan,
  LogFilter,
  LogKey,
  LogRow,
  LogView,
  Opened,
  Operation,
  PackWritten,
  PageStart,
  PastedLine,
  PastedPage,
  Plan,
  Place,
  Preview,
  RangeFill,
  Remark,
  Reminders,
  Removed,
  Rules,
  RulesBack,
  RulesInUse,
  RulesOffer,
  Safety,
  SearchHit,
  Settings,
  Signer,
  SilenceWish,
  Standing,
  Start,
  Starter,
  Suggestions,
  Supposition,
  TakeOut,
  TakenOut,
  Toward,
  Line,
  Wanted,
  WeekGrid,
  WordHint,
  ZoomStep,
} from './types';

/** Everything that the window can ask for. Each call rejects with a `BackendError`. */
export interface Backend {
  start(): Promise<Start>;
  /** Tries once more to open the logbook; a file that was set aside is replaced by an empty one. */
  reopen(): Promise<Start>;
  /** Begins an empty logbook because the person decided so. */
  beginAnew(): Promise<Start>;
  openSample(): Promise<Start>;
  closeSample(): Promise<Start>;
  saveSettings(settings: Settings): Promise<Settings>;
  /** The forms that were begun and not saved. */
  drafts(): Promise<Draft[]>;
  /** Keeps what was typed into a form, or lets it go. */
  keepDraft(form: string, typed: string | null): Promise<void>;
  /** Draws the page in another size; answers the size, in percent. */
  zoom(step: ZoomStep): Promise<number>;
  standing(asOf: CivilDate | null): Promise<Standing>;
  cycle(issuer: string, dueOn: CivilDate, asOf: CivilDate | null): Promise<CycleStanding>;
  /** The least still to do over every open cycle. */
  plan(asOf: CivilDate | null): Promise<Plan>;
  /** What would be different if these things were so; nothing is stored. */
  whatIf(suppositions: readonly Supposition[], asOf: CivilDate | null): Promise<Difference>;
  /** The facts without entries, study entries and credits, of which there may be very many. */
  records(): Promise<Facts>;
  /** Every credit. */
  credits(): Promise<Credit[]>;
  /** One fact as it is stored; none when it is gone. */
  fact(key: FactKey): Promise<Fact | null>;
  /** What there is in all, and the page, of so many rows, in which a row stands. */
  logView(filter: LogFilter, row: number, pageRows: number): Promise<LogView>;
  /** Rows from one place of the log on. */
  logRows(filter: LogFilter, start: PageStart, limit: number): Promise<LogRow[]>;
  /** Every row that a filter lets through by name, for choosing them all. */
  logKeys(filter: LogFilter): Promise<LogKey[]>;
  week(day: CivilDate): Promise<WeekGrid>;
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
  /** A preview, and what its hours come on top of; empty words give the usual day. */
  quickAdd(text: string): Promise<Line>;
  /** A preview of each of several pasted lines. */
  quickAddLines(text: string): Promise<PastedLine[]>;
  quickAddCommit(text: string): Promise<Applied>;
  /** Records several lines as one change, or none of them. */
  quickAddCommitLines(lines: readonly string[]): Promise<Applied>;
  /** What is to be known before an operation is done; nothing is changed. */
  remarks(operation: Operation): Promise<Remark[]>;
  apply(operation: Operation): Promise<Applied>;
  /** Takes an operation back: the one with this id and no other; without an id the last one. */
  undo(operation?: string): Promise<Applied>;
  redo(): Promise<Applied>;
  rulebook(): Promise<Rules>;
  /** What a rule pack would change; without a path the person is asked for a file, and none is answered when they decide not to. */
  offerRules(path: string | null): Promise<RulesOffer | null>;
  /** Takes the rules that were looked at last. */
  takeRules(): Promise<RulesInUse>;
  /** Goes back to the rules that came with the program, or to the pack before. */
  rulesBack(to: RulesBack): Promise<RulesInUse>;
  /** Notes that what a newer program brought was seen. */
  newsSeen(): Promise<void>;
  /** Opens a rule's source in the browser. */
  openLink(url: string): Promise<void>;
  /** Asks for a place to save; none when the person changed their mind. */
  exportJson(): Promise<Exported | null>;
  /** Asks the person for a file; answers the place that shows it, none when they changed their mind. */
  chooseImport(): Promise<string | null>;
  /** Takes in rows that were pasted, with the page that a spreadsheet puts beside its text. */
  pasteImport(html: string | null, text: string): Promise<ImportShown>;
  /** What would come in; none where nothing was chosen. */
  importShown(): Promise<ImportShown | null>;
  /** Looks again, as the person says now; nothing is stored. */
  importLook(ask: ImportAsk): Promise<ImportShown>;
  /** Writes a cell anew for this import, and looks again. */
  importRetype(cell: Retyped): Promise<ImportShown>;
  importRows(only: RowState | null, from: number, limit: number): Promise<ImportRow[]>;
  /** The place of the next row in a state; none where there is none. */
  importNext(state: RowState, from: number): Promise<number | null>;
  /** Brings in what comes, as one operation. */
  importCommit(): Promise<Applied>;
  importLeave(): Promise<void>;
  /** Compares a pasted page of an issuer with the logbook; nothing is stored. */
  comparePage(page: PastedPage): Promise<ComparedShown>;
  /** Keeps what the page shows, as one operation; none where there is nothing to keep. */
  acceptPage(page: PastedPage): Promise<Applied | null>;
  /** Asks where, and takes out what is wanted; none when the person changed their mind. */
  takeOut(wish: TakeOut): Promise<TakenOut | null>;
  /** Asks for certificates; answers the place that shows them, none when the person changed their mind. */
  chooseCertificates(): Promise<string | null>;
  /** The files on their way to being credits. */
  certificateRows(): Promise<FileRow[]>;
  /** One of them with its page; none where it was not read. */
  certificate(number: number): Promise<CertificateShown | null>;
  /** What a certificate would count toward; nothing is stored. */
  certificateToward(draft: CertificateDraft, attach: string | null): Promise<Toward[]>;
  /** Saves a certificate as the proof of a credit that is there, or of a new one. */
  saveCertificate(number: number, draft: CertificateDraft, attach: string | null): Promise<Applied>;
  /** Keeps a file that belongs to nothing yet. */
  keepCertificateFile(number: number): Promise<Applied>;
  leaveOutCertificate(number: number): Promise<void>;
  /** Reads a file that was left out, or that looks like a chart and is none. */
  readCertificateAnyway(number: number): Promise<void>;
  /** Leaves out whatever waits to be read. */
  stopCertificates(): Promise<void>;
  /** Takes every file off the list; what was saved stays saved. */
  clearCertificates(): Promise<void>;
  /** Hears that a file was read, here or in Evidence. */
  onCertificatesChanged(listener: () => void): Promise<() => void>;
  /** Everything that is kept as evidence, and what has no proof yet. */
  evidenceList(): Promise<KeptList>;
  evidenceDetail(id: string): Promise<KeptDetail>;
  /** A page of a file, from 0, with the places of words on it; none where it was not drawn. */
  evidencePage(id: string, page: number, words: string): Promise<KeptPage | null>;
  evidenceFind(words: string): Promise<Found[]>;
  /** Puts what the page says into the credit that it proves. */
  evidenceTake(id: string, item: string): Promise<Applied>;
  /** Asks for a place to save the original; none when the person changed their mind. */
  evidenceSave(id: string): Promise<string | null>;
  /** Asks for a folder and saves every original there; answers how many. */
  evidenceSaveAll(): Promise<number | null>;
  evidenceOpen(id: string): Promise<void>;
  /** The documents that can be made now, and those that were. */
  documents(): Promise<DocumentsShown>;
  /** The letter kit of a position, with the draft as it will be saved. */
  letterKit(position: string, signer: Signer): Promise<LetterKitShown>;
  /** Asks for a place to save a document; none when the person changed their mind. */
  saveDocument(wish: DocumentWish): Promise<DocumentSaved | null>;
  openDocument(path: string): Promise<void>;
  /** Opens an e-mail in the person's mail program; it is not sent. */
  mailLetter(email: Email): Promise<void>;
  /** Hears that files are held over the window, or are not any more. */
  onFilesOver(listener: (over: boolean) => void): Promise<() => void>;
  /** Hears that a file was dropped or opened that is nothing that can come in, and why. */
  onFileRefused(listener: (why: string) => void): Promise<() => void>;
  /** What is due, snoozed, coming and off, and what was told. */
  reminders(): Promise<Reminders>;
  silenceReminder(subject: string, dueOn: CivilDate, wish: SilenceWish): Promise<Applied>;
  /** What tells reminders on this computer. */
  reminderDelivery(): Promise<Delivery>;
  setReminderDelivery(starter: Starter, wanted: Wanted): Promise<Delivery>;
  testReminder(): Promise<void>;
  /** Asks for a place to save; none when the person changed their mind. */
  saveCalendar(): Promise<CalendarWritten | null>;
  /** Brings the calendar file up to date where one is kept. */
  keepCalendar(): Promise<boolean>;
  /** Hears that somebody outside the window wants it to show a place. */
  onPlaceAsked(listener: (place: string) => void): Promise<() => void>;
  /** The logbook's file and its copies; always answered. */
  safety(): Promise<Safety>;
  /** Makes verified copies now. */
  copyNow(): Promise<Safety>;
  stopCopying(): Promise<void>;
  /** Asks for a second folder for copies; none when the person changed their mind. */
  chooseCopiesFolder(): Promise<Safety | null>;
  /** What a copy holds, beside what is there now; without a path the person is asked for a file. */
  previewCopy(path: string | null): Promise<Preview | null>;
  /** Puts a copy in the place of the logbook, which is saved first. */
  restoreCopy(path: string): Promise<Start>;
  /** What would go to another computer. */
  whatGoesAlong(): Promise<Along>;
  /** Six new words to lock with. */
  proposeWords(): Promise<string>;
  /** Asks for a place to save the words; none when the person changed their mind. */
  saveWords(words: string): Promise<string | null>;
  /** Asks for a place and writes everything into one file, locked where there are words. */
  writePack(words: string | null): Promise<PackWritten | null>;
  /** Asks for a file, or for a folder, that holds a logbook. */
  chooseLogbook(folder: boolean): Promise<Chosen | null>;
  /** Which of the typed words are not on the list, and what was meant. */
  wordHints(words: string): Promise<WordHint[]>;
  /** Opens what was chosen; nothing is changed yet. */
  openBrought(words: string | null): Promise<Opened>;
  /** Brings in what was opened: as the logbook where none is here, else what is missing. */
  takeBrought(): Promise<BroughtIn>;
  /** Reads the whole file; an empty list means that it is sound. */
  checkFile(): Promise<string[]>;
  /** Shows the logbook, a copy or their folder in the system's file manager. */
  reveal(path: string): Promise<void>;
  /** Hears that copies were made by themselves, or could not be made. */
  onCopiesChanged(listener: () => void): Promise<() => void>;
  /** Hears how far a copy is that was asked for. */
  onCopyProgress(listener: (progress: CopyProgress) => void): Promise<() => void>;
  /** Asks for a place to save the hours of a position; none when the person changed their mind. */
  exportHours(position: string): Promise<Exported | null>;
  /** Hears of changes that were made outside this window. */
  onChanged(listener: (changes: Changes) => void): Promise<() => void>;
  /** Restores the newest copy in a place apart and says what came of it. */
  rehearse(): Promise<Safety>;
  /** Another file was put in the logbook's place, and is open now. */
  onReplaced(listener: () => void): Promise<() => void>;
}
