import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, mergeLogs, takenInRecord } from '../../app/node/merge-logs';

type Entry = { readonly id: string; readonly who: string; readonly atUtc: string };

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const entry = (id: string, second: number, who = 'Анна'): Entry => ({ id, who, atUtc: at(second) });
const idsOf = (files: readonly (readonly Entry[])[]) => mergeLogs(files).map(({ record }) => record.id);

/** As the app does it: what only the copy holds is appended to the log. */
function takeIn(own: readonly Entry[], copy: readonly Entry[]): readonly Entry[] {
  const known = new Set(mergeLogs([own]).map(({ identity }) => identity));
  const missing = mergeLogs([copy]).filter(({ identity }) => !known.has(identity));
  return [...own, ...[...missing].sort(inOrder).map((placed) => takenInRecord(placed, 'copy.jsonl'))];
}

describe('the records of several copies of a log', () => {
  it('come each once, by their time', () => {
    const [a, b, c] = [entry('a', 1), entry('b', 2), entry('c', 3)];
    expect(
      idsOf([
        [a, c],
        [a, b],
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  it('of one file stand in the order of its lines, whatever its clock said', () => {
    expect(idsOf([[entry('a', 30), entry('b', 2), entry('c', 2), entry('a2', 1)]])).toEqual([
      'a',
      'b',
      'c',
      'a2',
    ]);
  });

  it('do not hang on the order of members, and keep fields that this version does not know', () => {
    const later = { more: [1, { y: 1, x: 2 }], atUtc: at(1), who: 'Анна', id: 'a' };
    const same = { id: 'a', atUtc: at(1), who: 'Анна', more: [1, { x: 2, y: 1 }] };
    expect(mergeLogs([[later], [same]]).map(({ record }) => record)).toEqual([later]);
  });

  it('of one moment are settled by what they say', () => {
    const [a, b] = [entry('x', 1, 'Анна'), entry('x', 1, 'Борис')];
    const whos = [
      [[a], [b]],
      [[b], [a]],
    ].map((files) => mergeLogs(files).map(({ record }) => record.who));
    expect(whos[0]).toEqual(whos[1]);
  });

  it('taken in from another computer keep their place, and what is decided after that is later', () => {
    const own = [entry('a', 10)];
    const copy = [entry('b', 500), entry('c', 5)];
    const taken = takeIn(own, copy);
    expect(idsOf([taken])).toEqual(idsOf([own, copy]));
    const decidedAgain = [...taken, entry('b2', 20)];
    expect(idsOf([decidedAgain]).at(-1)).toBe('b2');
    expect(idsOf([decidedAgain, copy]).at(-1)).toBe('b2');
  });

  it('give the same whatever the order of the files, with and without taking in, as often as one likes', () => {
    /** No two people decide the same in the same millisecond. */
    const entriesOf = (who: string) =>
      fc.array(
        fc.record({ id: fc.constantFrom('a', 'b'), who: fc.constant(who), atUtc: fc.nat(20).map(at) }),
        {
          maxLength: 8,
        },
      );
    fc.assert(
      fc.property(entriesOf('Вера'), entriesOf('Анна'), entriesOf('Борис'), (shared, here, there) => {
        const [own, copy] = [
          [...shared, ...here],
          [...shared, ...there],
        ];
        const merged = mergeLogs([own, copy]);
        expect(mergeLogs([copy, own])).toEqual(merged);
        const taken = takeIn(own, copy);
        const after = mergeLogs([taken, copy]).map(({ identity }) => identity);
        expect(after).toEqual(merged.map(({ identity }) => identity));
        expect(takeIn(taken, copy)).toEqual(taken);
        // The copy may be gone by then.
        expect(mergeLogs([taken]).map(({ identity }) => identity)).toEqual(after);
        // The other computer takes in what is this one's.
        expect(mergeLogs([takeIn(copy, own)]).map(({ identity }) => identity)).toEqual(after);
      }),
      { numRuns: 500, seed: 20261128 },
    );
  });
});
