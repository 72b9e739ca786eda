import type { DocumentNumber, Draft, Recogniser } from '../grammar/fact';
import { lexemeAt, matchAt, skip } from '../grammar/lexer';

const SIGN = /(?:№{1,2}|#)[ \u00a0]*(?:\r?\n)?/uy;
/** `number` may also be a verb: `numbers 13,500 men`. */
const SIGN_WORD =
  /(?:Nos?\.|Nr\.?|НР\.?|Нр\.?|N[оo°º]\.?|N\.?|[Nn]umber(?:ed|s(?=[ \u00a0]*\d+(?![,\d])))?|[Нн]омер(?:а|у|ом|е|ов|ами)?|[Вв]х\.|[Ии]сх\.|(?:[Ii]ncoming|[Oo]utgoing)(?=[ \u00a0]0?\d))[ \u00a0]*(?=\d)/uy;
const PLURAL = /^(?:№№|Nos|[Nn]umbers|[Нн]омера|[Нн]омеров|[Нн]омерами)/u;
const NUMBER =
  /\d+(?:[./-]\d+)*(?:[ \u00a0]?\/[ \u00a0]?\p{L}{1,4}|-\p{L}{1,3}|\p{L}{1,2})?(?![\p{L}\d])|\d+/uy;
const TO_ANOTHER = /[ \u00a0]*(?:,|\s(?:и|and)\s)[ \u00a0]*(?=\d)/uy;
/** `No. 301 to No. 306` are Nos. 301-306. */
const TO_LAST = /[ \u00a0](?:to|through|по|до)[ \u00a0](?:№|Nos?\.)[ \u00a0]?(\d+)(?![\p{L}\d])/uy;
/** At most this many numbers follow one sign. */
const MOST_NUMBERS = 12;

/** The letters that follow numbers of Soviet documents, as translators write them. */
const TRANSLITERATION: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** `№ 15603`, `No. 1476/sh`, `№№ 12, 13 и 14`, `номер 5`. */
export const documentNumberRecogniser: Recogniser = (text, at) => {
  const sign = matchAt(SIGN, text, at) ?? (lexemeAt(text, at) === null ? null : matchAt(SIGN_WORD, text, at));
  if (sign === null) return null;
  const drafts: Draft[] = [];
  for (let next = at + sign[0].length; drafts.length < MOST_NUMBERS;) {
    const number = matchAt(NUMBER, text, next);
    if (number === null) break;
    const last = matchAt(TO_LAST, text, next + number[0].length);
    const to = next + number[0].length + (last?.[0].length ?? 0);
    const values = documentNumbers(last === null ? number[0] : `${number[0]}-${last[1] ?? ''}`);
    drafts.push({ from: next, to, end: to, values, unit: null, strength: 'strong' });
    next = PLURAL.test(sign[0]) ? skip(TO_ANOTHER, text, to) : to;
    if (next === to) break;
  }
  return drafts.length === 0 ? null : drafts;
};

/** The readings of a number as written: `15.603` may be 15603. */
export function documentNumbers(written: string): readonly DocumentNumber[] {
  const suffix = /\p{L}+$/u.exec(written)?.[0] ?? '';
  const body = written.slice(0, written.length - suffix.length).replace(/[\s/-]+$/u, '');
  const plain = body.replace(/[.-]/g, '/');
  const readings = /^[1-9]\d{0,2}\.\d{3}$/.test(body) ? [plain, body.replace('.', '')] : [plain];
  return readings.map((digits) => ({ type: 'document-number', digits, suffix: latin(suffix) }));
}

function latin(letters: string): string {
  return [...letters.toLowerCase()].map((letter) => TRANSLITERATION[letter] ?? letter).join('');
}
