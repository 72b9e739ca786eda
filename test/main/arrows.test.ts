import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The arrows of app/ARCHITECTURE.md: a wrong import fails the lint, and what is not pure fails core's own compilation. */

const ROOT = join(import.meta.dirname, '../..');

/** One file of each part of the house, to import from and to import. */
const FILES = {
  core: 'app/core/geometry.ts',
  ipc: 'app/ipc.ts',
  node: 'app/node/hash.ts',
  main: 'app/main/handles.ts',
  preload: 'app/preload/engine.ts',
  cli: 'app/cli/io.ts',
  api: 'renderer/api.ts',
  engineApi: 'renderer/api-engine.ts',
  engine: 'renderer/engine/crop.ts',
  engineDeep: 'renderer/engine/recognise/pgm.ts',
  review: 'renderer/review/app.tsx',
  feature: 'renderer/review/features/history/history-panel.tsx',
  otherFeature: 'renderer/review/features/pages/page-strip.tsx',
  shell: 'renderer/shell/review.ts',
  workers: 'renderer/workers/serve.ts',
  ui: 'renderer/ui/button.tsx',
} as const;
type Part = keyof typeof FILES;

const RENDERER: readonly Part[] = ['engine', 'engineDeep', 'review', 'feature', 'shell', 'workers', 'ui'];
const APP_PARTS: readonly Part[] = ['node', 'main', 'preload', 'cli'];

const FORBIDDEN: Readonly<Partial<Record<Part, readonly Part[]>>> = {
  core: [...APP_PARTS, 'ipc', ...RENDERER],
  ipc: [...APP_PARTS, ...RENDERER],
  node: ['main', 'preload', 'cli', 'ipc', ...RENDERER],
  main: ['preload', ...RENDERER],
  preload: ['node', 'main', 'cli', ...RENDERER],
  cli: ['main', 'preload', 'ipc', ...RENDERER],
  api: APP_PARTS,
  engineApi: APP_PARTS,
  engine: [...APP_PARTS, 'ipc', 'review', 'shell', 'ui', 'workers'],
  engineDeep: [...APP_PARTS, 'ipc', 'review', 'shell'],
  review: [...APP_PARTS, 'ipc', 'engine', 'workers'],
  feature: [...APP_PARTS, 'ipc', 'engine', 'workers', 'otherFeature'],
  shell: [...APP_PARTS, 'ipc', 'review', 'feature', 'ui', 'engine'],
  workers: [...APP_PARTS, 'ipc', 'review', 'shell', 'engine'],
  ui: [...APP_PARTS, 'ipc', 'review', 'shell', 'workers'],
};

const ALLOWED: readonly (readonly [Part, Part])[] = [
  ...(['ipc', 'node', 'main', 'preload', 'cli', ...RENDERER] as const).map((part) => [part, 'core'] as const),
  ...[
    ['main', 'node'] as const,
    ['main', 'ipc'] as const,
    ['preload', 'ipc'] as const,
    ['cli', 'node'] as const,
  ],
  ...[
    ['api', 'ipc'] as const,
    ['engineApi', 'ipc'] as const,
    ['shell', 'api'] as const,
    ['shell', 'workers'] as const,
    ['feature', 'shell'] as const,
  ],
];

const IMPORT_RULES = ['import-x/no-restricted-paths', 'no-restricted-imports'];

/** Only the rules about imports: they need no types, so each file is read alone. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: { languageOptions: { parserOptions: { project: null } } },
  ruleFilter: ({ ruleId }) => IMPORT_RULES.includes(ruleId),
});

async function isRefused(file: string, specifier: string): Promise<boolean> {
  const [result] = await eslint.lintText(`import '${specifier}';\n`, { filePath: join(ROOT, file) });
  const errors = result?.messages.filter(({ ruleId }) => IMPORT_RULES.includes(ruleId ?? ''));
  return errors !== undefined && errors.length > 0;
}

function specifierOf(from: string, to: string): string {
  const path = relative(dirname(from), to)
    .replaceAll('\\', '/')
    .replace(/\.tsx?$/, '');
  return path.startsWith('.') ? path : `./${path}`;
}

describe('lint', () => {
  it('knows a file of each part', () => {
    expect(Object.values(FILES).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it.each(Object.keys(FORBIDDEN) as Part[])('refuses every wrong import in %s', async (from) => {
    const missed: string[] = [];
    for (const to of FORBIDDEN[from] ?? []) {
      if (!(await isRefused(FILES[from], specifierOf(FILES[from], FILES[to])))) missed.push(to);
    }
    expect(missed).toEqual([]);
  });

  it('has an arrow for every folder of the renderer', () => {
    const folders = readdirSync(join(ROOT, 'renderer'), { withFileTypes: true });
    const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(names.sort()).toEqual(['engine', 'locales', 'review', 'shell', 'ui', 'workers']);
  });

  it('lets the right ones through', async () => {
    const refused: string[] = [];
    for (const [from, to] of ALLOWED) {
      if (await isRefused(FILES[from], specifierOf(FILES[from], FILES[to]))) refused.push(`${from} → ${to}`);
    }
    expect(refused).toEqual([]);
  });

  it('keeps Node, Electron and React out of core, and Electron out of node and cli', async () => {
    for (const name of ['node:fs', 'fs', 'path', 'electron', 'react']) {
      expect(await isRefused(FILES.core, name), name).toBe(true);
    }
    expect(await isRefused(FILES.node, 'electron')).toBe(true);
    expect(await isRefused(FILES.cli, 'electron')).toBe(true);
    expect(await isRefused(FILES.main, 'electron')).toBe(false);
    expect(await isRefused(FILES.node, 'node:fs')).toBe(false);
  });
});

/** What the compiler of app/core says of `code`, as if it stood there in a file. */
function coreErrors(code: string): readonly string[] {
  const folder = join(ROOT, 'app/core');
  const config = ts.getParsedCommandLineOfConfigFile(
    join(folder, 'tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  if (config === undefined) throw new Error('app/core/tsconfig.json cannot be read.');
  const file = join(folder, 'not-pure.ts');
  const host = ts.createCompilerHost(config.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options) =>
    name === file ? ts.createSourceFile(name, code, options) : read(name, options);
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  const program = ts.createProgram([file], config.options, host);
  const source = program.getSourceFile(file);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the compiler of core', () => {
  it.each([
    ['the DOM', 'export const x = document.title;', /'document'/],
    ['a window', 'export const x = window;', /'window'/],
    ['Node', 'export const x = process.cwd();', /'process'/],
    ['Buffer', 'export const x = Buffer.from([]);', /'Buffer'/],
    ['timers', 'setTimeout(() => undefined, 1);', /'setTimeout'/],
    [
      'Node’s modules',
      "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;",
      /'node:fs'/,
    ],
    ['what ES2022 lacks', 'export const x = [2, 1].toSorted();', /'toSorted'/],
  ])('knows nothing of %s', (_, code, message) => {
    const errors = coreErrors(code);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
  });

  it('accepts what is pure', () => {
    expect(coreErrors('export const x: readonly number[] = [1, 2].map((n) => n + 1);')).toEqual([]);
  });
});
