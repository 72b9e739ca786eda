/** Digits that typescript and OCR take for one another. */
const CONFUSABLE: readonly string[] = [
  '38',
  '17',
  '06',
  '09',
  '69',
  '56',
  '14',
  '47',
  '08',
  '68',
  '35',
  '89',
];

const PAIRS: ReadonlySet<string> = new Set(
  CONFUSABLE.flatMap((pair) => [pair, `${pair[1] ?? ''}${pair[0] ?? ''}`]),
);

/** Whether some other digit is taken for this one. */
export function hasLookAlike(digit: string): boolean {
  return CONFUSABLE.some((pair) => pair.includes(digit));
}

/** How one string of digits could have become the other in one slip, or `null` when it takes more. */
export type DigitSlip = 'confusable' | 'substituted' | 'transposed' | 'lost-or-added';

export function digitSlip(a: string, b: string): DigitSlip | null {
  if (a === b) return null;
  if (Math.abs(a.length - b.length) === 1) return isOneLonger(a, b) ? 'lost-or-added' : null;
  if (a.length !== b.length) return null;
  const at = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [first = 0, second = 0] = at;
  if (at.length === 1) return PAIRS.has(`${a[first] ?? ''}${b[first] ?? ''}`) ? 'confusable' : 'substituted';
  const isSwap = at.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return isSwap ? 'transposed' : null;
}

function isOneLonger(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(same) === long.slice(same + 1);
}

/**
 * How far two strings of digits are apart, for choosing which of several unmatched facts belong together:
 * 0 the same, 1 a confusable digit, then other slips, then the share of digits that differ (above 3).
 */
export function digitDistance(a: string, b: string): number {
  if (a === b) return 0;
  const slip = digitSlip(a, b);
  if (slip === 'confusable') return 1;
  if (slip === 'transposed') return 1.5;
  if (slip !== null) return 2;
  const length = Math.max(a.length, b.length, 1);
  const same = [...a].filter((digit, i) => digit === b[i]).length;
  return 3 + (length - same) / length;
}

/** Every allowed number that `digits` could be a misreading of, by one confusable digit and as long as it is. */
export function confusableNumbers(digits: string, isAllowed: (value: number) => boolean): readonly number[] {
  const found = [...digits].flatMap((digit, i) =>
    [...'0123456789']
      .filter((other) => PAIRS.has(`${digit}${other}`))
      .map((other) => digits.slice(0, i) + other + digits.slice(i + 1)),
  );
  const numbers = found.filter((written) => String(Number(written)) === written).map(Number);
  return [...new Set(numbers)].filter(isAllowed).sort((a, b) => a - b);
}
