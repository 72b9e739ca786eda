import type { BoxPx } from '../../base/geometry';
import { ok } from '../../base/result';
import type { Line } from '../../page/transcription';
import { readHocrSource, type HocrSource } from '../hocr/hocr-read';
import { wholeBox } from '../page/page-line';
import { freshIds } from '../xml/fresh-ids';
import { lineTokens } from '../xml/line-tokens';
import { spaceBefore, type Splice } from '../xml/splice';
import { scaledValue, valueSplice, type Scale } from '../xml/tag-values';
import { nodeUnits } from '../xml/text-units';
import { childrenOf, type XmlElement } from '../xml/xml';
import { attribute, escapeXmlText } from '../xml/xml-escape';
import type { KeptSource, NewWords, Sheet } from './kept-format';
import type { ReadKept } from './kept-edit';
import type { PlaceKept } from './kept-place';

type Hocr = HocrSource & { readonly source: string; readonly freshId: (base: string) => string };

/** An hOCR file whose areas, paragraphs, styles and properties are kept. */
export const readKeptHocr: ReadKept = (source) => {
  const read = readHocrSource(source);
  if (!read.ok) return read;
  const hocr: Hocr = { ...read.value, source, freshId: freshIds(read.value.root, 'id') };
  const kept: KeptSource = {
    source,
    pages: hocr.pages,
    unitsOf: (part) => (part.kind === 'node' ? nodeUnits(source, part) : []),
    escape: (text, { kind }) => (kind === 'raw' && text.includes(']]>') ? null : written(text, kind)),
    hasTextForElements: false,
    newWord: (words, sheet) => newWords(hocr, words, sheet),
    newLine: (line, sheet) => newLine(hocr, line, sheet),
    wordSplices: (owner) => titleSplice(source, owner, withoutConfidence),
    boxSplices: (element, box, sheet) =>
      titleSplice(source, element, (title) => title.replace(BBOX, () => bbox(box, sheet))),
  };
  return ok(kept);
};

function written(text: string, kind: 'text' | 'raw' | 'element'): string {
  return kind === 'raw' ? text : escapeXmlText(text);
}

const BBOX = /\bbbox(?:[\s,]+[-+\d.]+){4}/;

function bbox(box: BoxPx, { image }: Sheet): string {
  const { x0, y0, x1, y1 } = wholeBox(box, image);
  return `bbox ${x0} ${y0} ${x1} ${y1}`;
}

/** A machine's confidence does not hold for what a person has written or confirmed. */
function withoutConfidence(title: string): string {
  return title
    .split(';')
    .filter((property) => !/^\s*x_w?confs?\b/.test(property))
    .join(';');
}

/** Inside quotes a title may hold a `;` only in the name of a picture, which words and lines have none of. */
function titleSplice(
  source: string,
  element: XmlElement,
  change: (title: string) => string,
): readonly Splice[] {
  return valueSplice(source, element, 'title', change);
}

function newWords(hocr: Hocr, { text, beside, isBehind, wordAt, from }: NewWords, sheet: Sheet): string {
  const id = beside.attributes.get('id');
  const words = [...text.matchAll(/\S+/g)].map((token) => {
    const own = id === undefined ? '' : attribute('id', hocr.freshId(`${id}_new`));
    return wordElement(token[0], wordAt(from + token.index)?.boxPx ?? null, own, beside.name, sheet);
  });
  const space = spaceBefore(hocr.source, beside.from) || ' ';
  return isBehind ? words.map((word) => space + word).join('') : words.map((word) => word + space).join('');
}

function wordElement(text: string, box: BoxPx | null, id: string, name: string, sheet: Sheet): string {
  const title = box === null ? '' : attribute('title', bbox(box, sheet));
  return `<${name} class="ocrx_word"${id}${title}>${escapeXmlText(text)}</${name}>`;
}

function newLine(hocr: Hocr, line: Line, sheet: Sheet): string {
  const words = lineTokens(line).map(({ text, boxPx }) => wordElement(text, boxPx, '', 'span', sheet));
  const id = attribute('id', hocr.freshId(/^[A-Za-z_][\w.-]*$/.test(line.id) ? line.id : 'line'));
  const title = line.boxPx === null ? '' : attribute('title', bbox(line.boxPx, sheet));
  return `<span class="ocr_line"${id}${title}>${words.join(' ')}</span>`;
}

/** Properties with positions, and those that measure the height of letters. */
export const placeHocr: PlaceKept = (source, scales) => {
  const read = readHocrSource(source);
  if (!read.ok) return read;
  return ok(
    read.value.elements.flatMap((page, i) => {
      const scale = scales[i] ?? null;
      if (page === null || scale === null) return [];
      return [page, ...below(page)].flatMap((one) =>
        titleSplice(source, one, (title) => scaledTitle(title, scale)),
      );
    }),
  );
};

function below(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [child, ...below(child)]);
}

/** Properties of hOCR 1.2 by what their numbers count; `baseline` is a slope and a height. */
function scaledTitle(title: string, scale: Scale): string {
  return title.replace(
    /(^|;)(\s*)(bbox|x_bboxes|poly|x_size|x_ascenders|x_descenders|x_fsize|baseline|scan_res)\b((?:[\s,]+[-+\d.eE]+)+)/g,
    (_, semicolon: string, space: string, name: string, numbers: string) =>
      semicolon + space + name + scaledNumbers(name, numbers, scale),
  );
}

function scaledNumbers(name: string, numbers: string, { x, y }: Scale): string {
  if (name === 'x_fsize') return numbers;
  let count = 0;
  return numbers.replace(/[-+]?[\d.]+(?:[eE][-+]?\d+)?/g, (number) => {
    count += 1;
    if (name === 'baseline') return count === 1 ? slope(number, y / x) : scaledValue(number, y);
    if (name.startsWith('x_') && name !== 'x_bboxes') return scaledFraction(number, y);
    return scaledValue(number, count % 2 === 1 ? x : y);
  });
}

function slope(value: string, by: number): string {
  return by === 1 ? value : scaledFraction(value, by);
}

function scaledFraction(value: string, by: number): string {
  return String(Math.round(Number(value) * by * 1000) / 1000);
}
