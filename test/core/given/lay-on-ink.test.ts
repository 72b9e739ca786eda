import { describe, expect, it } from 'vitest';
import { layOnInk, THREAD_BELOW } from '../../../app/core/given/lay-on-ink';
import { wordText, type Line, type Page } from '../../../app/core/page/transcription';

const LETTER_PX = 10;
const ROW_PX = 40;

/** A sheet as a machine read it: letters of one width, rows of one height. */
function sheetOf(id: string, ...rows: readonly string[]): Page {
  const lines = rows.map((text, row): Line => {
    const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      ...{ from: index, to: index + word.length, confidence: 0.95 },
      boxPx: {
        ...{ x0: 100 + index * LETTER_PX, x1: 100 + (index + word.length) * LETTER_PX },
        ...{ y0: 100 + row * ROW_PX, y1: 130 + row * ROW_PX },
      },
    }));
    const boxPx = {
      x0: 100,
      y0: 100 + row * ROW_PX,
      x1: 100 + text.length * LETTER_PX,
      y1: 130 + row * ROW_PX,
    };
    return { id: `r${row}`, text, boxPx, words };
  });
  return { id, image: { widthPx: 1000, heightPx: 1400, dpi: null }, lines };
}

const FIRST = sheetOf(
  '0001',
  'Сообщаем, что отряд прошел около сорока',
  'километров и вышел к реке. Потеряно две',
  'лошади; фураж выдан на станции.',
);
const SECOND = sheetOf('0002', 'Экспедиция вышла из Житомира пятого', 'июля и вернулась обратно в срок.');

const texts = (lines: readonly Line[]) => lines.map(({ text }) => text);
const letters = (lines: readonly string[]) => lines.join('').replace(/\s+/g, '');

describe('a given text on its ink', () => {
  it('keeps the lines of the scan and takes the boxes of the words that match', () => {
    const given = FIRST.lines.map(({ text }) => text.replace('около', 'окало'));
    const [laid] = layOnInk([given], [FIRST]).sheets;
    expect(texts(laid?.lines ?? [])).toEqual(given);
    const word = laid?.lines[0]?.words.find((one) => wordText(laid.lines[0] as Line, one) === 'окало');
    expect(word?.boxPx).toEqual(FIRST.lines[0]?.words[4]?.boxPx);
    expect(laid?.lines.every(({ words }) => words.every(({ confidence }) => confidence === null))).toBe(true);
  });

  it('parts a paragraph where the rows of the scan end, letter for letter', () => {
    const given = [FIRST.lines.map(({ text }) => text).join(' ')];
    const [laid] = layOnInk([given], [FIRST]).sheets;
    expect(texts(laid?.lines ?? [])).toEqual(texts(FIRST.lines));
  });

  it('joins the lines of a program that wraps elsewhere', () => {
    const words = [...FIRST.lines, ...SECOND.lines].flatMap(({ text }) => text.split(' '));
    const wrapped: string[] = [];
    for (let at = 0; at < words.length; at += 4) wrapped.push(words.slice(at, at + 4).join(' '));
    const laid = layOnInk([wrapped], [FIRST, SECOND]);
    expect(laid.sheets.map(({ lines }) => texts(lines))).toEqual([texts(FIRST.lines), texts(SECOND.lines)]);
  });

  it('finds where a sheet begins in a text without breaks, and keeps empty lines between paragraphs', () => {
    const given = [
      ...texts(FIRST.lines.slice(0, 2)),
      '',
      ...texts(FIRST.lines.slice(2)),
      ...texts(SECOND.lines),
    ];
    const laid = layOnInk([given], [FIRST, SECOND]);
    expect(laid.sheets.map(({ lines }) => lines.length)).toEqual([4, 2]);
    expect(texts(laid.sheets[0]?.lines ?? [])[2]).toBe('');
  });

  it('sets a word that nobody read into the room between its neighbours', () => {
    const read = {
      ...FIRST,
      lines: FIRST.lines.map((line, i) =>
        i === 0 ? { ...line, words: line.words.filter((_, at) => at !== 3) } : line,
      ),
    };
    const [laid] = layOnInk([texts(FIRST.lines)], [read]).sheets;
    const box = laid?.lines[0]?.words[3]?.boxPx;
    const ink = FIRST.lines[0]?.words[3]?.boxPx;
    expect(box?.x0).toBeGreaterThanOrEqual((ink?.x0 ?? 0) - LETTER_PX);
    expect(box?.x1).toBeLessThanOrEqual((ink?.x1 ?? 0) + LETTER_PX);
  });

  it('leaves a line without ink without a box, in its place', () => {
    const given = [
      ...texts(FIRST.lines.slice(0, 1)),
      'Эту строку никто не печатал вообще',
      ...texts(FIRST.lines.slice(1)),
    ];
    const [laid] = layOnInk([given], [FIRST]).sheets;
    expect(texts(laid?.lines ?? [])).toEqual(given);
    expect(laid?.lines[1]?.boxPx).toBeNull();
    expect(laid?.likeness[1]).toBeLessThan(THREAD_BELOW);
  });

  it('says of a text of other sheets that nothing is alike, and loses no letter of it', () => {
    const given = ['Полностью посторонний рассказ', 'про ежа, ужа и лягушку'];
    const laid = layOnInk([given], [FIRST, SECOND]);
    expect(laid.likeness).toBeLessThan(0.25);
    expect(letters(laid.sheets.flatMap(({ lines }) => texts(lines)))).toBe(letters(given));
  });

  it('takes nothing for nothing', () => {
    expect(layOnInk([[]], [FIRST]).sheets[0]?.lines).toEqual([]);
    expect(layOnInk([['слово']], []).sheets).toEqual([]);
    expect(
      letters(layOnInk([['слово']], [sheetOf('0001')]).sheets.flatMap(({ lines }) => texts(lines))),
    ).toBe('слово');
  });

  it('is the same however often a word repeats: every letter once and in order', () => {
    const given = ['да да нет да', 'нет нет да', 'Сообщаем, что да да отряд прошел'];
    const laid = layOnInk([given], [FIRST, SECOND]);
    expect(letters(laid.sheets.flatMap(({ lines }) => texts(lines)))).toBe(letters(given));
  });
});
