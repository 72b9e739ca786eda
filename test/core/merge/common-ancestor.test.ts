import { describe, expect, it } from 'vitest';
import { commonAncestors } from '../../../app/core/merge/common-ancestor';

const of = (hash: string, sequence: number, parentHash: string | null, mergedHash?: string) => ({
  hash,
  sequence,
  parentHash,
  mergedHash,
});

describe('commonAncestors', () => {
  const known = [
    of('a', 1, null),
    of('b', 2, 'a'),
    of('mine', 3, 'b'),
    of('theirs', 3, 'b'),
    of('both', 4, 'mine', 'theirs'),
    of('late', 4, 'theirs'),
  ];

  it('names what two versions were made from, the newest first', () => {
    expect(commonAncestors(known, 'mine', 'theirs')).toEqual(['b', 'a']);
  });

  it('counts a version as made from itself', () => {
    expect(commonAncestors(known, 'mine', 'b')).toEqual(['b', 'a']);
    expect(commonAncestors(known, 'mine', 'mine')[0]).toBe('mine');
  });

  it('goes through merges', () => {
    expect(commonAncestors(known, 'both', 'late')[0]).toBe('theirs');
  });

  it('finds none where the versions have nothing in common', () => {
    expect(commonAncestors([...known, of('x', 1, null)], 'x', 'mine')).toEqual([]);
    expect(commonAncestors([], 'x', 'y')).toEqual([]);
  });
});
