import { crc32Hex } from './hash';

const NEWLINE = 0x0a;
const HEAD = /^\{"length":(\d{1,9}),"crc32":"([0-9a-f]{8})","entry":/;
const MAX_HEAD_BYTES = 64;

/**
 * One line of a file that only grows: JSON that carries the byte length and the CRC-32 of its own entry, so a
 * torn or flipped line is known for what it is, while any JSON Lines reader can still read the file.
 */
export function checkedLine(entry: unknown): Uint8Array {
  const body = Buffer.from(JSON.stringify(entry), 'utf8');
  const head = `{"length":${body.length},"crc32":"${crc32Hex(body)}","entry":`;
  return Buffer.concat([Buffer.from(head, 'utf8'), body, Buffer.from('}\n', 'utf8')]);
}

export type CheckedLines = {
  /** Every intact entry in file order, before and after any damage. */
  readonly entries: readonly unknown[];
  /** Complete lines that fail their check; their numbers count from 1. */
  readonly damagedLines: readonly number[];
  /** The last line lacks its end: a write that was cut off, and was never acknowledged. */
  readonly isTorn: boolean;
};

/** Reads what `checkedLine` wrote. Never throws, whatever the bytes are. */
export function readCheckedLines(bytes: Uint8Array): CheckedLines {
  const entries: unknown[] = [];
  const damagedLines: number[] = [];
  let from = 0;
  for (let number = 1; from < bytes.length; number++) {
    const to = bytes.indexOf(NEWLINE, from);
    if (to < 0) return { entries, damagedLines, isTorn: true };
    const entry = to > from ? readLine(bytes.subarray(from, to)) : null;
    if (entry !== null) entries.push(entry.value);
    else if (to > from) damagedLines.push(number);
    from = to + 1;
  }
  return { entries, damagedLines, isTorn: false };
}

function readLine(line: Uint8Array): { readonly value: unknown } | null {
  const start = Buffer.from(line.subarray(0, MAX_HEAD_BYTES)).toString('latin1');
  const [head, length, crc] = HEAD.exec(start) ?? [];
  if (head === undefined || line[line.length - 1] !== '}'.charCodeAt(0)) return null;
  const body = line.subarray(head.length, -1);
  if (body.length !== Number(length) || crc32Hex(body) !== crc) return null;
  try {
    return { value: JSON.parse(Buffer.from(body).toString('utf8')) as unknown };
  } catch {
    return null;
  }
}
