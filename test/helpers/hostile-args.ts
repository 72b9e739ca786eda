import { seededRandom, type Random } from '../bench/random';

/** What hostile code may send in place of a value; each can be cloned into another process. */
export const HOSTILE_VALUES: readonly unknown[] = [
  ...[undefined, null, true, -1, 0.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 10n ** 30n],
  ...['', '../../etc/passwd', 'C:\\Windows\\win.ini', '\\\\host\\share', 'file:///etc/passwd', '__proto__'],
  ...['constructor', '\0', '\u202e', '\ud800', '=cmd|x', '<img src=x onerror=alert(1)>', 'a'.repeat(5_000)],
  ...['я'.repeat(1_000_001), '0001\n', 'A'.repeat(64), `${'b'.repeat(32)} `],
  ...[[], [[]], {}, { length: 3 }, [null], new Date(0), /x/, new Map([['a', 1]]), new Uint8Array(8)],
  ...[
    Array.from({ length: 3 }, () => ({})),
    nested(40),
    JSON.parse('{"__proto__": {"isAdmin": true}}') as unknown,
  ],
];

function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { a: nested(depth - 1) };
}

/** `count` arguments made of a good one by up to three changes: a value replaced, taken out, added or doubled. */
export function hostileArgs(sample: unknown, seed: number, count: number): readonly unknown[] {
  const random = seededRandom(seed);
  const changed = (): unknown => {
    const copy = { root: structuredClone(sample) };
    const changes = 1 + random.below(3);
    for (let each = 0; each < changes; each += 1) change(copy, random);
    return copy.root;
  };
  return Array.from({ length: count }, changed);
}

type Holder = Record<string, unknown>;

function change(copy: { root: unknown }, random: Random): void {
  const { pick, unit } = random;
  const { holder, key } = pick(placesIn(copy as unknown as Holder));
  const value = holder[key];
  const dice = unit();
  if (dice < 0.6) holder[key] = hostile(random);
  else if (dice < 0.75 && holder !== (copy as unknown)) Reflect.deleteProperty(holder, key);
  else if (isHolder(value))
    value[pick(['path', '__proto__x', 'constructor', '0', 'extra'])] = hostile(random);
  else holder[key] = [value];
}

function placesIn(holder: Holder): readonly { readonly holder: Holder; readonly key: string }[] {
  return Object.keys(holder).flatMap((key) => {
    const value = holder[key];
    return [{ holder, key }, ...(isHolder(value) ? placesIn(value) : [])];
  });
}

function isHolder(value: unknown): value is Holder {
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype;
  return typeof value === 'object' && value !== null && isPlain;
}

function hostile(random: Random): unknown {
  return structuredClone(HOSTILE_VALUES[random.below(HOSTILE_VALUES.length)]);
}
