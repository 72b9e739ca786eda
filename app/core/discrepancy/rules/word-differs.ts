import { editsBetween } from '../../base/edits-between';
import { hasWord } from '../../project/project-words';
import { comparisonKey } from '../../text/key';
import { pairFinding } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Evidence } from '../evidence/evidence';
import type { DifferingPair } from '../align-texts/pairs';
import type { Rule } from '../evidence/rule';
import { weightedDistance } from '../../align/letter-edits';
import type { Dictionary } from '../evidence/aids';
import { isOfNames } from '../evidence/names-or-words';
import { isNegation, isWeighty } from '../align-texts/weight';

/**
 * A word that is not the reference's; `high` where a negation, a number or a unit is at stake.
 * Where one of two words is no word at all and the letters are easily confused, the message says which.
 */
export const wordDiffers: Rule = {
  id: 'word-differs',
  scope: 'place',
  find: (evidence) =>
    evidence
      .pairs()
      .filter(
        (pair) =>
          (pair.class === 'word' || pair.class === 'name') && !isOfNames(pair, evidence.aids.dictionary),
      )
      .map((pair) =>
        isFigureForLetter(pair)
          ? pairFinding(pair, 'digit-letter-mix', 'medium', 'word.nonWord')
          : changesMeaning(pair, evidence.aids.dictionary)
            ? pairFinding(pair, 'word-differs', 'high', 'word.meaning')
            : withNonWord(evidence, pair, pairFinding(pair, 'word-differs', 'medium', 'word.differs')),
      ),
};

const LETTERS_OF_FIGURES: Readonly<Record<string, string>> = { 0: 'о', 3: 'з', 6: 'б', 1: 'і' };

/** «Н0ВЫЙ» for «НОВЫЙ»: figures that look like the letters of the reference's word. */
function isFigureForLetter({ left, right }: DifferingPair): boolean {
  const [here, there] = [left[0]?.text ?? '', right[0]?.text ?? ''];
  if (left.length !== 1 || right.length !== 1 || !/\p{L}/u.test(here) || !/\d/u.test(here)) return false;
  const read = here.replace(/[0136]/gu, (figure) => LETTERS_OF_FIGURES[figure] ?? figure);
  return /^[\p{L}\p{M}-]+$/u.test(there) && comparisonKey(read) === comparisonKey(there);
}

/** Only between whole words that are not two forms of one: a negation, or two numbers or units. */
function changesMeaning({ left, right }: DifferingPair, dictionary: Dictionary | null): boolean {
  const [here, there] = [left, right].map((tokens) => tokens.map(({ text }) => comparisonKey(text)));
  if (here === undefined || there === undefined) return false;
  if (dictionary !== null && left.some(({ text }) => /^\p{L}{3,}$/u.test(text) && !dictionary.knows(text)))
    return false;
  if ([...here, ...there].some(isNegation)) return true;
  if (here.length !== 1 || there.length !== 1) return [...here, ...there].some(isWeighty);
  const [a = '', b = ''] = [here[0], there[0]];
  const isEither = isWeighty(a) || isWeighty(b);
  return isEither && isAlike(a, b) && a.slice(0, STEM) !== b.slice(0, STEM);
}

/** Words of which more than half of the letters part have nothing to do with each other. */
function isAlike(a: string, b: string): boolean {
  return editsBetween(a, b) * 2 <= Math.max(a.length, b.length);
}

/** Number words and units with so many first letters in common are two forms of one word. */
const STEM = 4;

/** Confusions that cost more than this share of the letters make another word, not a misread one. */
const MOST_COST = 0.35;

function withNonWord(evidence: Evidence, { left, right }: DifferingPair, finding: Finding): Finding {
  const { dictionary } = evidence.aids;
  const [here, there] = [String(finding.message.params['here']), finding.suggestions[0] ?? ''];
  if (dictionary === null || left.length !== 1 || right.length !== 1 || /[^\p{L}]/u.test(here + there)) {
    return finding;
  }
  const cost = weightedDistance(here.toLowerCase(), there.toLowerCase(), evidence.confusions());
  if (cost > Math.max(here.length, there.length) * MOST_COST) return finding;
  const [isHere, isThere] = [dictionary.knows(here), dictionary.knows(there)];
  if (isHere === isThere) return finding;
  // The person said that the word is right here: nothing to ask, but nothing to hide either.
  if (isThere && hasWord(evidence.projectWords ?? [], here)) return { ...finding, severity: 'info' };
  const key = isThere ? 'word.nonWord' : 'word.referenceNonWord';
  return { ...finding, message: { ...finding.message, key } };
}
