import type { LeftOut } from '../../app/core/recognise/engine';
import { assertNever } from '../../app/core/base/result';
import { pictureSidePx } from '../../app/core/page/tiles';
import type { EngineArgs, EngineCall } from '../api-engine';
import { cropPicture } from './crop';
import { readPages } from './read-pages';
import { readPdf } from './read-pdf';
import { toJpeg } from './picture';
import { recogniseRegion } from './region';
import { recogniseCanvas } from './recognise/recognise';
import { openScan } from './scan/open';
import { scanSource } from './scan/source';
import type { DrawnPage, ScanDocument } from './scan/scan-document';
import { PageFileError, ScanError } from './scan-error';
import { cutTiles } from './tiles';

type Work = Exclude<EngineCall, { readonly verb: 'cancel' }>;

const scans = new Map<string, ScanDocument>();
const running = new Map<number, AbortController>();
const opened = { scans: 0 };

/** Does what main asks. A cancelled call throws ScanError `cancelled`. */
export async function answerCall(call: Work, onProgress: (share: number) => void): Promise<unknown> {
  const controller = new AbortController();
  running.set(call.id, controller);
  try {
    return await answer(call, controller.signal, onProgress);
  } finally {
    running.delete(call.id);
  }
}

export function cancelCall(id: number): void {
  running.get(id)?.abort(new ScanError('cancelled'));
}

async function answer(
  call: Work,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<unknown> {
  switch (call.verb) {
    case 'openScan':
      return await open(call.args);
    case 'renderPage':
      return await render(call.args.handle, call.args.index, call.args.maxSidePx);
    case 'cutTiles':
      return await cut(call.args.handle, call.args.index);
    case 'recognisePage':
      return await recognise(call.args, signal, onProgress);
    case 'crop':
      return await cropPicture(call.args);
    case 'recogniseRegion':
      return await recogniseRegion(find(call.args.handle), call.args, signal);
    case 'readTextLayer':
      return await find(call.args.handle).readTextLayer(call.args.index);
    case 'readGrowth':
      return await find(call.args.handle).readGrowth();
    case 'readPages':
      return await readFile(call.args.file);
    case 'closeScan':
      return await close(call.args.handle);
    default:
      return assertNever(call);
  }
}

async function readFile(file: EngineArgs['readPages']['file']) {
  if (file.kind !== 'pdf' || !('bytes' in file)) return readPages(file);
  const read = await readPdf(file.bytes);
  if (!read.ok) throw new PageFileError(read.error);
  return read.value;
}

async function open({ url, bytes, password, ...options }: EngineArgs['openScan']) {
  const scan = await openScan(scanSource(url, bytes), { ...options, password: password ?? undefined });
  opened.scans += 1;
  const handle = `scan-${opened.scans}`;
  scans.set(handle, scan);
  return { handle, pages: scan.pages };
}

function find(handle: string): ScanDocument {
  const scan = scans.get(handle);
  if (scan === undefined) throw new ScanError('engine-failed');
  return scan;
}

async function render(handle: string, index: number, maxSidePx: number | null) {
  const page = await find(handle).drawPage(index, maxSidePx);
  try {
    const jpeg = await toJpeg(page.canvas, maxSidePx ?? pictureSidePx(page.image));
    return { image: page.image, jpeg, ...leftOutOf(page) };
  } finally {
    release(page.canvas);
  }
}

async function cut(handle: string, index: number) {
  const page = await find(handle).drawPage(index, null);
  try {
    return { image: page.image, tiles: await cutTiles(page.canvas) };
  } finally {
    release(page.canvas);
  }
}

async function recognise(
  { handle, index, ...voting }: EngineArgs['recognisePage'],
  signal: AbortSignal,
  onProgress: (share: number) => void,
) {
  const page = await find(handle).drawPage(index, null);
  try {
    signal.throwIfAborted();
    const found = await recogniseCanvas(page.canvas, page.image, voting, signal, onProgress);
    return { image: page.image, ...found, ...leftOutOf(page) };
  } finally {
    release(page.canvas);
  }
}

function leftOutOf({ leftOut = [] }: DrawnPage): { readonly leftOut?: readonly LeftOut[] } {
  return leftOut.length > 0 ? { leftOut } : {};
}

/** A canvas of a page takes 35 MB and more; they would wait long for the collector. */
function release(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

async function close(handle: string): Promise<null> {
  await scans.get(handle)?.close();
  scans.delete(handle);
  return null;
}
