import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { placedWords, withSize } from '../../app/core/formats/pdf/invisible-text';
import { readGivenPdf } from '../../app/core/formats/pdf/given/given-pdf';
import { streamUpdate } from '../../app/core/formats/pdf/pdf-update';
import { writePdf } from '../../app/core/formats/pdf/pdf-write';
import { PLAIN_OPTIONS } from '../../app/core/formats/write/text-options';
import { writeOne, writeWhole } from '../../app/core/formats/write/write-format';
import { VECTOR_DPI, PDF_UNITS_PER_INCH } from '../../app/core/scan/limits';
import type { Line, Page } from '../../app/core/page/transcription';
import { makeArchiveFolder, thereAndBack, type ArchiveFormat } from '../helpers/archive-folder';
import { sharedDir } from '../helpers/shared';
import { corpusPages, FORMAT_OPTIONS } from './formats';

/** What a file has to say to any program that opens it. */
type Expected = {
  readonly file: string;
  readonly format: 'page' | 'alto' | 'hocr' | 'docx' | 'pdf' | 'grown';
  /** The PDF that text was put behind. */
  readonly given?: string;
  /** Lines with text, in order. */
  readonly lines: readonly string[];
  readonly words?: readonly { readonly text: string; readonly box: readonly number[] }[];
  readonly inserted?: string;
  readonly deleted?: string;
  readonly comments?: readonly string[];
};

/**
 * Writes every page of the corpus in the formats that other programs read into `folder`, and in `expected.json` what each
 * file says; then `sheets` pictures with page files that went in, were corrected and came out.
 */
export async function writeForPeers(folder: string, sheets: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const expected: Expected[] = [];
  const put = (entry: Expected, content: string | Uint8Array) => {
    writeFileSync(join(folder, entry.file), content);
    expected.push(entry);
  };
  for (const [n, page] of corpusPages().entries()) {
    const lines = linesOf(page);
    for (const format of ['page', 'alto'] as const)
      put({ file: `${n}.${format}.xml`, format, lines }, writeOne(page, format, FORMAT_OPTIONS));
    put({ file: `${n}.hocr`, format: 'hocr', lines }, await writeWhole([page], 'hocr', FORMAT_OPTIONS));
    put(...(await pdfOf(page, `${n}.pdf`, lines)));
    put(...(await docxOf(page, `${n}.docx`)));
  }
  for (const [n, path] of pdfsOfCorpus().entries()) {
    const entry = await grownOf(path, folder, n);
    if (entry !== null) expected.push(entry);
  }
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
  for (const format of ['page', 'alto'] as const) await archiveFolder(folder, format, sheets);
}

async function archiveFolder(folder: string, format: ArchiveFormat, sheets: number): Promise<void> {
  const given = join(folder, `given-${format}`);
  await makeArchiveFolder(given, format, sheets);
  const work = join(folder, `back-${format}`);
  mkdirSync(work);
  await thereAndBack(work, given, format, sheets);
}

const hasInk = ({ text }: Line) => text.trim() !== '';
const linesOf = (page: Page) => page.lines.filter(hasInk).map(({ text }) => text);

async function pdfOf(
  page: Page,
  file: string,
  lines: readonly string[],
): Promise<readonly [Expected, Uint8Array]> {
  const sized = withSize(page);
  const scale = PDF_UNITS_PER_INCH / (sized.image.dpi ?? VECTOR_DPI);
  const words = placedWords(sized).map(({ text, boxPx: { x0, y0, x1, y1 } }) => ({
    text,
    box: [x0, y0, x1, y1].map((px) => px * scale),
  }));
  const data = Buffer.alloc(16 * 16 * 4, 230);
  const jpeg = new Uint8Array(encode({ width: 16, height: 16, data }, 70).data);
  const picture = () => Promise.resolve(jpeg);
  const bytes = await writePdf([page], {
    title: 'Дело',
    creator: 'Sverka',
    createdUtc: FORMAT_OPTIONS.createdUtc,
    picture,
  });
  return [{ file, format: 'pdf', lines, words }, bytes];
}

/** Of every five lines one had a word more before, and one its last word less; every seventh has a comment. */
async function docxOf(page: Page, file: string): Promise<readonly [Expected, Uint8Array]> {
  const lines = page.lines.filter(hasInk).map((line, i): Line => ({
    ...line,
    id: `l${i}`,
    marks: [],
    ...(i % 7 === 0 ? { comment: `Примечание ${i}` } : {}),
  }));
  const now: Page = { id: page.id, image: page.image, lines };
  const lastWord = ({ text }: Line, i: number) => (i % 5 === 2 ? (/ \S+$/.exec(text)?.[0] ?? '') : '');
  const slip = (line: Line, i: number): Line => {
    const shorter = line.text.slice(0, line.text.length - lastWord(line, i).length);
    return { ...line, text: i % 5 === 0 ? `${line.text} лишнее` : shorter, words: [] };
  };
  const before = new Map([[page.id, { ...page, lines: lines.map(slip) }]]);
  const text = { ...PLAIN_OPTIONS, hasDebris: true };
  const bytes = await writeWhole([now], 'docx', { ...FORMAT_OPTIONS, before, text });
  const changed = lines.filter((_, i) => i % 5 === 0).length;
  const comments = lines.flatMap(({ comment }) => comment ?? []);
  const expected: Expected = {
    ...{ file, format: 'docx', lines: lines.map((line) => line.text), comments },
    inserted: lines.map(lastWord).join('').replace(/\s/g, ''),
    ...{ deleted: 'лишнее'.repeat(changed) },
  };
  return [expected, bytes as Uint8Array];
}

function pdfsOfCorpus(): readonly string[] {
  const shared = sharedDir();
  if (shared === null) return [];
  const corpus = join(shared, 'corpus', 'pdf');
  const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => name.endsWith('.pdf')).map((name) => join(corpus, name));
}

/** A PDF of the corpus with a line of text on each page; null where nothing can be put behind it. */
async function grownOf(path: string, folder: string, n: number): Promise<Expected | null> {
  const bytes = readFileSync(path);
  const piece = (from: number, to: number) => Promise.resolve(new Uint8Array(bytes.subarray(from, to)));
  const pdf = await readGivenPdf({ length: bytes.length, piece });
  if (typeof pdf === 'string' || pdf.pages.some(({ mayHaveText }) => mayHaveText)) return null;
  const sheets = pdf.pages.map(({ view: [left, bottom, right, top], turns }, i): readonly [number, Page] => {
    const sides = [(right - left) * 4, (top - bottom) * 4].map((px) => Math.max(1, Math.round(px)));
    const [widthPx = 1, heightPx = 1] = turns % 2 === 1 ? sides.reverse() : sides;
    const text = `лист ${i + 1} изъ ${pdf.pages.length}`;
    const boxPx = { x0: widthPx * 0.1, y0: heightPx * 0.2, x1: widthPx * 0.9, y1: heightPx * 0.25 };
    const line: Line = { id: 'l', text, boxPx, words: [] };
    return [i, { id: `${i + 1}`, image: { widthPx, heightPx, dpi: 288 }, lines: [line] }];
  });
  const pieces: Uint8Array[] = [bytes];
  await streamUpdate(pdf, sheets, (more) => Promise.resolve(void pieces.push(more)));
  const file = `grown-${n}.pdf`;
  writeFileSync(join(folder, file), Buffer.concat(pieces));
  const words = sheets.flatMap(([, page]) =>
    placedWords(page).map(({ text, boxPx: { x0, y0, x1, y1 } }) => ({
      text,
      box: [x0, y0, x1, y1].map((px) => px / 4),
    })),
  );
  return { file, format: 'grown', given: path, lines: sheets.flatMap(([, page]) => linesOf(page)), words };
}
