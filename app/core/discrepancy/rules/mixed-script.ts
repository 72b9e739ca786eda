import { romanNumber } from '../../facts/grammar/calendar';
import type { Token } from '../../text/tokens';
import { foldScript } from '../../text/fold';
import { comparisonKey } from '../../text/key';
import type { Comparison } from '../align-texts/comparison';
import type { Finding } from '../model/discrepancy';
import type { MessageKey } from '../model/messages';
import type { Rule } from '../evidence/rule';
import type { ReferenceText } from '../align-texts/source-text';

const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /[A-Za-z]/;
/** Small Latin letters that look Cyrillic; capitals may be Roman numerals or labels, and stay. */
const LATIN_LOOKALIKES = /^(?:[aceokpxymt]{1,3}|(?![MCX]+$)[ABCEHKMOPTX]{2,5})$/;

/**
 * A word with Cyrillic and Latin letters, or a short word of Latin lookalikes between Russian words. Parts behind hyphens and slashes are judged one by one, so «XI-й» and «16/I» are lawful.
 */
export const mixedScript: Rule = {
  id: 'mixed-script',
  scope: 'place',
  find: (evidence) => {
    const words = evidence.tokens().filter((token) => token.kind === 'word');
    return words.flatMap((token, i) => {
      const latin = latinWord(token, words[i - 1], words[i + 1]);
      // What a reference has letter for letter is meant so: HAM, BBC, Кр-n.
      if (latin !== null) return evidence.vocabulary().isTrusted(comparisonKey(token.text)) ? [] : latin;
      const mix = mixIn(token);
      return mix === null || evidence.comparisons().some((one) => mixedWordsOf(one).has(token.text))
        ? []
        : mix;
    });
  },
};

const mixedWords = new WeakMap<ReferenceText, ReadonlySet<string>>();

/** The words of a reference that are in two scripts; few texts have any. */
function mixedWordsOf({ reference, right }: Comparison): ReadonlySet<string> {
  const known = mixedWords.get(reference);
  if (known !== undefined) return known;
  const found = right.text
    .slice(0, right.text.length)
    .matchAll(
      /[\p{L}\p{M}\p{N}/-]*(?:[A-Za-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-z])[\p{L}\p{M}\p{N}/-]*/gu,
    );
  const words = new Set(Array.from(found, ([word]) => word));
  mixedWords.set(reference, words);
  return words;
}

function mixIn(token: Token): Finding | null {
  if (!LATIN.test(token.text)) return null;
  const parts = token.text.split(/([-/\s])/u);
  const isMix = (part: string): boolean =>
    LATIN.test(part) && CYRILLIC.test(part) && romanNumber(part) === null;
  if (!parts.some(isMix)) return null;
  return finding(token, 'script.mixed', parts.map(foldScript).join(''));
}

function latinWord(token: Token, before: Token | undefined, after: Token | undefined): Finding | null {
  if (!LATIN_LOOKALIKES.test(token.text)) return null;
  if (!CYRILLIC.test(before?.text ?? '') || !CYRILLIC.test(after?.text ?? '')) return null;
  // `foldScript` spares words without a Cyrillic letter, so one is lent to it and taken back.
  return finding(token, 'script.latin', foldScript(`я${token.text}`).slice(1));
}

function finding(token: Token, key: MessageKey, folded: string): Finding {
  return {
    kind: 'mixed-script',
    severity: 'medium',
    from: token.from,
    to: token.to,
    reference: null,
    message: { key, params: { here: token.text } },
    suggestions: LATIN.test(folded) ? [] : [folded],
  };
}
