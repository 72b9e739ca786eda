import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { HANDLING, type FileKind } from '../../app/core/base/file-kinds';
import { detectFile } from '../../app/core/formats/detect/detect';
import { openText } from '../../app/core/formats/open-text';
import { TEXT_EXPORTS } from '../../app/core/formats/write/written-formats';
import { decodeBytes } from '../../app/node/disk/decode-bytes';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { readForeignHere } from '../../app/node/project/foreign-page';
import { readPdf } from '../helpers/foreign';
import { FILES, type Example } from '../helpers/kinds';
import { chance, reworded, RICH, variant } from '../helpers/mutated';
import { sharedDir } from '../helpers/shared';

/**
 * `convert` from one kind of file into every format, over files of the corpus that were changed at random: each is opened,
 * or refused with one line, within five seconds of processor time, and what is written can be opened again. One process a
 * kind and slice, so that one that never ends can be ended. Arguments: a kind, the first and one past the last mutation, a
 * seed; or `kinds`.
 */
const MOST_MS = 5_000;
/** A larger file is the same once more, and would be most of the time. */
const MOST_BYTES = 64_000;

const KINDS = Object.keys(HANDLING).filter((kind) => HANDLING[kind as FileKind] !== 'refuse');

function filesOf(kind: string): readonly Example[] {
  const made = [...FILES, ...RICH].filter((one) => one.kind === kind);
  const shared = sharedDir();
  if (shared === null) return made;
  const corpus = join(shared, 'corpus');
  const found = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort();
  const given = found.flatMap((name): readonly Example[] => {
    const path = join(corpus, name);
    if (!/\.(xml|html|hocr|pdf|txt|tei|docx|odt|rtf|md)$/.test(name) || statSync(path).size > MOST_BYTES)
      return [];
    const bytes = new Uint8Array(readFileSync(path));
    const detected = detectFile(bytes, name).kind;
    return detected === kind ? [{ name: `corpus${extname(name)}`, kind: detected, bytes }] : [];
  });
  return [...made, ...given];
}

type Count = { opened: number; refused: number; slowestMs: number; readonly faults: string[] };

async function slice(kind: string, from: number, to: number, seed: number): Promise<Count> {
  const files = filesOf(kind);
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'sverka-mutations-'));
  const count: Count = { opened: 0, refused: 0, slowestMs: 0, faults: [] };
  try {
    for (let n = from; n < to; n += 1) {
      const given = files[n % files.length];
      if (given === undefined) throw new Error(`No file of ${kind}`);
      // Each mutation has a seed of its own, so that one can be made again without those before it.
      const next = chance(seed + 7 * n);
      const bytes = next(2) === 0 ? variant(given, next) : variant(given, next, reworded);
      const path = join(folder, `given-${given.name}`);
      writeFileSync(path, bytes);
      for (const format of TEXT_EXPORTS) {
        process.stderr.write(`${kind} ${n} ${format}\n`);
        const fault = await convertOnce(path, join(folder, `out.${format}`), format, count);
        if (fault !== null) count.faults.push(`${given.name}, mutation ${n}, to ${format}: ${fault}`);
      }
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return count;
}

/** What is wrong with one conversion, or null. */
async function convertOnce(path: string, out: string, format: string, count: Count): Promise<string | null> {
  let err = '';
  const io: CliIo = {
    ...{ engine: null, readPdf, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
    ...{ version: '0', language: 'en', isTerminal: false, columns: 80, out: () => undefined },
    err: (text) => void (err += text),
  };
  const start = process.cpuUsage();
  const code = await runCli(['convert', path, out, '--format', format], io);
  const used = process.cpuUsage(start);
  const ms = (used.user + used.system) / 1_000;
  count.slowestMs = Math.max(count.slowestMs, ms);
  if (ms > MOST_MS) return `${Math.round(ms)} ms`;
  const refusals = err.split('\n').filter((line) => line.startsWith('sverka: '));
  if (code === 0) {
    count.opened += 1;
    return refusals.length === 0 ? await faultOfOutput(out) : err;
  }
  count.refused += 1;
  const isClear =
    refusals.length === 1 && /^sverka: .{10,400}$/.test(refusals[0] ?? '') && !/\n\s+at /.test(err);
  return isClear ? null : `code ${code}: ${err.slice(0, 600)}`;
}

/** What is written opens again; a file of many pages is a folder, and a text without a word may be empty. */
async function faultOfOutput(out: string): Promise<string | null> {
  if (!existsSync(out)) return 'nothing was written';
  const files = statSync(out).isDirectory() ? readdirSync(out).map((name) => join(out, name)) : [out];
  for (const file of files) {
    const opened = openText(new Uint8Array(readFileSync(file)), file, decodeBytes);
    const read = opened.ok ? await readForeignHere(readPdf)(opened.value.file) : opened;
    if (read.ok) continue;
    const isEmpty = read.error.code === 'refused-empty' || read.error.code === 'no-text-layer';
    if (!isEmpty) return `its output is refused: ${read.error.code}`;
  }
  return null;
}

const [kind = '', from = '0', to = '0', seed = '1'] = process.argv.slice(2);
if (kind === 'kinds') process.stdout.write(JSON.stringify(KINDS));
else process.stdout.write(JSON.stringify(await slice(kind, Number(from), Number(to), Number(seed))));
