import { equalWords } from '../align-texts/equal-words';
import type { EqualWord } from '../align-texts/equal-words';
import { oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Rule } from '../evidence/rule';
import { foldScript, foldYo } from '../../text/fold';
import type { StepsOff } from '../../text/steps';

/** Capitals and small letters, ё and е: only where these steps are switched off. */
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

function caseFinding({ here, there, reference }: EqualWord, off: StepsOff): readonly Finding[] {
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
function letters(text: string, off: StepsOff): string {
  const plain = foldScript(text.normalize('NFC')).replace(/[^\p{L}]/gu, '');
  const cased = off.has('case') ? plain : plain.toLowerCase();
  return off.has('yo') ? cased : foldYo(cased);
}
