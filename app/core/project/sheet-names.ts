/** How sheets are numbered: each image a sheet, or two images a leaf, recto and verso. */
export type SheetNumbering = {
  /** The first number as an archivist writes it: `12`, or `12 об.` to begin with a verso. */
  readonly start: string;
  readonly hasVersos: boolean;
  /** What stands around the number: `{n}` is its place, as in `л. {n}`. Without it the number follows. */
  readonly pattern: string;
};

const VERSO = 'об.';
const START = /^\s*(\d{1,6})\s*(об\.?|v\.?)?\s*$/iu;

/**
 * The names of `count` sheets that follow each other, as GOST R 7.0.101 and archives number leaves: `12`, `12 об.`,
 * `13`. Null where the start is no such number.
 */
export function sheetNames(
  { start, hasVersos, pattern }: SheetNumbering,
  count: number,
): readonly string[] | null {
  const [, digits, verso] = START.exec(start) ?? [];
  if (digits === undefined || (verso !== undefined && !hasVersos)) return null;
  const first = Number(digits);
  const offset = verso === undefined ? 0 : 1;
  return Array.from({ length: count }, (_, i) => {
    const side = i + offset;
    if (!hasVersos) return inPattern(pattern, String(first + i));
    const number = first + Math.floor(side / 2);
    return inPattern(pattern, side % 2 === 0 ? String(number) : `${number} ${VERSO}`);
  });
}

function inPattern(pattern: string, number: string): string {
  const text = pattern.trim();
  if (text === '') return number;
  return text.includes('{n}') ? text.split('{n}').join(number) : `${text} ${number}`;
}

const SPREAD = /^(.*?)(\d{1,6})\s*(об\.?|v\.?)?\s*[-–—/,+]\s*(?:л\.?\s*)?(\d{1,6})\s*(об\.?|v\.?)?\s*$/iu;
const LEAF = /^(.*?)(\d{1,6})\s*(об\.?|v\.?)?\s*$/iu;

/**
 * The names of the two pages of a spread. One that names both (`5 об. — 6`) is taken apart; a leaf is its recto and verso; a verso
 * is followed by the next recto. Null where it has no name, or one without a number: then places number the sheets.
 * `taken` are the names of the other sheets: none is given twice.
 */
export function namesOfHalves(
  name: string | undefined,
  taken: readonly string[],
): readonly [string, string] | null {
  const found = name === undefined ? null : halfNames(name);
  if (found === null || name === undefined) return null;
  const isFree = found[0] !== found[1] && found.every((one) => !taken.includes(one));
  return isFree ? found : [`${name} (1)`, `${name} (2)`];
}

function halfNames(name: string): readonly [string, string] | null {
  const spread = SPREAD.exec(name);
  if (spread !== null) {
    const [, before = '', first = '', firstSide, second = '', secondSide] = spread;
    return [leafName(before, first, firstSide), leafName(before, second, secondSide)];
  }
  const leaf = LEAF.exec(name);
  if (leaf === null) return null;
  const [, before = '', number = '', side] = leaf;
  if (side === undefined) return [leafName(before, number, undefined), leafName(before, number, VERSO)];
  return [leafName(before, number, side), leafName(before, String(Number(number) + 1), undefined)];
}

function leafName(before: string, number: string, side: string | undefined): string {
  return `${before}${number}${side === undefined ? '' : ` ${VERSO}`}`;
}
