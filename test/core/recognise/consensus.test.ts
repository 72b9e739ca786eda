import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnedKnots, tallied, TYPESCRIPT_KNOTS } from '../../../app/core/recognise/calibration';
import { consensusOf } from '../../../app/core/recognise/consensus';
import { lineOfWords } from '../../../app/core/recognise/lines';
import { wordText, type Line } from '../../../app/core/page/transcription';

/** Lines of words 40 px a word and 20 px a line; `=` before a word's confidence in tenths: «Лист=9 8=3». */
function reading(...rows: readonly string[]): Line[] {
  return rows.map((row, y) =>
    lineOfWords(
      row.split(' ').map((part, x) => {
        const [text = '', tenths = '9'] = part.split('=');
        const boxPx = { x0: x * 40, y0: y * 20, x1: x * 40 + 36, y1: y * 20 + 16 };
        return { text, confidence: Number(tenths) / 10, boxPx };
      }),
      `l${String(y + 1).padStart(3, '0')}`,
    ),
  );
}

const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);

describe('one text out of several readings', () => {
  it('is the reading itself when there is one', () => {
    const one = reading('Лист 8', 'МАО ЦЗЕ-ДУН');
    expect(consensusOf([one])).toEqual(one);
    expect(consensusOf([])).toEqual([]);
  });

  it('takes what most readings have, with that word’s own box and confidence', () => {
    const lines = consensusOf([
      reading('Продолжение шифртелеграммы № 15603=9'),
      reading('Продолжение шифртелеграммы № 15608=8'),
      reading('Продолжение пифртелеграммы № 15608=7'),
    ]);
    expect(texts(lines)).toEqual(['Продолжение шифртелеграммы № 15608']);
    expect(lines[0]?.words[3]?.confidence).toBe(0.8);
  });

  it('takes the surer of two', () => {
    expect(texts(consensusOf([reading('из=9 Пекика=4'), reading('из=9 Пекина=9')]))).toEqual(['из Пекина']);
  });

  it('weighs joined and parted words as a whole', () => {
    const joined = reading('вывод войскиз Кореи');
    const apart = reading('вывод войск из Кореи');
    expect(texts(consensusOf([joined, apart, apart]))).toEqual(['вывод войск из Кореи']);
  });

  it('drops a speck that one reading has, and keeps a word that it reads well', () => {
    const others = reading('Прошу сообщить мнение');
    expect(texts(consensusOf([reading('Прошу сообщить |=0 мнение'), others, others]))).toEqual([
      'Прошу сообщить мнение',
    ]);
    expect(texts(consensusOf([reading('Прошу сообщить Ваше=10 мнение'), others, others]))).toEqual([
      'Прошу сообщить Ваше мнение',
    ]);
  });

  it('goes by what a confidence is worth in the project', () => {
    const others = reading('Прошу сообщить мнение');
    const readings = [reading('Прошу сообщить Ваше=6 мнение'), others, others];
    expect(texts(consensusOf(readings))).toEqual(['Прошу сообщить мнение']);
    const seen = Array.from({ length: 400 }, () => ({ confidence: 0.6, isRight: true }));
    const knots = learnedKnots(TYPESCRIPT_KNOTS, tallied(seen));
    expect(texts(consensusOf(readings, knots))).toEqual(['Прошу сообщить Ваше мнение']);
  });

  it('puts a line that the first reading lacks where the others have it', () => {
    const full = reading('первая строка здесь', 'вторая строка тут', 'третья строка там');
    const lacking = full.filter((_, i) => i !== 1);
    const lines = consensusOf([lacking, full, full]);
    expect(texts(lines)).toEqual(texts(full));
    expect(lines.map(({ id }) => id)).toEqual(['l001', 'l002', 'l003']);
  });

  it('never makes up a word, never loses the agreement of all, and agrees with itself', () => {
    const word = fc.constantFrom('а', 'и', 'войска', 'войска.', '15603', '15608', 'Пекин', 'из', 'мост');
    const row = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    const page = fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => reading(...rows));
    const wordsOf = (lines: readonly Line[]) =>
      lines.flatMap((line) => line.words.map((one) => wordText(line, one)));
    fc.assert(
      fc.property(fc.array(page, { minLength: 1, maxLength: 4 }), (pages) => {
        const known = new Set(pages.flatMap(wordsOf));
        const lines = consensusOf(pages);
        expect(wordsOf(lines).every((one) => known.has(one))).toBe(true);
        for (const line of lines) {
          expect(line.text).toBe(line.words.map((one) => wordText(line, one)).join(' '));
        }
        const [first = []] = pages;
        expect(texts(consensusOf([first, first, first]))).toEqual(texts(first));
      }),
    );
  });
});
