import { equalWords } from '../equal-words';
import type { EqualWord } from '../equal-words';
import { oneLine } from '../describe';
import type { Finding } from '../discrepancy';
import type { Rule } from '../rule';
import { foldScript, foldYo } from '../../text/fold';
import type { RungsOff } from '../../text/rungs';

/** Capitals and small letters, ё and е: only where these rungs are switched off. */
export const caseDiffers: Rule = {
  id: 'case-differs',
  scope: 'place',
  find: (evidence) => {
    const { off } = evidence;
    if (!off.has('case') && !off.has('yo')) return [];
    return evidence
      .comparisons()
      .flatMap(equalWords)
      .flatMap((word) => caseFinding(word, off));
  },
};

function caseFinding({ here, there, reference }: EqualWord, off: RungsOff): readonly Finding[] {
  const [left, right] = [letters(here.text, off), letters(there.text, off)];
  if (left === right) return [];
  const isYo = left.toLowerCase() !== right.toLowerCase() && foldYo(left) === foldYo(right);
  const text = oneLine(there.text);
  return [
    {
      kind: 'case-differs',
      severity: 'info',
      from: here.from,
      to: here.to,
      reference: reference(there.from, there.to),
      message: { key: isYo ? 'yo.differs' : 'letterCase.differs', params: { there: text } },
      suggestions: [text],
    },
  ];
}

/** Script is another rule's matter, so Latin lookalikes are folded first. */
function letters(text: string, off: RungsOff): string {
  const plain = foldScript(text.normalize('NFC')).replace(/[^\p{L}]/gu, '');
  const cased = off.has('case') ? plain : plain.toLowerCase();
  return off.has('yo') ? cased : foldYo(cased);
}
