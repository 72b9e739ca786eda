// Builds everything that runs into build/: main and preloads (CommonJS), the command line, and both windows' pages.
import { cpSync, mkdirSync, readFileSync, rmSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRecorder } from './release/bundled-packages.mjs';
import { writeNotices } from './release/notices.mjs';

const root = join(import.meta.dirname, '..');
const out = join(root, 'build');

/** Chrome 108 and Node 16 are what the development fallback of the Electron runtime has; the newest has more. */
const WINDOW_TARGET = 'chrome108';
const NODE_TARGET = 'node16';

/** @param {(line: string) => void} [say] */
export async function buildAll(say = console.error) {
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
  await build(windowsConfig(packages.plugin));
  copyEngineAssets();
  const hunspell = join(root, 'node_modules', 'hunspell-wasm', 'wasm', 'hunspell.wasm');
  cpSync(hunspell, join(out, 'renderer', 'hunspell.wasm'));
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeNotices(
    new Set([...packages.folders, ...COPIED.map((each) => join(root, 'node_modules', ...each.split('/')))]),
    { out, licencesFolder: join(root, 'resources', 'licenses'), product: { name, version } },
  );
  writeFileSync(join(out, 'done'), '');
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
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  };
}

function windowsConfig(recorder) {
  return {
    root: join(root, 'renderer'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic' } },
    plugins: [recorder(), lean()],
    worker: { format: 'es', plugins: () => [recorder(), lean()] },
    build: {
      target: WINDOW_TARGET,
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
