import type { FileKind } from '../../app/core/base/file-kinds';
import { latin1Bytes as raw, utf8 } from './bytes';
import { docxOf, fodtOf, odtOf, pdfOf, rtfOf, wordParagraph } from './documents';
import { zipOf } from './zip';

/** The head of an OLE compound file with the names of streams in its directory. */
function oleOf(...streams: readonly string[]): Uint8Array {
  const names = streams.map((name) => [...name].map((letter) => `${letter}\0`).join('')).join('\0\0\0\0');
  return raw(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}R\0o\0o\0t\0${names}`);
}

/** What all readable examples say. */
export const SAID = ['Телеграмма № 15603', 'Прибыло 300 винтовок.'] as const;

const lines = SAID.map((text, i) => ({ text, y: 10 + 20 * i }));
const points = (y: number) => `<Coords points="10,${y} 200,${y} 200,${y + 15} 10,${y + 15}"/>`;

export const PAGE_XML = `<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>x</Creator><Created>2020-01-01T00:00:00</Created><LastChange>2020-01-01T00:00:00</LastChange></Metadata><Page imageFilename="a.png" imageWidth="300" imageHeight="100"><TextRegion id="r">${points(0)}${lines
  .map(
    ({ text, y }, i) =>
      `<TextLine id="l${i}">${points(y)}<TextEquiv><Unicode>${text}</Unicode></TextEquiv></TextLine>`,
  )
  .join('')}</TextRegion></Page></PcGts>`;

const altoLine = ({ text, y }: (typeof lines)[number]) =>
  `<TextLine HPOS="10" VPOS="${y}" WIDTH="190" HEIGHT="15">${text
    .split(' ')
    .map((part, i) => `<String HPOS="${10 + 60 * i}" VPOS="${y}" WIDTH="50" HEIGHT="15" CONTENT="${part}"/>`)
    .join('<SP/>')}</TextLine>`;

export const ALTO_XML = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="300" HEIGHT="100"><PrintSpace><TextBlock>${lines
  .map(altoLine)
  .join('')}</TextBlock></PrintSpace></Page></Layout></alto>`;

export const HOCR_HTML = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><div class="ocr_page" title="bbox 0 0 300 100">${lines
  .map(({ text, y }) => `<span class="ocr_line" title="bbox 10 ${y} 200 ${y + 15}">${text}</span>`)
  .join('')}</div></body></html>`;

export const TEI_XML = `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>${SAID.map(
  (text) => `<p>${text}</p>`,
).join('')}</body></text></TEI>`;

const letters = (text: string, y: number) =>
  [...text]
    .map(
      (sign, i) =>
        `<charParams l="${10 + 8 * i}" t="${y}" r="${17 + 8 * i}" b="${y + 15}" charConfidence="90">${sign}</charParams>`,
    )
    .join('');

export const ABBYY_XML = `<?xml version="1.0"?><document xmlns="http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml"><page width="300" height="100" resolution="300"><block blockType="Text"><text><par>${lines
  .map(
    ({ text, y }) =>
      `<line l="10" t="${y}" r="200" b="${y + 15}"><formatting lang="Russian">${letters(text, y)}</formatting></line>`,
  )
  .join('')}</par></text></block></page></document>`;

const odtParagraphs = SAID.map((text) => `<text:p>${text}</text:p>`).join('');

const text = SAID.join('\n');

export type Example = { readonly name: string; readonly kind: FileKind; readonly bytes: Uint8Array };

const example = (name: string, kind: FileKind, content: string | Uint8Array): Example => ({
  ...{ name, kind },
  bytes: typeof content === 'string' ? utf8(content) : content,
});

/** One file of each kind and more, made here; those that are read all say the same. */
export const FILES: readonly Example[] = [
  example('empty.txt', 'empty', ''),
  example('blank.txt', 'empty', ' \n\t\n'),
  example('text.txt', 'plain-text', text),
  example('text.md', 'markdown', text),
  example('page.xml', 'page-xml', PAGE_XML),
  example('alto.xml', 'alto', ALTO_XML),
  example('page.hocr', 'hocr', HOCR_HTML),
  example('tei.xml', 'tei', TEI_XML),
  example(
    'page.html',
    'html',
    `<html><head><title>x</title></head><body><p>${SAID.join('<br>')}</p></body></html>`,
  ),
  example('fragment.html', 'html', `<p>${SAID[0]}</p>\n<p>${SAID[1]}</p>`),
  example(
    'page.mht',
    'web-archive',
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n<html>',
  ),
  example('text.rtf', 'rtf', rtfOf(SAID)),
  example('text.docx', 'docx', docxOf(SAID.map(wordParagraph).join(''))),
  example('text.odt', 'odt', odtOf(odtParagraphs)),
  example('text.fodt', 'odt', fodtOf(odtParagraphs)),
  example('text.doc', 'doc', oleOf('WordDocument', '1Table')),
  example(
    'word.xml',
    'word-xml',
    `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${SAID.map(wordParagraph).join('')}</w:body></w:wordDocument>`,
  ),
  example('protected.docx', 'protected', oleOf('EncryptionInfo', 'EncryptedPackage')),
  example('text.pdf', 'pdf', pdfOf(SAID)),
  example(
    'book.epub',
    'epub',
    zipOf(['mimetype', 'META-INF/container.xml'], { mimetype: 'application/epub+zip' }),
  ),
  example(
    'book.fb2',
    'fb2',
    '<?xml version="1.0" encoding="windows-1251"?><FictionBook><body/></FictionBook>',
  ),
  example('abbyy.xml', 'abbyy-xml', ABBYY_XML),
  example('book.djvu', 'djvu', raw('AT&TFORM\0\0\0\x10DJVUINFO')),
  example('djvu.xml', 'djvu-text', '<?xml version="1.0"?><!DOCTYPE DjVuXML><DjVuXML><BODY/></DjVuXML>'),
  example('djvused.txt', 'djvu-text', '(page 0 0 2550 3300\n (line 10 10 200 40 "text"))'),
  example('mets.xml', 'mets', '<mets:mets xmlns:mets="http://www.loc.gov/METS/"></mets:mets>'),
  example('text.json', 'json', JSON.stringify({ text })),
  example('text.jsonl', 'json', '{"a":1}\n{"a":2}\n'),
  example('list.json', 'json', '[1, 2, "три"]'),
  example('table.csv', 'csv', 'a;b\nв;г\n'),
  example('tesseract.tsv', 'csv', 'level\tpage_num\tblock_num\n1\t1\t0\n'),
  example('text.tex', 'latex', '% x\n\\documentclass{article}\n\\begin{document}да\\end{document}'),
  example('text.ps', 'postscript', '%!PS-Adobe-3.0\n'),
  example('table.xlsx', 'spreadsheet', zipOf(['[Content_Types].xml', 'xl/workbook.xml'])),
  example('table.xls', 'spreadsheet', oleOf('Workbook')),
  example('slides.pptx', 'presentation', zipOf(['[Content_Types].xml', 'ppt/presentation.xml'])),
  example('pack.zip', 'archive', zipOf(['text.txt'], { 'text.txt': text })),
  example('pack.7z', 'archive', raw('7z\xbc\xaf\x27\x1c\0\x04')),
  example('scan.tif', 'image', raw('II*\0\x08\0\0\0')),
  example('scan.jpg', 'image', raw('\xff\xd8\xff\xe0\0\x10JFIF')),
  example('scan.png', 'image', raw('\x89PNG\r\n\x1a\n')),
  example('program.bin', 'binary', raw('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0')),
  example('drawing.svg', 'other-xml', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
];
