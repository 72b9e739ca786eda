import { unionBox, type BoxPx } from '../../base/geometry';
import { fail, ok, type Result } from '../../base/result';
import { endsInHyphen } from '../../text/line-end';
import type { Line, Word } from '../../page/transcription';
import { accountOf } from '../account/account';
import { altoContent, countAltoText } from './account-alto';
import { pageIdAt } from '../xml/line-tokens';
import { boxOfNumbers } from '../page/page-line';
import { NO_PICTURE, type PagePicture, type ReadFile } from '../account/read-file';
import type { SourceLine, SourcePage } from '../xml/text-units';
import { childOf, childrenOf, descendantsOf, numberAttribute, parseXml, textOf } from '../xml/xml';
import type { FormatErrorCode, XmlElement } from '../xml/xml';

/** What ALTO gives in tenths of a mm or 1/1200 inch needs a resolution; scans for reading rooms mostly have this one. */
const DEFAULT_DPI = 300;

/**
 * The pages of an ALTO file of version 1 to 4, by local names. Lines stand in the order of ReadingOrder (4.3) where
 * there is one, else of the document. Positions in mm10 or inch1200 are turned into px at `dpi`; with a unit that
 * ALTO does not have, text is read without boxes. Strings make a line wherever they stand together. Fails with
 * `wrong-format` for other XML.
 */
export function readAlto(
  xml: string,
  options: { readonly dpi?: number } = {},
): Result<ReadFile, FormatErrorCode> {
  const source = readAltoSource(xml, options);
  if (!source.ok) return source;
  const { root, elements } = source.value;
  const pages = source.value.pages.map(({ page }) => page);
  const pictures = elements.map((page) => pictureOf(root, page, elements.length));
  return ok({ pages, pictures, account: accountOf(countAltoText(root), pages) });
}

export type AltoSource = {
  readonly root: XmlElement;
  /** The Page element of each page. */
  readonly elements: readonly XmlElement[];
  readonly pages: readonly SourcePage[];
  /** Px for one unit of the file's positions; null where they cannot be understood. */
  readonly pxPerUnit: number | null;
};

/** The same with the place of every line in the file. */
export function readAltoSource(
  xml: string,
  options: { readonly dpi?: number } = {},
): Result<AltoSource, FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const layout = childOf(root, 'Layout');
  if (root.name !== 'alto' || layout === undefined) return fail('wrong-format', { formats: 'ALTO' });
  const scale = pxPerUnit(root, options.dpi ?? DEFAULT_DPI);
  const order = readingOrder(root);
  const elements = childrenOf(layout, 'Page');
  const pages = elements.map((page, i) => readPage(page, i, { scale, order }, options.dpi ?? null));
  return ok({ root, elements, pages, pxPerUnit: scale });
}

/** The file's one name is that of its one page. */
function pictureOf(root: XmlElement, page: XmlElement, pages: number): PagePicture {
  const source = descendantsOf(root, 'sourceImageInformation')[0];
  const name =
    source === undefined ? undefined : childrenOf(source).find((one) => /^filename$/i.test(one.name));
  const isSizeTold = (numberAttribute(page, 'WIDTH') ?? 0) > 0 && (numberAttribute(page, 'HEIGHT') ?? 0) > 0;
  const fileName = pages === 1 && name !== undefined ? textOf(name).trim() : NO_PICTURE.fileName;
  return { fileName, isSizeTold };
}

type Context = {
  /** Null where positions cannot be understood. */
  readonly scale: number | null;
  /** IDs in reading order; empty for document order. */
  readonly order: readonly string[];
};

function pxPerUnit(root: XmlElement, dpi: number): number | null {
  const unit = descendantsOf(root, 'MeasurementUnit').map(textOf)[0]?.trim() ?? 'pixel';
  if (unit === 'pixel') return 1;
  if (unit === 'mm10') return dpi / 254;
  return unit === 'inch1200' ? dpi / 1200 : null;
}

function readingOrder(root: XmlElement): readonly string[] {
  const order = childOf(root, 'ReadingOrder');
  return order === undefined
    ? []
    : descendantsOf(order, 'ElementRef').flatMap((one) => one.attributes.get('REF') ?? []);
}

function readPage(page: XmlElement, index: number, context: Context, dpi: number | null): SourcePage {
  const elements = orderedLines(page, context.order);
  const lines = uniqueIds(elements.map((line) => readLine(line, context.scale)));
  const sizeOf = (name: string, edge: 'x1' | 'y1') => {
    const stated = Math.round((numberAttribute(page, name) ?? 0) * (context.scale ?? 1));
    return stated > 0
      ? stated
      : lines.reduce((most, line) => Math.max(most, Math.ceil(line.boxPx?.[edge] ?? 1)), 1);
  };
  const image = { widthPx: sizeOf('WIDTH', 'x1'), heightPx: sizeOf('HEIGHT', 'y1'), dpi };
  const sources = elements.flatMap((element, i): readonly SourceLine[] => {
    const line = lines[i];
    const parts = partsOf(element).map((part) => ({ kind: 'element' as const, element: part }));
    return line === undefined ? [] : [{ line, element, start: null, parts }];
  });
  return { page: { id: pageIdAt(index), image, lines }, sources };
}

function orderedLines(page: XmlElement, order: readonly string[]): readonly XmlElement[] {
  const lines = linesBelow(page);
  if (order.length === 0) return lines;
  const byId = new Map<string, readonly XmlElement[]>([
    ...['TextBlock', 'ComposedBlock'].flatMap((name) => descendantsOf(page, name)).map(entryOf),
    ...lines.map((line) => [line.attributes.get('ID') ?? '', [line]] as const),
  ]);
  return [...new Set([...order.flatMap((id) => byId.get(id) ?? []), ...lines])];
}

function entryOf(block: XmlElement): readonly [string, readonly XmlElement[]] {
  return [block.attributes.get('ID') ?? '', linesBelow(block)];
}

/** TextLines, and whatever else has Strings of its own; a String between lines is a line by itself. */
function linesBelow(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    const hasLines = descendantsOf(child, 'TextLine').length > 0;
    const isLine = child.name === 'TextLine' || childrenOf(child, 'String').length > 0;
    return (isLine && !hasLines) || child.name === 'String' ? [child] : linesBelow(child);
  });
}

/** What a line is made of, in order; elements that hold Strings without being known are looked into. */
function partsOf(line: XmlElement): readonly XmlElement[] {
  if (line.name === 'String') return [line];
  return childrenOf(line).flatMap((child) => {
    if (['String', 'SP', 'HYP'].includes(child.name)) return [child];
    return child.name === 'Shape' ? [] : partsOf(child);
  });
}

/**
 * Strings are joined by their SPs, and by a space where a file has none between two. HYP follows without one, and is
 * passed over where the String before ends in a hyphen itself.
 */
function readLine(element: XmlElement, scale: number | null): Line {
  let text = '';
  let wasString = false;
  const words: Word[] = [];
  for (const child of partsOf(element)) {
    const content = altoContent(child);
    if (child.name === 'SP') text += ' ';
    if (child.name === 'HYP' && !endsInHyphen(text)) text += content;
    if (child.name === 'String') {
      if (wasString) text += ' ';
      const boxPx = readBox(child, scale);
      const from = text.length;
      text += content;
      if (boxPx !== null && content !== '')
        words.push({ from, to: text.length, boxPx, confidence: confidenceOf(child) });
    }
    wasString = child.name === 'String';
  }
  const boxPx = readBox(element, scale) ?? unionBox(words.map((word) => word.boxPx));
  return { id: element.attributes.get('ID') ?? '', text: text.replace(/[\r\n]+/g, ' '), boxPx, words };
}

function confidenceOf(element: XmlElement): number | null {
  const confidence = numberAttribute(element, 'WC');
  return confidence !== null && confidence >= 0 && confidence <= 1 ? confidence : null;
}

function readBox(element: XmlElement, scale: number | null): BoxPx | null {
  if (scale === null) return null;
  const [left, top, width, height] = ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name) =>
    numberAttribute(element, name),
  );
  const isTold = left != null && top != null && width != null && height != null;
  const box = isTold ? { x0: left, y0: top, x1: left + width, y1: top + height } : shapeBox(element);
  if (box === null || scale === 1) return box;
  return {
    x0: Math.round(box.x0 * scale),
    y0: Math.round(box.y0 * scale),
    x1: Math.round(box.x1 * scale),
    y1: Math.round(box.y1 * scale),
  };
}

function shapeBox(element: XmlElement): BoxPx | null {
  const shape = childOf(element, 'Shape');
  const points = shape === undefined ? undefined : childOf(shape, 'Polygon')?.attributes.get('POINTS');
  return boxOfNumbers(points ?? '');
}

/** Lines are told apart by id: one that is missing or taken gives way to a number. */
export function uniqueIds(lines: readonly Line[]): readonly Line[] {
  const ids = new Map<string, number>();
  for (const { id } of lines) ids.set(id, (ids.get(id) ?? 0) + 1);
  const isEachFit = [...ids].every(([id, count]) => id !== '' && count === 1);
  return isEachFit ? lines : lines.map((line, i) => ({ ...line, id: `line-${i + 1}` }));
}
