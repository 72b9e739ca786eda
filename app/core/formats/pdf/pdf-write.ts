import {
  decodeFromBase64,
  PDFDocument,
  PDFHexString,
  type PDFContext,
  type PDFImage,
  type PDFRef,
} from '@cantoo/pdf-lib';
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
 * its ink, word by word, in a font without ink that says which character each code is.
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
    const content = textOperators(words[i] ?? [], { codes, scale, heightPx, font: name.asString() });
    sheet.node.addContentStream(document.context.register(document.context.flateStream(content)));
  }
  return await document.save({ useObjectStreams: false });
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
};

/** Text that is not painted (mode 3), each word as wide as its ink; a space behind it keeps words apart. */
function textOperators(words: readonly PlacedWord[], { codes, scale, heightPx, font }: Setting): string {
  const number = (value: number) => String(Math.round(value * 1_000) / 1_000);
  const shown = words.map(({ text, boxPx }) => {
    const characters = [...text].flatMap((one) => codes.get(one) ?? []);
    const size = Math.max(1, (boxPx.y1 - boxPx.y0) * scale);
    const width = Math.max(1, (boxPx.x1 - boxPx.x0) * scale);
    const stretch = (100 * width) / (Math.max(1, characters.length) * GLYPH_EM * size);
    const place = `1 0 0 1 ${number(boxPx.x0 * scale)} ${number((heightPx - boxPx.y1) * scale + DESCENT * size)}`;
    return `${font} ${number(size)} Tf ${number(stretch)} Tz ${place} Tm <${characters.map(hex).join('')}> Tj`;
  });
  return ['q BT 3 Tr', ...shown, 'ET Q'].join('\n');
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
