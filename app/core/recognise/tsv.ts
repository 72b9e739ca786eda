import type { TesseractBlock, TesseractWord } from './lines';

/** Tesseract's level of a word; the others are of the boxes around it. */
const WORD_LEVEL = '5';
const COLUMNS = 12;

/**
 * Tesseract's TSV as blocks. Its rows are level, page, block, paragraph, line, word, left, top, width, height,
 * confidence (0–100) and text, apart by tabs; a row of a word is never passed over, whatever its text holds. Far
 * smaller than its JSON, which has every sign of every word.
 */
export function blocksFromTsv(tsv: string): readonly TesseractBlock[] {
  const lines = new Map<string, TesseractWord[]>();
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    if (cells[0] !== WORD_LEVEL || cells.length < COLUMNS) continue;
    const key = cells.slice(1, 5).join(' ');
    const line = lines.get(key) ?? [];
    if (line.length === 0) lines.set(key, line);
    line.push(wordOf(cells));
  }
  return [{ paragraphs: [{ lines: [...lines.values()].map((words) => ({ words })) }] }];
}

function wordOf(cells: readonly string[]): TesseractWord {
  const [x0 = 0, y0 = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, COLUMNS - 1).map(finite);
  const text = cells.slice(COLUMNS - 1).join(' ');
  return { text, confidence, bbox: { x0, y0, x1: x0 + width, y1: y0 + height } };
}

function finite(cell: string): number {
  const value = Number(cell);
  return Number.isFinite(value) ? value : 0;
}
