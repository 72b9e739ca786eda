// Does main and preload ask for something of Electron that the oldest runtime lacks? `npm test` checks them against the types
// of the Electron that ships; this checks them against those of the oldest one, which it fetches: node scripts/release/oldest-types.mjs
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main, root } from '../prepare.mjs';

const OLDEST = 'electron@22.3.27';
/** The fallback runtime has these two from later versions; both are looked for before they are used, or stood in for. */
const KNOWN = ['handle', 'webUtils'];
const LACKS = [
  /Property '(\w+)' is missing in type '(?:Protocol|App|Session|WebContents|BrowserWindow)\w*'/u,
  /Module '"electron"' has no exported member '(\w+)'/u,
  /Property '(\w+)' does not exist on type/u,
];

/** Names of Electron's API that `errors` of the type checker say are lacking. */
export function lackingNames(errors) {
  const names = errors.split('\n').flatMap((line) => LACKS.flatMap((one) => one.exec(line)?.[1] ?? []));
  return [...new Set(names)].sort();
}

function checkOldest() {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-oldest-'));
  try {
    fetchTypes(folder);
    const errors = typeErrors(folder);
    const lacking = lackingNames(errors);
    // Where nothing at all is lacking, nothing was checked.
    if (!KNOWN.every((name) => lacking.includes(name))) throw new Error(`Not checked:\n${errors}`);
    const unknown = lacking.filter((name) => !KNOWN.includes(name));
    const more = unknown.length === 0 ? 'nothing else' : unknown.join(', ');
    console.log(`${OLDEST} lacks ${KNOWN.join(' and ')}, as is known, and ${more}.`);
    return unknown.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchTypes(folder) {
  const packed = spawnSync('npm', ['pack', OLDEST, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  if (packed.status !== 0) throw new Error(`${OLDEST} could not be had: ${packed.stderr.trim()}`);
  const file = packed.stdout.trim().split('\n').at(-1) ?? '';
  spawnSync('tar', ['-xzf', join(folder, file), '-C', folder, 'package/electron.d.ts']);
  mkdirSync(join(folder, 'electron'));
  copyFileSync(join(folder, 'package', 'electron.d.ts'), join(folder, 'electron', 'index.d.ts'));
}

function typeErrors(folder) {
  const project = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      ...{ lib: ['ES2022', 'DOM'], types: ['node'], noEmit: true, skipLibCheck: true },
      typeRoots: [join(root, 'node_modules', '@types')],
      paths: { electron: [join(folder, 'electron', 'index.d.ts')] },
    },
    include: ['main', 'preload'].map((part) => join(root, 'app', part, '**', '*.ts')),
  };
  const file = join(folder, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(project));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [tsc, '-p', file], { encoding: 'utf8' }).stdout;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(async () => checkOldest());
