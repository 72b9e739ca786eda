import type { FurnitureKind } from './furniture';

/**
 * How one mark is written. `pattern` is sticky; its group `value` is the mark's number. `zone` says where on
 * a sheet the mark can stand when the sheets are known: `anywhere` for wordings that nothing else has.
 */
export type Mark = {
  readonly kind: FurnitureKind;
  readonly zone: 'anywhere' | 'edge' | 'foot';
  readonly pattern: RegExp;
};

/** The number of a mark, as typed: a misread letter among its digits stays in (`1560З`). */
const VALUE = String.raw`(?<value>\d[\d\p{L}]*(?:[./-][\d\p{L}]+)*)`;
const NUMBER_SIGN = String.raw`(?:№|N[oо°º]?\.?|#)\s*`;

function mark(kind: FurnitureKind, zone: Mark['zone'], source: string): Mark {
  return { kind, zone, pattern: new RegExp(`(?:${source})`, 'iuy') };
}

/**
 * The marks of Soviet cipher telegrams. A line is furniture only when
 * marks use it up from end to end, so a sentence that begins with «лист» or «экз.» is safe.
 */
export const MARKS: readonly Mark[] = [
  mark(
    'continuation',
    'anywhere',
    String.raw`продолж\p{L}*\.?\s+(?:шифр)?телегр\p{L}*\.?(?:\s*${NUMBER_SIGN}${VALUE})?`,
  ),
  mark(
    'see-next-sheet',
    'anywhere',
    String.raw`см\.?\s*(?:на\s+)?сл\p{L}*\.?\s*л(?:ист\p{L}*)?\.?|см\.?\s*на\s+обор\p{L}*\.?`,
  ),
  mark('sheet-number', 'edge', String.raw`(?:лист|л\.)\s*(?:${NUMBER_SIGN})?${VALUE}`),
  mark('copy-number', 'edge', String.raw`экз(?:емпляр|\.)?\s*(?:${NUMBER_SIGN})${VALUE}`),
  mark('page-number', 'edge', String.raw`[-–—]\s*(?<value>\d{1,4})\s*[-–—]`),
  mark(
    'classification',
    'edge',
    String.raw`(?:сов(?:ершенно|\.)?\s*)?секретно|особая\s+папка|для\s+служебного\s+пользования|только\s+лично`,
  ),
  mark('copying-forbidden', 'anywhere', String.raw`снятие\s+копи[йяи]\s+(?:воспрещ|запрещ)\p{L}*`),
  mark(
    'typist-mark',
    'foot',
    String.raw`(?:(?:расш|отп|исп|печ|маш)(?:\.|[ \t]*:)|отпечатан\p{L}{0,2}\s)[^\n]{0,80}`,
  ),
  // An abbreviation, a name, a time and a date, whatever letters of the abbreviation were misread.
  mark(
    'typist-mark',
    'foot',
    String.raw`\p{L}{3,4}\.\s*\p{L}{3,30}\s+\d{1,2}[.:]\d{2}\s+\d{1,2}\.\d{1,2}(?:\.\d{2,4})?[^\n]{0,8}`,
  ),
  mark('typist-mark', 'foot', String.raw`экз\.?\s*${NUMBER_SIGN}\d{1,3}\s*[-–—:]\s*[^\n]{1,60}`),
];

/** Fixed wordings, letters only, that are also known with a few letters misread. */
export const WORDINGS: readonly { readonly kind: FurnitureKind; readonly letters: string }[] = [
  { kind: 'continuation', letters: 'продолжениешифртелеграммы' },
  { kind: 'continuation', letters: 'продолжениешифротелеграммы' },
  { kind: 'copying-forbidden', letters: 'снятиекопийвоспрещается' },
  { kind: 'classification', letters: 'совершенносекретно' },
];

/**
 * The number at the end of a line whose wording was recognised with misread letters; a speck after it, read as one
 * letter that stands apart, must not hide the number.
 */
export const TRAILING_VALUE = new RegExp(String.raw`${NUMBER_SIGN}${VALUE}(?:\s+\p{L})?[^\d\p{L}]*$`, 'iu');
