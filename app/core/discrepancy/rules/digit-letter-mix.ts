import type { Finding } from '../discrepancy';
import type { Rule } from '../rule';
import type { Token } from '../../text/tokens';

/** Letters that stand for digits in misread numerals, and the digits. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  О: '0',
  о: '0',
  O: '0',
  o: '0',
  З: '3',
  з: '3',
  б: '6',
  Б: '6',
  I: '1',
  l: '1',
  І: '1',
};
const MIXED_RUN = /^[\dОоOoЗзбБIlІ]+$/u;
const HAS_DIGIT = /\d/;
const HAS_LETTER = /\p{L}/u;

/** A letter that touches digits and looks like one: «З5», «1О», «5б». An ending behind a hyphen or slash is lawful. */
export const digitLetterMix: Rule = {
  id: 'digit-letter-mix',
  scope: 'place',
  find: (evidence) => evidence.tokens().flatMap(mixIn),
};

function mixIn(token: Token): readonly Finding[] {
  if (token.kind !== 'word' || !HAS_DIGIT.test(token.text)) return [];
  const there = token.text
    .split(/([-/.,:])/u)
    .map(asDigits)
    .join('');
  if (there === token.text) return [];
  return [
    {
      kind: 'digit-letter-mix',
      severity: 'high',
      from: token.from,
      to: token.to,
      reference: null,
      message: { key: 'digits.letter', params: { here: token.text, there } },
      suggestions: [there],
    },
  ];
}

/** Typists struck «I» for 1, and the recogniser reads that as «Т»: «196Т». Behind one digit it may be tonnes. */
const TYPED_ONE = /^\d{2,}Т$/u;

function asDigits(part: string): string {
  if (TYPED_ONE.test(part)) return part.replace('Т', '1');
  if (!MIXED_RUN.test(part) || !HAS_DIGIT.test(part) || !HAS_LETTER.test(part)) return part;
  return part.replace(/\p{L}/gu, (letter) => DIGIT_OF[letter] ?? letter);
}
