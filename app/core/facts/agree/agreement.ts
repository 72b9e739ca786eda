import { assertNever } from '../../base/result';
import { citedSheets } from '../read/citation';
import type { Citation, Fact, FactType, FactValue, PartialDate } from '../grammar/fact';

/** Whether two facts can mean the same: some reading of the one agrees with some reading of the other. */
export function factsAgree(a: Valued, b: Valued): boolean {
  return isSameWhile(a, b) || a.values.some((left) => b.values.some((right) => valuesAgree(left, right)));
}

type Valued = Pick<Fact, 'values'> & { readonly unit?: Fact['unit'] };

const MINUTES_OF = { minute: 1, hour: 60, day: 1440, week: 10_080 } as const;
const MONTHS_OF = { month: 1, year: 12 } as const;

/** 72 hours and three days, 24 months and two years. */
function isSameWhile(a: Valued, b: Valued): boolean {
  const [here, there] = [a.unit ?? null, b.unit ?? null];
  if (here === null || there === null || here === there) return false;
  const isSame = (table: Readonly<Partial<Record<string, number>>>): boolean => {
    const [left, right] = [table[here], table[there]];
    if (left === undefined || right === undefined) return false;
    return a.values.some(
      (one) =>
        one.type === 'quantity' &&
        b.values.some(
          (other) =>
            other.type === 'quantity' &&
            one.lowest * left === other.lowest * right &&
            one.highest * left === other.highest * right,
        ),
    );
  };
  return isSame(MINUTES_OF) || isSame(MONTHS_OF);
}

/** Whether two readings mean the same. A missing month or year, or a missing suffix of a number, agrees with any. */
export function valuesAgree(a: FactValue, b: FactValue): boolean {
  switch (a.type) {
    case 'quantity':
      return b.type === 'quantity' ? sameInterval(a, b) : sameBareNumber(a, b);
    case 'date':
      return b.type === 'date' ? datesAgree(a, b) : b.type === 'designation' && a.day === b.ordinal;
    case 'time':
      return b.type === 'time' && a.minutes % 1440 === b.minutes % 1440;
    case 'weekday':
      return b.type === 'weekday' && a.day === b.day;
    case 'document-number':
      if (b.type !== 'document-number') return sameBareNumber(a, b);
      return a.digits === b.digits && (a.suffix === '' || b.suffix === '' || a.suffix === b.suffix);
    case 'designation':
      if (b.type === 'date') return b.day === a.ordinal;
      return b.type === 'designation' ? a.ordinal === b.ordinal : sameBareNumber(a, b);
    case 'archival-reference':
      return b.type === 'archival-reference' && citationsAgree(a, b);
    case 'name':
      return b.type === 'name' && a.id !== null && a.id === b.id;
    default:
      return assertNever(a);
  }
}

type Interval = { readonly lowest: number; readonly highest: number };

function sameInterval(a: Interval, b: Interval): boolean {
  return nearlyEqual(a.lowest, b.lowest) && nearlyEqual(a.highest, b.highest);
}

/** Decimals times a scale (1,1 млн.) carry rounding errors of binary fractions. */
function nearlyEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** «38 параллель» and the 38th parallel, «телеграмма 15603» and telegram No. 15603: the number alone decides. */
function sameBareNumber(a: FactValue, b: FactValue): boolean {
  const left = bareNumber(a);
  return left !== null && left === bareNumber(b);
}

function bareNumber(value: FactValue): string | null {
  if (value.type === 'quantity') return value.lowest === value.highest ? String(value.lowest) : null;
  if (value.type === 'designation') return String(value.ordinal);
  return value.type === 'document-number' ? value.digits : null;
}

/** A month alone says nothing of a day, so it answers no date that has one. */
function datesAgree(a: PartialDate, b: PartialDate): boolean {
  if ((a.day === null) !== (b.day === null)) return false;
  const parts = [
    [a.year, b.year],
    [a.month, b.month],
    [a.day, b.day],
  ] as const;
  const shared = parts.filter(([left, right]) => left !== null && right !== null);
  return shared.length > 0 && shared.every(([left, right]) => left === right);
}

function citationsAgree(a: Citation, b: Citation): boolean {
  const left = a.reference;
  const right = b.reference;
  const isSame = (one: string, other: string): boolean =>
    one === '' || other === '' || plainMark(one) === plainMark(other);
  const isSameFile =
    plainMark(left.fond) === plainMark(right.fond) &&
    isSame(left.opis, right.opis) &&
    isSame(left.delo, right.delo);
  return isSameFile && JSON.stringify(citedSheets(left)) === JSON.stringify(citedSheets(right));
}

/** `059а` of one alphabet and `059a` of the other. */
function plainMark(mark: string): string {
  return mark.toLowerCase().replace(/[абвгдежзик]/gu, (letter) => LETTERS_OF_FILES[letter] ?? letter);
}

const LETTERS_OF_FILES: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k' },
};

/** The type in which two facts are best compared: the first that both can be read as, or null. */
export function commonType(a: Pick<Fact, 'values'>, b: Pick<Fact, 'values'>): FactType | null {
  const types = new Set(b.values.map((value) => value.type));
  return a.values.find((value) => types.has(value.type))?.type ?? null;
}
