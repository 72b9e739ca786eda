import { foldScript, foldYo } from './fold';
import { ALL_RUNGS } from './steps';
import type { StepsOff } from './steps';

/** Without width, or the brackets of an editor within a word. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff[\]<>]/gu;
const NUMBER_SIGNS = /[^\p{L}\p{N}]/gu;
/** Nine words in ten are Cyrillic letters alone, of which no step but case and ё folds anything. */
const PLAIN_CYRILLIC = /^[А-яЁё]+$/;
const NOT_WRITTEN = /[^\p{L}\p{M}\p{N}]/gu;

/**
 * What a token is compared by: NFC, lookalike Latin letters of a Cyrillic word made Cyrillic, lower case, ё as е,
 * and letters and digits alone, so that «Дэ-\nхуай», «Дэ-хуай» and «ДЭХУАЙ» agree. Empty for punctuation.
 * The separators of a number stay, since `10.5` is not `105`; a thousands separator goes. Of the steps in `off`
 * only NFC and script change the key: case and ё are told afterwards, in words that otherwise agree.
 */
export function comparisonKey(token: string, off: StepsOff = ALL_RUNGS): string {
  if (PLAIN_CYRILLIC.test(token)) return foldYo(token.toLowerCase());
  const composed = off.has('nfc') ? token : token.normalize('NFC');
  const visible = composed.replace(INVISIBLE, '');
  const plain = foldYo((off.has('script') ? visible : foldScript(visible)).toLowerCase());
  if (/^\p{N}/u.test(plain)) return numberKey(plain);
  return plain.replace(off.has('nfc') ? NOT_WRITTEN : NUMBER_SIGNS, '');
}

/** `10.000`, `10,000` → `10000`; `10.5`, `16.1.51`, `14:45` keep their parts, with `.` between them. */
function numberKey(text: string): string {
  const parts = text.split(/[.,:/\s\u00ad-]+/u).filter((part) => part !== '');
  const isGrouped =
    parts.length > 1 && parts.slice(1).every((part) => /^\d{3}$/.test(part)) && /^[^:/]*$/.test(text);
  return parts.join(isGrouped && /^[1-9]\d{0,2}$/.test(parts[0] ?? '') ? '' : '.');
}
