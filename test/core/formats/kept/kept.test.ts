import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack, KEPT_FORMATS, type KeptFormat } from '../../../../app/core/formats/kept/kept';
import { detectFormat, readFormat } from '../../../../app/core/formats/index';
import { editFromTextChange } from '../../../../app/core/edit/edit-text';
import { applyEdit } from '../../../../app/core/edit/edit';
import { fitToImage, inkSize } from '../../../../app/core/page/fit-page';
import { withComment, withMarks } from '../../../../app/core/page/marks';
import { pageText, type Line, type Page } from '../../../../app/core/page/transcription';
import { writeAlto } from '../../../../app/core/formats/alto/alto';
import { writeHocr } from '../../../../app/core/formats/hocr/hocr';
import { writeTei } from '../../../../app/core/formats/tei/tei';
import { sharedDir } from '../../../helpers/shared';
import { anyPage, CREATED, pageOf } from '../pages';
import { noSchemas, schemaErrors } from '../schema';

function pagesOf(text: string): readonly Page[] {
  const read = readFormat(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.pages;
}

function given(format: KeptFormat, original: string, pages: readonly Page[]): string {
  const result = giveBack(
    format,
    original,
    pages.map((page, index) => ({ index, page })),
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** `from` becomes `to` in the page's text, as if typed. */
function typed(page: Page, from: string, to: string): Page {
  const at = pageText(page).indexOf(from);
  if (at < 0) throw new Error(`no ${from}`);
  const edit = editFromTextChange(page, { from: at, to: at + from.length, text: to }, () => 'new');
  return applyEdit(page, edit);
}

function edited(format: KeptFormat, original: string, from: string, to: string): string {
  const [first, ...rest] = pagesOf(original);
  if (first === undefined) throw new Error('no page');
  return given(format, original, [typed(first, from, to), ...rest]);
}

const ALTO = [
  '<?xml version="1.0" encoding="UTF-8"?>\r\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">\r\n',
  '<Description><MeasurementUnit>pixel</MeasurementUnit></Description><!-- kept -->\r\n',
  '<Styles><TextStyle ID="s1" FONTSIZE="12"/></Styles>\r\n',
  '<Layout><Page ID="p" PHYSICAL_IMG_NR="1" WIDTH="1000" HEIGHT="2000"><PrintSpace>\r\n',
  ' <TextBlock ID="b1" HPOS="1" VPOS="2" WIDTH="300" HEIGHT="400" STYLEREFS="s1">\r\n',
  '  <TextLine ID="l1" HPOS="10" VPOS="20" WIDTH="200" HEIGHT="30" BASELINE="10,45 210,45">\r\n',
  "   <String ID='w1' CONTENT='Письмо' HPOS='10' VPOS='20' WIDTH='60' HEIGHT='30' WC='0.8'/><SP/>\r\n",
  '   <String ID="w2" CONTENT="къ" HPOS="80" VPOS="20" WIDTH="20" HEIGHT="30" WC="0.9"><Glyph CONTENT="к" GC="0.5"/><Glyph CONTENT="ъ"/></String><SP/>\r\n',
  '   <String ID="w3" CONTENT="потом" HPOS="110" VPOS="20" WIDTH="80" HEIGHT="30" SUBS_TYPE="HypPart1" SUBS_CONTENT="потомкам"/><HYP CONTENT="-"/>\r\n',
  '  </TextLine>\r\n',
  '  <TextLine ID="l2" HPOS="10" VPOS="60" WIDTH="200" HEIGHT="30"><String CONTENT="камъ" HPOS="10" VPOS="60" WIDTH="50" HEIGHT="30"/><String CONTENT="1972" HPOS="80" VPOS="60" WIDTH="50" HEIGHT="30"/></TextLine>\r\n',
  ' </TextBlock>\r\n</PrintSpace></Page></Layout></alto>\r\n',
].join('');

const HOCR = [
  '<!DOCTYPE html>\n<html><head><title>т</title></head><body class="x">\n',
  '<div class="ocr_page" id="page_1" title="image &quot;a;b.png&quot;; bbox 0 0 1000 2000; ppageno 0">\n',
  '<div class="ocr_carea" id="c1" title="bbox 1 2 300 400"><p class="ocr_par" lang="ru">\n',
  '<span class="ocr_line" id="l1" title="bbox 10 20 210 50; baseline 0.01 -4; x_size 30"><span class="ocrx_word" id="w1" title="bbox 10 20 70 50; x_wconf 80"><strong>Письмо</strong></span> <span class="ocrx_word" id="w2" title="bbox 80 20 100 50; x_wconf 91">къ &amp;</span>\n',
  ' <span class="ocrx_word" id="w3" title="bbox 110 20 190 50">потом-</span></span>\n',
  '<span class="ocr_line" id="l2" title="bbox 10 60 210 90"><span class="ocrx_word" title="bbox 10 60 60 90">камъ</span><br> 1972</span>\n',
  '</p></div></div></body></html>\n',
].join('');

const TEI = [
  '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>т</title></titleStmt></fileDesc></teiHeader>\n',
  '<facsimile><surface xml:id="s1" ulx="0" uly="0" lrx="1000" lry="2000"><graphic url="a.png" width="1000px" height="2000px"/><zone xml:id="z1" ulx="10" uly="20" lrx="210" lry="50"/></surface></facsimile>\n',
  '<text><body><p><pb facs="#s1"/><lb facs="#z1"/>Письмо <hi rend="b">къ &amp;</hi> <choice><sic>потом</sic><corr>дружбе</corr></choice><lb break="no"/>камъ <gap/> 1972\n<lb/>конецъ<note>от ред.</note></p></body></text></TEI>\n',
].join('');

const FILES: Readonly<Record<KeptFormat, string>> = { alto: ALTO, hocr: HOCR, tei: TEI };

describe.each(KEPT_FORMATS)('a file of %s that is given back', (format) => {
  const original = FILES[format];

  it('is the file itself where nothing was edited', () => {
    expect(given(format, original, pagesOf(original))).toBe(original);
  });

  it('changes in a word that was edited and nowhere else', () => {
    const back = edited(format, original, '1972', '1973');
    expect(back).toBe(original.replace('1972', '1973'));
  });

  it('joins words, parts them, takes them away and adds them', () => {
    const [page] = pagesOf(original);
    if (page === undefined) throw new Error('no page');
    const texts = [
      ...[typed(page, 'Письмо къ', 'Письмокъ'), typed(page, 'Письмо', 'Пись мо')],
      ...[typed(page, 'къ ', ''), typed(page, ' 1972', ''), typed(page, '1972', '1972 года')],
      ...[
        typed(page, 'Письмо', 'Тайное письмо'),
        typed(page, 'Письмо', '«Письмо»'),
        typed(page, 'къ', 'къ < >'),
      ],
    ];
    for (const after of texts) {
      const back = given(format, original, [after]);
      expect(pagesOf(back).map(pageText)).toEqual([pageText(after)]);
      expect(back).toContain(
        format === 'alto' ? 'BASELINE="10,45 210,45"' : format === 'hocr' ? 'lang="ru"' : '<corr>',
      );
    }
  });

  it('breaks a line, takes one away and moves one', () => {
    const [page] = pagesOf(original);
    if (page === undefined) throw new Error('no page');
    const [first, second] = page.lines as [Line, Line];
    const rest = page.lines.slice(2);
    const moved = { ...page, lines: [second, first, ...rest] };
    const states = [typed(page, 'Письмо ', 'Письмо\n'), { ...page, lines: [second, ...rest] }];
    // The hyphen of a word that goes on stands in the break behind it, which a line that is moved takes along.
    for (const after of format === 'tei' ? states : [...states, moved]) {
      const back = given(format, original, [after]);
      expect(pagesOf(back).map(pageText)).toEqual([pageText(after)]);
    }
  });

  it('has its positions on the picture of the sheet', () => {
    const [page] = pagesOf(original);
    if (page === undefined) throw new Error('no page');
    const image = { widthPx: 500, heightPx: 1000, dpi: 300 };
    const after = fitToImage(page, image, inkSize(page, true, image));
    const [back] = pagesOf(given(format, original, [typed(after, '1972', '1974')]));
    expect(back?.image).toMatchObject({ widthPx: 500, heightPx: 1000 });
    expect(back?.lines[0]?.boxPx).toEqual({ x0: 5, y0: 10, x1: 105, y1: 25 });
    expect(back?.lines.map(({ text }) => text).join(' ')).toContain('1974');
  });
});

it('is refused where the file has no such page', () => {
  const [page] = pagesOf(ALTO);
  if (page === undefined) throw new Error('no page');
  expect(giveBack('alto', ALTO, [{ index: 7, page }])).toMatchObject({
    ok: false,
    error: { code: 'not-spliced' },
  });
});

describe('what goes with a word', () => {
  it('takes the confidence and the whole spelling of an ALTO word away, and sets its glyphs', () => {
    const back = edited('alto', ALTO, 'къ', 'къъ');
    expect(back).toContain('CONTENT="къъ" HPOS="80" VPOS="20" WIDTH="20" HEIGHT="30"></String>');
    const twin = edited('alto', ALTO, 'къ', 'ко');
    expect(twin).toContain('HEIGHT="30"><Glyph CONTENT="к" GC="0.5"/><Glyph CONTENT="о"/></String>');
    expect(edited('alto', ALTO, 'потом', 'потон')).toContain(
      'CONTENT="потон" HPOS="110" VPOS="20" WIDTH="80" HEIGHT="30"/>',
    );
  });

  it('takes the confidence of an hOCR word away', () => {
    expect(edited('hocr', HOCR, 'Письмо', 'Письма')).toContain(
      'title="bbox 10 20 70 50"><strong>Письма</strong>',
    );
  });

  it('keeps readings of an editor and what a gap becomes in TEI', () => {
    expect(edited('tei', TEI, 'потом', 'потон')).toBe(TEI.replace('<sic>потом', '<sic>потон'));
    expect(edited('tei', TEI, '[нрзб]', 'внукамъ')).toBe(TEI.replace('<gap/>', 'внукамъ'));
  });

  it('puts marks and comments of people into TEI', () => {
    const [page] = pagesOf(TEI);
    const [first, ...rest] = page?.lines ?? [];
    if (page === undefined || first === undefined) throw new Error('no line');
    const line = withComment(withMarks(first, [{ kind: 'doubtful', from: 0, to: 9 }]), 'да?');
    const back = given('tei', TEI, [{ ...page, lines: [line, ...rest] }]);
    expect(back).toContain('<unclear>Письмо </unclear><hi rend="b"><unclear>къ</unclear> &amp;</hi>');
    expect(back).toContain('<note type="comment">да?</note>');
    expect(pagesOf(back).map(pageText)).toEqual(pagesOf(TEI).map(pageText));
  });

  it('leaves positions in tenths of a millimetre as they are, whatever the picture', () => {
    const file = ALTO.replace('pixel', 'mm10');
    const [page] = pagesOf(file);
    if (page === undefined) throw new Error('no page');
    const image = { widthPx: 2362, heightPx: 4724, dpi: 600 };
    const after = fitToImage(page, image, inkSize(page, true, image));
    expect(given('alto', file, [after])).toBe(file);
    expect(given('alto', file, [typed(after, '1972', '1973')])).toBe(file.replace('1972', '1973'));
  });
});

describe('random edits', () => {
  it.each(KEPT_FORMATS)('of %s are in the file, or it says that it cannot hold them', (format) => {
    const write = (page: Page): string => {
      const about = { imageFilename: 'p.png', creator: 'test', createdUtc: CREATED };
      const options = { ...about, title: 't', archival: null, imageFilename: () => 'p.png' };
      if (format === 'alto') return writeAlto(page, about);
      return format === 'hocr' ? writeHocr([page], options) : writeTei([page], options);
    };
    let held = 0;
    const change = fc.record({
      at: fc.nat(),
      length: fc.nat(12),
      text: fc.constantFrom('', 'я', ' ', ' да ', '\n', '<&>'),
    });
    fc.assert(
      fc.property(
        fc.constant(pageOf('Раз два три', 'четыре & пять', 'шесть - семь')),
        fc.array(change, { maxLength: 4 }),
        (page, changes) => {
          const original = write(page);
          const [read] = pagesOf(original);
          if (read === undefined) throw new Error('no page');
          let n = 0;
          const after = changes.reduce((now, { at, length, text }) => {
            const all = pageText(now).length;
            const from = at % (all + 1);
            return applyEdit(
              now,
              editFromTextChange(
                now,
                { from, to: Math.min(all, from + length), text },
                () => `new${(n += 1)}`,
              ),
            );
          }, read);
          const back = giveBack(format, original, [{ index: 0, page: after }]);
          const bare = (text: string) =>
            text
              .split('\n')
              .map((one) => one.replace(/\s+/g, ' ').trim())
              .filter((one) => one !== '');
          if (!back.ok) {
            expect(back.error.code).toBe('not-spliced');
            return;
          }
          held += 1;
          expect(pagesOf(back.value).flatMap((one) => bare(pageText(one)))).toEqual(bare(pageText(after)));
        },
      ),
      { seed: 19, numRuns: 300 },
    );
    expect(held).toBeGreaterThan(270);
  });
});

const corpus = sharedDir();

describe.skipIf(corpus === null)('files of the corpus', () => {
  const filesOf = (format: KeptFormat) => {
    const folder = join(corpus ?? '', 'corpus', format);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(xml|html|hocr)$/.test(name),
    );
    const files = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    return files.filter(([, text]) => detectFormat(text)?.id === format);
  };

  it.each(['alto', 'hocr'] as const)(
    'of %s come back byte for byte, and with one word edited but for that',
    async (format) => {
      const failed: string[] = [];
      for (const [name, text] of filesOf(format)) {
        const pages = pagesOf(text);
        expect(given(format, text, pages)).toBe(text);
        const word = /[\p{L}]{4,}/u.exec(pages.map(pageText).join('\n'))?.[0];
        const index = pages.findIndex((page) => word !== undefined && pageText(page).includes(word));
        if (word === undefined || index < 0) continue;
        const after = pages.map((page, i) => (i === index ? typed(page, word, `${word}ъ`) : page));
        const back = giveBack(
          format,
          text,
          after.map((page, i) => ({ index: i, page })),
        );
        if (!back.ok) failed.push(name);
        else {
          expect(back.value.length - text.length, name).toBeLessThan(2);
          expect(pagesOf(back.value).map(pageText).join('\n')).toBe(after.map(pageText).join('\n'));
          if (
            !noSchemas &&
            format === 'alto' &&
            /v4#/.test(text) &&
            (await schemaErrors(text, 'alto-4-4.xsd')).length === 0
          )
            expect(await schemaErrors(back.value, 'alto-4-4.xsd')).toEqual([]);
        }
      }
      expect(failed).toEqual([]);
    },
  );
});

it('makes what was written here its own again', () => {
  for (const page of fc.sample(anyPage, { seed: 5, numRuns: 20 })) {
    const file = writeAlto(page, { imageFilename: 'p.png', creator: 'test', createdUtc: CREATED });
    expect(given('alto', file, pagesOf(file))).toBe(file);
  }
});
