import { equalWords } from '../align-texts/equal-words';
import type { EqualWord } from '../align-texts/equal-words';
import type { Evidence } from '../evidence/evidence';
import type { Rule } from '../evidence/rule';
import { signsFinding } from './punctuation-differs';

/**
 * Where signs are folded away, those after a word of which the machine was sure: every one of its passes, two at least, has those
 * of the text, and the word is in no doubt. Signs for which a typewriter has one type are the same.
 */
export const sureSignDiffers: Rule = {
  id: 'sure-sign-differs',
  find: (evidence) => {
    if (evidence.off.has('punctuation') || (evidence.readings ?? []).length < FEWEST_PASSES) return [];
    const differing = evidence
      .comparisons()
      .flatMap(equalWords)
      .filter((word) => typed(word.hereAfter) !== typed(word.thereAfter));
    return differing.length === 0
      ? []
      : sureOnes(differing, evidence).map((word) => signsFinding(word, 'low'));
  },
};

/** One pass does not say how sure it is of a sign; two that agree do. */
const FEWEST_PASSES = 2;

function sureOnes(words: readonly EqualWord[], evidence: Evidence): readonly EqualWord[] {
  const witnessed = new Map(evidence.witnessed().map((one) => [one.to, one.signs]));
  const doubted = new Set(evidence.doubts().map(({ from }) => from));
  return words.filter(({ here, hereAfter }) => {
    const signs = witnessed.get(here.to) ?? [];
    const isAgreed = signs.every((one) => one !== null && typed(one) === typed(hereAfter));
    return signs.length >= FEWEST_PASSES && isAgreed && !doubted.has(here.from);
  });
}

/** As a typewriter has them: one quotation mark, one dash, dots one by one; signs of other kinds are left out. */
function typed(text: string): string {
  return text
    .replace(/[«»„“”'’]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/[^.,;:!?()"-]/gu, '');
}
