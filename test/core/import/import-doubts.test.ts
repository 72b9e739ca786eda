import { describe, expect, it } from 'vitest';
import { doubtsOfLayer, doubtsOfPage, type SheetPicture } from '../../../app/core/import/import-doubts';
import { doubtText, takenText } from '../../../app/core/import/import-words';
import type { Page } from '../../../app/core/page/transcription';

const IMAGE = { widthPx: 1000, heightPx: 1400, dpi: null };
const sheet = (scanName: string, more: Partial<SheetPicture> = {}): SheetPicture => ({
  ...{ pageId: '0003', scanName, scanIndex: 0, isOnlyPage: true, image: IMAGE },
  ...more,
});
const page = (widthPx: number, heightPx: number): Page => ({
  id: '0001',
  image: { widthPx, heightPx, dpi: null },
  lines: [],
});

const isAsked = (fileName: string, of: SheetPicture) =>
  doubtsOfPage(page(1000, 1400), { fileName, isSizeTold: true }, of).length > 0;

describe('the name of the picture in a file', () => {
  it.each([
    ['f45_op1_d337_001.tif', 'f45_op1_d337_001.jpg'],
    ['C:\\scans\\Лист 7.JPG', 'лист 7.jpg'],
    ['https://a.example/iiif/p1.png?x=1', 'p1.jpg'],
    ['OCR-D-IMG/OCR-D-IMG-BIN_0015.bin.png', 'OCR-D-IMG_0015.tif'],
    ['p1-0001.jpg', 'p1.jpg'],
    ['001.jpg', 'delo_337_001.jpg'],
    ['delo_337_001.jpg', '1.jpg'],
    ['0003.jpg', 'anything.jpg'],
    ['', 'scan.jpg'],
  ])('%j can be that of %j', (inFile, scanName) => {
    expect(isAsked(inFile, sheet(scanName))).toBe(false);
  });

  it.each([
    ['0002.png', 'scan.jpg'],
    ['f45_op1_d337_002.tif', 'f45_op1_d337_001.jpg'],
    ['f45.d338.tif', 'f45.d337.jpg'],
    ['письмо.jpg', 'приказ.jpg'],
    ['scan 5.jpg', 'scan.jpg'],
    ['p12.jpg', 'p1.jpg'],
  ])('%j is asked about beside %j', (inFile, scanName) => {
    expect(isAsked(inFile, sheet(scanName))).toBe(true);
  });

  it('of a page of a PDF is judged by its number alone', () => {
    const fifth = sheet('дело.pdf', { scanIndex: 4, isOnlyPage: false });
    expect(['x-0005.png', 'page4.png', '0003.jpg', 'cover.png'].map((name) => isAsked(name, fifth))).toEqual([
      ...[false, false, false, false],
    ]);
    expect(isAsked('x-0009.png', fifth)).toBe(true);
  });
});

describe('the shape of the picture in a file', () => {
  const isShapeAsked = (widthPx: number, heightPx: number, isSizeTold = true) =>
    doubtsOfPage(page(widthPx, heightPx), { fileName: '', isSizeTold }, sheet('a')).length > 0;

  it('may be larger or smaller, but not of other proportions', () => {
    expect([isShapeAsked(2000, 2800), isShapeAsked(333, 467), isShapeAsked(1000, 1410)]).toEqual([
      ...[false, false, false],
    ]);
    expect([isShapeAsked(1400, 1000), isShapeAsked(1000, 1500)]).toEqual([true, true]);
  });

  it('is only as large as the ink where the file does not tell it', () => {
    expect([isShapeAsked(700, 90, false), isShapeAsked(700, 2000, false)]).toEqual([false, true]);
  });
});

describe('what is said', () => {
  it('names sheets, sizes and samples in both languages', () => {
    const size = { widthPx: 10, heightPx: 20 };
    const doubts = [
      { kind: 'other-picture', pageId: '0002', inFile: 'a.png', onSheet: 'b.jpg' },
      { kind: 'other-shape', pageId: '0002', inFile: size, onSheet: size },
      { kind: 'unaccounted', lost: 4, invented: 1, sample: '1957' },
    ] as const;
    const [picture, shape, lost] = doubts.map((doubt) => doubtText(doubt, Number));
    for (const text of [picture?.en, picture?.ru]) expect(text).toMatch(/2.*a\.png.*b\.jpg/);
    for (const text of [shape?.en, shape?.ru]) expect(text).toMatch(/2.*10 × 20/);
    for (const text of [lost?.en, lost?.ru]) expect(text).toMatch(/4.*1957.*1/);
  });

  it('lists a few sheets and sums many', () => {
    const of = (n: number) => ({ pageId: `000${n}`, lines: n, characters: 10 * n });
    expect(takenText([of(1), of(2)], Number).en).toBe(
      'sheet 1: lines: 1, characters: 10; sheet 2: lines: 2, characters: 20',
    );
    expect(takenText([1, 2, 3, 4, 5].map(of), Number).ru).toBe('всего строк: 15, знаков: 150');
  });
});

describe('the text layer of a PDF', () => {
  const read = (text: string) => [{ ...page(10, 10), lines: [{ id: 'l1', text, boxPx: null, words: [] }] }];

  it('is asked about where it does not read as Russian, and other files are not', () => {
    const latin = read('Hanorosas:t AeKnapai IVIs:t no Hanory');
    expect(doubtsOfLayer('pdf', latin)).toEqual([
      { kind: 'not-russian', sample: 'Hanorosas:t AeKnapai IVIs:t no Hanory' },
    ]);
    expect(doubtsOfLayer('hocr', latin)).toEqual([]);
    expect(doubtsOfLayer('pdf', read('Налоговая декларация по налогу на прибыль'))).toEqual([]);
  });

  it('is doubted in both languages, with its beginning', () => {
    const said = doubtText({ kind: 'not-russian', sample: 'Hanory' }, Number);
    expect([said.en, said.ru].every((text) => text.includes('Hanory'))).toBe(true);
  });
});
