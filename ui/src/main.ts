import './styles/tokens.css';
import './styles/base.css';
import './styles/floats.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from '$lib/backend/connect';
import { app } from '$lib/state/app.svelte';
import { dressEarly } from '$lib/state/theme.svelte';

/**
 * No `await` stands outside of a function here: WebKit answers a second `import()` of a part that
 * another one is loading before that part has run, wherever a module below it waits like that.
 */
async function begin(): Promise<void> {
  const target = document.getElementById('app');
  if (!target) throw new Error('BUG: the page has no #app');
  dressEarly();
  await connect();
  await app.open();
  app.opening = true;
  mount(App, { target });
  await drawn();
  app.opening = false;
}

/** Waits until the first picture is drawn. A window that nobody sees draws none, and waits for none. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 500);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

void begin();
