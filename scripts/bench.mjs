// Measures what DESIGN section 11 asks for: npm run bench [-- flags facts ocr ocr-all confidence kill kill-app]
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { benchConfidence } from './bench-ocr/confidence.mjs';
import { benchOcr } from './bench-ocr.mjs';
import { ensureDependencies, ensureSystemPackages, main, root, withDisplay } from './prepare.mjs';

const BENCHES = {
  flags: async () => (await load('flags')).benchFlags(console.log),
  facts: async () => printFacts((await load('facts')).benchFacts()),
  ocr: () => benchOcr(),
  'ocr-all': () => benchOcr(true),
  confidence: async () => benchConfidence((await load('confidence')).benchConfidence),
  kill: async () => runProgram(process.execPath, [await bundle('kill')]),
  'kill-app': killApp,
};
/** These take long (killing the window, the better part of an hour), so only when they are asked for. */
const BY_NAME_ONLY = ['kill-app', 'ocr-all', 'confidence'];

async function benchAll(asked) {
  const unknown = asked.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) {
    throw new Error(`There is no bench “${unknown}”. There are: ${Object.keys(BENCHES).join(', ')}.`);
  }
  ensureDependencies();
  const names =
    asked.length > 0 ? asked : Object.keys(BENCHES).filter((name) => !BY_NAME_ONLY.includes(name));
  for (const name of names) {
    console.log(`\n── ${name}`);
    const started = performance.now();
    await BENCHES[name]();
    console.log(`(${((performance.now() - started) / 1000).toFixed(1)} s)`);
  }
}

async function load(name) {
  return await import(pathToFileURL(await bundle(name)).href);
}

/** Puts one bench and the sources it imports into a file that Node runs; it lies where packages are found from. */
async function bundle(name) {
  const { build } = await import('vite');
  const outDir = join(root, 'node_modules', '.cache', 'sverka-bench');
  mkdirSync(outDir, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [keepOwnFolder()],
    build: {
      ssr: join(root, 'test', 'bench', `${name}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}

/** A bundled source still finds its neighbours where it lay. */
function keepOwnFolder() {
  return {
    name: 'keep-own-folder',
    transform: (code, id) =>
      code.includes('import.meta.dirname')
        ? code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
        : null,
  };
}

function printFacts({ strongFacts, recall, precision, falseAlarmsOnClean, byKind }) {
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  console.log(
    `Strong facts: ${strongFacts}; recall ${percent(recall)} (reach 95 %), precision ${percent(precision)} (reach 90 %)`,
  );
  console.log(`False alarms where nothing was changed: ${falseAlarmsOnClean}`);
  for (const [kind, tally] of Object.entries(byKind)) console.log(`  ${kind.padEnd(18)} ${tally}`);
}

async function killApp() {
  ensureSystemPackages();
  const { buildPackage } = await import('./dist.mjs');
  await buildPackage();
  runProgram(...withDisplay(process.execPath, [await bundle('kill-app')]));
}

function runProgram(program, args) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('This bench found a loss, or could not run; what it said stands above.');
}

await main(() => benchAll(process.argv.slice(2)));
