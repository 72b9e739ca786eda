import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { openProject } from '../../app/node/project/project-store';
import { makeReview, PAGE_ID } from '../helpers/review-tool';
import { valueOf } from '../helpers/store-fixture';

/**
 * SAVES of one sheet, a thousand at a time, and opening a document of SHEETS sheets beside one of two: what the processor
 * does for them, which other work on the computer does not change.
 */
const saves = Number(process.env['SAVES'] ?? '10000');
const sheets = Number(process.env['SHEETS'] ?? '2000');
const LINES = ['Телеграмма № 15603', 'Начало листа'];
const print = (line: string) => process.stdout.write(`${line}\n`);

/** Milliseconds of the processor that `work` takes. */
async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const folder = mkdtempSync(join(tmpdir(), 'sverka-store-'));
const { root } = await makeReview(folder, LINES);
const store = valueOf(await openProject(nodeStoreDeps(pageXmlCodec), root));
let hash = valueOf(await store.readPage(PAGE_ID)).revision?.hash ?? null;
const page = valueOf(await store.readPage(PAGE_ID)).revision?.page;
if (page === undefined) throw new Error('The sheet has no text.');
const saveOnce = async (n: number) => {
  const lines = page.lines.map((line, i) => (i === 0 ? { ...line, text: `Телеграмма № ${n}` } : line));
  const by = { reason: 'saved', who: '', note: '', deletedLines: 0 } as const;
  hash = valueOf(await store.savePage({ page: { ...page, lines }, baseHash: hash, ...by })).revision.hash;
};
const thousands: number[] = [];
for (let from = 0; from < saves; from += 1_000) {
  const ms = await processorMs(async () => {
    for (let n = from; n < from + 1_000; n += 1) await saveOnce(n);
  });
  thousands.push(ms);
  print(`saves ${from + 1}–${from + 1_000}: ${(ms / 1_000).toFixed(2)} ms of processor a save`);
}
await store.close();
const growth = (thousands.at(-1) ?? 0) / (thousands[0] ?? 1);
print(`the last thousand takes ${growth.toFixed(2)} × the first (at most 1.3)`);

const openingMs = async (count: number): Promise<number> => {
  const parent = mkdtempSync(join(tmpdir(), 'sverka-store-'));
  const made = await makeReview(parent, LINES, ...Array.from({ length: count - 1 }, () => LINES));
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const ms = await processorMs(async () => {
      const opened = valueOf(await openProject(nodeStoreDeps(pageXmlCodec), made.root));
      valueOf(await opened.readPage(PAGE_ID));
      await opened.close();
    });
    times.push(ms);
  }
  rmSync(parent, { recursive: true });
  return times.sort((a, b) => a - b)[2] ?? 0;
};
const [few, many] = [await openingMs(2), await openingMs(sheets)];
print(
  `opening ${sheets} sheets: ${many.toFixed(1)} ms of processor, 2 sheets: ${few.toFixed(1)} ms (median of 5)`,
);
rmSync(folder, { recursive: true });
if (growth > 1.3) process.exitCode = 1;
