import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginCheck, checkFindings } from '../../../app/core/discrepancy/check';
import { applyChange } from '../../../app/core/discrepancy/apply-change';
import type { Check } from '../../../app/core/discrepancy/check';
import type { Discrepancy } from '../../../app/core/discrepancy/model/discrepancy';
import type { CheckInput } from '../../../app/core/discrepancy/evidence/evidence';
import { benchCase } from '../../bench/flags';

const begin = (input: CheckInput): Check => {
  const steps = beginCheck(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

const cases = [31, 32, 33].map((seed) => benchCase({ words: 700, cer: 0.02, slips: true, seed }));
const inputOf = (
  index: number,
  text: string,
  sheetStarts: readonly number[],
  strict: boolean,
): CheckInput => {
  const { reference } = cases[index % cases.length]!;
  const translation = 'Telegram No. 4711 of 16 January 1951.';
  return {
    transcription: { file: 'sheet.txt', text, sheetStarts },
    references: [
      { file: 'first.txt', role: 'transcription', text: reference },
      // Another edition of the same words, with errors of its own.
      { file: 'second.txt', role: 'transcription', text: reference.replace(/ие/g, 'не') },
      { file: 'translation.txt', role: 'translation', text: translation },
    ],
    settings: { strictDiplomatic: strict },
  };
};

/** By place and id: flags at one place may be told in either order. */
const sorted = (flags: readonly Discrepancy[]) =>
  [...flags].sort((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));

/** One edit inside one sheet, as a window makes them: typing, deleting, splitting and joining lines, pasting. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  lost: fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(300) }),
  typed: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '-\n',
      '.',
      '. ',
      'не ',
      'а',
      'З5',
      'вoда ',
      '№ 15608',
      '\nЛист 3\n',
      'М А О ',
    ),
    fc.string({ unit: fc.constantFrom(...'абвгдежзик ,.-\n'), maxLength: 12 }),
  ),
});

describe('a check that takes edits in', () => {
  it('finds what a new check finds, after any edits', () => {
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.boolean(),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (index, strict, edits) => {
          let { transcription: text, sheetStarts } = cases[index % cases.length]!;
          const check = begin(inputOf(index, text, sheetStarts, strict));
          check.settle();
          // As a window keeps them: it hears of changes only.
          let told = check.checked().discrepancies;
          for (const { at, lost, typed } of edits) {
            const from = Math.floor(at * text.length);
            const sheetEnd = sheetStarts.find((start) => start > from) ?? text.length;
            const to = Math.min(sheetEnd - 1, from + lost);
            if (to < from) continue;
            const change = check.change({ from, to, inserted: typed });
            expect(change).not.toBeNull();
            text = text.slice(0, from) + typed + text.slice(to);
            const { longerBy } = change!.shift;
            sheetStarts = sheetStarts.map((start) => (start > from ? start + longerBy : start));
            told = applyChange(told, change!.flags, change!.shift);
          }
          told = applyChange(told, check.settle(), null);
          const input = inputOf(index, text, sheetStarts, strict);
          const now = check.checked();
          const anew = checkFindings(input);
          expect(now).toEqual(anew);
          expect(sorted(told)).toEqual(sorted(anew.discrepancies));
        },
      ),
      { seed: 1951, numRuns: 40, verbose: 1 },
    );
  });

  it('asks for a new check where an edit reaches over sheets', () => {
    const { transcription: text, sheetStarts } = cases[0]!;
    const check = begin(inputOf(0, text, sheetStarts, false));
    expect(check.change({ from: sheetStarts[1]! - 5, to: sheetStarts[1]! + 5, inserted: '' })).toBeNull();
    expect(begin(inputOf(0, text, [], false)).change({ from: 3, to: 4, inserted: 'а' })).toBeNull();
  });

  it('tells of the stretch around the person first', () => {
    const { transcription: text, sheetStarts } = benchCase({
      words: 9_000,
      cer: 0.02,
      slips: false,
      seed: 9,
    });
    const { reference } = benchCase({ words: 9_000, cer: 0.02, slips: false, seed: 9 });
    const input: CheckInput = {
      transcription: { file: 'sheet.txt', text, sheetStarts },
      references: [{ file: 'first.txt', role: 'transcription', text: reference }],
      settings: { strictDiplomatic: false },
    };
    const firstAt = Math.floor(text.length * 0.7);
    const firstTold = [...beginCheck(input, firstAt)].find((step) => step !== undefined);
    const whole = new Map(checkFindings(input).discrepancies.map((one) => [one.from, one.kind]));
    expect(firstTold!.added.length).toBeGreaterThan(20);
    for (const one of firstTold!.added) expect(whole.get(one.from)).toBe(one.kind);
    expect(firstTold!.added.some((one) => Math.abs(one.from - firstAt) < 500)).toBe(true);
    expect(Math.min(...firstTold!.added.map((one) => one.from))).toBeGreaterThan(text.length * 0.4);
  });
});
