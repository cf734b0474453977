// ESLint's recommended rules, and a few more that catch real faults. Names are free: symbols are spelt as in the note.
import js from '@eslint/js';
import globals from 'globals';
import words from './eslint-words.js';

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'array-callback-return': 'error',
      'consistent-return': 'error',
      'default-case-last': 'error',
      eqeqeq: 'error',
      'no-constructor-return': 'error',
      'no-implied-eval': 'error',
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-throw-literal': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-expressions': 'error',
      'no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_$', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['web/**'],
    languageOptions: {
      globals: {
        ...globals.browser,
        WASM_FILE: 'readonly',
        OPENING_FILE: 'readonly',
        OPENING_BYTES: 'readonly',
        START_FILE: 'readonly',
        WORKER_FILE: 'readonly',
        HERE_FILE: 'readonly',
        TABLES_FILE: 'readonly',
        STYLE_SHEET: 'readonly',
        VERSION: 'readonly',
      },
    },
    rules: { 'no-console': 'error' },
  },
  {
    files: ['web/**'],
    // The core's errors speak to those who call it.
    ignores: ['web/words/**', 'web/core/**'],
    plugins: { deltascope: { rules: { 'words-in-one-place': words } } },
    rules: { 'deltascope/words-in-one-place': 'error' },
  },
  {
    files: ['tools/**', 'tests/js/**', 'tests/bench/**'],
    languageOptions: { globals: globals.node },
  },
  {
    files: [
      'tests/page/**',
      'tests/package/**',
      'tools/{bench-lab,rooms}.mjs',
      'tools/bench/{browser,in-page,peak}.mjs',
      'tools/bench/{contenders,page}/**',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
