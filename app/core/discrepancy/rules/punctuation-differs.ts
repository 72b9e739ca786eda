import { equalWords } from '../align-texts/equal-words';
import type { EqualWord } from '../align-texts/equal-words';
import { oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Rule } from '../evidence/rule';

/** The signs after a word, and those inside it: only where this step is switched off. */
export const punctuationDiffers: Rule = {
  id: 'punctuation-differs',
  scope: 'place',
  find: (evidence) =>
    evidence.off.has('punctuation') ? evidence.comparisons().flatMap(equalWords).flatMap(signFinding) : [],
};

function signFinding(word: EqualWord): readonly Finding[] {
  const isInside = signs(oneLine(word.here.text)) !== signs(oneLine(word.there.text));
  if (!isInside && signs(word.hereAfter) === signs(word.thereAfter)) return [];
  return [signsFinding(word, 'info')];
}

export function signsFinding(
  { here, there, hereEnd, thereEnd, reference }: EqualWord,
  severity: 'low' | 'info',
): Finding {
  const found = reference(there.from, thereEnd);
  return {
    kind: 'punctuation-differs',
    severity,
    from: here.from,
    to: hereEnd,
    reference: found,
    message: { key: 'signs.differ', params: { there: oneLine(found.text) } },
    suggestions: [oneLine(found.text)],
  };
}

function signs(text: string): string {
  return text.replace(/[\s\p{L}\p{M}\p{N}\u00ad]/gu, '');
}
