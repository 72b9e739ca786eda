import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../../app/core/base/geometry';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { CheckInput } from '../../../../app/core/discrepancy/evidence/evidence';
import type { Discrepancy } from '../../../../app/core/discrepancy/model/discrepancy';
import type { InkReading } from '../../../../app/core/given/ink-reading';

const ROWS = [
  'Сообщаем, что отряд прошел около сорока',
  'километров и вышел к реке. Потеряно 12',
  'лошадей; фураж выдан на станции 5 мая.',
];
const KNOWN = new Set(
  'сообщаем что отряд прошел около сорока километров и вышел к реке потеряно лошадей фураж выдан на станции мая вышла реку'.split(
    ' ',
  ),
);
const AIDS = { dictionary: { knows: (word: string) => KNOWN.has(word.toLowerCase()) } };

/** What a machine read, with the probability of every word, or of those named. */
function readingOf(
  rows: readonly string[],
  sure: number,
  unsure: Readonly<Record<string, number>> = {},
): InkReading {
  return {
    unread: [],
    rows: rows.map((text, row) => {
      const box = (from: number, to: number): BoxPx => ({
        ...{ x0: 100 + from * 10, x1: 100 + to * 10, y0: 100 + row * 40, y1: 130 + row * 40 },
      });
      const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
        ...{ text: word, boxPx: box(index, index + word.length), probability: unsure[word] ?? sure },
      }));
      return { boxPx: box(0, text.length), isApart: false, words };
    }),
  };
}

function flagsOf(
  text: string,
  reading: InkReading | null,
  more: Partial<CheckInput> = {},
): readonly Discrepancy[] {
  const transcription = { file: 'text', text, sheetStarts: [0] };
  const input = {
    transcription,
    references: [],
    settings: { strictDiplomatic: false },
    ink: [reading],
    ...more,
  };
  return checkFindings(input, AIDS).discrepancies;
}

const said = (flags: readonly Discrepancy[]) =>
  flags.map(({ kind, severity, text }) => `${severity} ${kind} ${text}`);
const TRUE_TEXT = `${ROWS.join('\n')}\n`;
const READ = readingOf(ROWS, 0.99);

describe('a given text against what was read in its ink', () => {
  it('says nothing of a text that agrees', () => {
    expect(flagsOf(TRUE_TEXT, READ)).toEqual([]);
  });

  it('finds nothing on a sheet whose text was not given', () => {
    expect(flagsOf(TRUE_TEXT.replace('вышел', 'вышла'), null)).toEqual([]);
  });

  it('asks about a sure word of the machine against a likely slip, and offers it', () => {
    const [flag, ...more] = flagsOf(TRUE_TEXT.replace('вышел', 'вышла'), READ);
    expect(more).toEqual([]);
    expect(flag).toMatchObject({
      kind: 'word-differs',
      severity: 'medium',
      text: 'вышла',
      suggestions: ['вышел'],
    });
    expect(flag?.ink).toMatchObject({ sheet: 0, text: 'вышел', boxPx: READ.rows[1]?.words[2]?.boxPx });
  });

  it('keeps a usual misreading that is no word quiet', () => {
    const noise = readingOf([ROWS[0]?.replace('прошел', 'прощел') ?? '', ...ROWS.slice(1)], 0.99, {
      прощел: 0.6,
    });
    expect(flagsOf(TRUE_TEXT, noise)).toEqual([]);
  });

  it('offers the word that the ink has where the machine misread it and the text has another', () => {
    const misread = readingOf(
      ROWS.map((row) => row.replace('станции', 'стамции,')),
      0.7,
    );
    const [flag] = flagsOf(TRUE_TEXT.replace('станции', 'станцией'), misread);
    expect(flag).toMatchObject({ severity: 'medium', text: 'станцией' });
    expect(flag?.suggestions[0]).toBe('станции');
  });

  it('puts figures first', () => {
    expect(said(flagsOf(TRUE_TEXT.replace('12', '17'), READ))).toEqual(['high number-differs 17']);
  });

  it('takes what looks like a figure for it', () => {
    const letter = readingOf(
      ROWS.map((row) => row.replace(' 5 ', ' б ')),
      0.9,
    );
    expect(flagsOf(TRUE_TEXT.replace(' 5 ', ' 6 '), letter)).toEqual([]);
  });

  it('frames a line of the scan that the text lacks', () => {
    const [flag] = flagsOf(`${ROWS[0]}\n${ROWS[2]}\n`, READ);
    expect(flag).toMatchObject({ kind: 'not-transcribed', severity: 'high', text: '' });
    expect(flag?.ink?.boxPx).toMatchObject({ y0: 140, y1: 170 });
    expect(flag?.from).toBe((ROWS[0] ?? '').length);
  });

  it('offers a word that the text lacks where it would stand', () => {
    const [flag] = flagsOf(TRUE_TEXT.replace(' отряд', ''), READ);
    expect(flag).toMatchObject({ kind: 'missing-text', suggestions: [' отряд'] });
  });

  it('tells words typed twice from words that no ink bears out', () => {
    expect(said(flagsOf(TRUE_TEXT.replace('отряд', 'отряд отряд'), READ))).toContain(
      'medium extra-text отряд',
    );
    expect(said(flagsOf(TRUE_TEXT.replace('отряд', 'отряд снова'), READ))).toContain(
      'medium text-without-ink снова',
    );
  });

  it('leaves the signs beside a word that goes', () => {
    const [flag] = flagsOf(TRUE_TEXT.replace('лошадей;', 'лошадей лошадей;'), READ);
    expect(flag?.text).toBe('лошадей');
  });

  it('asks mildly where there is ink that nobody read', () => {
    const lost = readingOf(
      ROWS.map((row) => row.replace('фураж', '     ')),
      0.99,
    );
    const box = { x0: 190, y0: 180, x1: 240, y1: 210 };
    expect(said(flagsOf(TRUE_TEXT, { ...lost, unread: [box] }))).toEqual(
      expect.arrayContaining(['low text-without-ink фураж']),
    );
  });

  it('shows ink without words, a stamp as one', () => {
    const unread = [
      { x0: 500, y0: 900, x1: 700, y1: 930 },
      { x0: 520, y0: 940, x1: 690, y1: 970 },
    ];
    const flags = flagsOf(TRUE_TEXT, { ...READ, unread });
    expect(said(flags)).toEqual(['low not-transcribed ']);
    expect(flags[0]?.ink?.boxPx).toEqual({ x0: 500, y0: 900, x1: 700, y1: 970 });
  });

  it('asks less of a word that another reading of the ink has, and offers what others have', () => {
    const wrong = TRUE_TEXT.replace('реке', 'реку');
    const read = readingOf(ROWS, 0.9);
    const withOthers = (...alternatives: readonly string[]): InkReading => ({
      ...read,
      rows: read.rows.map((row) => ({
        ...row,
        words: row.words.map((word) => (word.text === 'реке.' ? { ...word, alternatives } : word)),
      })),
    });
    expect(said(flagsOf(wrong, read))).toEqual(['medium word-differs реку']);
    expect(said(flagsOf(wrong, withOthers('реку.')))).not.toContain('medium word-differs реку');
    expect(flagsOf(wrong, withOthers('роке'))[0]?.suggestions).toEqual(['реке', 'роке']);
  });

  it('has no doubt of words on ink that was transcribed from the scan, however little the machine read of it', () => {
    const typed = `${TRUE_TEXT}Секретно, в одном экземпляре\n`;
    const box = { x0: 100, y0: 300, x1: 400, y1: 330 };
    expect(said(flagsOf(typed, READ))).toHaveLength(1);
    expect(said(flagsOf(typed, { ...READ, transcribed: [box] }))).toEqual([]);
  });

  it('knows ink without words by its place on the scan, whatever is written around it', () => {
    const reading = { ...READ, unread: [{ x0: 500, y0: 900, x1: 700, y1: 930 }] };
    const idOf = (text: string) =>
      flagsOf(text, reading).find(({ kind }) => kind === 'not-transcribed')?.id ?? '';
    expect(idOf(TRUE_TEXT)).not.toBe('');
    expect(idOf(TRUE_TEXT.replace('5 мая', '6 июня'))).toBe(idOf(TRUE_TEXT));
  });

  it('says of a line that hangs by a thread that it does, once', () => {
    const other = readingOf(
      [ROWS[0] ?? '', 'малоизвестный ь грыжем 3 мене. Нотажены ЯД', ROWS[2] ?? ''],
      0.5,
    );
    const flags = flagsOf(TRUE_TEXT, other).filter(({ kind }) => kind === 'not-comparable');
    expect(flags.length).toBeLessThanOrEqual(1);
  });

  it('has a published text beside the ink on one flag', () => {
    const references = [{ file: 'book', role: 'transcription' as const, text: TRUE_TEXT }];
    const flags = flagsOf(TRUE_TEXT.replace('вышел', 'вышла'), READ, { references });
    expect(flags).toHaveLength(1);
    expect(flags[0]?.witnesses).toEqual([{ file: 'book', role: 'transcription', text: 'вышел' }]);
  });

  it('counts the words that were compared with the scans', () => {
    const transcription = { file: 'text', text: TRUE_TEXT, sheetStarts: [0] };
    const input = { transcription, references: [], settings: { strictDiplomatic: false }, ink: [READ] };
    const { coverage } = checkFindings(input, AIDS).summary;
    expect(coverage.reason).toBeNull();
    expect(coverage.inkWords).toBe(coverage.words);
  });
});
