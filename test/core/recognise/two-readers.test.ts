import { describe, expect, it } from 'vitest';
import { wordText, type Line } from '../../../app/core/page/transcription';
import { lineOfWords } from '../../../app/core/recognise/lines';
import { combined } from '../../../app/core/recognise/two-readers';
import { lettersOf, wordsOf } from '../../../app/core/reader/decode';
import type { Net } from '../../../app/core/reader/net';
import type { SeenPage } from '../../../app/core/reader/read-page';
import { isTypescript } from '../../../app/core/reader/typescript';

const PITCH_PX = 12;
const FRAMES_A_CELL = 3;
const NET: Net = {
  alphabet: ' абвгдежзийклмнопрстуфхцчшщъыьэюя0123456789.,-',
  ...{ heightPx: 36, baselinePx: 25, letterPx: 13, framePx: 4, layers: [] },
};
const DICTIONARY = new Set(['стол', 'стул', 'дом', 'у', 'окна']);
const WITH = { net: NET, letterPx: 13, knows: (word: string) => DICTIONARY.has(word) };

/** A line's frames as a net gives them that sees `cells`, a letter and its probability a cell, and a rival with the rest. */
function seen(cells: readonly (readonly [string, number, string?])[], spread = 0.02, net = NET): SeenPage {
  const classes = net.alphabet.length + 1;
  const count = cells.length * FRAMES_A_CELL;
  const shares = new Float32Array(count * classes);
  cells.forEach(([char, share, rival], cell) => {
    for (let i = 0; i < FRAMES_A_CELL; i += 1) {
      const row = (cell * FRAMES_A_CELL + i) * classes;
      if (i !== 1) shares[row] = 1;
      else shares[row + net.alphabet.indexOf(char) + 1] = share;
      if (i === 1 && rival !== undefined) shares[row + net.alphabet.indexOf(rival) + 1] = 1 - share;
    }
  });
  const frames = { count, classes, shares };
  const image = { widthPx: count * 4, heightPx: 36, pixels: new Uint8Array(count * 4 * 36) };
  const picture = { image, scale: 1, left: 0, slope: 0, base: 25 };
  const words = wordsOf(lettersOf(frames, net), PITCH_PX);
  return { lines: [{ picture, frames, words }], grid: { pitchPx: PITCH_PX, spread }, share: 0.97 };
}

function cellsOf(text: string, share = 0.95): (readonly [string, number])[] {
  return [...text].map((char) => [char, share] as const);
}

/** The first reader's line: words at the cells where they stand. */
function read(...words: readonly (readonly [text: string, cell: number, confidence: number])[]): Line {
  const placed = words.map(([text, cell, confidence]) => {
    const x0 = cell * PITCH_PX + 1;
    return { text, confidence, boxPx: { x0, y0: 8, x1: x0 + text.length * PITCH_PX - 2, y1: 28 } };
  });
  return lineOfWords(placed, 'l001');
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}

describe('two readers of one line', () => {
  it('agree, and the word is then surer than either said', () => {
    const two = combined([read(['стол', 0, 0.7])], seen(cellsOf('стол')), WITH);
    expect(textOf(two.lines)).toBe('стол');
    expect(two.lines[0]?.words[0]?.confidence).toBeGreaterThan(0.95);
    expect(two.agreement).toBe(1);
  });

  it('agree on a number more surely than on a word that no dictionary has', () => {
    const sureness = (text: string) =>
      combined([read([text, 0, 0.7])], seen(cellsOf(text)), WITH).lines[0]?.words[0]?.confidence ?? 0;
    expect(sureness('1948')).toBeGreaterThan(sureness('стсл'));
    expect(sureness('стол')).toBeGreaterThan(sureness('стсл'));
    expect(sureness('19стсл')).toBe(sureness('стсл'));
  });

  it('differ: the word of the dictionary wins, whoever read it', () => {
    const wrong = combined([read(['стсл', 0, 0.9])], seen(cellsOf('стол')), WITH);
    expect(textOf(wrong.lines)).toBe('стол');
    const right = combined(
      [read(['стол', 0, 0.9])],
      seen([...cellsOf('ст'), ['с', 0.6, 'о'], ['л', 0.9]]),
      WITH,
    );
    expect(textOf(right.lines)).toBe('стол');
    expect(textOf(right.second)).toBe('стсл');
    expect(right.lines[0]?.words[0]?.confidence).toBeLessThan(0.95);
  });

  it('differ on a number: the second reader wins only where its frames say so', () => {
    const sure = combined([read(['1943', 0, 0.6])], seen(cellsOf('1948', 0.99)), WITH);
    expect(textOf(sure.lines)).toBe('1948');
    const unsure = combined([read(['1943', 0, 0.95])], seen([...cellsOf('194'), ['8', 0.55, '3']]), WITH);
    expect(textOf(unsure.lines)).toBe('1943');
  });

  it('take no wording that neither has', () => {
    const two = combined(
      [read(['стсл', 0, 0.9])],
      seen([...cellsOf('ст'), ['у', 0.55, 'о'], ['п', 0.6, 'л']]),
      WITH,
    );
    expect(['стсл', 'ступ']).toContain(textOf(two.lines));
  });

  it('part words differently: one blank too many or too few', () => {
    const joined = combined(
      [read(['уокна', 0, 0.8])],
      seen([...cellsOf('у'), [' ', 0.9], ...cellsOf('окна')]),
      WITH,
    );
    expect(textOf(joined.lines)).toBe('у окна');
    const parted = combined([read(['до', 0, 0.8], ['м', 2, 0.8])], seen(cellsOf('дом')), WITH);
    expect(textOf(parted.lines)).toBe('дом');
    expect(parted.lines[0]?.words).toHaveLength(1);
  });

  it('differ in the size of letters alone: the first one’s wins, unless no typist would type it', () => {
    const net = { ...NET, alphabet: `${NET.alphabet}СТОЛ` };
    const both = (ours: string, theirs: string) =>
      textOf(
        combined([read([ours, 0, 0.5])], seen(cellsOf(theirs, 0.99), 0.02, net), { ...WITH, net }).lines,
      );
    expect(both('СТОЛ', 'СТоЛ')).toBe('СТОЛ');
    expect(both('сТол', 'стол')).toBe('стол');
    expect(both('Стол', 'стол')).toBe('Стол');
  });

  it('leave a line of another machine, or of a stamp, to the first', () => {
    const wide = (text: string, pitch: number) => {
      const box = { x0: 1, y0: 8, x1: text.length * pitch - 1, y1: 28 };
      return lineOfWords([{ text, confidence: 0.4, boxPx: box }], 'l001');
    };
    for (const [pitch, expected] of [
      [PITCH_PX, 'стол'],
      [1.5 * PITCH_PX, 'стсл'],
      [0.7 * PITCH_PX, 'стсл'],
    ] as const) {
      const two = combined([wide('стсл', pitch)], seen(cellsOf('стол', 0.99)), WITH);
      expect(textOf(two.lines), String(pitch)).toBe(expected);
      expect(two.second).toHaveLength(expected === 'стол' ? 1 : 0);
    }
  });

  it('keep what only one saw: always the first one’s, the second one’s where it is sure', () => {
    const first = combined([read(['дом', 0, 0.9], ['у', 5, 0.4])], seen([...cellsOf('дом')]), WITH);
    expect(textOf(first.lines)).toBe('дом у');
    const sure = seen([...cellsOf('дом'), [' ', 0.99], ...cellsOf('стол')]);
    expect(textOf(combined([read(['дом', 0, 0.9])], sure, WITH).lines)).toBe('дом стол');
    const unsure = seen([...cellsOf('дом'), [' ', 0.99], ...cellsOf('стол', 0.5)]);
    expect(textOf(combined([read(['дом', 0, 0.9])], unsure, WITH).lines)).toBe('дом');
    const led = seen([...cellsOf('дом'), [' ', 0.99], ...cellsOf('......', 0.99)]);
    expect(textOf(combined([read(['дом', 0, 0.9])], led, WITH).lines)).toBe('дом ......');
    const specks = seen([...cellsOf('дом'), [' ', 0.99], ...cellsOf('..', 0.99)]);
    expect(textOf(combined([read(['дом', 0, 0.9])], specks, WITH).lines)).toBe('дом');
  });

  it('leave a line as it is that the second reader could not look at', () => {
    const line = read(['стол', 0, 0.7]);
    const two = combined([line], { lines: [null], grid: null, share: 0 }, WITH);
    expect(two.lines).toEqual([line]);
    expect(two.second).toEqual([]);
  });

  it('account for every word of each', () => {
    const cells = [
      ...cellsOf('дом'),
      [' ', 0.9],
      ...cellsOf('ст'),
      ['с', 0.6, 'о'],
      ['л', 0.9],
      [' ', 0.9],
      ...cellsOf('окна', 0.5),
    ] as const;
    const line = read(['дом', 0, 0.9], ['стол', 4, 0.9]);
    const { ballots, second } = combined([line], seen(cells), WITH);
    const counted = ballots.map(
      ({ agreed, outvoted, unconfirmed }) => agreed + outvoted.length + unconfirmed.length,
    );
    expect(counted).toEqual([line.words.length, second[0]?.words.length]);
    expect(ballots[1].outvoted.map(({ text }) => text)).toEqual(['стсл']);
    expect(ballots[1].unconfirmed.map(({ text }) => text)).toEqual(['окна']);
  });

  it('put words where the ink is', () => {
    const { lines } = combined([read(['стсл', 2, 0.9])], seen([...cellsOf('  '), ...cellsOf('стол')]), WITH);
    const [line] = lines;
    const [word] = line?.words ?? [];
    expect(line !== undefined && word !== undefined && wordText(line, word)).toBe('стол');
    expect(word?.boxPx).toEqual({ x0: 25, y0: 8, x1: 71, y1: 28 });
  });
});

describe('the field of the second reader', () => {
  it('is a page on a typewriter’s grid that it is sure of', () => {
    expect(isTypescript(seen(cellsOf('дом'), 0.02))).toBe(true);
    expect(isTypescript(seen(cellsOf('дом'), 0.057))).toBe(false);
    expect(isTypescript({ ...seen(cellsOf('дом')), share: 0.7 })).toBe(false);
    expect(isTypescript({ ...seen(cellsOf('дом')), grid: null })).toBe(false);
  });
});
