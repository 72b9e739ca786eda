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
