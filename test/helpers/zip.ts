import { latin1Bytes as raw, utf8 } from './bytes';

const word = (value: number) => [value & 255, (value >> 8) & 255];
const double = (value: number) => [...word(value), ...word(value >>> 16)];

/** A zip of entries that are not packed; names only, unless a content is given. */
export function zipOf(names: readonly string[], contents: Readonly<Record<string, string>> = {}): Uint8Array {
  const bytes: number[] = [];
  const directory: number[] = [];
  for (const name of names) {
    const content = utf8(contents[name] ?? '');
    const at = bytes.length;
    const sizes = [...double(content.length), ...double(content.length)];
    const common = [...word(20), ...word(0), ...word(0), ...double(0), ...double(0), ...sizes];
    bytes.push(...double(0x04034b50), ...common, ...word(name.length), ...word(0), ...raw(name), ...content);
    directory.push(...double(0x02014b50), ...word(20), ...common, ...word(name.length));
    directory.push(...word(0), ...word(0), ...word(0), ...word(0), ...double(0), ...double(at), ...raw(name));
  }
  const start = bytes.length;
  const count = word(names.length);
  bytes.push(...directory, ...double(0x06054b50), ...word(0), ...word(0), ...count, ...count);
  bytes.push(...double(directory.length), ...double(start), ...word(0));
  return Uint8Array.from(bytes);
}
