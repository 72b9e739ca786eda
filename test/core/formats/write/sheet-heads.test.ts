import { expect, it } from 'vitest';
import { sheetHeads } from '../../../../app/core/formats/write/sheet-heads';
import type { ProjectPage } from '../../../../app/core/project/project';

const page = (id: string, status: ProjectPage['status']): ProjectPage => ({
  ...{ id, status, scanSha256: '', scanIndex: 0 },
  image: { widthPx: 1, heightPx: 1, dpi: null },
});
const PAGES = [page('0001', 'proofread'), page('0002', 'untouched'), page('0003', 'validated')];
const archival = { archive: 'ЦДНИ', fond: '10', opis: '4', delo: '118', list: '' };
const sources = (list: string) =>
  [...sheetHeads({ pages: PAGES, archival: { ...archival, list } }, 'ru').values()].map(
    ({ source }) => source,
  );

it('names each sheet where as many are named as there are, else their number in the document', () => {
  expect(sources('3–5')[1]).toBe('ЦДНИ, ф. 10, оп. 4, д. 118, л. 4');
  expect(sources('7, 9, 12об.')[2]).toBe('ЦДНИ, ф. 10, оп. 4, д. 118, л. 12об.');
  expect(sources('3–16')[1]).toBe('Лист 2');
  const plain = sheetHeads({ pages: PAGES, archival: null }, 'en');
  expect([...plain.values()].map(({ source, note }) => `${source} ${note}`.trim())).toEqual([
    'Sheet 1',
    'Sheet 2 [not proofread]',
    'Sheet 3',
  ]);
});
