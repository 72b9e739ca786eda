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
  /** Lines that fail their check; numbers count from 1. */
  readonly damagedLines: readonly number[];
  /** Lines whose end was never written: of a write that was cut off, and so was never acknowledged. */
  readonly tornLines: readonly number[];
};

/** Reads what `checkedLine` wrote. Never throws, whatever the bytes are. */
export function readCheckedLines(bytes: Uint8Array): CheckedLines {
  const entries: unknown[] = [];
  const damagedLines: number[] = [];
  const tornLines: number[] = [];
  let from = 0;
  for (let number = 1; from < bytes.length; number++) {
    const newline = bytes.indexOf(NEWLINE, from);
    const to = newline < 0 ? bytes.length : newline;
    const line = bytes.subarray(from, to);
    const entry = newline < 0 ? null : readLine(line);
    if (entry !== null) entries.push(entry.value);
    else if (newline < 0 || isCutOff(line)) tornLines.push(number);
    else if (line.length > 0) damagedLines.push(number);
    from = to + 1;
  }
  return { entries, damagedLines, tornLines };
}

const BRACE = '}'.charCodeAt(0);
const START = '{"length":';

/** A write that was cut off leaves the start of a line, zeros where the system had only made room, or both. */
function isCutOff(line: Uint8Array): boolean {
  let to = line.length;
  while (to > 0 && line[to - 1] === 0) to--;
  if (to === 0) return line.length > 0;
  const start = Buffer.from(line.subarray(0, Math.min(to, START.length))).toString('latin1');
  return START.startsWith(start) && line[to - 1] !== BRACE;
}

function readLine(line: Uint8Array): { readonly value: unknown } | null {
  const start = Buffer.from(line.subarray(0, MAX_HEAD_BYTES)).toString('latin1');
  const [head, length, crc] = HEAD.exec(start) ?? [];
  if (head === undefined || line[line.length - 1] !== BRACE) return null;
  const body = line.subarray(head.length, -1);
  if (body.length !== Number(length) || crc32Hex(body) !== crc) return null;
  try {
    return { value: JSON.parse(Buffer.from(body).toString('utf8')) as unknown };
  } catch {
    return null;
  }
}
