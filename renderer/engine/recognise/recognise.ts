import type { BoxPx, SheetGeometry } from '../../../app/core/base/geometry';
import { colouredShare } from '../../../app/core/image/ink-colour';
import { PREPARATIONS, type Hold, type Preparation } from '../../../app/core/image/prepare';
import { composed, IDENTITY } from '../../../app/core/image/transform';
import { cropOn } from '../../../app/core/page/sheet-geometry';
import type { Knot } from '../../../app/core/recognise/calibration';
import { meanConfidence } from '../../../app/core/recognise/confidence';
import {
  sheetOf,
  withoutSecond,
  typeOf,
  withTrial,
  type Pass,
  type SheetRead,
  type TextFrame,
} from '../../../app/core/recognise/sheet';
import type { TwoReaders } from '../../../app/core/recognise/two-readers';
import { blocksFromTsv } from '../../../app/core/recognise/tsv';
import type { TesseractBlock, TesseractWord } from '../../../app/core/recognise/lines';
import { stripsOf, wordsOfStrip, type Strip } from '../../../app/core/recognise/second-try';
import type { PageImage } from '../../../app/core/page/transcription';
import Tesseract, { type Worker } from 'tesseract.js';
import { context2d } from '../picture';
import { preparePage, type PrepareReply } from './preparing';
import { toPgm } from './pgm';
import { readSecond } from './second-reading';
import { withWorker } from './workers';

/** How many readings make the text, what their confidence is worth, and how the sheet lies where that is known. */
export type Voting = {
  readonly readings: number;
  readonly knots: readonly Knot[];
  readonly isSideways?: boolean | null;
  /** How the sheet lies on its scan; what is not told is found out by looking. Its crop is in px of the canvas. */
  readonly geometry?: SheetGeometry;
};

/** Text read with less confidence than this may be standing on its head. */
const DOUBTFUL = 0.5;

/** What the recogniser gave of a sheet held one way up. */
type Trial = {
  readonly frame: TextFrame;
  readonly passes: readonly Pass[];
  readonly hasInk: boolean;
  readonly prepared: PrepareReply;
};

/**
 * Recognises one drawn page: by Tesseract alone, or with more than one reading by the second reader, too. Where that is
 * out of its field, `readings` passes of Tesseract over differently prepared pictures vote. `onProgress` gets a share of
 * the page, 0–1. Aborting `signal` kills the workers in hand at once, since Tesseract cannot be asked to stop.
 */
export async function recogniseCanvas(
  canvas: OffscreenCanvas,
  image: PageImage,
  { readings, knots, geometry = {}, isSideways = null }: Voting,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<SheetRead> {
  const { turns } = geometry;
  const isOnSide = turns === undefined ? isSideways : turns % 2 === 1;
  const preparations = PREPARATIONS.slice(0, Math.max(1, readings));
  const read = async (isUpsideDown: boolean): Promise<Trial> => {
    const hold = { isSideways: isOnSide, isUpsideDown, levelDeg: geometry.levelDeg ?? null };
    const prepared = await prepare(canvas, cropOn(image, geometry), hold, preparations, signal);
    const first = { ...prepared, pgms: prepared.pgms.slice(0, 1) };
    const passes = await readAll(first, preparations.slice(0, 1), signal, onProgress);
    return { frame: { ...prepared, image }, passes, hasInk: prepared.hasInk, prepared };
  };
  const upright = await read(turns !== undefined && turns >= 2);
  const finish = async (trial: Trial) =>
    await finished(trial, preparations, knots, canvas, signal, onProgress);
  const isCertain = turns !== undefined || confidenceOf(upright) >= DOUBTFUL;
  if (!upright.hasInk || isCertain) return await finish(upright);
  const turned = await read(true);
  const [used, other] = confidenceOf(turned) > confidenceOf(upright) ? [turned, upright] : [upright, turned];
  const sheet = await finish(used);
  return { ...sheet, account: withTrial(sheet.account, other.passes, other.frame) };
}

/** The sheet, after the readings beyond the first. */
async function finished(
  { frame, passes, prepared }: Trial,
  preparations: readonly Preparation[],
  knots: readonly Knot[],
  canvas: OffscreenCanvas,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<SheetRead> {
  const first = await withTries(passes, prepared, signal);
  const two = preparations.length > 1 ? await secondOf(prepared, first, frame, signal) : null;
  if (two !== null && two !== 'failed') return sheetOf(first, frame, knots, colourOn(canvas), two);
  const rest = { ...prepared, pgms: prepared.pgms.slice(1) };
  const more = await readAll(rest, preparations.slice(1), signal, onProgress);
  const all = [...first, ...(await withTries(more, prepared, signal))];
  const sheet = sheetOf(all, frame, knots, colourOn(canvas));
  return two === 'failed' ? withoutSecond(sheet) : sheet;
}

async function secondOf(
  { page, letters, letterPx }: PrepareReply,
  [first]: readonly Pass[],
  frame: TextFrame,
  signal: AbortSignal,
): Promise<TwoReaders | 'failed' | null> {
  if (page === null || letterPx === null || first === undefined) return null;
  const lines = typeOf(first, frame);
  return await readSecond({ page: { image: page, letters, letterPx }, lines }, signal);
}

/** Boxes are px of the canvas here: a page is recognised on the picture that was drawn of it. */
function colourOn(canvas: OffscreenCanvas): (boxPx: BoxPx) => number | null {
  const context = context2d(canvas);
  return ({ x0, y0, x1, y1 }) =>
    x1 <= x0 || y1 <= y0 ? null : colouredShare(context.getImageData(x0, y0, x1 - x0, y1 - y0).data);
}

/** The part of the canvas that is the sheet; its px go back to those of the whole canvas. */
async function prepare(
  canvas: OffscreenCanvas,
  { x0, y0, x1, y1 }: BoxPx,
  hold: Hold,
  preparations: readonly Preparation[],
  signal: AbortSignal,
): Promise<PrepareReply> {
  const { data, width, height } = context2d(canvas).getImageData(x0, y0, x1 - x0, y1 - y0);
  const reply = await preparePage(
    { rgba: data, widthPx: width, heightPx: height, hold, preparations },
    signal,
  );
  return { ...reply, toOriginal: composed(reply.toOriginal, { ...IDENTITY, tx: x0, ty: y0 }) };
}

async function readAll(
  { pgms }: PrepareReply,
  preparations: readonly Preparation[],
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<readonly Pass[]> {
  // A blank sheet: each pass gave nothing.
  if (pgms.length === 0) return preparations.map((preparation) => ({ preparation, blocks: [] }));
  const found: Pass[] = [];
  for (const [index, pgm] of pgms.entries()) {
    const report = (share: number) => onProgress((index + share) / pgms.length);
    const blocks = await readPicture(pgm, signal, report);
    found.push({ preparation: preparations[index] ?? 'soft', blocks });
  }
  return found;
}

/** Each pass with what it gave for the lines that it had missed. */
async function withTries(
  passes: readonly Pass[],
  prepared: PrepareReply,
  signal: AbortSignal,
): Promise<readonly Pass[]> {
  const tried: Pass[] = [];
  for (const pass of passes)
    tried.push({ ...pass, tries: await readStrips(stripsLeft(prepared, pass.blocks), signal) });
  return tried;
}

async function readPicture(
  pgm: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  report: (share: number) => void,
): Promise<readonly TesseractBlock[]> {
  return await withWorker(signal, report, async (worker) => blocksFromTsv(await tsvOf(worker, pgm)));
}

async function tsvOf(worker: Worker, pgm: Uint8Array<ArrayBuffer>): Promise<string> {
  const { data } = await worker.recognize(pgm, {}, { tsv: true, text: false });
  return data.tsv ?? '';
}

/** What looks like type and bears no word. */
function stripsLeft(
  { page, letters, leaders, letterPx }: PrepareReply,
  blocks: readonly TesseractBlock[],
): readonly Strip[] {
  return page === null || letterPx === null
    ? []
    : stripsOf({ image: page, letters, leaders, letterPx }, blocks);
}

/** Each strip is read as one block of text, without looking for columns and pictures in it. */
async function readStrips(
  strips: readonly Strip[],
  signal: AbortSignal,
): Promise<NonNullable<Pass['tries']>> {
  if (strips.length === 0) return [];
  return await withWorker(
    signal,
    () => undefined,
    async (worker) => {
      const tries: (readonly TesseractWord[])[] = [];
      await worker.setParameters({ tessedit_pageseg_mode: Tesseract.PSM.SINGLE_BLOCK });
      for (const strip of strips)
        tries.push(wordsOfStrip(strip, blocksFromTsv(await tsvOf(worker, toPgm(strip.image)))));
      await worker.setParameters({ tessedit_pageseg_mode: Tesseract.PSM.AUTO });
      return tries;
    },
  );
}

function confidenceOf({ frame, passes: [first] }: Trial): number {
  return first === undefined ? 0 : meanConfidence(typeOf(first, frame));
}
