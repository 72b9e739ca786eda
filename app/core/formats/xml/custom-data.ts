/**
 * What PAGE has no place for, kept in its `custom` attribute the way the field writes it: `name {key:value; key:value;}`.
 * Other tools' entries stand beside ours and are left alone.
 */
export type CustomData = Readonly<Record<string, string>>;

const OURS = 'sverka';
const SAFE = /[^\w.,-]/g;

/** `sverka {key:value;}`; every other UTF-16 code unit of a value is written as `%` and four hex digits. */
export function formatCustom(data: CustomData): string | null {
  const entries = Object.entries(data);
  if (entries.length === 0) return null;
  return `${OURS} {${entries.map(([key, value]) => `${key}:${encode(value)};`).join(' ')}}`;
}

/** Our entries of a `custom` attribute; empty where there are none. */
export function parseCustom(custom: string | undefined): CustomData {
  return parseCustomOf(custom, OURS, decode);
}

/** Another tool's entry of a `custom` attribute, such as Transkribus's `readingOrder {index:3;}`, as written. */
export function parseCustomOf(
  custom: string | undefined,
  name: string,
  decodeValue: (value: string) => string = (value) => value,
): CustomData {
  const body = new RegExp(`(?:^|[\\s}])${name} ?\\{([^{}]*)\\}`).exec(custom ?? '')?.[1];
  if (body === undefined) return {};
  const entries = body.split(';').map((entry): readonly [string, string] => {
    const colon = entry.indexOf(':');
    return [entry.slice(0, colon).trim(), decodeValue(entry.slice(colon + 1).trim())];
  });
  return Object.fromEntries(entries.filter(([key]) => key !== ''));
}

function encode(value: string): string {
  return value.replace(SAFE, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function decode(value: string): string {
  return value.replace(/%([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
