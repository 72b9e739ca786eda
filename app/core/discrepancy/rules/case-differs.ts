import { equalWords } from '../equal-words';
import type { EqualWord } from '../equal-words';
import { oneLine } from '../describe';
import type { Finding } from '../discrepancy';
import type { Rule } from '../rule';
import { foldScript, foldYo } from '../../text/fold';

/** Capitals and small letters, ё and е: only for a strictly diplomatic check (notes 1 row 17). */
export const caseDiffers: Rule = {
  id: 'case-differs',
  scope: 'place',
  find: (evidence) =>
    evidence.settings.strictDiplomatic ? evidence.comparisons().flatMap(equalWords).flatMap(caseFinding) : [],
};

function caseFinding({ here, there, reference }: EqualWord): readonly Finding[] {
  const [left, right] = [letters(here.text), letters(there.text)];
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
function letters(text: string): string {
  return foldScript(text.normalize('NFC')).replace(/[^\p{L}]/gu, '');
}
