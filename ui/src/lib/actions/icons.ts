/** The names of the pictures that stand before actions and records; the palette draws them. */
export type IconName =
  | 'plus' | 'clock' | 'week' | 'standing' | 'log' | 'path' | 'renewals' | 'study' | 'reminders' | 'rulebook' | 'safety' | 'settings'
  | 'undo' | 'redo' | 'copy' | 'download' | 'theme' | 'calendar' | 'keys' | 'letter' | 'rule' | 'question' | 'position'
  | 'credit' | 'credential' | 'pen' | 'trash' | 'rows' | 'sample' | 'search' | 'check' | 'bell' | 'import';
