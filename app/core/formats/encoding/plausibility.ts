import { CODE_PAGES, upperHalf, type CodePage } from './code-pages';
import { EDGE, LETTERS, pairCost } from './letter-pairs';

/** Letters of other alphabets and times, and the Russian ones that stand in similar places in words. */
const OTHER_LETTERS = 'ёіїєґўѣѳѵђѓѕјљњћќџ';
const STAND_INS = 'еииегуефидгзйлнчкч';
/** The southern ones among them. */
const SOUTHERN = /[ђѓѕјљњћќџ]/;

/** In nats a character, as the pairs of letters are. */
const COST = {
  /** A letter that Russian does not have any more. */
  otherLetter: 1.5,
  southernLetter: 4,
  /** Hardly a word begins with one. */
  southernCapital: 7,
  southernJe: 2,
  /** The end of an initial: any letter is one. */
  initial: 1.5,
  /** ё is written seldom. */
  yo: 0.5,
  /** A capital at the start of a word. */
  capital: 1,
  /** A capital after a small letter: the wrong code page gives one in nearly every word. */
  capitalInside: 8,
  /** A small letter after two capitals. */
  smallAfterCapitals: 7,
  /** Letters of two alphabets side by side. */
  mixed: 4,
  /** Dashes, quotation marks, №, §, and one that stands where it never does: a closing mark before a letter. */
  typographic: 3,
  misplaced: 5,
  unpaired: 3,
  /** A piece of a ruled line: going on, meeting another piece, standing by itself, meeting one that it never meets. */
  lineOn: 0.7,
  lineAlone: 2,
  lineBroken: 8,
  lineBeside: 7,
  /** An accented letter among letters without accents; one that other code pages are for; after another; alone. */
  accented: 2.5,
  accentedEastern: 5.5,
  accentedAgain: 4,
  accentedAlone: 2,
  /** What hardly a text has, and what none has. */
  otherSign: 7,
  control: 14,
} as const;

type Sign = {
  readonly char: string;
  /** Place in LETTERS, or EDGE. */
  readonly letter: number;
  readonly script: 'cyrillic' | 'latin' | 'line' | 'other';
  readonly isUpper: boolean;
  readonly isHigh: boolean;
  readonly cost: number;
};

/** How much rarer files in a page are than in windows-1251: it decides where two pages differ in hardly a sign. */
const RARITY_NATS: Readonly<Record<CodePage, number>> = {
  'windows-1251': 0,
  'koi8-r': 1,
  'koi8-u': 2,
  ibm866: 1,
  'x-mac-cyrillic': 3,
  'iso-8859-5': 4,
  ibm855: 4,
  'windows-1252': 0,
};

/** A line or two can hardly speak for a rare page: it must fit much better. */
const SHORT_BYTES = 60;
const SHORT_FACTOR = 2;

const LINE = /[\u2500-\u259f]/;
/** What letters of Eastern Europe, Iceland and Turkey look like in windows-1252. */
const EASTERN = /[ìõãðþýÿšž]/i;
const TYPOGRAPHIC = /[\u00a0«»“”„’–—…№§°•£½¼¾]/;

const BLANK: Sign = { char: ' ', letter: EDGE, script: 'other', isUpper: false, isHigh: false, cost: 0 };

/** How badly bytes, as text of `page`, fit Russian or, for windows-1252, a language of Western Europe. */
export type Fit = {
  readonly page: CodePage;
  /** Nats for each byte above 7F; Russian prose has about 3.3. */
  readonly costNats: number;
};

/**
 * How well each code page fits, the best first. Only bytes above 7F count: the rest is the same in all of them. Method:
 * pairs of letters by a first-order Markov chain (as in Li and Momoi, “A composite approach to language/encoding
 * detection”, 2001), and what the wrong page betrays itself by: capitals inside words, signs that no text has.
 */
export function fitsOfPages(bytes: Uint8Array): readonly Fit[] {
  const fits = CODE_PAGES.map((page) => ({ page, costNats: costOf(bytes, page) }));
  return fits.sort((a, b) => a.costNats - b.costNats);
}

const SIGNS: Readonly<Record<CodePage, readonly Sign[]>> = {
  'windows-1251': signsOf('windows-1251'),
  'koi8-r': signsOf('koi8-r'),
  'koi8-u': signsOf('koi8-u'),
  ibm866: signsOf('ibm866'),
  'x-mac-cyrillic': signsOf('x-mac-cyrillic'),
  'iso-8859-5': signsOf('iso-8859-5'),
  ibm855: signsOf('ibm855'),
  'windows-1252': signsOf('windows-1252'),
};

function signsOf(page: CodePage): readonly Sign[] {
  const upper = upperHalf(page);
  return Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? signOf(String.fromCharCode(byte), false) : signOf(upper.charAt(byte - 0x80), true),
  );
}

function signOf(char: string, isHigh: boolean): Sign {
  const small = char.toLowerCase();
  const isUpper = small !== char;
  const other = OTHER_LETTERS.indexOf(small);
  const letter = LETTERS.indexOf(other < 0 ? small : STAND_INS.charAt(other));
  if (letter >= 0) {
    return {
      char,
      letter,
      script: 'cyrillic',
      isUpper,
      isHigh,
      cost: letterCost(small, isUpper, other >= 0),
    };
  }
  const script = /\p{L}/u.test(char) ? 'latin' : LINE.test(char) ? 'line' : 'other';
  return { char, letter: EDGE, script, isUpper, isHigh, cost: isHigh ? signCost(char) : 0 };
}

function letterCost(small: string, isUpper: boolean, isOther: boolean): number {
  if (!isOther) return 0;
  if (small === 'ё') return COST.yo;
  if (!SOUTHERN.test(small)) return COST.otherLetter;
  if (isUpper) return COST.southernCapital;
  return small === 'ј' ? COST.southernJe : COST.southernLetter;
}

function signCost(char: string): number {
  if (/[\u0080-\u009f]/.test(char)) return COST.control;
  if (LINE.test(char)) return 0;
  if (/[‚‹›ˆ‰]/.test(char)) return COST.control;
  if (TYPOGRAPHIC.test(char)) return COST.typographic;
  if (!/\p{L}/u.test(char) || /[ªºµƒ]/.test(char)) return COST.otherSign;
  return EASTERN.test(char) ? COST.accentedEastern : COST.accented;
}

function costOf(bytes: Uint8Array, page: CodePage): number {
  const signs = SIGNS[page];
  let cost = 0;
  let [count, guillemets, low] = [0, 0, 0];
  let [before, last] = [BLANK, BLANK];
  for (const byte of bytes) {
    const sign = signs[byte] ?? BLANK;
    if (sign.isHigh) count += 1;
    if (sign.isHigh || last.isHigh) cost += costBeside(before, last, sign);
    if (sign.char === '«') guillemets += 1;
    if (sign.char === '»') guillemets -= 1;
    if (sign.char === '„') low += 1;
    if (sign.char === '“' || sign.char === '”') low -= 1;
    [before, last] = [last, sign];
  }
  if (count === 0) return 0;
  const unpaired = Math.abs(guillemets) + Math.max(0, low);
  const rarity = RARITY_NATS[page] * (count < SHORT_BYTES ? SHORT_FACTOR : 1);
  return (cost + rarity + unpaired * COST.unpaired + costBeside(before, last, BLANK)) / count;
}

/** What `sign` adds after `last`, which follows `before`. */
function costBeside(before: Sign, last: Sign, sign: Sign): number {
  let cost = sign.cost;
  if (sign.char === '.' && last.letter !== EDGE && last.isUpper && !isLetter(before)) cost += COST.initial;
  else if (last.letter !== EDGE || sign.letter !== EDGE) cost += pairCost(last.letter, sign.letter);
  if (last.isHigh && last.script === 'other') cost += placeCost(before, last, sign);
  if (sign.script === 'line') cost += lineCost(last, sign);
  if (sign.script === 'latin' && sign.isHigh) cost += accentCost(last);
  if (!isLetter(sign)) return cost;
  if (last.script === sign.script) return cost + caseCost(before, last, sign);
  if (isLetter(last)) return cost + COST.mixed;
  if (last.script === 'line') cost += lineBesideLetter(last);
  return sign.isUpper && sign.script === 'cyrillic' ? cost + COST.capital : cost;
}

function isLetter({ script }: Sign): boolean {
  return script === 'cyrillic' || script === 'latin';
}

function caseCost(before: Sign, last: Sign, sign: Sign): number {
  if (sign.isUpper) return last.isUpper ? 0 : COST.capitalInside;
  return last.isUpper && before.isUpper && isLetter(before) ? COST.smallAfterCapitals : 0;
}

/** Whether a quotation mark, a dash and their like stand where one does. */
function placeCost(before: Sign, sign: Sign, after: Sign): number {
  const [follows, leads] = [isLetter(before), isLetter(after)];
  const isMisplaced = (): boolean => {
    switch (sign.char) {
      case '’':
        return !follows && leads;
      case '\u00a0':
        return isBlank(before) && leads;
      case '«':
      case '“':
      case '„':
        return follows || isBlank(after);
      case '»':
      case '”':
      case '…':
        return leads;
      case '–':
      case '—':
        return follows !== leads || (follows && leads);
      default:
        return sign.cost > COST.typographic ? follows || leads : follows && leads;
    }
  };
  return isMisplaced() ? COST.misplaced : 0;
}

function isBlank({ char }: Sign): boolean {
  return char <= ' ' || char === '\u00a0';
}

function lineCost(last: Sign, sign: Sign): number {
  if (isLetter(last)) return lineBesideLetter(sign);
  if (last.script !== 'line') return /[─═│║┌╔├╠└╚┬┴┼]/.test(sign.char) ? COST.lineAlone : COST.lineBroken;
  const isOn = last.char === sign.char || /[─═]/.test(last.char + sign.char);
  return isOn ? COST.lineOn : COST.lineBroken;
}

/** Cells of tables are ruled off close to their text; no other piece of a line stands there. */
function lineBesideLetter({ char }: Sign): number {
  return /[│║]/.test(char) ? COST.lineAlone : COST.lineBeside;
}

function accentCost(last: Sign): number {
  if (last.script !== 'latin') return COST.accentedAlone;
  return last.isHigh ? COST.accentedAgain : 0;
}
