import { align } from '../align/align';
import { internKeys } from '../align/alignment';

/** A stretch of a text, and whether the other text has it too. */
export type ComparedPart = { readonly text: string; readonly isSame: boolean };
/**
 * A line that is not the same in both texts; null where one of them has no such line. `beforeLine` and `afterLine` are
 * its line numbers from 0, or where it would stand.
 */
export type ComparedLine = {
  readonly before: readonly ComparedPart[] | null;
  readonly after: readonly ComparedPart[] | null;
  readonly beforeLine: number;
  readonly afterLine: number;
};

/** The lines in which two texts differ, word by word; lines alike in both are left out. */
export function differingLines(before: readonly string[], after: readonly string[]): readonly ComparedLine[] {
  const { blocks } = align(internKeys(before, after));
  return blocks
    .filter(({ kind }) => kind !== 'equal')
    .flatMap(({ leftFrom, leftTo, rightFrom, rightTo }) =>
      pairLines(before.slice(leftFrom, leftTo), after.slice(rightFrom, rightTo)).map((line, i) => ({
        ...line,
        beforeLine: Math.min(leftFrom + i, leftTo),
        afterLine: Math.min(rightFrom + i, rightTo),
      })),
    );
}

export type LinePair = Pick<ComparedLine, 'before' | 'after'>;

function pairLines(before: readonly string[], after: readonly string[]): readonly LinePair[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, i) => {
    const a = before[i];
    const b = after[i];
    if (a === undefined) return { before: null, after: [{ text: b ?? '', isSame: false }] };
    if (b === undefined) return { before: [{ text: a, isSame: false }], after: null };
    return compareWords(a, b);
  });
}

/** Two lines that stand for each other, word by word. */
export function compareWords(
  before: string,
  after: string,
): { readonly before: readonly ComparedPart[]; readonly after: readonly ComparedPart[] } {
  const left = words(before);
  const right = words(after);
  const { blocks } = align(internKeys(left, right));
  const part = (
    all: readonly string[],
    from: number,
    to: number,
    isSame: boolean,
  ): readonly ComparedPart[] => (from === to ? [] : [{ text: all.slice(from, to).join(''), isSame }]);
  return {
    before: blocks.flatMap((block) => part(left, block.leftFrom, block.leftTo, block.kind === 'equal')),
    after: blocks.flatMap((block) => part(right, block.rightFrom, block.rightTo, block.kind === 'equal')),
  };
}

/** Words with the space that follows them, so that joining gives the line again. */
function words(line: string): readonly string[] {
  return line.match(/\s*\S+\s*|\s+/g) ?? [];
}
