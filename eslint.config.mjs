import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'tests/fixtures/'] },
  js.configs.recommended,
  {
    files: ['{shared,electron,renderer,tests}/**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['shared', 'electron', 'renderer', 'tests'].map((tree) => `${tree}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      // Control characters are what this program looks for in what it is given.
      'no-control-regex': 'off',
      // `posix` and `win32` are namespaces, not objects with a state.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Handlers of a contract are asynchronous by type, whether or not one of them waits.
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'TSEnumDeclaration', message: 'A union of literals instead of an enum.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
    // About the React compiler, which is not used here.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    // No Node and no page in what runs anywhere; the clock comes in as a value.
    files: ['shared/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'window', 'document'],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The present comes in as a value.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'The present comes in as a value.',
        },
      ],
    },
  },
  {
    // What a host or a measurement says to a terminal, and the settings of tools.
    files: [
      'electron/host/**',
      'tests/bench/**',
      'tests/reliability/**',
      'tests/support/**',
      'tests/fixtures/**',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['*.config.ts'], extends: [ts.configs.recommended] },
  {
    files: ['**/*.config.ts', '**/*.d.ts', 'tests/**/*.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
