import { unionBox, type BoxPx } from '../../base/geometry';
import { ILLEGIBLE_TEXT } from '../../page/marks';
import { endsInHyphen } from '../../text/line-end';
import { teiLeftOutIn } from './tei-parts';
import { zoneOf, type TeiZones } from './tei-zones';
import type { TextPart } from '../xml/text-units';
import { childrenOf, isElement, textOf, type XmlElement } from '../xml/xml';

/** `start`: the `lb` that begins it, if one does. `parts`: where its text stands in the file. */
export type OpenTeiLine = {
  text: string;
  readonly boxPx: BoxPx | null;
  readonly start: XmlElement | null;
  readonly parts: TextPart[];
};

/** `begin`: the `pb` of the page, or the `surface` that it is written on; null for what stands before the first one of its text. */
export type OpenTeiPage = { readonly begin: XmlElement | null; readonly lines: OpenTeiLine[] };

export type TeiReading = {
  readonly zones: TeiZones;
  readonly blocks: ReadonlySet<XmlElement>;
  readonly pages: OpenTeiPage[];
  /** The line is over: what comes next begins another. */
  isBroken: boolean;
  /** The zone of a block whose first line has not begun. */
  boxPx: BoxPx | null;
  /** The last line that has text. */
  written: OpenTeiLine | null;
  /** Inside how many cells, where blocks do not end the line of the row. */
  cells: number;
};

/** Reads what stands in `element` on from where the reading is. */
export function readTeiLines(element: XmlElement, reading: TeiReading): void {
  const leftOut = teiLeftOutIn(element);
  let before: XmlElement | null = null;
  let isSkipped = false;
  for (const [index, node] of element.nodes.entries()) {
    if (isElement(node) && leftOut.has(node)) {
      isSkipped = true;
      continue;
    }
    const part: TextPart = { kind: 'node', parent: element, index, owner: null };
    if (!isElement(node)) addText(isSkipped ? behindSpace(node, reading) : node, reading, part);
    else {
      if (before !== null && isApart(before, node)) addText(' ', reading);
      readElement(node, reading);
    }
    before = isElement(node) ? node : null;
    isSkipped = false;
  }
}

/** What stood between two spaces and is left out leaves one of them. */
function behindSpace(text: string, reading: TeiReading): string {
  return /\s$/.test(lastLine(reading)?.text ?? '') ? text.trimStart() : text;
}

function readElement(node: XmlElement, reading: TeiReading): void {
  switch (node.name) {
    case 'pb':
      joinOver(node, reading);
      reading.pages.push({ begin: node, lines: [] });
      reading.isBroken = false;
      return;
    case 'surface':
      reading.pages.push({ begin: node, lines: [] });
      reading.isBroken = false;
      readTeiLines(node, reading);
      return;
    case 'lb':
      joinOver(node, reading);
      beginLine('', zoneOf(node, reading.zones), reading, node);
      return;
    case 'cb':
      joinOver(node, reading);
      breakLine(reading);
      return;
    case 'gap':
      addText(ILLEGIBLE_TEXT, reading, { kind: 'element', element: node });
      return;
    case 'space':
      addText(' ', reading);
      return;
    case 'cell':
      readCell(node, reading);
      return;
    default:
      if (reading.blocks.has(node) || node.name === 'note') readBlock(node, reading);
      else readTeiLines(node, reading);
  }
}

/** A line feed is folded with the white space around it, and so parts the cells of a row by one space. */
function readCell(node: XmlElement, reading: TeiReading): void {
  reading.cells += 1;
  partText(reading);
  readTeiLines(node, reading);
  partText(reading);
  reading.cells -= 1;
}

function readBlock(node: XmlElement, reading: TeiReading): void {
  if (reading.cells > 0) {
    partText(reading);
    readTeiLines(node, reading);
    partText(reading);
    return;
  }
  if ((lastLine(reading)?.text ?? '').trim() !== '') breakLine(reading);
  reading.boxPx = blockBox(node, reading.zones);
  readTeiLines(node, reading);
  breakLine(reading);
  reading.boxPx = null;
}

function blockBox(node: XmlElement, zones: TeiZones): BoxPx | null {
  const own = zoneOf(node, zones);
  if (own !== null || node.name !== 'row') return own;
  return unionBox(childrenOf(node, 'cell').flatMap((cell) => zoneOf(cell, zones) ?? []));
}

function lastLine(reading: TeiReading): OpenTeiLine | undefined {
  const lines = reading.pages[reading.pages.length - 1]?.lines;
  return lines?.[lines.length - 1];
}

function breakLine(reading: TeiReading): void {
  if (lastLine(reading) !== undefined) reading.isBroken = true;
}

function beginLine(
  text: string,
  boxPx: BoxPx | null,
  reading: TeiReading,
  start: XmlElement | null = null,
): void {
  reading.pages[reading.pages.length - 1]?.lines.push({ text, boxPx, start, parts: [] });
  reading.isBroken = false;
}

function addText(text: string, reading: TeiReading, part: TextPart | null = null): void {
  const line = lastLine(reading);
  const isStanding = line !== undefined && !reading.isBroken;
  if (isStanding) line.text += text;
  else if (text.trim() !== '') {
    beginLine(text, reading.boxPx, reading);
    reading.boxPx = null;
  } else return;
  if (part !== null) lastLine(reading)?.parts.push(part);
  if (text.trim() !== '') reading.written = lastLine(reading) ?? null;
}

function partText(reading: TeiReading): void {
  const line = lastLine(reading);
  if (line !== undefined && !reading.isBroken) line.text += '\n';
}

/** `break="no"`: the word goes on behind the break, as a hyphen says to a reader. */
function joinOver(milestone: XmlElement, { written: line }: TeiReading): void {
  if (milestone.attributes.get('break') !== 'no') return;
  if (line !== null && !endsInHyphen(line.text)) line.text = `${line.text.trimEnd()}-`;
}

/** Whether two words or sentences that have no white space between them are parted by one all the same. */
function isApart(before: XmlElement, after: XmlElement): boolean {
  if (!['w', 's'].includes(after.name)) return false;
  if (/left|both/.test(after.attributes.get('join') ?? '') || before.attributes.has('part')) return false;
  if (/right|both/.test(before.attributes.get('join') ?? '')) return false;
  return before.name === after.name || (before.name === 'pc' && /[.,;:!?)»”]$/.test(textOf(before).trim()));
}
