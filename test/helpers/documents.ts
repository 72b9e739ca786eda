import { utf8 } from './bytes';
import { zipOf } from './zip';

/** Documents of office programs as small as they can be. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A paragraph of Word with the runs or text given. */
export const wordParagraph = (inner: string) =>
  `<w:p>${inner.startsWith('<') ? inner : wordRun(inner)}</w:p>`;

export const wordRun = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A DOCX of a body and other parts, by their names in `word/`. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const contents: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
  };
  for (const [name, content] of Object.entries(parts))
    contents[`word/${name}`] = content.replace(/^<w:(\w+)/, `<w:$1 ${W}`);
  return zipOf(Object.keys(contents), contents);
}

const O =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"';

export const odtContent = (text: string, styles = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${O}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`;

export const fodtOf = (text: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${O}><office:body><office:text>${text}</office:text></office:body></office:document>`;

export function odtOf(text: string, { styles = '', masters = '' } = {}): Uint8Array {
  const contents: Record<string, string> = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': odtContent(text, styles),
    'styles.xml': `<?xml version="1.0"?><office:document-styles ${O}><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
  };
  return zipOf(Object.keys(contents), contents);
}

/** RTF with Russian letters as bytes of Windows-1251. */
export function rtfOf(paragraphs: readonly string[]): string {
  return `{\\rtf1\\ansi\\ansicpg1251\\deff0{\\fonttbl{\\f0\\fcharset204 Times;}}\n${paragraphs.map((text) => `\\pard ${rtfText(text)}\\par\n`).join('')}}`;
}

/** Russian letters as bytes of Windows-1251, other signs as Unicode. */
export function rtfText(text: string): string {
  // A sign beyond the first plane is two of Unicode's units.
  return text
    .split('')
    .map((sign) => {
      const code = sign.charCodeAt(0);
      if (code < 0x80) return /[\\{}]/.test(sign) ? `\\${sign}` : sign;
      const isRussian = code >= 0x410 && code < 0x450;
      return isRussian
        ? `\\'${(code - 0x410 + 0xc0).toString(16)}`
        : `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
    })
    .join('');
}

/** A PDF of one page with a line of text for each of `lines`, in a font that says which letters its codes are. */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const letters = [...new Set(lines.join(''))];
  const hex = (value: number) => value.toString(16).padStart(4, '0');
  const codes = letters.map((letter, i) => `<${hex(i + 1)}> <${hex(letter.codePointAt(0) ?? 0)}>`).join('\n');
  const shown = (line: string) => [...line].map((letter) => hex(letters.indexOf(letter) + 1)).join('');
  const content = `BT /F 12 Tf 14 TL 40 700 Td ${lines.map((line) => `<${shown(line)}> Tj T*`).join(' ')} ET`;
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar\n${codes}\nendbfchar endcmap end end`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 500 >>',
    `<< /Length ${map.length} >>\nstream\n${map}\nendstream`,
    '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  let file = '%PDF-1.7\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return utf8(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}
