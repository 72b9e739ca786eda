import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import { comparisonKey } from '../text/key';
import { tokenise } from '../text/tokens';

/** What two readers made of a sheet, as far as it says how often both of them err alike. */
export type ReadersCounts = {
  /** Words of the text that the machine made of them. */
  readonly words: number;
  /** Words that both readers have there. */
  readonly agreed: number;
  /** Words of the text in place of which the first reader has something else or nothing, and so the second one. */
  readonly firstApart: number;
  readonly secondApart: number;
};

/** Words of `lines` as they are compared: without case and signs. */
export function wordKeys(lines: readonly string[]): readonly string[] {
  return tokenise(lines.join('\n'))
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ text }) => comparisonKey(text));
}

/** A text that was made of two readings, and each of them, line by line. */
export type ReadTwice = {
  readonly text: readonly string[];
  readonly first: readonly string[];
  readonly second: readonly string[];
};

export function readersCounts({ text, first, second }: ReadTwice): ReadersCounts {
  const own = wordKeys(text);
  const [a, b] = [foundIn(own, wordKeys(first)), foundIn(own, wordKeys(second))];
  const count = (test: (at: number) => boolean) => own.filter((_, at) => test(at)).length;
  return {
    words: own.length,
    agreed: count((at) => a[at] === true && b[at] === true),
    firstApart: count((at) => a[at] !== true),
    secondApart: count((at) => b[at] !== true),
  };
}

/** For each word whether the other text has it at its place, too. */
export function foundIn(words: readonly string[], others: readonly string[]): readonly boolean[] {
  const found = words.map(() => false);
  for (const { kind, leftFrom, leftTo } of align(internKeys(words, others)).blocks)
    if (kind === 'equal') found.fill(true, leftFrom, leftTo);
  return found;
}
