import { signsBehind } from '../../text/signs-behind';
import type { Token } from '../../text/tokens';
import { referenceText } from './comparison';
import { wordAt } from './body';
import type { Comparison } from './comparison';
import type { ReferenceSpan } from '../model/discrepancy';

/** Two words that agree once folded, and the signs that follow each up to the next word. */
export type EqualWord = {
  readonly here: Token;
  readonly there: Token;
  readonly hereAfter: string;
  readonly thereAfter: string;
  /** Where the signs after each word end. */
  readonly hereEnd: number;
  readonly thereEnd: number;
  readonly reference: (from: number, to: number) => ReferenceSpan;
};

/** The words that both texts have in the same place, in order. */
export function equalWords(comparison: Comparison): readonly EqualWord[] {
  const words: EqualWord[] = [];
  for (const block of comparison.blocks) {
    if (block.kind !== 'equal') continue;
    for (let i = 0; i < block.leftTo - block.leftFrom; i += 1) {
      words.push(equalWord(comparison, block.leftFrom + i, block.rightFrom + i));
    }
  }
  return words;
}

function equalWord(comparison: Comparison, left: number, right: number): EqualWord {
  const { left: leftBody, right: rightBody } = comparison;
  const here = wordAt(leftBody, left) as Token;
  const there = wordAt(rightBody, right) as Token;
  const [hereAfter, thereAfter] = [
    signsBehind(leftBody.text, here.to),
    signsBehind(rightBody.text, there.to),
  ];
  return {
    here,
    there,
    hereAfter,
    thereAfter,
    hereEnd: here.to + hereAfter.length,
    thereEnd: there.to + thereAfter.length,
    reference: (from, to) => referenceText(comparison.reference, { from, to }),
  };
}
