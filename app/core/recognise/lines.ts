import { padBox, unionBox, type BoxPx } from '../geometry';
import type { Line, PageImage, Word } from '../transcription';

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

/**
 * Tesseract's blocks as Lines in its own reading order, its boxes taken to original px by `toOriginal`. Words are
 * joined by single spaces; words and lines without visible text are left out, and so are lines that are dirt: of
 * another size than the rest and read without confidence.
 */
export function linesFromBlocks(
  blocks: readonly TesseractBlock[],
  image: PageImage,
  toOriginal: (box: BoxPx) => BoxPx = (box) => box,
): Line[] {
  const rows = blocks.flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines));
  const lines = rows
    .map((row) => row.words.filter((word) => word.text.trim() !== ''))
    .map((words) => words.map((word) => ({ ...word, bbox: toOriginal(word.bbox) })))
    .filter((words) => words.length > 0)
    .map((words, i) => lineFromWords(words, `l${String(i + 1).padStart(3, '0')}`, image));
  return lines.filter((line) => !isDirt(line, medianHeight(lines)));
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

function lineFromWords(found: readonly TesseractWord[], id: string, image: PageImage): Line {
  const words = found.map(({ text, confidence, bbox }) => ({
    text: text.trim().replace(/\s+/g, ' '),
    confidence: clampShare(confidence / 100),
    boxPx: insideImage(bbox, image),
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

function insideImage(box: BoxPx, image: PageImage): BoxPx {
  return padBox(box, 0, image);
}

function clampShare(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;
}
