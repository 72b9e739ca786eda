import { describe, expect, it } from 'vitest';
import { checkFindings } from '../../../../app/core/discrepancy/check';
import type { CheckInput } from '../../../../app/core/discrepancy/evidence/evidence';

const heading = (number: string): string => `ШИФРТЕЛЕГРАММА № ${number}\n\nТекст первого листа.\n\n`;
const next = (number: string): string => `Продолжение шифртелеграммы № ${number}\n\nТекст листа.\n\n`;

type More = Partial<CheckInput> & {
  /** Numbers (by their place among all of them, from 0) that the machine was not sure of. */
  readonly unsure?: Readonly<Record<number, number>>;
};

/** What is questioned, by its place among the numbers of the sheets, and what is proposed instead. */
function questioned(text: string, { unsure = {}, ...more }: More = {}): readonly string[] {
  const places = [...text.matchAll(/(?<=граммы? № |ГРАММА № )\d+/g)].map((match) => match.index);
  const doubts = places.flatMap((from, i) => {
    const probability = unsure[i];
    return probability === undefined ? [] : [{ from, to: from + 5, probability }];
  });
  const { discrepancies } = checkFindings({
    transcription: { file: 'a.txt', text, sheetStarts: [] },
    references: [],
    settings: { strictDiplomatic: false },
    doubts,
    ...more,
  });
  return discrepancies
    .filter((flag) => flag.kind === 'identifier-inconsistent')
    .map((flag) => {
      const tie = flag.message.key === 'identifier.tie' ? ' tie' : '';
      return `${places.indexOf(flag.from)}: ${flag.text}→${flag.suggestions[0] ?? ''}${tie}`;
    });
}

describe('the vote on a document’s number', () => {
  it.each<readonly [what: string, text: string, more: More, expected: readonly string[]]>([
    ['agrees', heading('41832') + next('41832'), {}, []],
    ['most sheets', next('41832') + next('41882') + next('41832'), {}, ['1: 41882→41832']],
    ['a heading over one sheet', heading('41832') + next('41882'), {}, ['1: 41882→41832']],
    ['two sheets over a heading', heading('41882') + next('41832') + next('41832'), {}, ['0: 41882→41832']],
    [
      'one sheet against one',
      next('41832') + next('41882'),
      {},
      ['0: 41832→41882 tie', '1: 41882→41832 tie'],
    ],
    [
      'a doubted sheet against one',
      next('41832') + next('41882'),
      { unsure: { 0: 0.4 } },
      ['0: 41832→41882'],
    ],
    [
      'a doubted heading against a sheet',
      heading('41832') + next('41882'),
      { unsure: { 0: 0.3 } },
      ['0: 41832→41882'],
    ],
    [
      'a heading in some doubt against a sheet',
      heading('41832') + next('41882'),
      { unsure: { 0: 0.6 } },
      ['0: 41832→41882 tie', '1: 41882→41832 tie'],
    ],
    [
      'two doubted sheets against a sure one',
      next('41832') + next('41832') + next('41882'),
      { unsure: { 0: 0.2, 1: 0.2 } },
      ['0: 41832→41882', '1: 41832→41882'],
    ],
    [
      'a mention in the text',
      `${next('41832')}${next('41882')}Прошу ссылаться на № 41882.\n`,
      {},
      ['0: 41832→41882'],
    ],
    [
      'a mention that outweighs no sheet',
      `${next('41832')}${next('41832')}${next('41882')}Прошу ссылаться на № 41882.\n`,
      {},
      ['2: 41882→41832'],
    ],
    ['a digit that looks like no other', next('41232') + next('41732'), {}, ['1: 41732→41232']],
    [
      'what people corrected before',
      next('41832') + next('41882'),
      { corrections: Array.from({ length: 3 }, () => ({ from: '18', to: '13' })) },
      ['1: 41882→41832'],
    ],
    [
      'a reference',
      heading('41832') + next('41882') + next('41882'),
      { references: [{ file: 'b.txt', role: 'transcription', text: heading('41832') }] },
      ['1: 41882→41832', '2: 41882→41832'],
    ],
    [
      'other passes over the sheet',
      next('41832') + next('41882'),
      { readings: [{ name: '2', text: next('41832') + next('41832') }] },
      ['1: 41882→41832'],
    ],
    ['another document’s number', next('41832') + next('57104'), {}, []],
    ['two numbers that stand twice', next('41832') + next('41832') + next('41872') + next('41872'), {}, []],
  ])('%s', (_, text, more, expected) => {
    expect(questioned(text, more)).toEqual(expected);
  });

  it('asks about each place once where three numbers are at odds', () => {
    const places = questioned(next('41832') + next('41882') + next('41892')).map((one) => one.split(':')[0]);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(1);
  });

  it('leaves both as they are when one is corrected', () => {
    expect(questioned(next('41882') + next('41882'))).toEqual([]);
  });
});
