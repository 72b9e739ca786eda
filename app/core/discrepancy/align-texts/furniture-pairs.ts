import { firstIndex } from '../../base/positions';
import type { Furniture } from '../../text/furniture';
import { comparisonKey } from '../../text/key';
import { tokenise } from '../../text/tokens';
import type { Token } from '../../text/tokens';
import { besideWords, blockRow, type BlockRow } from './beside';
import type { Comparison } from './comparison';

/** A word of page furniture, and the words that a reference has in its place. */
export type FurnitureWords = { readonly here: readonly Token[]; readonly there: readonly Token[] };

/** Words beside a mark that may be misaligned. */
const SLACK_WORDS = 3;

/**
 * Marks that both texts have at the same place between the same words, word by word. A mark that only one side has is
 * no matter of comparison: editions leave most of them out.
 */
export function furniturePairs(
  comparison: Comparison,
  here: readonly Furniture[],
  there: readonly Furniture[],
): readonly FurnitureWords[] {
  if (here.length === 0 || there.length === 0) return [];
  const { left, right, scope } = comparison;
  const blocks = blockRow(comparison.blocks);
  const taken = new Set<Furniture>();
  return here.flatMap((mark) => {
    const gap = gapBeside(mark, comparison, blocks, scope);
    const partner = there.find(
      (other) =>
        other.kind === mark.kind && !taken.has(other) && other.from >= gap.from && other.to <= gap.to,
    );
    if (partner === undefined) return [];
    taken.add(partner);
    return pairedWords(wordsIn(left.text, mark), wordsIn(right.text, partner));
  });
}

/** The stretch of the reference between the words that stand on either side of a mark. */
function gapBeside(
  mark: Furniture,
  { left, right }: Comparison,
  blocks: BlockRow,
  scope: Comparison['scope'],
): { readonly from: number; readonly to: number } {
  const next = firstIndex(left.count, (i) => (left.starts[i] ?? 0) >= mark.to);
  const at = Math.min(Math.max(next, scope.leftFrom), scope.leftTo);
  const beside = besideWords(blocks, scope, { from: at, to: at });
  if (beside === null) return { from: 0, to: 0 };
  const before = beside.from - 1 - SLACK_WORDS;
  const after = beside.to + SLACK_WORDS;
  return {
    from: before < 0 ? 0 : (right.ends[before] ?? 0),
    to: after >= right.count ? right.text.length : (right.starts[after] ?? right.text.length),
  };
}

function wordsIn(
  text: Comparison['left']['text'],
  { from, to }: { readonly from: number; readonly to: number },
): readonly Token[] {
  return tokenise(text.slice(from, to))
    .filter(({ kind }) => kind !== 'punctuation')
    .map((token) => ({ ...token, from: token.from + from, to: token.to + from }));
}

/** One to one where there are as many on both sides; else what is left of both between what is the same. */
function pairedWords(here: readonly Token[], there: readonly Token[]): readonly FurnitureWords[] {
  if (here.length === there.length) {
    return here.map((word, i) => ({ here: [word], there: there.slice(i, i + 1) }));
  }
  const isSame = (a: Token | undefined, b: Token | undefined): boolean =>
    a !== undefined && b !== undefined && comparisonKey(a.text) === comparisonKey(b.text);
  let head = 0;
  while (isSame(here[head], there[head])) head += 1;
  let tail = 0;
  const most = Math.min(here.length, there.length) - head;
  while (tail < most && isSame(here[here.length - 1 - tail], there[there.length - 1 - tail])) tail += 1;
  return [{ here: here.slice(head, here.length - tail), there: there.slice(head, there.length - tail) }];
}
