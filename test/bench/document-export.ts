import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fail } from '../../app/core/base/result';
import { PLAIN_OPTIONS } from '../../app/core/formats/write/text-options';
import { TEXT_EXPORTS, type TextExport } from '../../app/core/formats/write/written-formats';
import type { Page } from '../../app/core/page/transcription';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createProject } from '../../app/node/project/project-create';
import { exportPackage } from '../../app/node/review/export-package';
import { exportTexts, WHOLE_TEXT } from '../../app/node/review/export-texts';
import { openPackage } from '../../app/node/review/package-files';
import { takeFolder } from '../../app/node/review/take-folder';
import { readForeign } from '../helpers/foreign';
import { newProject, openStore, valueOf } from '../helpers/store-fixture';
import { madePage } from './formats';

/** Makes a document of many sheets, and exports it in one format: `make FOLDER SHEETS`, `export FOLDER FORMAT`, `list`. `ocrd-zip-in` takes the
 * texts of the package that `ocrd-zip` has made. */
const EXPORTS = [...TEXT_EXPORTS, 'docx-facing', 'ocrd-zip', 'ocrd-zip-in'] as const;
type Export = (typeof EXPORTS)[number];

const IMAGE = { widthPx: 2480, heightPx: 3508, dpi: 300 };
/** What a scan of a typed sheet takes as a JPEG. */
const PICTURE_BYTES = 700_000;

/** The head of a JPEG of that size, and bytes that no packer makes smaller: nobody looks at it here. */
function picture(): Uint8Array {
  const bytes = Buffer.alloc(PICTURE_BYTES);
  randomFillSync(bytes);
  const [w, h] = [IMAGE.widthPx, IMAGE.heightPx];
  const frame = [0xff, 0xc0, 0, 11, 8, h >> 8, h & 255, w >> 8, w & 255, 1, 1, 0x11, 0];
  bytes.set([0xff, 0xd8, ...frame]);
  bytes.set([0xff, 0xd9], bytes.length - 2);
  return bytes;
}

async function make(folder: string, sheets: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const scans = Array.from({ length: sheets }, (_, i) => {
    const path = join(folder, `f45_op1_d337_${String(i + 1).padStart(4, '0')}.jpg`);
    writeFileSync(path, picture());
    return { path, pages: [IMAGE] };
  });
  const root = valueOf(
    await createProject(nodeDisk(), { ...newProject(folder, scans[0]?.path ?? ''), scans }),
  );
  const store = await openStore(nodeDisk(), root, { codec: pageXmlCodec, readForeign });
  const by = { reason: 'saved', who: 'Анна', note: '', deletedLines: 0, baseHash: null } as const;
  for (const [i, { id }] of store.project().pages.entries()) {
    const page: Page = { ...madePage(i), id, image: IMAGE };
    valueOf(await store.savePage({ page, ...by }));
  }
  await store.close();
}

/** Seconds, MB of memory at the most, and how long at the most nothing else got its turn in the process. */
async function runExport(folder: string, format: Export): Promise<object> {
  const name = readdirSync(folder, { withFileTypes: true }).find((one) => one.isDirectory())?.name ?? '';
  const store = await openStore(nodeDisk(), join(folder, name), { codec: pageXmlCodec, readForeign });
  const drawn = () => Promise.resolve(fail('not-drawn'));
  const deps = { disk: nodeDisk(), store, creator: 'Sverka 9', nowUtc: () => '2024-05-06T07:08:09Z' };
  const out = join(folder, `out-${format}`);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const start = performance.now();
  valueOf(await write({ ...deps, picture: drawn }, format, out));
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  await store.close();
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return { seconds, peakMb, longestMs: delay.max / 1e6 };
}

async function write(deps: Parameters<typeof exportTexts>[0], format: Export, out: string) {
  if (format === 'ocrd-zip-in') return await takeIn(deps.store, out.replace(/-in$/, ''));
  if (format === 'ocrd-zip') return await exportPackage(deps, 'ocrd-zip', 'page', out, WHOLE_TEXT);
  if (format !== 'docx-facing') return await exportTexts(deps, format satisfies TextExport, out);
  const text = { ...PLAIN_OPTIONS, layout: 'facing-scan' } as const;
  return await exportTexts(deps, 'docx', out, { ...WHOLE_TEXT, text });
}

/** The texts of the package that was written before, back into the document. */
async function takeIn(store: Parameters<typeof exportTexts>[0]['store'], path: string) {
  const files = valueOf(await openPackage(path));
  const taken = await takeFolder({ store, readForeign, files, who: 'Анна', readsAbout: true });
  await files.close();
  return taken;
}

const [, , verb, folder = '', what = ''] = process.argv;
if (verb === 'make') await make(folder, Number(what));
if (verb === 'list') process.stdout.write(JSON.stringify(EXPORTS));
const format = EXPORTS.find((one) => one === what);
if (verb === 'export' && format !== undefined)
  process.stdout.write(`${JSON.stringify(await runExport(folder, format))}\n`);
