import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHocr, writeHocr } from '../../../../app/core/formats/hocr/hocr';
import { parseHtml } from '../../../../app/core/formats/hocr/html';
import { parseXml } from '../../../../app/core/formats/xml/xml';
import { pageText, type Page } from '../../../../app/core/page/transcription';
import { anyPage, pageOf } from '../pages';
import { corpusFiles, noSchemas } from '../schema';

const OPTIONS = {
  title: 'Телеграмма <1>',
  creator: 'Sverka',
  imageFilename: () => 'a"; bbox 1 1 1 1; b.png',
};

function pages(html: string): readonly Page[] {
  const result = readHocr(html);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.pages;
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

  it('says how far the text of a turned sheet is turned, its boxes in px of the scan as it is', () => {
    const page = pageOf('Лист 3');
    const html = writeHocr([{ ...page, geometry: { turns: 3, levelDeg: 0.25 } }], OPTIONS);
    expect(html).toContain('; textangle 270.25"');
    const boxes = (one: Page | undefined) => one?.lines.map(({ boxPx }) => boxPx);
    expect(boxes(pages(html)[0])).toEqual(boxes(page));
    expect(writeHocr([page], OPTIONS)).not.toContain('textangle');
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

  const page = (inner: string) =>
    pages(`<div class="ocr_page">${inner}</div>`).flatMap(({ lines }) => lines.map(({ text }) => text));
  const line = (inner: string) => page(`<span class="ocr_line">${inner}</span>`);
  const word = (inner: string) => `<span class="ocrx_word">${inner}</span>`;

  it('takes one of several readings: the inserted one, else the first', () => {
    const alternatives = (inner: string) => `<span class="alternatives">${inner}</span>`;
    const both =
      '<ins class="alt" title="x_cost 0.3">1951</ins><del class="alt">1957</del><del class="alt">1937</del>';
    expect(line(`января ${word(alternatives(both))} г.`)).toEqual(['января 1951 г.']);
    expect(line(`января ${word('<del>1957</del><ins>1951</ins>')} г.`)).toEqual(['января 1951 г.']);
    const plain = '<span class="alt">а</span><span class="alt">б</span>';
    expect(line(alternatives(plain))).toEqual(['а']);
    expect(line('зачёркнуто <del>это</del>')).toEqual(['зачёркнуто это']);
    const choices = `<span class="ocrx_cinfo" id="lstm_choices_1"><span class="ocrx_cinfo" title="x_confs 9">1</span><span class="ocrx_cinfo">7</span></span>`;
    expect(line(word(`1${choices}`))).toEqual(['1']);
    const letters = '<span class="ocrx_cinfo">а</span><span class="ocrx_cinfo">б</span>';
    expect(line(word(letters))).toEqual(['аб']);
  });

  it('parts words that have no white space between them, but not their signs', () => {
    expect(line(word('комен') + word('дант') + word('15.') + word('1'))).toEqual(['комен дант 15. 1']);
    expect(line(word('да') + word(',') + word('(') + word('нет') + word(')') + word('-'))).toEqual([
      'да, (нет)-',
    ]);
    expect(line(word('中') + word('国'))).toEqual(['中国']);
    expect(line('<b>П</b>ервый<br>второй<table><tr><td>3</td><td>4</td></tr></table>')).toEqual([
      'Первый второй 3 4',
    ]);
  });

  it('takes text of a page outside its lines, block by block', () => {
    const inner = `<span class="ocr_line">раз</span><p class="ocr_par">два <i>и</i><br>три</p>четыре<div>${word('пять')}</div>`;
    expect(page(inner)).toEqual(['раз', 'два и', 'три', 'четыре', 'пять']);
    expect(pages(`<p>вне</p><div class="ocr_page">в</div><p>вне</p>`).map(pageText)).toEqual(['в']);
    const closed = '<div class="ocr_page" title="bbox 0 0 9 9"/><span class="ocr_line">за ней</span>';
    expect(pages(closed).map(pageText)).toEqual(['за ней']);
  });

  it('reads boxes with fractions, titles in either quote, and names with anything in them', () => {
    const read = (title: string) => {
      const result = readHocr(
        `<div class="ocr_page" title="${title}"><span class="ocr_line" title="${title}">а</span></div>`,
      );
      if (!result.ok) throw new Error(result.error.code);
      const { pages: all, pictures } = result.value;
      return [all[0]?.image.widthPx, all[0]?.lines[0]?.boxPx?.x0, pictures[0]];
    };
    const told = (fileName: string) => ({ fileName, isSizeTold: true });
    expect(read(`image 'a; bbox 1 1 1 1.png'; bbox 0.5 0 2000.4 3000`)).toEqual([
      ...[2000, 0.5, told('a; bbox 1 1 1 1.png')],
    ]);
    expect(read("image &quot;it's 1.png&quot;; bbox 3 0 20 30")).toEqual([20, 3, told("it's 1.png")]);
    expect(read('ppageno 0; bbox -1 +0 2e3 30; image a b.png')).toEqual([2000, -1, told('a b.png')]);
    expect(read('bbox 1 2 x 4')).toEqual([1, undefined, { fileName: '', isSizeTold: false }]);
  });

  it('knows every entity of HTML, and text that only looks like a tag', () => {
    expect(line('&numero;&deg;&eacute;&frac12;&thinsp;&nosuch; &lt;б&gt; а<б')).toEqual([
      '№°é½\u2009&nosuch; <б> а<б',
    ]);
    expect(line('<![CDATA[а < б]]>')).toEqual(['а < б']);
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
