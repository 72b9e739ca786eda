import { partialDate } from './fact';
import type { PartialDate } from './fact';

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether such a day exists in the Gregorian calendar; where no year is said, 29 February does. */
export function isPossible(date: PartialDate): boolean {
  const { year, month, day } = date;
  if (month !== null && (month < 1 || month > 12)) return false;
  if (day === null) return true;
  if (day < 1 || day > (month === null ? 31 : (DAYS[month - 1] ?? 31))) return false;
  return !(month === 2 && day === 29 && year !== null && !isLeap(year));
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** A year as written: two digits mean the twentieth century. */
export function fullYear(written: string): number {
  return written.length <= 2 ? 1900 + Number(written) : Number(written);
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
/** Typescript has Cyrillic letters for Roman numerals. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ Х: 'X', І: 'I', С: 'C', У: 'V', П: 'II', Ш: 'III' },
  ...{ '1': 'I', l: 'I' },
};

/**
 * A Roman numeral up to 399, or null when the signs are none: in Latin or lookalike Cyrillic capitals, and as machines
 * without Latin typed it, with П for II, Ш for III, У for V and the digit 1 for I (`1У`, `УШ`, `ХП`, `Х1Х`).
 */
export function romanNumber(written: string): number | null {
  if (/^\d+$/u.test(written)) return null;
  const letters = [...written].map((letter) => LATIN[letter] ?? letter).join('');
  const digits = [...letters].map((letter) => ROMAN[letter] ?? NaN);
  const value = digits.reduce((sum, digit, i) => sum + (digit < (digits[i + 1] ?? 0) ? -digit : digit), 0);
  return toRoman(value) === letters ? value : null;
}

/** The signs that `romanNumber` reads, for patterns. */
export const ROMAN_SIGNS = 'IVXХІПШУ1l';

const ROMAN_PARTS = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function toRoman(value: number): string {
  if (!(value > 0 && value < 400)) return '';
  let rest = value;
  let written = '';
  for (const [part, letters] of ROMAN_PARTS) {
    for (; rest >= part; rest -= part) written += letters;
  }
  return written;
}

/** A month in digits or Roman, or NaN. */
export function monthNumber(written: string): number {
  return /^\d+$/.test(written) ? Number(written) : (romanNumber(written) ?? NaN);
}

/** What a string such as `16.1.51` can mean, day first, and where `isMonthFirst` allows it month first too. */
export function numericDates(
  first: string,
  second: string,
  year: string | null,
  isMonthFirst: boolean,
): readonly PartialDate[] {
  const y = year === null ? null : fullYear(year);
  const dayFirst = partialDate(y, monthNumber(second), Number(first));
  const monthFirst = partialDate(y, Number(first), Number(second));
  return [dayFirst, ...(isMonthFirst && /^\d+$/.test(second) ? [monthFirst] : [])];
}
