import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeStatisticsCsv } from '../../../app/core/formats/report/statistics-csv';
import {
  changedAtValidation,
  correctionsOf,
  countWords,
  statisticsOf,
} from '../../../app/core/progress/statistics';

const NOT_READ = { kind: 'not-known', why: 'not-read', isFinished: false } as const;
const FACTS = { words: 0, corrected: null, validated: null, seconds: 0, left: NOT_READ };
const COUNTS = { words: 100, agreed: 95, firstApart: 3, secondApart: 2 };

describe('statistics', () => {
  const statistics = statisticsOf({
    pages: [
      {
        ...FACTS,
        pageId: '0001',
        status: 'validated',
        words: 200,
        seconds: 300,
        corrected: { lines: 3, words: 4 },
        validated: { chars: 1000, changed: 5 },
      },
      {
        ...FACTS,
        pageId: '0002',
        status: 'proofread',
        words: 100,
        seconds: 100,
        corrected: { lines: 1, words: 1 },
        left: { kind: 'two-readers', counts: COUNTS, sharedWrong: 1, later: null },
      },
      { ...FACTS, pageId: '0003', status: 'untouched' },
      {
        ...FACTS,
        ...{ pageId: '0004', status: 'in-progress' },
        left: { kind: 'two-readers', counts: COUNTS, sharedWrong: null, later: null },
      },
    ],
    flags: [
      { pageId: '0001', kind: 'number-differs', isDecided: true },
      { pageId: '0002', kind: 'number-differs', isDecided: false },
      { pageId: '0002', kind: 'missing-text', isDecided: false },
    ],
    settled: 7,
  });

  it('counts pages, words, flags, corrections and time', () => {
    expect(statistics).toMatchObject({
      byStatus: { untouched: 1, 'in-progress': 1, 'needs-attention': 0, proofread: 1, validated: 1 },
      words: 300,
      flags: [
        { kind: 'missing-text', open: 1, decided: 0 },
        { kind: 'number-differs', open: 1, decided: 1 },
      ],
      settled: 7,
      corrected: { lines: 4, words: 5 },
      // Nobody has worked on the third page: it is not a fast one.
      secondsPerPage: 200,
      changedAtValidation: 0.005,
    });
    expect(statistics.pages[1]?.flags).toEqual({ open: 2, decided: 0 });
  });

  it('goes out as a table, one row a page', () => {
    const csv = writeStatisticsCsv(statistics, 'en', { bom: false });
    expect(csv.split('\r\n')).toEqual([
      'Sheet,Status,Words,Corrected lines,Corrected words,Open discrepancies,Decided discrepancies,Seconds,Characters changed at validation,Characters validated,Wrong words likely left at least,Likely left,At most',
      '1,Validated,200,3,4,0,1,300,5,1000,,,',
      '2,Proofread,100,1,1,2,0,100,,,,,',
      '3,Untouched,0,,,0,0,0,,,,,',
      expect.stringMatching(/^4,In progress,0,,,0,0,0,,,0,\d+\.\d,\d+$/),
      '',
    ]);
    expect(writeStatisticsCsv(statistics, 'ru', { bom: true, delimiter: ';' })).toMatch(
      /^\ufeffЛист;Состояние;/,
    );
  });

  it('says nothing of quality or time where nothing is known', () => {
    const nothing = statisticsOf({ pages: [], flags: [], settled: 0 });
    expect(nothing).toMatchObject({ secondsPerPage: null, changedAtValidation: null, words: 0 });
  });
});

describe('counting changes', () => {
  it('counts words without signs', () => {
    expect(countWords('Прошу сообщить, каково Ваше мнение? № 260')).toBe(6);
  });

  it('counts the lines and words that are no longer what was recognised', () => {
    const before = ['Китайские и корсйские', 'товарищи должны', 'набраться терпсния'];
    const after = ['Китайские и корейские', 'товарищи должны', 'набраться большого терпения'];
    expect(correctionsOf(before, after)).toEqual({ lines: 2, words: 3 });
    expect(correctionsOf(before, before)).toEqual({ lines: 0, words: 0 });
  });

  it('a validation that changes nothing has quality 0, and one letter is one character', () => {
    expect(changedAtValidation('терпсния', 'терпения')).toEqual({ chars: 8, changed: 1 });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.string({ maxLength: 50 }), (a, b) => {
        const { chars, changed } = changedAtValidation(a, b);
        expect(changed).toBeLessThanOrEqual(chars);
        expect(changed === 0).toBe(a === b);
      }),
      { seed: 20261124 },
    );
  });
});
