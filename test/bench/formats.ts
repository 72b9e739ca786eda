import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { boxArea, intersectBox } from './boxes';
import { detectFormat, readFormat, readGiven } from '../../app/core/formats/index';
import { giveBack, KEPT_FORMATS, type KeptFormat } from '../../app/core/formats/kept/kept';
import { writePdf } from '../../app/core/formats/pdf/pdf-write';
import { writeOne, writeWhole, type WriteOptions } from '../../app/core/formats/write/write-format';
import {
  isPageFormat,
  TEXT_EXPORTS,
  WRITTEN_FORMATS,
  type TextExport,
  type WrittenFormat,
} from '../../app/core/formats/write/written-formats';
import { hasText, type Line, type Page } from '../../app/core/page/transcription';
import { lineTokens } from '../../app/core/formats/xml/line-tokens';
import { decodeBytes } from '../../app/node/disk/decode-bytes';
import { schemaErrors } from '../core/formats/schema';
import { sharedDir } from '../helpers/shared';

const CREATED = '2024-05-06T07:08:09Z';
export const FORMAT_OPTIONS: WriteOptions = {
  ...{ title: 'Дело', archival: null, creator: 'Sverka', createdUtc: CREATED, author: 'Анна' },
  imageFilename: ({ id }) => `${id}.png`,
};
const KIND = {
  ...({ txt: 'plain-text', md: 'markdown', html: 'html', hocr: 'hocr', tei: 'tei' } as const),
  ...({ docx: 'docx', page: 'page-xml', alto: 'alto' } as const),
};
const SCHEMA: Partial<Record<WrittenFormat, string>> = {
  page: 'page-2019-07-15.xsd',
  alto: 'alto-4-4.xsd',
};

type Tally = { files: number; valid: number; texts: number };

/**
 * Every page file of the corpus written in every format and read again: in how many the text is the same, and which share
 * of line boxes, word boxes and confidences came back; and each ALTO and hOCR file given back unedited.
 */
export async function benchFormats(log: (line: string) => void): Promise<void> {
  const files = corpus();
  if (files.length === 0) return log('The corpus is not there.');
  log(`${files.length} files of the corpus (PAGE, ALTO, hOCR)`);
  log('format   text equal  schema-valid  lines placed  words placed  parts of words  confidences');
  for (const format of WRITTEN_FORMATS) {
    const tally: Tally = { files: 0, valid: 0, texts: 0 };
    const shares = { lines: [0, 0], words: [0, 0], parts: [0, 0], sure: [0, 0] };
    for (const [, pages] of files) {
      tally.files += 1;
      const written = await write(pages, format);
      const back = written.flatMap((one) => readBack(one, format));
      if (textOf(back, format) === textOf(pages, 'page')) tally.texts += 1;
      const xsd = SCHEMA[format];
      const errors = xsd === undefined ? [] : await schemaErrors(String(written[0]), xsd);
      if (errors.length === 0) tally.valid += 1;
      compare(pages, back, shares);
    }
    const share = ([kept = 0, all = 0]: readonly number[]) =>
      all === 0 ? '–' : `${((100 * kept) / all).toFixed(1)} %`;
    log(
      [
        format.padEnd(7),
        `${tally.texts}/${tally.files}`.padStart(11),
        (SCHEMA[format] === undefined ? 'no schema' : `${tally.valid}/${tally.files}`).padStart(13),
        share(shares.lines).padStart(13),
        share(shares.words).padStart(13),
        share(shares.parts).padStart(15),
        share(shares.sure).padStart(12),
      ].join(' '),
    );
  }
  for (const format of KEPT_FORMATS) log(givenBack(format));
}

function corpus(): readonly (readonly [string, readonly Page[]])[] {
  const shared = sharedDir();
  if (shared === null) return [];
  return ['page', 'alto', 'hocr'].flatMap((kind) => {
    const folder = join(shared, 'corpus', kind);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return names.flatMap((name): (readonly [string, readonly Page[]])[] => {
      if (!/\.(xml|html|hocr)$/.test(name)) return [];
      const read = readFormat(readFileSync(join(folder, name), 'utf8'));
      return read.ok && read.value.pages.length > 0 ? [[basename(name), read.value.pages]] : [];
    });
  });
}

/** Every page of the corpus that has text. */
export function corpusPages(): readonly Page[] {
  return corpus().flatMap(([, pages]) => pages.filter(hasText));
}

async function write(
  pages: readonly Page[],
  format: WrittenFormat,
): Promise<readonly (string | Uint8Array)[]> {
  return isPageFormat(format)
    ? pages.map((page) => writeOne(page, format, FORMAT_OPTIONS))
    : [await writeWhole(pages, format, FORMAT_OPTIONS)];
}

function readBack(content: string | Uint8Array, format: WrittenFormat): readonly Page[] {
  const kind = KIND[format];
  const file = typeof content === 'string' ? { kind, text: content } : { kind, bytes: content };
  const read = readGiven(file, decodeBytes);
  return read.ok ? read.value.pages : [];
}

function textOf(pages: readonly Page[], format: WrittenFormat): string {
  const lines = pages.flatMap((page) => page.lines.map(({ text }) => text.replace(/\s+/g, ' ').trim()));
  // Their title stands before the text.
  const own = ['md', 'docx', 'html'].includes(format) ? lines.slice(1) : lines;
  return own.filter((text) => text !== '').join('\n');
}

/** `words` are text between spaces; `parts` are what a file has boxes of, a full stop of its own for one. */
type Shares = Readonly<Record<'lines' | 'words' | 'parts' | 'sure', number[]>>;

/** Lines with text, in order: whether box, word boxes and confidences are within a pixel of what they were. */
function compare(pages: readonly Page[], back: readonly Page[], shares: Shares): void {
  const linesOf = (all: readonly Page[]) =>
    all.flatMap((page) => page.lines.filter(({ text }) => text.trim() !== ''));
  const after = linesOf(back);
  for (const [i, line] of linesOf(pages).entries()) count(line, after[i], shares);
}

function count(line: Line, twin: Line | undefined, { lines, words, parts, sure }: Shares): void {
  const add = (share: number[], isKept: boolean) => {
    share[0] = (share[0] ?? 0) + (isKept ? 1 : 0);
    share[1] = (share[1] ?? 0) + 1;
  };
  if (line.boxPx !== null) add(lines, isNear(line.boxPx, twin?.boxPx ?? null));
  const twins = twin === undefined ? [] : lineTokens(twin);
  for (const [n, { boxPx, confidence }] of lineTokens(line).entries()) {
    const other = twins[n];
    if (boxPx !== null) add(words, isNear(boxPx, other?.boxPx ?? null));
    if (confidence !== null)
      add(sure, other?.confidence != null && Math.abs(other.confidence - confidence) <= 0.01);
  }
  for (const word of line.words) {
    const other = twin?.words.find((one) => one.from <= word.from && one.to >= word.to);
    add(parts, isNear(word.boxPx, other?.boxPx ?? null));
  }
}

function isNear(a: Line['boxPx'], b: Line['boxPx']): boolean {
  if (a === null || b === null) return false;
  const shared = boxArea(intersectBox(a, b));
  const both = boxArea(a) + boxArea(b) - shared;
  const isSame = a.x0 === b.x0 && a.y0 === b.y0 && a.x1 === b.x1 && a.y1 === b.y1;
  return isSame || (both > 0 && shared / both >= 0.9);
}

function givenBack(format: KeptFormat): string {
  const shared = sharedDir();
  const folder = join(shared ?? '', 'corpus', format);
  const names = format === 'tei' ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' });
  let [all, same] = [0, 0];
  for (const name of names.filter((one) => /\.(xml|html|hocr)$/.test(one))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const read = readFormat(text);
    if (!read.ok || detectFormat(text)?.id !== format) continue;
    all += 1;
    const now = read.value.pages.map((page, index) => ({ index, page }));
    const back = giveBack(format, text, now);
    if (back.ok && back.value === text) same += 1;
  }
  return `${format}: ${same} of ${all} files given back byte for byte`;
}

/** The names that `benchExport` knows. */
export const EXPORT_NAMES: readonly TextExport[] = TEXT_EXPORTS;

/** Writes `sheets` made pages in one format: seconds and the most memory of the process, in MB. */
export async function benchExport(
  format: TextExport,
  sheets: number,
): Promise<{ seconds: number; peakMb: number }> {
  const pages = Array.from({ length: sheets }, (_, i) => madePage(i));
  const start = performance.now();
  if (format === 'pdf') await writePdf(pages, { ...FORMAT_OPTIONS, picture: () => Promise.resolve(null) });
  else if (isPageFormat(format)) for (const page of pages) writeOne(page, format, FORMAT_OPTIONS);
  else await writeWhole(pages, format, FORMAT_OPTIONS);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** A typed sheet with the box of every word. */
export function madePage(index: number): Page {
  const lines = Array.from({ length: 35 }, (_, n): Line => {
    const text = `Лист ${index + 1}, строка ${n + 1}: прибыло 150 винтовок и 12 пулемётов`;
    const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index: from }) => ({
      ...{ from, to: from + word.length, confidence: 0.9 },
      boxPx: { x0: 100 + from * 20, y0: 100 + n * 60, x1: 100 + (from + word.length) * 20, y1: 140 + n * 60 },
    }));
    return { id: `l${n}`, text, boxPx: { x0: 100, y0: 100 + n * 60, x1: 1500, y1: 140 + n * 60 }, words };
  });
  return {
    id: String(index + 1).padStart(4, '0'),
    image: { widthPx: 2480, heightPx: 3508, dpi: 300 },
    lines,
  };
}
