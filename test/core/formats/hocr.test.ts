import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHocr, writeHocr } from '../../../app/core/formats/hocr';
import { parseHtml } from '../../../app/core/formats/html';
import { parseXml } from '../../../app/core/formats/xml';
import { pageText, type Page } from '../../../app/core/transcription';
import { anyPage, pageOf } from './pages';
import { corpusFiles, noSchemas } from './schema';

const OPTIONS = {
  title: 'Телеграмма <1>',
  creator: 'Sverka',
  imageFilename: () => 'a"; bbox 1 1 1 1; b.png',
};

function pages(html: string): readonly Page[] {
  const result = readHocr(html);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('hOCR written here', () => {
  it('gives text, boxes and confidences of all pages back', () => {
    const first = pageOf('Лист 3', '«а» & <б>');
    const second: Page = { ...pageOf('конец'), id: '0002', image: { widthPx: 7, heightPx: 900, dpi: null } };
    const read = pages(writeHocr([first, second], OPTIONS));
    const lines = (page: Page, n: number) =>
      page.lines.map((line, i) => ({ ...line, id: `line_${n}_${i + 1}` }));
    expect(read[0]).toEqual({ ...first, lines: lines(first, 1) });
    expect(read[1]?.image).toEqual(second.image);
    expect(read.map((page) => page.id)).toEqual(['0001', '0002']);
  });

  it('is well-formed XHTML and keeps all text but spaces', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const html = writeHocr([page], OPTIONS);
        expect(parseXml(html).ok).toBe(true);
        const bare = (text: string) =>
          text.replace(/[\u0000-\u001f\ufffe\ufffd]|\p{Cs}/gu, '').replace(/\s/g, '');
        expect(bare(pages(html).map(pageText).join(''))).toBe(bare(pageText(page)));
      }),
      { seed: 21, numRuns: 150 },
    );
  });
});

describe('hOCR of other programs', () => {
  it('reads HTML that is no XML', () => {
    const html = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://x/"><META name=a content=b><body>
      <div class='ocr_page' title='image "x"; bbox 0 0 10 20'><p class=ocr_par>
      <span class="ocr_line big" title="baseline 0 -1; bbox 1 2 3 4">&laquo;a&nbsp;b&raquo;<br> c &#1044; &nosuch;
      <span class=ocrx_word title='bbox 1 2 3 4; x_wconf 87'><b>d</b>e</span> 1 < 2</span></div>`;
    const [page] = pages(html);
    expect(page?.image).toEqual({ widthPx: 10, heightPx: 20, dpi: null });
    expect(page?.lines[0]?.text).toBe('«a\u00a0b» c Д &nosuch; de 1 < 2');
    expect(page?.lines[0]?.words).toEqual([
      { from: 19, to: 21, boxPx: { x0: 1, y0: 2, x1: 3, y1: 4 }, confidence: 0.87 },
    ]);
  });

  it('takes no text from scripts, styles and comments', () => {
    const html =
      '<div class="ocr_page"><span class="ocr_line">a<script>if (1<2) x("</span>")</script><!-- b --><style>c</style></span></div>';
    expect(pages(html).map(pageText)).toEqual(['a']);
  });

  it('reads headers as lines unless they hold lines, and paragraphs where there are no lines', () => {
    const line = (name: string, inner: string) => `<span class="${name}">${inner}</span>`;
    const body = line('ocr_header', 'a') + line('ocr_header', line('ocr_line', 'b') + line('ocr_line', 'c'));
    expect(pages(`<div class="ocr_page">${body}</div>`).map(pageText)).toEqual(['a\nb\nc']);
    expect(pages('<div class="ocr_page"><p class="ocr_par">d</p></div>').map(pageText)).toEqual(['d']);
  });

  it('refuses HTML without hOCR, and what is nested beyond reason', () => {
    const code = (html: string) => {
      const result = readHocr(html);
      return result.ok ? null : result.error.code;
    };
    expect(code('<p>text</p>')).toBe('wrong-format');
    expect(code('<b>'.repeat(300))).toBe('too-large');
  });

  it('never throws, whatever the file holds', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '</p',
      '<p ',
      'class="ocr_line"',
      '"',
      "'",
      '<!--',
      '-->',
      '&#',
      'x41;',
      '&amp;',
      '=',
      '/',
      '<script>',
      'я',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        expect(parseHtml(parts.join('')).ok).toBe(true);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it.skipIf(noSchemas)('opens every hOCR file of the corpus', () => {
    const files = corpusFiles((folder) => readdirSync(join(folder, 'hocr')).map((name) => `hocr/${name}`));
    expect(files.length).toBe(15);
    for (const [name, html] of files) {
      const sources = html.split(/<span class=['"]ocr_line/).slice(1);
      const textOf = (source: string) => source.replace(/^[^>]*>|<br[^]*|<\/p>[^]*|<[^>]*>/g, '');
      const lines = sources.filter((source) => textOf(source).trim() !== '').length;
      const read = pages(html).flatMap((page) => page.lines);
      expect(read.length, name).toBe(lines);
      if (lines > 1) expect(read.filter((line) => line.boxPx !== null).length, name).toBe(read.length);
    }
  });
});
