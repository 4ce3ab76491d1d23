// Runs before the page: what it opens with is asked while its own script is still on its way.
// `ui/src/lib/backend/tauri.ts` takes the answers.
{
  const { invoke } = window.__TAURI_INTERNALS__;
  window.askedFirst = { start: invoke('start'), standing: invoke('standing', { asOf: null }), records: invoke('records') };
  // Whoever takes an answer hears of its error; until then it is nobody's.
  for (const answer of Object.values(window.askedFirst)) answer.catch(() => undefined);
}
