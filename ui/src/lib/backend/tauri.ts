import { commands, events } from './bindings';
import type { Backend } from './contract';
import type { FirstAnswers } from './types';
import { normaliseError } from './errors';
import { marked } from './marked';

type Answer<T> = { status: 'ok'; data: T } | { status: 'error'; error: unknown };

/**
 * Unwraps an answer. The shell answers with every field, also those that a
 * sender may leave out, so the generated type is narrower than the answer.
 */
async function call<Sent, Whole extends Sent>(answer: Promise<Answer<Sent>>): Promise<Whole> {
  let settled: Answer<Sent>;
  try {
    settled = await answer;
  } catch (thrown) {
    throw normaliseError(thrown);
  }
  if (settled.status === 'error') throw normaliseError(settled.error);
  return settled.data as Whole;
}

/** The same for a command that always answers. */
async function ask<Sent, Whole extends Sent>(answer: Promise<Sent>): Promise<Whole> {
  try {
    return (await answer) as Whole;
  } catch (thrown) {
    throw normaliseError(thrown);
  }
}

/** The answers that the page came with: `src-tauri/src/shell/ahead.rs`. */
let first: { [Which in keyof FirstAnswers]: FirstAnswers[Which] | null } | undefined;

/** What the page came with, for whoever asks it first; later questions are asked of the shell. */
function given<Which extends keyof FirstAnswers>(which: Which): FirstAnswers[Which] | null {
  const element = document.getElementById('first-answers');
  if (element) {
    first = JSON.parse(element.textContent) as FirstAnswers;
    element.remove();
  }
  const answer = first?.[which] ?? null;
  if (first) first[which] = null;
  return answer;
}

/** The real shell. */
export const tauriBackend: Backend = {
  start: async () => given('start') ?? ask(commands.start()),
  reopen: () => ask(commands.reopen()),
  beginAnew: () => ask(commands.beginAnew()),
  openSample: () => ask(commands.openSample()),
  closeSample: () => ask(commands.closeSample()),
  drafts: () => call(commands.drafts()),
  keepDraft: async (form, typed) => {
    await call(commands.keepDraft(form, typed));
  },
  saveSettings: (settings) => call(commands.saveSettings(settings)),
  zoom: (step) => call(commands.zoom(step)),
  standing: async (asOf) =>
    marked((asOf === null ? given('standing') : null) ?? (await call(commands.standing(asOf)))),
  cycle: async (issuer, dueOn, asOf) => marked(await call(commands.cycle(issuer, dueOn, asOf))),
  plan: async (asOf) => marked(await call(commands.plan(asOf))),
  whatIf: (suppositions, asOf) => call(commands.whatIf([...suppositions], asOf)),
  records: async () => given('records') ?? call(commands.records()),
  credits: () => call(commands.credits()),
  fact: (key) => call(commands.fact(key)),
  logView: (filter, row, pageRows) => call(commands.logView(filter, row, pageRows)),
  logRows: (filter, start, limit) => call(commands.logRows(filter, start, limit)),
  logKeys: (filter) => call(commands.logKeys(filter)),
  week: (day) => call(commands.week(day)),
  fillPlan: (place, asked) => call(commands.fillPlan(place, asked)),
  dayTotals: (from, to) => call(commands.dayTotals(from, to)),
  suggestions: () => call(commands.suggestions()),
  search: async (text, limit) => marked(await call(commands.search(text, limit))),
  history: (key) => call(commands.history(key)),
  removed: (limit) => call(commands.removed(limit)),
  quickAdd: (text) => call(commands.quickAdd(text)),
  quickAddLines: (text) => call(commands.quickAddLines(text)),
  quickAddCommit: (text) => call(commands.quickAddCommit(text)),
  quickAddCommitLines: (lines) => call(commands.quickAddCommitLines([...lines])),
  remarks: (operation) => call(commands.remarks(operation)),
  apply: (operation) => call(commands.apply(operation)),
  undo: (operation) => call(commands.undo(operation ?? null)),
  redo: () => call(commands.redo()),
  rulebook: () => ask(commands.rulebook()),
  offerRules: (path) => call(commands.offerRules(path)),
  takeRules: () => call(commands.takeRules()),
  rulesBack: (to) => call(commands.rulesBack(to)),
  newsSeen: async () => {
    await ask(commands.newsSeen());
  },
  openLink: async (url) => {
    await call(commands.openLink(url));
  },
  exportJson: () => call(commands.exportJson()),
  chooseImport: () => call(commands.chooseImport()),
  pasteImport: (html, text) => call(commands.pasteImport(html, text)),
  importShown: () => call(commands.importShown()),
  importLook: (asked) => call(commands.importLook(asked)),
  importRetype: (cell) => call(commands.importRetype(cell)),
  importRows: (only, from, limit) => call(commands.importRows(only, from, limit)),
  importNext: (state, from) => call(commands.importNext(state, from)),
  importCommit: () => call(commands.importCommit()),
  importLeave: async () => {
    await ask(commands.importLeave());
  },
  comparePage: (page) => call(commands.comparePage(page)),
  acceptPage: (page) => call(commands.acceptPage(page)),
  takeOut: (wish) => call(commands.takeOut(wish)),
  chooseCertificates: () => call(commands.chooseCertificates()),
  certificateRows: () => call(commands.certificateRows()),
  certificate: (number) => call(commands.certificate(number)),
  certificateToward: (draft, attach) => call(commands.certificateToward(draft, attach)),
  saveCertificate: (number, draft, attach) => call(commands.saveCertificate(number, draft, attach)),
  keepCertificateFile: (number) => call(commands.keepCertificateFile(number)),
  leaveOutCertificate: async (number) => {
    await ask(commands.leaveOutCertificate(number));
  },
  readCertificateAnyway: async (number) => {
    await ask(commands.readCertificateAnyway(number));
  },
  stopCertificates: async () => {
    await ask(commands.stopCertificates());
  },
  clearCertificates: async () => {
    await ask(commands.clearCertificates());
  },
  onCertificatesChanged: (listener) => events.certificatesChanged.listen(() => listener()),
  evidenceList: () => call(commands.evidenceList()),
  evidenceDetail: (id) => call(commands.evidenceDetail(id)),
  evidencePage: (id, page, words) => call(commands.evidencePage(id, page, words)),
  evidenceFind: (words) => call(commands.evidenceFind(words)),
  evidenceTake: (id, item) => call(commands.evidenceTake(id, item)),
  evidenceSave: (id) => call(commands.evidenceSave(id)),
  evidenceSaveAll: () => call(commands.evidenceSaveAll()),
  evidenceOpen: async (id) => {
    await call(commands.evidenceOpen(id));
  },
  documents: () => call(commands.documents()),
  letterKit: (position, signer) => call(commands.letterKit(position, signer)),
  saveDocument: (wish) => call(commands.saveDocument(wish)),
  openDocument: async (path) => {
    await call(commands.openDocument(path));
  },
  mailLetter: async (email) => {
    await call(commands.mailLetter(email));
  },
  onFilesOver: (listener) => events.filesOver.listen((event) => listener(event.payload)),
  onFileRefused: (listener) => events.fileRefused.listen((event) => listener(event.payload)),
  reminders: async () => marked(await call(commands.reminders())),
  silenceReminder: (subject, dueOn, wish) => call(commands.silenceReminder(subject, dueOn, wish)),
  reminderDelivery: () => ask(commands.reminderDelivery()),
  setReminderDelivery: (starter, wanted) => call(commands.setReminderDelivery(starter, wanted)),
  testReminder: async () => {
    await call(commands.testReminder());
  },
  saveCalendar: () => call(commands.saveCalendar()),
  keepCalendar: () => call(commands.keepCalendar()),
  onPlaceAsked: (listener) => events.placeAsked.listen((event) => listener(event.payload)),
  safety: () => ask(commands.safety()),
  copyNow: () => call(commands.copyNow()),
  rehearse: () => call(commands.rehearse()),
  stopCopying: async () => {
    await ask(commands.stopCopying());
  },
  chooseCopiesFolder: () => call(commands.chooseCopiesFolder()),
  previewCopy: (path) => call(commands.previewCopy(path)),
  restoreCopy: (path) => call(commands.restoreCopy(path)),
  whatGoesAlong: () => call(commands.whatGoesAlong()),
  proposeWords: () => call(commands.proposeWords()),
  saveWords: (words) => call(commands.saveWords(words)),
  writePack: (words) => call(commands.writePack(words)),
  chooseLogbook: (folder) => call(commands.chooseLogbook(folder)),
  wordHints: (words) => ask(commands.wordHints(words)),
  openBrought: (words) => call(commands.openBrought(words)),
  takeBrought: () => call(commands.takeBrought()),
  checkFile: () => call(commands.checkFile()),
  reveal: async (path) => {
    await call(commands.reveal(path));
  },
  onCopiesChanged: (listener) => events.copiesChanged.listen(() => listener()),
  onCopyProgress: (listener) => events.copyProgress.listen((event) => listener(event.payload)),
  exportHours: (position) => call(commands.exportHours(position)),
  onReplaced: (listener) => events.logbookReplaced.listen(() => listener()),
  onChanged: (listener) => events.logbookChanged.listen((event) => listener(event.payload)),
};
