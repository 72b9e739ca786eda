import { describe, expect, it } from 'vitest';
import { internKeys } from '../../../app/core/align/alignment';
import { stretchesOutOfOrder } from '../../../app/core/align/out-of-order';
import { checkFindings } from '../../../app/core/discrepancy/check';

const SHEETS = 6;
const WORDS = 40;
const LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя';

/** Words of seven letters, none like another; the sheets are always the same. */
function makeSheets(): readonly (readonly string[])[] {
  let state = 7;
  const letter = (): string => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return LETTERS[Math.floor((state / 2_147_483_648) * LETTERS.length)] ?? '';
  };
  const word = (): string => Array.from({ length: 7 }, letter).join('');
  return Array.from({ length: SHEETS }, () => Array.from({ length: WORDS }, word));
}

const sheets = makeSheets();
const FAULTY = sheets[4]?.[20] ?? '';
const inOrder = (order: readonly number[]): readonly string[] =>
  order.flatMap((sheet) => sheets[sheet] ?? []);

const ORDERS: readonly (readonly [name: string, order: readonly number[], moves: number])[] = [
  ['in reverse', [5, 4, 3, 2, 1, 0], 5],
  ['swapped in pairs', [1, 0, 3, 2, 5, 4], 3],
  ['versos after rectos', [0, 2, 4, 1, 3, 5], 2],
];

describe('sheets out of order', () => {
  it.each(ORDERS)('%s', (_name, order, moves) => {
    const found = stretchesOutOfOrder(internKeys(inOrder(order), inOrder([0, 1, 2, 3, 4, 5])));
    expect(found).toHaveLength(moves);
    expect(found.every(({ leftFrom, leftTo }) => leftTo - leftFrom === WORDS)).toBe(true);
  });

  it('none where the order is kept', () => {
    const same = inOrder([0, 1, 2, 3, 4, 5]);
    expect(stretchesOutOfOrder(internKeys(same, same))).toEqual([]);
  });

  it.each(ORDERS)('%s: a check tells the moves and the fault that is there', (_name, order, moves) => {
    const reference = inOrder([0, 1, 2, 3, 4, 5]).join(' ');
    const text = inOrder(order)
      .join(' ')
      .replace(FAULTY, `${FAULTY.slice(0, 3)}ъ${FAULTY.slice(4)}`);
    const { discrepancies } = checkFindings({
      transcription: { file: 't', text, sheetStarts: [] },
      references: [{ file: 'r', role: 'transcription', text: reference }],
      settings: { strictDiplomatic: false },
    });
    const kinds = discrepancies.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array<string>(moves).fill('moved-text'), 'word-differs'].sort());
  });

  // The last words of a sheet follow its last equal words, and the first words go before the first.
  it.each([0, 1, 38, 39].flatMap((at) => ORDERS.map(([name, order]) => [at, name, order] as const)))(
    'a slip in word %i of a sheet is told: %s',
    (at, _name, order) => {
      for (const sheet of [0, 2, 5]) {
        const word = sheets[sheet]?.[at] ?? '';
        const slip = `${word.slice(0, 3)}ъ${word.slice(4)}`;
        const { discrepancies } = checkFindings({
          transcription: { file: 't', text: inOrder(order).join(' ').replace(word, slip), sheetStarts: [] },
          references: [{ file: 'r', role: 'transcription', text: inOrder([0, 1, 2, 3, 4, 5]).join(' ') }],
          settings: { strictDiplomatic: false },
        });
        const told = discrepancies.filter(({ kind }) => kind !== 'moved-text');
        expect(told.map(({ kind, text, suggestions }) => [kind, text, suggestions[0]])).toEqual([
          ['word-differs', slip, word],
        ]);
      }
    },
  );
});
