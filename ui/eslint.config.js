import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const onlyTheBackendTalksToTheShell = {
  patterns: [
    {
      group: ['@tauri-apps/*'],
      message: 'Only src/lib/backend talks to the shell: call $lib/backend instead.',
    },
    {
      group: ['**/backend/bindings', '**/backend/bindings.ts'],
      message: 'Import types and calls from $lib/backend.',
    },
    { group: ['**/backend/fake/*'], message: 'The fake backend is loaded by $lib/backend alone.' },
  ],
};

export default ts.config(
  { ignores: ['dist/', 'dist-browser/', 'node_modules/', 'src/lib/backend/bindings.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-imports': ['error', onlyTheBackendTalksToTheShell],
      // A date is a civil date: `YYYY-MM-DD` text or a CalendarDate, never an instant.
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Dates are civil dates: use $lib/format/dates.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name="alert"]', message: 'Say it in the page.' },
        // WebKit then answers concurrent imports before what they import has run.
        {
          selector: 'AwaitExpression:not(:function AwaitExpression)',
          message: 'No await outside of a function: see src/main.ts.',
        },
      ],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // Text from the person is always text.
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Maps and queries are replaced as a whole, never edited in place.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses stand after the # and have no base path.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/lib/backend/**', 'src/test-support.ts', 'src/**/*.test.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['*.js', '*.ts', 'scripts/**'],
    languageOptions: { globals: { ...globals.node } },
  },
);
