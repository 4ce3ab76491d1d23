import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Backend } from './contract';
import { normaliseError } from './errors';
import type { Changes } from './shell-types';

async function call<T>(command: string, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw normaliseError(thrown);
  }
}

/** The real shell. */
export const tauriBackend: Backend = {
  start: () => call('start'),
  standing: (asOf) => call('standing', { asOf }),
  cycle: (issuer, dueOn, asOf) => call('cycle', { issuer, dueOn, asOf }),
  records: () => call('records'),
  fact: (key) => call('fact', { key }),
  logPage: (filter, offset, limit) => call('log_page', { filter, offset, limit }),
  week: (monday) => call('week', { monday }),
  dayTotals: (from, to) => call('day_totals', { from, to }),
  quickAdd: (text) => call('quick_add', { text }),
  quickAddCommit: (text) => call('quick_add_commit', { text }),
  apply: (operation) => call('apply', { operation }),
  undo: () => call('undo'),
  redo: () => call('redo'),
  rulebook: () => call('rulebook'),
  history: (key) => call('history', { key }),
  saveSettings: (settings) => call('save_settings', { settings }),
  openSample: () => call('open_sample'),
  closeSample: () => call('close_sample'),
  exportJson: () => call('export_json'),
  openLink: (url) => call('open_link', { url }),
  onChanged: (listener) => listen<Changes>('logbook-changed', (event) => listener(event.payload)),
};
