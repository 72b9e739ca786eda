import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREPARATIONS, type Preparation } from '../../../app/core/image/prepare';
import { turned, type QuarterTurns } from '../../../app/core/image/orientation';
import { blankImage } from '../../../app/core/image/grey';
import { IDENTITY, invertAffine, straighten, type Affine } from '../../../app/core/image/transform';
import { apartWords, lostWords, setAsideCounts, wordsOf } from '../../../app/core/recognise/account';
import { accountText, readAccount } from '../../../app/core/recognise/account-schema';
import { TYPESCRIPT_KNOTS } from '../../../app/core/recognise/calibration';
import { sheetOf, withTrial, type Pass, type TextFrame } from '../../../app/core/recognise/sheet';
import { blocksFromTsv } from '../../../app/core/recognise/tsv';

const SIZE = { widthPx: 1200, heightPx: 1700 };

function frameOf(toOriginal: Affine = IDENTITY, image = { ...SIZE, dpi: 150 }): TextFrame {
  return { ...SIZE, bend: null, toOriginal, image, letters: [], leaders: [] };
}

type Given = {
  readonly text: string;
  readonly confidence: number;
  readonly x: number;
  readonly height: number;
};

/** A row of Tesseract's table. */
function tsvRow(line: number, word: number, { text, confidence, x, height }: Given): string {
  return [5, 1, 1, 1, line, word, x, line * 40, text.length * 14, height, confidence, text].join('\t');
}

function passOf(preparation: Preparation, rows: readonly (readonly Given[])[]): Pass {
  const tsv = rows.flatMap((row, line) => row.map((word, i) => tsvRow(line + 1, i + 1, word))).join('\n');
  return { preparation, blocks: blocksFromTsv(tsv) };
}

const typedRow = (text: string): readonly Given[] =>
  text.split(' ').map((part, i, all) => {
    const x = 100 + all.slice(0, i).reduce((sum, one) => sum + (one.length + 1) * 14, 0);
    return { text: part, confidence: 95, x, height: 20 };
  });

/** A picture as it lies in the scan, turned clockwise; the frame takes its px back to those of that scan. */
function frameOfTurned(turns: QuarterTurns): TextFrame {
  const { image, m } = turned(blankImage(SIZE.widthPx, SIZE.heightPx), turns);
  return frameOf(m, { widthPx: image.widthPx, heightPx: image.heightPx, dpi: 150 });
}

const TEXT = [
  'ШИФРТЕЛЕГРАММА',
  'войска должны проделать серьезную и большую работу',
  'а именно пополнить части и подвезти боеприпасы',
  'Пекин 15 января',
];

describe('a sheet', () => {
  it.each([0, 1, 2, 3] as const)('turned by %i quarters has its lines in the order of its text', (turns) => {
    const frame = frameOfTurned(turns);
    const { lines, account } = sheetOf([passOf('soft', TEXT.map(typedRow))], frame, TYPESCRIPT_KNOTS);
    expect(lines.map(({ text }) => text)).toEqual(TEXT);
    expect(lostWords(account, lines)).toBe(0);
    // The boxes lie on the scan as it is: those of the second line run as the sheet does.
    const [first, second] = lines[1]?.words.map(({ boxPx }) => boxPx) ?? [];
    const way = { x: (second?.x0 ?? 0) - (first?.x0 ?? 0), y: (second?.y0 ?? 0) - (first?.y0 ?? 0) };
    expect(Math.abs(way.x) > Math.abs(way.y)).toBe(turns % 2 === 0);
    expect(Math.sign(turns % 2 === 0 ? way.x : way.y)).toBe(turns < 2 ? 1 : -1);
  });

  it('that lies askew keeps pieces of one row together, however far the row falls on the scan', () => {
    const { m } = straighten(blankImage(SIZE.widthPx, SIZE.heightPx), 1, (10 * Math.PI) / 180);
    const left = typedRow('войска должны проделать серьезную');
    const right = typedRow('большую работу').map((word) => ({ ...word, x: word.x + 480 }));
    const rows = Array.from({ length: 6 }, () => left);
    const others = Array.from({ length: 6 }, () => right);
    // The recogniser takes the right ends of the lines for a column of their own.
    const tsv = [...rows, ...others].flatMap((row, line) =>
      row.map((word, i) =>
        tsvRow((line % 6) + 1, i + 1, word).replace(/^5\t1\t1/, `5\t1\t${line < 6 ? 1 : 2}`),
      ),
    );
    const pass: Pass = { preparation: 'soft', blocks: blocksFromTsv(tsv.join('\n')) };
    const { lines, account } = sheetOf([pass], frameOf(invertAffine(m)), TYPESCRIPT_KNOTS);
    expect(lines.map(({ text }) => text)).toEqual(
      rows.map(() => 'войска должны проделать серьезную большую работу'),
    );
    expect(lostWords(account, lines)).toBe(0);
  });

  it('names what it leaves out: dirt, words that lost a vote, words that one pass alone saw', () => {
    const doubtful: Given = { text: 'точка', confidence: 20, x: 260, height: 20 };
    const dirt: Given = { text: '|', confidence: 3, x: 900, height: 90 };
    const soft = passOf('soft', [typedRow('Прошу сообщить Ваше мнение'), typedRow('из Пекика'), [dirt]]);
    const median = passOf('median', [
      typedRow('Прошу сообщить Ваше мнение'),
      [...typedRow('из Пекина'), doubtful],
    ]);
    const plain = passOf('contrast', [typedRow('Прошу сообщить Ваше мнение'), typedRow('из Пекина')]);
    const { lines, account } = sheetOf([soft, median, plain], frameOf(), TYPESCRIPT_KNOTS);
    expect(lines.map(({ text }) => text)).toEqual(['Прошу сообщить Ваше мнение', 'из Пекина']);
    expect(account.passes.map(({ setAside }) => setAside.map(({ kind, text }) => [kind, text]))).toEqual([
      [
        ['dirt', '|'],
        ['outvoted', 'Пекика'],
      ],
      [['unconfirmed', 'точка']],
      [],
    ]);
    expect(setAsideCounts(account)).toEqual({ dirt: 1, outvoted: 1, unconfirmed: 1 });
    expect(lostWords(account, lines)).toBe(0);
  });

  it('names the words of a trial the other way up', () => {
    const { lines, account } = sheetOf([passOf('soft', TEXT.map(typedRow))], frameOf(), TYPESCRIPT_KNOTS);
    const all = withTrial(account, [passOf('soft', [typedRow('иинэнм ошвв')])], frameOfTurned(2));
    expect(setAsideCounts(all)).toEqual({ 'other-way-up': 2 });
    expect(lostWords(all, lines)).toBe(0);
  });

  it('counts words that stand apart by what they are', () => {
    const body = Array.from({ length: 10 }, () =>
      typedRow('войска должны проделать серьезную и большую работу'),
    );
    const stamp = [...'РАНО ПО ПУБЛИКАЦИИ'.split(' ')].map((text, i) => ({
      ...{ text, confidence: 60, x: 700 + i * 120, height: 20 },
    }));
    const narrow = stamp.map((word) =>
      tsvRow(30, 1, word).replace(/\t(\d+)\t20\t/, (_, w) => `\t${Number(w) * 0.6}\t20\t`),
    );
    const { blocks } = passOf('soft', body);
    const pass: Pass = { preparation: 'soft', blocks: [...blocks, ...blocksFromTsv(narrow.join('\n'))] };
    const { lines, account } = sheetOf([pass], frameOf(), TYPESCRIPT_KNOTS);
    expect(apartWords(lines)).toEqual({ stamp: 3 });
    expect(lostWords(account, lines)).toBe(0);
  });

  it('that lost a word, or has one nobody read, is found out', () => {
    const { lines, account } = sheetOf([passOf('soft', TEXT.map(typedRow))], frameOf(), TYPESCRIPT_KNOTS);
    expect(lostWords(account, lines.slice(1))).toBe(1);
    expect(lostWords(account, [...lines, ...lines.slice(0, 1)])).toBe(1);
    const [pass] = account.passes;
    if (pass === undefined) throw new Error('no pass');
    expect(lostWords({ ...account, passes: [{ ...pass, wordsGiven: pass.wordsGiven + 2 }] }, lines)).toBe(2);
  });
});

const word = fc.record({
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('войска', 'Пекин', '15', 'и', '|', 'работу,', '№', '—', 'XIX') },
    { weight: 1, arbitrary: fc.string({ maxLength: 6 }).map((text) => text.replace(/[\n\r]/g, '')) },
  ),
  confidence: fc.double({ min: -20, max: 130, noNaN: true }),
  x: fc.integer({ min: -300, max: 2000 }),
  height: fc.integer({ min: 0, max: 200 }),
});
const rows = fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 12 });
const passes = fc
  .array(rows, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((one, i) => passOf(PREPARATIONS[i] ?? 'soft', one)));
const turns = fc.constantFrom<QuarterTurns>(0, 1, 2, 3);

describe('the sum of a sheet', () => {
  it('comes out for whatever the recogniser gives, by one pass or several, however the sheet lies', () => {
    fc.assert(
      fc.property(passes, turns, (all, by) => {
        const { lines, readings, account } = sheetOf(all, frameOfTurned(by), TYPESCRIPT_KNOTS);
        expect(lostWords(account, lines)).toBe(0);
        expect(account.wordsMade).toBe(wordsOf(lines));
        // Text for text: what the passes gave is what stands on the sheet or is named, and nothing is made up.
        const known = new Set([...readings.flatMap((one) => one.lines), ...lines].flatMap(textsOf));
        for (const { setAside } of account.passes)
          for (const { text, kind } of setAside) if (kind !== 'dirt') expect(known).toContain(text);
      }),
      { numRuns: 300 },
    );
  });

  it('of one pass is its words one by one: each is on the sheet or set aside, with its text', () => {
    fc.assert(
      fc.property(rows, (one) => {
        const { lines, account } = sheetOf([passOf('soft', one)], frameOf(), TYPESCRIPT_KNOTS);
        const given = one.flat().flatMap(({ text }) => visible(text));
        const found = [
          ...lines.flatMap(textsOf),
          ...account.passes.flatMap(({ setAside }) => setAside.map(({ text }) => text)),
        ];
        expect([...found].sort()).toEqual([...given].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('is kept with a reading and read back as it was', () => {
    fc.assert(
      fc.property(passes, (all) => {
        const { account } = sheetOf(all, frameOf(), TYPESCRIPT_KNOTS);
        const leftOut = [{ kind: 'image-missing', count: 2 }] as const;
        expect(readAccount(accountText(account, leftOut))).toEqual({ ...account, leftOut });
      }),
      { numRuns: 50 },
    );
    expect(readAccount('{"wordsMade":-1}')).toBeNull();
    expect(readAccount('no JSON')).toBeNull();
  });
});

function textsOf({
  text,
  words,
}: {
  readonly text: string;
  readonly words: readonly { readonly from: number; readonly to: number }[];
}) {
  return words.map(({ from, to }) => text.slice(from, to));
}

/** As the recogniser's words are taken: trimmed, white space inside as one blank, nothing where none is visible. */
function visible(text: string): readonly string[] {
  const trimmed = text.replace(/\t/g, ' ').trim().replace(/\s+/g, ' ');
  return trimmed === '' ? [] : [trimmed];
}
