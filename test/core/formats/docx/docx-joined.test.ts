import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Beside } from '../../../../app/core/formats/docx/docx-write';
import { writeDocx } from '../../../../app/core/formats/docx/docx-write';
import type { Page } from '../../../../app/core/page/transcription';
import { readDocument } from '../document/read';

/** A document of so many sheets is made in parts. */
const SHEETS = 47;
const image = { widthPx: 100, heightPx: 100, dpi: 300 };
const pages = Array.from({ length: SHEETS }, (_, i): Page => {
  const line = { id: 'l', text: `Лист ${i + 1} <итого> & всё`, boxPx: null, words: [] };
  return { id: `${i + 1}`, image, lines: [i % 5 === 0 ? { ...line, comment: `к листу ${i + 1}` } : line] };
});
const before = new Map(
  pages.map((page) => [page.id, { ...page, lines: page.lines.map((line) => ({ ...line, text: 'Лист' })) }]),
);
const OPTIONS = {
  ...{ title: 'Дело', archival: null, creator: 'Sverka', createdUtc: '2024-05-06T07:08:09Z', author: 'Анна' },
  before,
};

it('has every sheet, change and comment once, in order', async () => {
  const bytes = await writeDocx(pages, OPTIONS);
  expect(readDocument('docx', bytes)).toMatchObject({
    lines: pages.map(({ lines }, i) => [...(i === 0 ? ['Дело'] : []), ...lines.map(({ text }) => text)]),
    isWhole: true,
  });
  const body = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const numbers = (pattern: RegExp) => [...body.matchAll(pattern)].map(([, id]) => id);
  const changes = numbers(/<w:ins [^>]*w:id="(\d+)"/g);
  expect(changes).toHaveLength(SHEETS);
  expect(new Set(changes).size).toBe(SHEETS);
  const comments = strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array());
  expect(numbers(/<w:commentReference w:id="(\d+)"/g)).toEqual(
    [...comments.matchAll(/<w:comment [^>]*w:id="(\d+)"/g)].map(([, id]) => id),
  );
  expect(body.match(/<w:sectPr/g)).toHaveLength(1);
});

it('has the picture of each sheet beside it', async () => {
  const pictureOf = (id: string) => new TextEncoder().encode(`picture of ${id}`);
  const beside = new Map(
    pages.map(({ id }): readonly [string, Beside] => [
      id,
      { kind: 'picture', bytes: pictureOf(id), type: 'jpg', widthPx: 10, heightPx: 20 },
    ]),
  );
  const files = unzipSync(await writeDocx(pages, { ...OPTIONS, beside }));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const relations = new Map(
    [
      ...text('word/_rels/document.xml.rels').matchAll(/<Relationship Id="([^"]+)"[^>]*Target="([^"]+)"/g),
    ].map(([, id = '', target = '']) => [id, target]),
  );
  const shown = [...text('word/document.xml').matchAll(/r:embed="([^"]+)"/g)].map(([, id = '']) =>
    text(`word/${relations.get(id) ?? ''}`),
  );
  expect(shown).toEqual(pages.map(({ id }) => `picture of ${id}`));
  expect(text('[Content_Types].xml')).toMatch(/Extension="jpg"/);
});
