import { fromBase64 } from '../xml/base64';
import { GLYPHLESS_FONT } from './glyphless-font';
import { DEFLATED, deflated, hex4, type PdfObjectsOut } from './pdf-output';

/** Width of the font's one glyph, as a share of an em. */
export const GLYPH_EM = 0.5;
/** A block of a ToUnicode map holds no more (Adobe Technical Note 5014). */
const MOST_CHARACTERS = 100;
const MOST_CODES = 0xfffe;

/** Codes of two bytes, from 1, in the order in which characters come. */
export type PdfCodes = {
  /** In hexadecimal; what is beyond all codes is left out. */
  readonly of: (text: string) => string;
  readonly all: () => ReadonlyMap<string, number>;
};

export function makeCodes(): PdfCodes {
  const codes = new Map<string, number>();
  const code = (character: string) => {
    const known = codes.get(character);
    if (known !== undefined || codes.size >= MOST_CODES) return known ?? null;
    codes.set(character, codes.size + 1);
    return codes.size;
  };
  return {
    of: (text) =>
      [...text]
        .map(code)
        .map((one) => (one === null ? '' : hex4(one)))
        .join(''),
    all: () => codes,
  };
}

/** Writes the font as object `id`: a font without ink in which each code is the one glyph and says which character it is. */
export async function putInvisibleFont(
  output: PdfObjectsOut,
  id: number,
  codes: ReadonlyMap<string, number>,
): Promise<void> {
  const [file, descriptor, glyphs, descendant, unicode] = Array.from({ length: 5 }, output.reserve);
  const font = fromBase64(GLYPHLESS_FONT);
  await output.stream(file ?? 0, `${DEFLATED} /Length1 ${font.length}`, deflated(font));
  await output.put(
    descriptor ?? 0,
    `<< /Type /FontDescriptor /FontName /GlyphLessFont /Flags 5 /ItalicAngle 0 /StemV 80 /Ascent 1000 /Descent -1 /CapHeight 1000 /FontBBox [0 0 500 1000] /FontFile2 ${file} 0 R >>`,
  );
  const map = new Uint8Array(2 * (codes.size + 1)).map((_, i) => i % 2);
  await output.stream(glyphs ?? 0, DEFLATED, deflated(map));
  const system = '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  await output.put(
    descendant ?? 0,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /GlyphLessFont /DW ${1000 * GLYPH_EM} /CIDSystemInfo ${system} /FontDescriptor ${descriptor} 0 R /CIDToGIDMap ${glyphs} 0 R >>`,
  );
  await output.stream(unicode ?? 0, DEFLATED, deflated(unicodeMap(codes)));
  await output.put(
    id,
    `<< /Type /Font /Subtype /Type0 /BaseFont /GlyphLessFont /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
}

function unicodeMap(codes: ReadonlyMap<string, number>): string {
  const entries = [...codes].map(([character, code]) => `<${hex4(code)}> <${unitsOf(character)}>`);
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
    .map((unit) => hex4(unit.charCodeAt(0)))
    .join('');
}
