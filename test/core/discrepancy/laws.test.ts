import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../../app/core/align/align';
import { internKeys } from '../../../app/core/align/alignment';
import type { Block } from '../../../app/core/align/alignment';
import { checkFindings } from '../../../app/core/discrepancy/check';
import type { Discrepancy, Kind } from '../../../app/core/discrepancy/model/discrepancy';
import { benchCase } from '../../bench/flags';

/** The laws that hold for any two texts. */

const word = fc.constantFrom(
  ...'войска войско отошли не на и 15603 15608 дивизии дивизия Ким тов. 10.000 утром вчера — Дэ-хуай к'.split(
    ' ',
  ),
);
const separator = fc.constantFrom(' ', ' ', ' ', '\n', ', ', '. ', '-\n');
const text = fc
  .array(fc.tuple(word, separator), { maxLength: 120 })
  .map((pieces) => pieces.map(([one, after]) => one + after).join(''));
/** A text and a slightly other one. */
const relatives = fc
  .record({
    text,
    edits: fc.array(fc.record({ at: fc.nat(2_000), lost: fc.nat(12), typed: text }), { maxLength: 4 }),
  })
  .map(({ text: right, edits }) => {
    const left = edits.reduce((now, { at, lost, typed }) => {
      const from = at % (now.length + 1);
      return now.slice(0, from) + typed.slice(0, 30) + now.slice(from + lost);
    }, right);
    return [left, right] as const;
  });
const pairs = fc.oneof(relatives, fc.tuple(text, text));

/** What an edition adds is sought in the reference alone, so these steps have no mirror. */
const OF_EDITIONS = ['editorial', 'edition-pages'] as const;

const check = (left: string, right: string, strictDiplomatic = false): readonly Discrepancy[] =>
  checkFindings({
    transcription: { file: 'a.txt', text: left, sheetStarts: [] },
    references: [{ file: 'b.txt', role: 'transcription', text: right }],
    settings: { strictDiplomatic, stepsOff: OF_EDITIONS },
  }).discrepancies;

describe('alignment', () => {
  const restored = (blocks: readonly Block[], side: 'left' | 'right', words: readonly string[]) =>
    blocks.flatMap((block) =>
      side === 'left'
        ? words.slice(block.leftFrom, block.leftTo)
        : words.slice(block.rightFrom, block.rightTo),
    );

  it('projects onto both texts again', () => {
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        const [a, b] = [left.split(/\s+/), right.split(/\s+/)];
        const { blocks } = align(internKeys(a, b));
        expect(restored(blocks, 'left', a)).toEqual(a);
        expect(restored(blocks, 'right', b)).toEqual(b);
      }),
      { seed: 11, numRuns: 300, verbose: 1 },
    );
  });

  const mirrored = ({ kind, leftFrom, leftTo, rightFrom, rightTo }: Block): Block => ({
    kind: kind === 'left-only' ? 'right-only' : kind === 'right-only' ? 'left-only' : kind,
    ...{ leftFrom: rightFrom, leftTo: rightTo, rightFrom: leftFrom, rightTo: leftTo },
  });
  /** Rows on either side at one place have no order of their own. */
  const unordered = (blocks: readonly Block[]) =>
    blocks
      .map(({ kind, ...ranges }) => {
        if (kind === 'left-only') return `left ${ranges.leftFrom}-${ranges.leftTo}`;
        if (kind === 'right-only') return `right ${ranges.rightFrom}-${ranges.rightTo}`;
        return `${kind} ${ranges.leftFrom}-${ranges.leftTo} ${ranges.rightFrom}-${ranges.rightTo}`;
      })
      .sort();

  it('is mirrored when the sides are swapped', () => {
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        const [a, b] = [left.split(/\s+/), right.split(/\s+/)];
        const there = align(internKeys(b, a)).blocks.map(mirrored);
        expect(unordered(align(internKeys(a, b)).blocks)).toEqual(unordered(there));
      }),
      { seed: 12, numRuns: 300, verbose: 1 },
    );
  });
});

describe('discrepancies', () => {
  it('point at the text that they quote, on both sides', () => {
    fc.assert(
      fc.property(pairs, fc.boolean(), ([left, right], strict) => {
        for (const one of check(left, right, strict)) {
          expect(left.slice(one.from, one.to)).toBe(one.text);
          const { reference } = one;
          if (reference !== null) expect(right.slice(reference.from, reference.to)).toBe(reference.text);
          const before = left.slice(0, one.from);
          expect(one.line).toBe(before.split('\n').length);
          expect(one.column).toBe(before.length - before.lastIndexOf('\n'));
        }
      }),
      { seed: 13, numRuns: 300, verbose: 1 },
    );
  });

  const SWAPPED: Partial<Record<Kind, Kind>> = { 'missing-text': 'extra-text', 'extra-text': 'missing-text' };
  /** What each flag says of both texts: a flag of words against themselves has no other side. */
  const seen = (flags: readonly Discrepancy[], isSwapped: boolean) =>
    flags
      .filter(({ reference }) => reference !== null)
      .map(({ kind, text: here, reference }) => {
        const there = reference?.text ?? '';
        return isSwapped ? `${SWAPPED[kind] ?? kind} ${there}|${here}` : `${kind} ${here}|${there}`;
      })
      .sort();

  it('are mirrored when the sides are swapped', () => {
    fc.assert(
      fc.property(pairs, ([left, right]) => {
        expect(seen(check(left, right), false)).toEqual(seen(check(right, left), true));
      }),
      { seed: 14, numRuns: 300, verbose: 1 },
    );
  });

  it('are mirrored on pages of prose with slips of every kind', () => {
    const { transcription, reference } = benchCase({ words: 3_000, cer: 0.03, slips: true, seed: 77 });
    const there = seen(check(transcription, reference), false);
    expect(there.length).toBeGreaterThan(200);
    expect(seen(check(reference, transcription), true)).toEqual(there);
  });
});
