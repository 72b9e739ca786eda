import { crc32Hex, nameHash, sha256Hex } from './hash';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANKS: readonly number[] = [0x20, 0x09];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const HEAD =
  /^\{"length":(\d{1,9}),"crc32":"([0-9a-f]{8})",(?:"seq":(\d{1,9}),"prev":"([0-9a-f]{32})",)?"entry":/;
const MAX_HEAD_BYTES = 128;

/** Where a line stands in its file: its number, and the start of the SHA-256 of the line before it. */
export type LinePlace = { readonly seq: number; readonly prev: string };

/** The place of the first line of a file. */
export const FIRST_PLACE: LinePlace = { seq: 1, prev: '0'.repeat(32) };

/**
 * One line of a file that only grows: JSON that carries the byte length and the CRC-32 of its own entry (and place), so a
 * torn or flipped line is known for what it is, while any JSON Lines reader can still read the file. With a `place` it
 * also names the line that it follows, so that a line which is taken out, or moved, is missed.
 */
export function checkedLine(entry: unknown, place?: LinePlace): Uint8Array {
  const body = Buffer.from(JSON.stringify(entry), 'utf8');
  const placed = place === undefined ? '' : `"seq":${place.seq},"prev":"${place.prev}","entry":`;
  const checked = Buffer.concat([Buffer.from(placed, 'utf8'), body]);
  const head = `{"length":${body.length},"crc32":"${crc32Hex(checked)}",${placed === '' ? '"entry":' : ''}`;
  return Buffer.concat([Buffer.from(head, 'utf8'), checked, Buffer.from('}\n', 'utf8')]);
}

export type CheckedLines = {
  /** Every intact entry in file order, before and after any damage. */
  readonly entries: readonly unknown[];
  /** Lines that fail their check; numbers count from 1. */
  readonly damagedLines: readonly number[];
  /** Lines whose end was never written: of a write that was cut off, and so was never acknowledged. */
  readonly tornLines: readonly number[];
};

/**
 * Reads what `checkedLine` wrote, and what other programs make of such a file: the line ends of any system, a byte-order
 * mark, blanks around a line, no end of the last line, the marks that git puts around two versions. Never throws,
 * whatever the bytes are.
 */
export function readCheckedLines(bytes: Uint8Array): CheckedLines {
  const entries: unknown[] = [];
  const damagedLines: number[] = [];
  const tornLines: number[] = [];
  for (const { number, line, isLast } of linesOf(bytes)) {
    const entry = readLine(line);
    if (entry !== null) entries.push(entry.value);
    else if (isCutOff(line, isLast)) tornLines.push(number);
    else if (line.length > 0 && !isMergeMark(line)) damagedLines.push(number);
  }
  return { entries, damagedLines, tornLines };
}

export type LineChain = {
  /** The lines whose forerunner does not stand above them: it was taken out, changed, or moved. */
  readonly breaks: readonly number[];
  /** Where the next line will stand. */
  readonly next: LinePlace;
};

/**
 * How the lines of a file hang together. Two programs that write at once may name the same forerunner; so what is asked
 * of a line is that the one it names stands anywhere above it. Lines without a place, of older programs, name none.
 */
export function chainOf(bytes: Uint8Array): LineChain {
  const seen = new Set([FIRST_PLACE.prev]);
  const breaks: number[] = [];
  let next = FIRST_PLACE;
  for (const { number, line } of linesOf(bytes)) {
    const read = readLine(line);
    if (read === null) continue;
    if (read.place !== null && !seen.has(read.place.prev)) breaks.push(number);
    const prev = nameHash(sha256Hex(line));
    seen.add(prev);
    next = { seq: (read.place?.seq ?? next.seq) + 1, prev };
  }
  return { breaks, next };
}

/** The place of the line after `line`, which ends in a line feed and stands at `place`. */
export function placeAfter(line: Uint8Array, place: LinePlace): LinePlace {
  return { seq: place.seq + 1, prev: nameHash(sha256Hex(line.subarray(0, -1))) };
}

type Line = { readonly number: number; readonly line: Uint8Array; readonly isLast: boolean };

function* linesOf(bytes: Uint8Array): Generator<Line> {
  let from = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  for (let number = 1; from < bytes.length; number++) {
    const to = endOfLine(bytes, from);
    yield { number, line: withoutBlanks(bytes.subarray(from, to)), isLast: to === bytes.length };
    const isPair = bytes[to] === CARRIAGE_RETURN && bytes[to + 1] === LINE_FEED;
    from = to + (isPair ? 2 : 1);
  }
}

/** JSON escapes both bytes, so that no line holds one. */
function endOfLine(bytes: Uint8Array, from: number): number {
  let to = from;
  while (to < bytes.length && bytes[to] !== LINE_FEED && bytes[to] !== CARRIAGE_RETURN) to++;
  return to;
}

function withoutBlanks(line: Uint8Array): Uint8Array {
  let [from, to] = [0, line.length];
  while (from < to && BLANKS.includes(line[from] ?? 0)) from++;
  while (to > from && BLANKS.includes(line[to - 1] ?? 0)) to--;
  return line.subarray(from, to);
}

/** What git leaves between two versions of a file that it could not bring together; each line itself is whole. */
function isMergeMark(line: Uint8Array): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(Buffer.from(line.subarray(0, 8)).toString('latin1'));
}

const BRACE = '}'.charCodeAt(0);
const START = '{"length":';

/**
 * A write that was cut off leaves the start of a line, zeros where the system had only made room, or both. The last line
 * of a file may end anywhere; one that others follow ends in a brace only if something else befell it.
 */
function isCutOff(line: Uint8Array, isLast: boolean): boolean {
  let to = line.length;
  while (to > 0 && line[to - 1] === 0) to--;
  if (to === 0) return line.length > 0;
  const start = Buffer.from(line.subarray(0, Math.min(to, MAX_HEAD_BYTES))).toString('latin1');
  if (!START.startsWith(start.slice(0, START.length))) return false;
  const [head, length] = HEAD.exec(start) ?? [];
  const isShort = head === undefined ? to < MAX_HEAD_BYTES : to < head.length + Number(length) + 1;
  return isLast ? isShort : line[to - 1] !== BRACE;
}

/** Of a line with a place, that place is checked as well. */
function checkedPart(line: Uint8Array, head: string): Uint8Array {
  return line.subarray(head.indexOf('"seq":'), -1);
}

type ReadLine = { readonly value: unknown; readonly place: LinePlace | null };

function readLine(line: Uint8Array): ReadLine | null {
  const start = Buffer.from(line.subarray(0, MAX_HEAD_BYTES)).toString('latin1');
  const [head, length, crc, seq, prev] = HEAD.exec(start) ?? [];
  if (head === undefined || line[line.length - 1] !== BRACE) return null;
  const body = line.subarray(head.length, -1);
  if (body.length !== Number(length) || crc32Hex(seq === undefined ? body : checkedPart(line, head)) !== crc)
    return null;
  try {
    const place = seq === undefined || prev === undefined ? null : { seq: Number(seq), prev };
    return { value: JSON.parse(Buffer.from(body).toString('utf8')) as unknown, place };
  } catch {
    return null;
  }
}
