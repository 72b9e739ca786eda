// Builds everything that runs into build/: main and preloads (CommonJS), the command line, and both windows' pages.
import { cpSync, mkdirSync, readFileSync, rmSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRecorder } from './release/bundled-packages.mjs';
import { writeNotices } from './release/notices.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build');

/**
 * What a build is made for. `current`: the Electron that package.json asks for, which is what ships. `old`: one from
 * before {@link OLDEST_MAJOR}, which lacks language features that core-js then brings along; it runs on both.
 * @typedef {'current' | 'old'} BuildAge
 */

/** Chrome 108 and Node 16 are what the development fallback of the Electron runtime has, Chrome 156 is what Electron 45 has. */
const WINDOW_TARGET = { old: 'chrome108', current: 'chrome156' };
const NODE_TARGET = 'node16';

/**
 * @param {(line: string) => void} [say]
 * @param {BuildAge} [age]
 */
export async function buildAll(say = console.error, age = 'old') {
  const { build } = await import('vite');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const packages = packageRecorder();
  const preloads = ['review', 'engine'].map((name) => [`preload/${name}.ts`, `preload-${name}`]);
  await Promise.all(
    [['main/main.ts'], ['cli/cli.ts'], ...preloads].map(([entry, name]) =>
      build(nodeConfig(packages.plugin, entry, name)),
    ),
  );
  await build(windowsConfig(packages.plugin, age));
  copyEngineAssets();
  const hunspell = join(root, 'node_modules', 'hunspell-wasm', 'wasm', 'hunspell.wasm');
  cpSync(hunspell, join(out, 'renderer', 'hunspell.wasm'));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeNotices(
    new Set([...packages.folders, ...COPIED.map((each) => join(root, 'node_modules', ...each.split('/')))]),
    { out, licencesFolder: join(root, 'resources', 'licenses'), product: { name, version } },
  );
  writeFileSync(join(out, 'done'), age);
  say('Built into build/');
}

/** Packages of which files are copied, and those that tesseract.js has bundled into its worker. */
const COPIED = [
  ...['tesseract.js', 'tesseract.js-core', '@imagemagick/magick-wasm', 'pdfjs-dist', 'hunspell-wasm'],
  ...['bmp-js', 'idb-keyval', 'is-url', 'regenerator-runtime', 'wasm-feature-detect', 'zlibjs'],
];

function nodeConfig(recorder, entry, name = entry.replace(/^.*\/|\.ts$/g, '')) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [recorder()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: NODE_TARGET,
      outDir: out,
      emptyOutDir: false,
      minify: false,
      sourcemap: false,
      rollupOptions: {
        input: { [name]: join(root, 'app', entry) },
        external: ['electron', /^node:/],
        output: { format: 'cjs', entryFileNames: '[name].cjs', ...chunksOf(name) },
      },
    },
  };
}

/** What few verbs need is loaded when the first one asks for it. A preload in a sandbox can load no other file. */
function chunksOf(entry) {
  if (entry.startsWith('preload-')) return { codeSplitting: false };
  return { chunkFileNames: `${entry}-[name].cjs` };
}

function windowsConfig(recorder, age) {
  const plugins = () => [recorder(), lean(), ...(age === 'current' ? [withoutCoreJs()] : [])];
  return {
    root: join(root, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic' } },
    plugins: plugins(),
    worker: { format: 'es', plugins },
    build: {
      target: WINDOW_TARGET[age],
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 4_000,
      rollupOptions: {
        input: ['review', 'engine'].map((name) => join(root, 'renderer', name, 'index.html')),
        onLog: withoutDirectives,
      },
    },
  };
}

/** Leaves out what the windows never ask for: WOFF beside WOFF2, and a second copy of the spell checker. */
function lean() {
  return {
    name: 'lean',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource.*\.css(?:\?|$)/.test(id)) return null;
      return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ''), map: null };
    },
    generateBundle(_options, bundle) {
      for (const name of Object.keys(bundle)) if (/\bhunspell-[\w-]+\.wasm$/.test(name)) delete bundle[name];
    },
  };
}

/** What core-js adds is part of every engine that is young enough. pdf.js brings it along in its build for old ones. */
function withoutCoreJs() {
  return {
    name: 'without-core-js',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'core-js/actual') return '\0nothing';
      const ofPdfJs = /^pdfjs-dist\/legacy\/(.*)$/.exec(id);
      return ofPdfJs === null ? null : this.resolve(`pdfjs-dist/${ofPdfJs[1]}`, importer);
    },
    load: (id) => (id === '\0nothing' ? 'export {};' : null),
  };
}

/** Radix's files say "use client" for servers that render React; there is none here. */
function withoutDirectives(level, log, next) {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
}

/** What tesseract.js and pdf.js load by address at run time, so a bundler cannot see it. */
function copyEngineAssets() {
  const to = join(out, 'renderer', 'engine-assets');
  const modules = join(root, 'node_modules');
  mkdirSync(join(to, 'tesseract'), { recursive: true });
  cpSync(join(modules, 'tesseract.js', 'dist', 'worker.min.js'), join(to, 'tesseract', 'worker.min.js'));
  const core = join(modules, 'tesseract.js-core');
  for (const name of readdirSync(core)) {
    // Every machine on which Electron runs has SIMD.
    if (/^tesseract-core-(?:simd|relaxedsimd)-lstm\.(?:js|wasm)$/.test(name)) {
      cpSync(join(core, name), join(to, 'tesseract', name));
    }
  }
  const magick = join(modules, '@imagemagick', 'magick-wasm');
  cpSync(join(magick, 'dist', 'x86', 'magick.wasm'), join(to, 'imagemagick', 'magick.wasm'));
  // The licences of everything that is compiled into it must go with it.
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(magick, name), join(to, 'imagemagick', name));
  for (const folder of ['wasm', 'cmaps', 'standard_fonts', 'iccs']) {
    cpSync(join(modules, 'pdfjs-dist', folder), join(to, 'pdfjs', folder), {
      recursive: true,
      filter: (file) => !NEVER_LOADED.test(file),
    });
  }
}

/** Scripts in PDF files are never run, and every Electron has WebAssembly. */
const NEVER_LOADED = /quickjs|QUICKJS|_nowasm_fallback\.js$/;

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildAll(console.error, process.argv.includes('--current') ? 'current' : 'old');
