import './styles/tokens.css';
import './styles/base.css';
import './styles/floats.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { connect } from '$lib/backend';
import { app } from '$lib/state/app.svelte';
import { dressEarly } from '$lib/state/theme.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('BUG: the page has no #app');

dressEarly();
await connect();
await app.open();
mount(App, { target });
