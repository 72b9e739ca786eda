import tseslint from 'typescript-eslint';
import { importX, createNodeResolver } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import reactHooks from 'eslint-plugin-react-hooks';

/** The contracts between windows and main. */
const ipc = ['./app/ipc.ts', './app/ipc', './app/ipc-engine.ts', './app/ipc-shapes.ts'];

/** The arrows of the house: what may be imported from where. `test/main/arrows.test.ts` proves that they bite. */
const arrows = [
  {
    target: './app/core',
    from: ['./app/node', './app/main', './app/preload', './app/cli', ...ipc, './renderer'],
  },
  { target: ipc, from: ['./app/node', './app/main', './app/preload', './app/cli', './renderer'] },
  { target: './app/node', from: ['./app/main', './app/preload', './app/cli', ...ipc, './renderer'] },
  { target: './app/main', from: ['./app/preload', './renderer'] },
  { target: './app/preload', from: ['./app/node', './app/main', './app/cli', './renderer'] },
  { target: './app/cli', from: ['./app/main', './app/preload', ...ipc, './renderer'] },
  { target: './renderer', from: ['./app/node', './app/main', './app/preload', './app/cli'] },
  // Folders, not a pattern: a pattern covers no file below the folder that it names.
  ...['engine', 'locales', 'review', 'shell', 'ui', 'workers'].map((folder) => ({
    target: `./renderer/${folder}`,
    from: ipc,
  })),
  {
    target: './renderer/engine',
    from: ['./renderer/review', './renderer/shell', './renderer/workers', './renderer/ui'],
  },
  { target: './renderer/workers', from: ['./renderer/review', './renderer/shell', './renderer/engine'] },
  { target: './renderer/shell', from: ['./renderer/review', './renderer/ui', './renderer/engine'] },
  { target: './renderer/review', from: ['./renderer/engine', './renderer/workers'] },
  { target: './renderer/ui', from: ['./renderer/review', './renderer/shell', './renderer/workers'] },
  // No feature imports another feature: they meet in the session and the shell.
  ...[
    'digits',
    'discrepancies',
    'facts',
    'history',
    'library',
    'pages',
    'progress',
    'project',
    'reference',
    'scan',
    'transcript',
  ].map((feature) => ({
    target: `./renderer/review/features/${feature}`,
    from: './renderer/review/features',
    except: [`./${feature}`],
  })),
];

/** What nobody may write anywhere. */
const forbidden = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Document text is data.' },
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Document text is data.',
  },
];

/** The shell alone has timers, workers and the door to main: everywhere else they would escape its tests. */
const RIM = 'Timers, workers and main are touched in renderer/shell alone.';
const rim = ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'fetch', 'Worker'];

export default tseslint.config(
  { ignores: ['node_modules/**', 'build/**', 'dist/**', 'test-output/**', 'resources/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks },
    languageOptions: {
      parserOptions: {
        project: [
          'app/core/tsconfig.json',
          'app/tsconfig.json',
          'app/preload/tsconfig.json',
          'renderer/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: 'tsconfig.json' }),
        createNodeResolver(),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: arrows }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...forbidden],
      'import-x/no-cycle': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    files: ['app/core/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        'Date',
        'process',
        'window',
        'document',
        'performance',
        'setTimeout',
        'crypto',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', 'electron', 'react', 'fs', 'path'], message: 'core is pure.' }] },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbidden,
        {
          selector: 'Program > VariableDeclaration[kind="let"]',
          message: 'State is in the session, or in a closure that a test can make anew.',
        },
      ],
    },
  },
  {
    files: ['renderer/{review,ui,locales}/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': ['error', ...rim.map((name) => ({ name, message: RIM }))],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/api'], allowTypeImports: true, message: RIM }] },
      ],
    },
  },
  {
    files: ['app/node/**/*.ts', 'app/cli/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['electron'] }] },
  },
  {
    files: ['test/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'import-x/no-default-export': 'off' },
  },
);
