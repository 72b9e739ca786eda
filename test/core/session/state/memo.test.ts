import { describe, expect, it } from 'vitest';
import { isSameList, keepList, keepSet, madeOnce, selector } from '../../../../app/core/session/state/memo';

describe('what is remembered', () => {
  it('by a selector: the last answer, as long as its inputs are the same', () => {
    let made = 0;
    const sum = selector(
      (state: { a: number; b: number; other: number }) => [state.a, state.b] as const,
      (a, b) => ({ sum: a + b, made: (made += 1) }),
    );
    const first = sum({ a: 1, b: 2, other: 0 });
    expect(sum({ a: 1, b: 2, other: 9 })).toBe(first);
    expect(sum({ a: 1, b: 3, other: 9 })).toEqual({ sum: 4, made: 2 });
    expect(sum({ a: 1, b: 2, other: 0 })).toEqual({ sum: 3, made: 3 });
  });

  it('of an object: what was made of it once, also where that is undefined', () => {
    let made = 0;
    const once = madeOnce((): undefined => {
      made += 1;
    });
    const [a, b] = [{}, {}];
    once(a);
    once(a);
    once(b);
    expect(made).toBe(2);
  });

  it('of a list or a set: the one before, where the new one has the same items', () => {
    const [list, set] = [[1, 2], new Set([1, 2])];
    expect(keepList(list, [1, 2])).toBe(list);
    expect(keepList(list, [2, 1])).toEqual([2, 1]);
    expect(keepSet(set, new Set([2, 1]))).toBe(set);
    expect([...keepSet(set, new Set([1, 3]))]).toEqual([1, 3]);
    expect([isSameList([], []), isSameList([1], [1, 2])]).toEqual([true, false]);
  });
});
