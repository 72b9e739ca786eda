import type { MachineReading } from '../../../app/core/engine';
import { PREPARATIONS, type Preparation } from '../../../app/core/image/prepare';
import { colouredShare } from '../../../app/core/image/ink-colour';
import { mapBox, type Affine } from '../../../app/core/image/transform';
import { joinedRows } from '../../../app/core/layout/join-rows';
import { laidOut } from '../../../app/core/layout/page-layout';
import type { BoxPx } from '../../../app/core/geometry';
import type { Knot } from '../../../app/core/recognise/calibration';
import { consensusOf } from '../../../app/core/recognise/consensus';
import { linesFromBlocks } from '../../../app/core/recognise/lines';
import { asTyped } from '../../../app/core/recognise/pitch';
import { blocksFromTsv } from '../../../app/core/recognise/tsv';
import { meanConfidence } from '../../../app/core/recognise/confidence';
import type { Line, PageImage } from '../../../app/core/transcription';
import { context2d } from '../picture';
import { preparePage, type PrepareReply } from './preparing';
import { withWorker } from './workers';

export type Recognised = { readonly lines: Line[]; readonly readings: readonly MachineReading[] };

/** How many passes vote on the text, and what their confidence is worth. */
export type Voting = { readonly readings: number; readonly knots: readonly Knot[] };

/** Text read with less confidence than this may be standing on its head. */
const DOUBTFUL = 0.5;

/**
 * Recognises one drawn page by `readings` passes, each of a picture prepared in another way; `lines` is their
 * consensus. `onProgress` gets a share of the page, 0–1. Aborting `signal` kills the workers in hand at once, since
 * Tesseract cannot be asked to stop.
 */
export async function recogniseCanvas(
  canvas: OffscreenCanvas,
  image: PageImage,
  { readings, knots }: Voting,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<Recognised> {
  const preparations = PREPARATIONS.slice(0, Math.max(1, readings));
  const read = async (isUpsideDown: boolean): Promise<readonly MachineReading[]> => {
    const prepared = await prepare(canvas, isUpsideDown, preparations, signal);
    return await readAll(prepared, preparations, image, signal, onProgress);
  };
  const upright = await read(false);
  const isDoubtful = meanConfidence(upright[0]?.lines ?? []) < DOUBTFUL;
  const found = isDoubtful ? moreConfident(upright, await read(true)) : upright;
  return {
    lines: laidOut(
      joinedRows(
        asTyped(
          consensusOf(
            found.map(({ lines }) => lines),
            knots,
          ),
        ),
      ),
      colourOn(canvas),
    ),
    readings: found.map(({ preparation, lines }) => ({ preparation, lines: asTyped(lines) })),
  };
}

/** Boxes are px of the canvas here: a page is recognised on the picture that was drawn of it. */
function colourOn(canvas: OffscreenCanvas): (boxPx: BoxPx) => number | null {
  const context = context2d(canvas);
  return ({ x0, y0, x1, y1 }) =>
    x1 <= x0 || y1 <= y0 ? null : colouredShare(context.getImageData(x0, y0, x1 - x0, y1 - y0).data);
}

async function prepare(
  canvas: OffscreenCanvas,
  isUpsideDown: boolean,
  preparations: readonly Preparation[],
  signal: AbortSignal,
): Promise<PrepareReply> {
  const { data, width, height } = context2d(canvas).getImageData(0, 0, canvas.width, canvas.height);
  return await preparePage(
    { rgba: data, widthPx: width, heightPx: height, isUpsideDown, preparations },
    signal,
  );
}

async function readAll(
  { pgms, toOriginal }: PrepareReply,
  preparations: readonly Preparation[],
  image: PageImage,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<readonly MachineReading[]> {
  const found: MachineReading[] = [];
  for (const [index, pgm] of pgms.entries()) {
    const report = (share: number) => onProgress((index + share) / pgms.length);
    const tsv = await withWorker(signal, report, async (worker) => {
      const { data } = await worker.recognize(pgm, {}, { tsv: true, text: false });
      return data.tsv ?? '';
    });
    const lines = linesFromBlocks(blocksFromTsv(tsv), image, (box) => rounded(toOriginal, box));
    found.push({ preparation: preparations[index] ?? 'soft', lines });
  }
  return found;
}

function rounded(toOriginal: Affine, box: BoxPx): BoxPx {
  const { x0, y0, x1, y1 } = mapBox(toOriginal, box);
  return { x0: Math.round(x0), y0: Math.round(y0), x1: Math.round(x1), y1: Math.round(y1) };
}

function moreConfident(
  a: readonly MachineReading[],
  b: readonly MachineReading[],
): readonly MachineReading[] {
  return meanConfidence(b[0]?.lines ?? []) > meanConfidence(a[0]?.lines ?? []) ? b : a;
}
