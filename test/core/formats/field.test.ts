import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../app/core/discrepancy/check';
import { isAccounted } from '../../../app/core/formats/account/account';
import { readFormat } from '../../../app/core/formats/index';
import { sharedDir } from '../../helpers/shared';

/** Files of the shared corpus that are shaped as public bug reports say; the tests beside this one make their own. */
const folder = join(sharedDir() ?? '', 'corpus/field');
const noFolder = sharedDir() === null || !existsSync(folder);

function read(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const file = readFormat(text);
  if (file.ok !== true) throw new Error(name);
  expect(isAccounted(file.value.account), name).toBe(true);
  const [page] = file.value.pages;
  return { texts: page?.lines.map((line) => line.text), page, account: file.value.account };
}

describe.skipIf(noFolder)('files as public bug reports describe them', () => {
  it('PAGE of Transkribus: lines in the cells of a table', () => {
    expect(read('f03-page-transkribus-table.xml').texts).toEqual(['Винтовок', '150', 'Итого по ведомости']);
  });

  it('hOCR: one of several readings, the others named', () => {
    const { texts, account } = read('f04-hocr-alternatives.html');
    expect(texts).toEqual(['января 1951 г.']);
    expect(account.leftOut).toEqual([{ kind: 'alternatives', characters: 4, places: 1, samples: ['1957'] }]);
  });

  it('hOCR: boxes with fractions', () => {
    const { page } = read('f05-hocr-float-bbox.html');
    expect(page?.image).toEqual({ widthPx: 2000, heightPx: 3000, dpi: null });
    expect(page?.lines[0]?.words.map(({ boxPx, confidence }) => [boxPx.x0, confidence])).toEqual([
      ...[
        [100.5, 0.915],
        [420.5, 0.88],
      ],
    ]);
  });

  it('TEI: rows as lines with their cells apart, boxes from points', () => {
    expect(read('f06-tei-table-compact.xml').texts).toEqual(['Винтовок 150 7316', 'Патронов 20 1463']);
    const { page } = read('f06-tei-transkribus-points.xml');
    expect(page?.image).toEqual({ widthPx: 2000, heightPx: 3000, dpi: null });
    expect(page?.lines.map(({ boxPx }) => boxPx?.y0)).toEqual([110, 160]);
  });

  it('ALTO: one hyphen of two, and no flag for any sign that breaks a word', () => {
    expect(read('f07-alto-hyphen-twice.xml').texts).toEqual(['китайские доб-', 'ровольцы']);
    const [text = '', reference = ''] = ['f07-ocr-double-hyphen.txt', 'f07-reference.txt'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    );
    const { discrepancies } = checkText(
      {
        transcription: { file: 'a', text, sheetStarts: [] },
        references: [{ file: 'b', role: 'transcription', text: reference }],
        settings: { strictDiplomatic: false },
      },
      'ru',
    );
    expect(discrepancies).toEqual([]);
  });
});
