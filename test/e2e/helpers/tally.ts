/** Two reports of a like run as one: what is counted is added up, and of what is the worst seen, the worse one stays. */
export function tally<Report extends Readonly<Record<keyof Report, number>>>(
  a: Report,
  b: Report,
  worst: readonly (keyof Report)[] = [],
): Report {
  const both = { ...a };
  for (const key of Object.keys(a) as (keyof Report)[]) {
    const value = worst.includes(key) ? Math.max(a[key], b[key]) : a[key] + b[key];
    Object.assign(both, { [key]: value });
  }
  return both;
}
