import { unionBox, type BoxPx } from '../base/geometry';
import type { Line, PageImage, Word } from '../page/transcription';

type SizePx = Pick<PageImage, 'widthPx' | 'heightPx'>;

/** The part of tesseract.js's result that is used; the rest of its shape is not relied upon. */
export type TesseractWord = {
  readonly text: string;
  /** 0–100. */
  readonly confidence: number;
  readonly bbox: BoxPx;
};
export type TesseractBlock = {
  readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly TesseractWord[] }[] }[];
};

/** The words with visible text that the recogniser gave: what the sum of a sheet starts from. */
export function countWords(blocks: readonly TesseractBlock[]): number {
  return rowsOf(blocks).reduce((all, words) => all + words.length, 0);
}

/**
 * Tesseract's blocks as Lines in its own reading order, in the px of the picture that it read, of the given size. Words
 * are joined by single spaces; words and lines without visible text are left out.
 */
export function linesFromBlocks(blocks: readonly TesseractBlock[], size: SizePx): Line[] {
  return rowsOf(blocks)
    .filter((words) => words.length > 0)
    .map((words, i) => lineFromWords(words, `l${String(i + 1).padStart(3, '0')}`, size));
}

/** All words with visible text, in the recogniser's own order. */
export function wordsIn(blocks: readonly TesseractBlock[]): readonly TesseractWord[] {
  return rowsOf(blocks).flat();
}

function rowsOf(blocks: readonly TesseractBlock[]): readonly (readonly TesseractWord[])[] {
  const rows = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  return rows.map((row) => row.words.filter((word) => word.text.trim() !== ''));
}

/** Lines parted into text and dirt: what is of another size than the rest and was read without confidence. */
export function withoutDirt(lines: readonly Line[]): { readonly text: Line[]; readonly dirt: Line[] } {
  const usualPx = medianHeight(lines);
  return {
    text: lines.filter((line) => !isDirt(line, usualPx)),
    dirt: lines.filter((line) => isDirt(line, usualPx)),
  };
}

/** Lines of type are of one size; what is much smaller or larger and read without confidence is dirt or an edge. */
const SMALLEST = 0.4;
const LARGEST = 2.2;
const LEAST_CONFIDENCE = 0.5;

function isDirt({ boxPx, words }: Line, usualHeightPx: number): boolean {
  if (boxPx === null) return false;
  const share = (boxPx.y1 - boxPx.y0) / usualHeightPx;
  const confidence = words.reduce((sum, word) => sum + (word.confidence ?? 0), 0) / Math.max(1, words.length);
  return (share < SMALLEST || share > LARGEST) && confidence < LEAST_CONFIDENCE;
}

function medianHeight(lines: readonly Line[]): number {
  const heights = lines.flatMap(({ boxPx }) => (boxPx === null ? [] : [boxPx.y1 - boxPx.y0]));
  return heights.sort((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 1;
}

/** The recogniser's words of one line, in px of the picture of the given size. */
export function lineFromWords(found: readonly TesseractWord[], id: string, size: SizePx): Line {
  const words = found.map(({ text, confidence, bbox }) => ({
    text: text.trim().replace(/\s+/g, ' '),
    confidence: clampShare(confidence / 100),
    boxPx: insideImage(bbox, size),
  }));
  return lineOfWords(words, id);
}

/** A word as it was read; its text has no white space at its ends. */
export type ReadWord = { readonly text: string; readonly boxPx: BoxPx; readonly confidence: number | null };

/** A Line of words with single spaces between them. */
export function lineOfWords(read: readonly ReadWord[], id: string): Line {
  let text = '';
  const words: Word[] = [];
  for (const { text: part, confidence, boxPx } of read) {
    const from = text === '' ? 0 : text.length + 1;
    text = text === '' ? part : `${text} ${part}`;
    words.push({ from, to: text.length, boxPx, confidence });
  }
  return { id, text, boxPx: unionBox(words.map((word) => word.boxPx)), words };
}

/** A box that lies outside altogether is put at the edge, empty: its word stays. */
function insideImage({ x0, y0, x1, y1 }: BoxPx, { widthPx, heightPx }: SizePx): BoxPx {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const [left, top] = [within(x0, widthPx), within(y0, heightPx)];
  return {
    x0: left,
    y0: top,
    x1: Math.max(left, within(x1, widthPx)),
    y1: Math.max(top, within(y1, heightPx)),
  };
}

function clampShare(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
}
