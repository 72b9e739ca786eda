import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, workerData } from 'node:worker_threads';
import { failure } from '../core/base/result';
import { loadDictionary } from '../node/review/dictionary';
import { allowManyFileCalls, endIfHeld } from '../node/disk/in-time';
import { pageXmlCodec } from '../node/history/page-codec';
import { readForeignHere } from '../node/project/foreign-page';
import { nodeStoreDeps } from '../node/project/store-context';
import { pdfReader } from '../node/scans/pdf-text';
import { CliError, EXIT } from './io';
import { runProcess, type ProcessIo } from './run-process';
import { languageOfEnvironment } from './system-language';
import { threadStreams } from './thread-streams';
import type { WithoutDisplay } from './without-display';

const PDF_ASSETS = join(__dirname, 'renderer', 'engine-assets', 'pdfjs');

/**
 * The command line in plain Node, for the verbs that need no engine; the others run in the app. The packed app starts
 * it as a thread where there is no display, because there Chromium ends the program before it has begun.
 */
if (isMainThread) void runAlone();
else void runBeside(workerData as WithoutDisplay);

async function runAlone(): Promise<void> {
  allowManyFileCalls();
  process.exitCode = await runProcess(process.argv.slice(2), {
    ...plainIo(join(__dirname, '..', 'resources'), packageVersion()),
    engine: null,
  });
  endIfHeld();
}

/** package.json lies beside build/, in a checkout and in a package. */
function packageVersion(): string {
  const text = readFileSync(join(__dirname, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

async function runBeside({ args, version, resourcesFolder, ended }: WithoutDisplay): Promise<void> {
  const plain = plainIo(resourcesFolder, version);
  // There is no engine window to read other programs' files either: they are read as in plain Node.
  const deps = { ...plain.deps, readForeign: readForeignHere(plain.readPdf) };
  const io: ProcessIo = { ...plain, deps, engine: failWithoutDisplay };
  const code = await runProcess(args, io, threadStreams()).catch(() => EXIT.wrong);
  endIfHeld();
  Atomics.store(ended, 1, code);
  Atomics.store(ended, 0, 1);
  Atomics.notify(ended, 0);
}

function failWithoutDisplay(): never {
  throw new CliError(failure('needs-display'));
}

function plainIo(resourcesFolder: string, version: string) {
  return {
    deps: nodeStoreDeps(pageXmlCodec),
    readPdf: pdfReader({ cMaps: join(PDF_ASSETS, 'cmaps'), fonts: join(PDF_ASSETS, 'standard_fonts') }),
    dictionary: () =>
      loadDictionary({ resourcesFolder, wasmFile: join(__dirname, 'renderer', 'hunspell.wasm') }),
    version,
    language: languageOfEnvironment(),
  } satisfies Omit<ProcessIo, 'engine'>;
}
