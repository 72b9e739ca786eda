import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { answerDialogs, launchSample } from '../e2e/helpers/app';
import { bombPdf } from '../e2e/helpers/bomb-pdf';
import { makeHome } from '../e2e/helpers/home';
import { SAMPLE } from '../e2e/helpers/paths';
import { memoryBytes } from '../e2e/helpers/processes';
import { greyPng } from '../e2e/helpers/png';
import { exifJpeg } from '../helpers/exif-jpeg';
import { avifPicture, bmpPicture, gifPicture, heicPicture } from '../helpers/small-pictures';
import { greyImage, makeTiff } from '../helpers/tiff';
import { seededRandom, type Random } from './random';

/**
 * MUTATIONS damaged scans of every kind, opened and drawn by the packed app's engine: none may end it or take more than ten
 * seconds, and its memory comes back. Needs a display. Files that give a PDF something to work on for ever are ended by the
 * engine's own limits, and are counted by what was said.
 */
const count = Number(process.env['MUTATIONS'] ?? '2000');
const seed = Number(process.env['SEED'] ?? '20260129');
const MOST_MS = 10_000;

const small = { widthPx: 40, heightPx: 30 };
const GIVEN: Readonly<Record<string, Uint8Array>> = {
  'scan.pdf': readFileSync(SAMPLE.scan).subarray(0),
  'forms.pdf': bombPdf(4),
  'sheet.tif': makeTiff([greyImage(small.widthPx, small.heightPx), greyImage(20, 10)]),
  'sheet.png': greyPng(small.widthPx, small.heightPx, new Uint8Array(small.widthPx * small.heightPx)),
  'sheet.jpg': exifJpeg(64, 32, 6),
  'sheet.bmp': bmpPicture(),
  'sheet.gif': gifPicture(),
  'sheet.heic': heicPicture(),
  'sheet.avif': avifPicture(),
};

/** One to four places changed, cut out or doubled; half of them near the beginning, where headers are. */
function mutated(given: Uint8Array, random: Random): Uint8Array {
  const bytes = Uint8Array.from(given);
  for (let n = 1 + random.below(4); n > 0; n -= 1) {
    const reach = random.chance(0.5) ? Math.min(600, bytes.length) : bytes.length;
    const at = random.below(reach);
    if (random.chance(0.6)) bytes[at] = random.below(256);
    else if (random.chance(0.5)) bytes.fill(random.below(2) * 255, at, at + 1 + random.below(8));
    else bytes.copyWithin(at, random.below(bytes.length), Math.min(bytes.length, at + 30));
  }
  return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}

type Answer = { readonly ok: boolean; readonly value?: unknown; readonly error?: { readonly code: string } };

async function call(window: Page, verb: string, args: object): Promise<Answer> {
  return (await window.evaluate(
    async ([verb, args]) => {
      type Api = { readonly call: (verb: string, args: object) => Promise<unknown> };
      return await (globalThis as unknown as { readonly api: Api }).api.call(verb, args);
    },
    [verb, args] as const,
  )) as Answer;
}

const random = seededRandom(seed);
const home = makeHome();
const running = await launchSample(home);
const { app, window } = running;
const enginePid = () =>
  app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    return all.find((one) => one.getURL().startsWith('sverka://engine/'))?.getOSProcessId() ?? 0;
  });

const said = new Map<string, number>();
let [slowest, slow, ended, mostBytes] = [{ ms: 0, name: '' }, 0, 0, 0];
let startBytes = 0;
let pid = await enginePid();
for (let i = 0; i < count; i += 1) {
  const names = Object.keys(GIVEN);
  const name = names[i % names.length] ?? '';
  const path = join(home.folder, `${i}-${name}`);
  writeFileSync(path, mutated(GIVEN[name] ?? new Uint8Array(), random));
  await answerDialogs(app, { open: [path] });
  const picked = (await call(window, 'files.pick', { purpose: 'scan' })).value as readonly {
    handle: string;
  }[];
  const [file] = picked;
  const startedMs = performance.now();
  const drawn = file === undefined ? null : await call(window, 'scan.picture', { handle: file.handle });
  const ms = performance.now() - startedMs;
  const word =
    drawn === null
      ? 'not a scan'
      : drawn.ok
        ? drawn.value === null
          ? 'not drawn'
          : 'drawn'
        : (drawn.error?.code ?? '');
  said.set(word, (said.get(word) ?? 0) + 1);
  if (ms > slowest.ms) slowest = { ms, name: path };
  if (ms > MOST_MS) slow += 1;
  const now = await enginePid();
  if (pid !== 0 && now !== pid) ended += 1;
  pid = now;
  const bytes = pid === 0 ? 0 : memoryBytes(pid);
  mostBytes = Math.max(mostBytes, bytes);
  if (i === names.length * 3) startBytes = bytes;
  if (i % 100 === 99 || i === count - 1) {
    const mb = (value: number) => Math.round(value / 1_048_576);
    const counts = JSON.stringify(Object.fromEntries(said));
    process.stdout.write(
      `${i + 1} files, seed ${seed}: ${counts}; engine ended ${ended}, over 10 s ${slow}, slowest ${Math.round(slowest.ms)} ms (${slowest.name}); memory ${mb(startBytes)} MB, at most ${mb(mostBytes)}, now ${mb(bytes)}\n`,
    );
  }
}
/** What the engine holds once it has been left alone, in MB; it is renewed where it has grown. */
async function restedMb(): Promise<number> {
  for (let waitedMs = 0; waitedMs < 60_000 && (await enginePid()) === pid; waitedMs += 1_000)
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  return memoryBytes(await enginePid()) / 1_048_576;
}
process.stdout.write(`memory after a pause: ${Math.round(await restedMb())} MB\n`);
await running.kill();
home.remove();
if (ended + slow > 0) process.exitCode = 1;
