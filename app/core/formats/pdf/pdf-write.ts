import {
  decodeFromBase64,
  PDFDocument,
  PDFHexString,
  type PDFContext,
  type PDFImage,
  type PDFPage,
  type PDFRef,
  degrees,
} from '@cantoo/pdf-lib';
import type { BoxPx, QuarterTurns } from '../../base/geometry';
import { assertNever } from '../../base/result';
import { uprightTurns } from '../../layout/text-turns';
import { cropOn } from '../../page/sheet-geometry';
import type { Page } from '../../page/transcription';
import { PDF_UNITS_PER_INCH, VECTOR_DPI } from '../../scan/limits';
import { GLYPHLESS_FONT } from './glyphless-font';
import { placedWords, type PlacedWord } from './invisible-text';

export type PdfOptions = {
  readonly title: string;
  readonly creator: string;
  /** The picture of a page as JPEG or PNG; null where there is none. */
  readonly picture: (page: Page) => Promise<Uint8Array | null>;
};

/** Width of the font's one glyph, as a share of an em. */
const GLYPH_EM = 0.5;
/** How far letters reach below the line, as a share of their height. */
const DESCENT = 0.2;
/** A block of a ToUnicode map holds no more (Adobe Technical Note 5014). */
const MOST_CHARACTERS = 100;

/**
 * The pages as a searchable PDF: each picture fills its page, a JPEG with its own bytes, and the text stands invisibly on
 * its ink, word by word, in a font without ink that says which character each code is. A sheet that is turned or cropped is shown so;
 * its picture stays as it is.
 */
export async function writePdf(pages: readonly Page[], options: PdfOptions): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(options.title);
  document.setCreator(options.creator);
  const words = pages.map(placedWords);
  const codes = codesOf(words.flat());
  const font = addFont(document.context, codes);
  for (const [i, page] of pages.entries()) {
    const scale = PDF_UNITS_PER_INCH / (page.image.dpi ?? VECTOR_DPI);
    const { widthPx, heightPx } = page.image;
    const sheet = document.addPage([widthPx * scale, heightPx * scale]);
    const picture = await options.picture(page);
    const image = picture === null ? null : await embed(document, picture);
    if (image !== null)
      sheet.drawImage(image, { x: 0, y: 0, width: widthPx * scale, height: heightPx * scale });
    const name = sheet.node.newFontDictionary('Text', font);
    const turns = uprightTurns(page);
    showAsItLies(sheet, page, scale, turns);
    const lies = ((4 - turns) % 4) as QuarterTurns;
    const content = textOperators(words[i] ?? [], { codes, scale, heightPx, font: name.asString(), lies });
    sheet.node.addContentStream(document.context.register(document.context.flateStream(content)));
  }
  return await document.save({ useObjectStreams: false });
}

function showAsItLies(sheet: PDFPage, { image, geometry }: Page, scale: number, turns: QuarterTurns): void {
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  if (geometry?.cropPx !== undefined)
    sheet.setCropBox(x0 * scale, (image.heightPx - y1) * scale, (x1 - x0) * scale, (y1 - y0) * scale);
  if (turns !== 0) sheet.setRotation(degrees(90 * turns));
}

async function embed(document: PDFDocument, picture: Uint8Array): Promise<PDFImage | null> {
  if (picture[0] === 0xff && picture[1] === 0xd8) return await document.embedJpg(picture);
  if (picture[0] === 0x89 && picture[1] === 0x50) return await document.embedPng(picture);
  return null;
}

/** A code of two bytes for each character that occurs, from 1. */
function codesOf(words: readonly PlacedWord[]): ReadonlyMap<string, number> {
  const characters = new Set(words.flatMap(({ text }) => [...text]));
  return new Map([...characters].slice(0, 0xfffe).map((character, i) => [character, i + 1]));
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0');

type Setting = {
  readonly codes: ReadonlyMap<string, number>;
  readonly scale: number;
  readonly heightPx: number;
  readonly font: string;
  /** Quarter turns clockwise by which the text lies on the scan. */
  readonly lies: QuarterTurns;
};

/** Text that is not painted (mode 3), each word as wide as its ink; a space behind it keeps words apart. */
function textOperators(
  words: readonly PlacedWord[],
  { codes, scale, heightPx, font, lies }: Setting,
): string {
  const number = (value: number) => String(Math.round(value * 1_000) / 1_000);
  const shown = words.map(({ text, boxPx }) => {
    const characters = [...text].flatMap((one) => codes.get(one) ?? []);
    const [across, up] = [(boxPx.x1 - boxPx.x0) * scale, (boxPx.y1 - boxPx.y0) * scale];
    const isOnSide = lies % 2 === 1;
    const size = Math.max(1, isOnSide ? across : up);
    const width = Math.max(1, isOnSide ? up : across);
    const stretch = (100 * width) / (Math.max(1, characters.length) * GLYPH_EM * size);
    const { turn, x, y } = startOf(boxPx, lies, heightPx, size / scale);
    const place = `${turn} ${number(x * scale)} ${number(y * scale)}`;
    return `${font} ${number(size)} Tf ${number(stretch)} Tz ${place} Tm <${characters.map(hex).join('')}> Tj`;
  });
  return ['q BT 3 Tr', ...shown, 'ET Q'].join('\n');
}

/** Where a word's baseline begins, in px from the lower left corner, and the turn of its text, as a PDF's matrix has it. */
function startOf({ x0, y0, x1, y1 }: BoxPx, lies: QuarterTurns, heightPx: number, sizePx: number) {
  const below = DESCENT * sizePx;
  switch (lies) {
    case 0:
      return { turn: '1 0 0 1', x: x0, y: heightPx - y1 + below };
    case 1:
      return { turn: '0 -1 1 0', x: x0 + below, y: heightPx - y0 };
    case 2:
      return { turn: '-1 0 0 -1', x: x1, y: heightPx - y0 - below };
    case 3:
      return { turn: '0 1 -1 0', x: x1 - below, y: heightPx - y1 };
    default:
      return assertNever(lies);
  }
}

function addFont(context: PDFContext, codes: ReadonlyMap<string, number>): PDFRef {
  const file = context.register(context.flateStream(decodeFromBase64(GLYPHLESS_FONT), { Length1: 572 }));
  const descriptor = context.register(
    context.obj({
      ...{ Type: 'FontDescriptor', FontName: 'GlyphLessFont', Flags: 5, ItalicAngle: 0, StemV: 80 },
      ...{ Ascent: 1000, Descent: -1, CapHeight: 1000, FontBBox: [0, 0, 500, 1000], FontFile2: file },
    }),
  );
  // Every code is the one glyph.
  const glyphs = new Uint8Array(2 * 0x10000).map((_, i) => i % 2);
  const system = {
    Registry: PDFHexString.fromText('Adobe'),
    Ordering: PDFHexString.fromText('Identity'),
    Supplement: 0,
  };
  const descendant = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'GlyphLessFont', DW: 1000 * GLYPH_EM },
      ...{ CIDSystemInfo: system, FontDescriptor: descriptor },
      CIDToGIDMap: context.register(context.flateStream(glyphs)),
    }),
  );
  const font = context.obj({
    ...{ Type: 'Font', Subtype: 'Type0', BaseFont: 'GlyphLessFont', Encoding: 'Identity-H' },
    DescendantFonts: [descendant],
    ToUnicode: context.register(context.flateStream(unicodeMap(codes))),
  });
  return context.register(font);
}

function unicodeMap(codes: ReadonlyMap<string, number>): string {
  const entries = [...codes].map(([character, code]) => `<${hex(code)}> <${unitsOf(character)}>`);
  const blocks: string[] = [];
  for (let from = 0; from < entries.length; from += MOST_CHARACTERS) {
    const block = entries.slice(from, from + MOST_CHARACTERS);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}

function unitsOf(character: string): string {
  return character
    .split('')
    .map((unit) => hex(unit.charCodeAt(0)))
    .join('');
}
