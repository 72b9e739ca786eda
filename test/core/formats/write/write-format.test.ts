import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFormat, readGiven } from '../../../../app/core/formats/index';
import { writeOne, writeWhole, type WriteOptions } from '../../../../app/core/formats/write/write-format';
import { PLAIN_OPTIONS } from '../../../../app/core/formats/write/text-options';
import { isPageFormat, WRITTEN_FORMATS } from '../../../../app/core/formats/write/written-formats';
import type { WrittenFormat } from '../../../../app/core/formats/write/written-formats';
import type { Page } from '../../../../app/core/page/transcription';
import { decodeBytes } from '../../../../app/node/disk/decode-bytes';
import { readDocument } from '../document/read';
import { CREATED, pageOf } from '../pages';
import { corpusFiles, noSchemas, schemaErrors } from '../schema';

const OPTIONS: WriteOptions = {
  ...{ title: 'Дело', archival: null, creator: 'Sverka', createdUtc: CREATED, author: 'Анна' },
  imageFilename: () => 'a.png',
};
const KIND = {
  txt: 'plain-text',
  md: 'markdown',
  html: 'html',
  hocr: 'hocr',
  tei: 'tei',
  docx: 'docx',
  page: 'page-xml',
  alto: 'alto',
} as const;

const write = async (pages: readonly Page[], format: WrittenFormat, options = OPTIONS) =>
  isPageFormat(format)
    ? pages.map((page) => writeOne(page, format, options))
    : [await writeWhole(pages, format, options)];

/** The lines that come back, without what a format says of the document before its text. */
function linesOf(content: string | Uint8Array, format: WrittenFormat): readonly string[] {
  const kind = KIND[format];
  const read = readGiven(
    typeof content === 'string' ? { kind, text: content } : { kind, bytes: content },
    decodeBytes,
  );
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.account).toMatchObject({ lost: 0, invented: 0 });
  const lines = read.value.pages.flatMap((page) => page.lines.map(({ text }) => text));
  return (['md', 'docx', 'html'].includes(format) ? lines.slice(1) : lines)
    .map(folded)
    .filter((line) => line !== '');
}

const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

describe('every format that is written', () => {
  it('leaves out debris unless somebody asks for it; a page file keeps it, marked', async () => {
    const page = pageOf('Текст листа', 'АКСИ ТЕ');
    const [first, last] = page.lines;
    if (first === undefined || last === undefined) throw new Error('There are two lines.');
    const marked = {
      ...page,
      lines: [first, { ...last, marks: [{ kind: 'debris', from: 0, to: 7 }] }],
    } as Page;
    for (const format of WRITTEN_FORMATS) {
      const wordsWith = async (hasDebris: boolean) => {
        const text = { ...PLAIN_OPTIONS, hasDebris };
        return (await write([marked], format, { ...OPTIONS, text })).flatMap((one) => linesOf(one, format));
      };
      const all = await wordsWith(true);
      expect(all.join(' '), format).toContain('АКСИ ТЕ');
      expect((await wordsWith(false)).join(' ').includes('АКСИ'), format).toBe(format === 'page');
    }
    expect(writeOne(marked, 'page', OPTIONS)).toContain('debris {offset:0; length:7;}');
  });

  const schema: Partial<Record<WrittenFormat, string>> = {
    page: 'page-2019-07-15.xsd',
    alto: 'alto-4-4.xsd',
  };
  const old = pageOf(
    'Сѣверъ, ѳита, ѵ, і, а́кцентъ',
    '# не заголовок',
    '1. пункт *звезда* _x_ [нет](да) <b>',
    '- тире & &amp; \\',
  );

  it.each(WRITTEN_FORMATS)(
    '%s gives back old letters, combining marks and signs of markup',
    async (format) => {
      const [written] = await write([old], format);
      expect(linesOf(written ?? '', format)).toEqual(old.lines.map(({ text }) => text));
    },
  );

  it.each(WRITTEN_FORMATS)(
    '%s keeps the text of every page of the corpus',
    { timeout: 120_000 },
    async (format) => {
      const files = corpusFiles(() => CORPUS);
      for (const [name, text] of files) {
        const read = readFormat(text);
        if (!read.ok) throw new Error(name);
        const { pages } = read.value;
        const written = await write(pages, format);
        const lines = written.flatMap((one) => linesOf(one, format));
        expect(lines, name).toEqual(
          pages.flatMap((page) => page.lines.map((line) => folded(line.text))).filter((line) => line !== ''),
        );
        const xsd = schema[format];
        for (const one of xsd === undefined ? [] : written.slice(0, 1))
          expect(await schemaErrors(String(one), xsd ?? ''), name).toEqual([]);
      }
      expect(files.length === 0).toBe(noSchemas !== null);
    },
  );
});

/** A few of each format: their readers and writers are tested on all beside them. */
const CORPUS = [
  'page/dinglehopper-00000139.gt.page.xml',
  'page/dinglehopper-mixed-regions.page.xml',
  'alto/alto-tools-PPN720183197-PHYS_0004.xml',
  'alto/kraken-0074.xml',
  'hocr/hocr-tools-testdata-sample.html',
  'hocr/vyl-tujod-0001.hocr',
];

describe('a Word document', () => {
  const page = (...texts: readonly string[]): Page => pageOf(...texts);

  it('holds corrections as tracked changes with author and date', async () => {
    const before = page('Прибыло 150 винтовок', 'лишняя строка');
    const [first] = page('Прибыло 300 винтовок').lines;
    const now = { ...before, lines: first === undefined ? [] : [first] };
    const bytes = await writeWhole([now], 'docx', { ...OPTIONS, before: new Map([[now.id, before]]) });
    expect(readDocument('docx', bytes)).toMatchObject({
      lines: [['Дело', 'Прибыло 300 винтовок']],
      leftOut: { 'tracked-deletions': '150 | лишняя строка' },
      apart: { inserted: [1, 3] },
      isWhole: true,
    });
    const xml = strFromU8(unzipSync(bytes as Uint8Array)['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain(`w:author="Анна" w:date="${CREATED}"`);
  });

  it('gives the text before them where all changes are rejected', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('раз', 'два', 'три', '4', ','), { maxLength: 8 }),
        fc.nat(7),
        async (words, at) => {
          const old = page(words.join(' '));
          const now = page(words.filter((_, i) => i !== at).join(' '));
          const bytes = await writeWhole([now], 'docx', { ...OPTIONS, before: new Map([[old.id, old]]) });
          const xml = strFromU8(unzipSync(bytes as Uint8Array)['word/document.xml'] ?? new Uint8Array());
          const rejected = xml.replace(/<w:ins .*?<\/w:ins>/g, '');
          const text = [...rejected.matchAll(/<w:(?:delText|t)(?: [^>]*)?>([^<]*)</g)]
            .map(([, one]) => one)
            .join('');
          expect(text.replace(/^Дело/, '')).toBe(words.join(' '));
        },
      ),
      { seed: 1951, numRuns: 40 },
    );
  });

  it('holds comments of people', async () => {
    const [line] = page('слово').lines;
    const commented = {
      ...page('слово'),
      lines: line === undefined ? [] : [{ ...line, comment: 'Проверить' }],
    };
    const bytes = await writeWhole([commented], 'docx', OPTIONS);
    expect(readDocument('docx', bytes)).toMatchObject({
      lines: [['Дело', 'слово']],
      leftOut: { comments: 'Проверить' },
    });
  });
});
