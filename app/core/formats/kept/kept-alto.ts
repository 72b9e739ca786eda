import type { BoxPx } from '../../base/geometry';
import { ok } from '../../base/result';
import type { Line } from '../../page/transcription';
import { readAltoSource, type AltoSource } from '../alto/alto-read';
import { wholeBox } from '../page/page-line';
import { freshIds } from '../xml/fresh-ids';
import { lineTokens } from '../xml/line-tokens';
import { spaceBefore, type Splice } from '../xml/splice';
import { scaledPoints, scaledValue, valueSplice, withoutAttribute, type Scale } from '../xml/tag-values';
import { attributeUnits, nodeUnits, type TextPart, type TextUnit } from '../xml/text-units';
import { childrenOf, descendantsOf, textOf, type XmlElement } from '../xml/xml';
import { attribute, escapeXmlAttribute } from '../xml/xml-escape';
import type { KeptSource, NewWords, Sheet } from './kept-format';
import type { ReadKept } from './kept-edit';
import type { PlaceKept } from './kept-place';

type Alto = AltoSource & {
  readonly source: string;
  readonly freshId: (base: string) => string;
};

/** An ALTO file whose Strings, TextLines, Glyphs, blocks and styles are kept. */
export const readKeptAlto: ReadKept = (source) => {
  const read = readAltoSource(source);
  if (!read.ok) return read;
  const alto = { ...read.value, source, freshId: freshIds(read.value.root, 'ID') };
  const kept: KeptSource = {
    source,
    pages: alto.pages,
    unitsOf: (part) => unitsOf(source, part),
    escape: escaped(source),
    hasTextForElements: false,
    newWord: (words, sheet) => newStrings(alto, words, sheet),
    newLine: (line, sheet) => newTextLine(alto, line, sheet),
    wordSplices: (owner, text) => stringSplices(source, owner, text),
    boxSplices: (element, box, sheet) => positionSplices(alto, element, box, sheet),
  };
  return ok(kept);
};

/** A String or HYP by its CONTENT, an SP as a space. */
function unitsOf(source: string, part: TextPart): readonly TextUnit[] {
  if (part.kind === 'node') return nodeUnits(source, part);
  const { element } = part;
  const { from, to } = element;
  if (element.name === 'SP') return [{ text: ' ', from, to, kind: 'element', owner: null }];
  return attributeUnits(source, element, 'CONTENT');
}

/** In the quotes that the attribute stands in. */
function escaped(source: string): KeptSource['escape'] {
  return (text, { from, owner }) => {
    const before = source.slice(owner?.from ?? 0, from);
    const quote = /["'](?=[^"']*$)/.exec(before)?.[0];
    const written = escapeXmlAttribute(text);
    return quote === "'" ? written.replace(/'/g, '&apos;') : written;
  };
}

function newStrings(
  alto: Alto,
  { text, line, beside, isBehind, wordAt, from }: NewWords,
  sheet: Sheet,
): string {
  const tokens = [...text.matchAll(/\S+/g)];
  const hasSpaces = line.element !== null && descendantsOf(line.element, 'SP').length > 0;
  const space = spaceBefore(alto.source, beside.from);
  const sp = hasSpaces ? `<${beside.prefix}SP/>${space}` : '';
  const id = beside.attributes.get('ID');
  const strings = tokens.map((token) => {
    const own = id === undefined ? '' : attribute('ID', alto.freshId(`${id}-new`));
    const position = positionOf(alto, wordAt(from + token.index)?.boxPx ?? null, sheet);
    return `<${beside.prefix}String${own}${attribute('CONTENT', token[0])}${position}/>`;
  });
  const spBefore = hasSpaces ? `${space}<${beside.prefix}SP/>` : '';
  if (isBehind) return strings.map((string) => `${spBefore}${space}${string}`).join('');
  return strings.map((string) => `${string}${space}${sp}`).join('');
}

/** With the prefix and the ways of the file: a String for each word, or one for the line where its lines have one. */
function newTextLine(alto: Alto, line: Line, sheet: Sheet): string {
  const [like] = alto.pages[sheet.index]?.sources ?? [];
  const prefix = like?.element?.prefix ?? alto.root.prefix;
  const hasSpaces = descendantsOf(alto.root, 'SP').length > 0;
  const id = /^[A-Za-z_][\w.-]*$/.test(line.id) ? line.id : 'line';
  const strings = lineTokens(line).map(({ text, boxPx, confidence }) => {
    const position = positionOf(alto, boxPx, sheet);
    return `<${prefix}String${attribute('CONTENT', text)}${position}${attribute('WC', confidence)}/>`;
  });
  const inside = strings.join(hasSpaces ? `<${prefix}SP/>` : '');
  const box = positionOf(alto, line.boxPx, sheet);
  return `<${prefix}TextLine${attribute('ID', alto.freshId(id))}${box}>${inside}</${prefix}TextLine>`;
}

/** The unit of the file, which need not be px. */
function unitsPerPx({ pages, pxPerUnit }: Alto, { index, image }: Sheet): number {
  const page = pages[index]?.page;
  if (page === undefined || pxPerUnit === null || pxPerUnit === 1) return 1;
  return page.image.widthPx / image.widthPx / pxPerUnit;
}

function positionOf(alto: Alto, box: BoxPx | null, sheet: Sheet): string {
  if (box === null || alto.pxPerUnit === null) return '';
  return positions(alto, box, sheet)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function positions(alto: Alto, box: BoxPx, sheet: Sheet): readonly (readonly [string, string])[] {
  const by = unitsPerPx(alto, sheet);
  const { x0, y0, x1, y1 } = wholeBox(box, sheet.image);
  const values = [x0, y0, x1 - x0, y1 - y0].map((value) => String(Math.round(value * by)));
  return ['HPOS', 'VPOS', 'WIDTH', 'HEIGHT'].map((name, i) => [name, values[i] ?? '0'] as const);
}

function positionSplices(alto: Alto, element: XmlElement, box: BoxPx, sheet: Sheet): readonly Splice[] {
  if (alto.pxPerUnit === null) return [];
  return positions(alto, box, sheet).flatMap(([name, value]) =>
    valueSplice(alto.source, element, name, () => value),
  );
}

/**
 * A machine's confidence does not hold for what a person has written; nor does the spelling of a whole word that a line
 * end breaks. Glyphs go along with the letters; where there are more or fewer letters than Glyphs, these are gone.
 */
function stringSplices(source: string, owner: XmlElement, text: string | null): readonly Splice[] {
  const confidence = ['WC', 'CC'].flatMap((name) => withoutAttribute(source, owner, name));
  if (text === null) return confidence;
  const subs = ['SUBS_TYPE', 'SUBS_CONTENT'].flatMap((name) => withoutAttribute(source, owner, name));
  return [...confidence, ...subs, ...glyphSplices(source, owner, text)];
}

function glyphSplices(source: string, owner: XmlElement, escapedText: string): readonly Splice[] {
  const inside = childrenOf(owner).filter(({ name }) => name === 'Glyph' || name === 'ALTERNATIVE');
  const glyphs = inside.filter(({ name }) => name === 'Glyph');
  const letters = [...escapedText.matchAll(/&[^;]+;|\P{M}\p{M}*/gsu)].map(([letter]) => letter);
  const isOneForOne = letters.length === glyphs.length;
  return inside.flatMap((element) => {
    const letter = letters[glyphs.indexOf(element)];
    const stays = element.name === 'Glyph' && isOneForOne && letter !== undefined;
    const { from, to } = element;
    const space = spaceBefore(source, from).length;
    if (!stays) return [{ from: from - space, to, text: '' }];
    const set = valueSplice(source, element, 'CONTENT', () => letter);
    return set.length === 0 ? [] : [...set, ...withoutAttribute(source, element, 'GC')];
  });
}

const SCALED_X = ['HPOS', 'WIDTH', 'HLENGTH'] as const;
const SCALED_Y = ['VPOS', 'HEIGHT', 'VLENGTH'] as const;

/** Positions in px move to the sheet's own picture; those in mm and inches hold on any. */
export const placeAlto: PlaceKept = (source, scales) => {
  const read = readAltoSource(source);
  if (!read.ok) return read;
  const { root, elements } = read.value;
  const unit = descendantsOf(root, 'MeasurementUnit').map(textOf)[0]?.trim() ?? 'pixel';
  if (unit !== 'pixel') return ok([]);
  return ok(
    elements.flatMap((page, i) => {
      const scale = scales[i] ?? null;
      return scale === null ? [] : [page, ...below(page)].flatMap((one) => placeSplices(source, one, scale));
    }),
  );
};

function below(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).flatMap((child) => [child, ...below(child)]);
}

function placeSplices(source: string, element: XmlElement, scale: Scale): readonly Splice[] {
  const baseline = (value: string) =>
    /[\s,]/.test(value.trim()) ? scaledPoints(value, scale) : scaledValue(value, scale.y);
  return [
    ...SCALED_X.flatMap((name) => valueSplice(source, element, name, (value) => scaledValue(value, scale.x))),
    ...SCALED_Y.flatMap((name) => valueSplice(source, element, name, (value) => scaledValue(value, scale.y))),
    ...valueSplice(source, element, 'POINTS', (value) => scaledPoints(value, scale)),
    ...valueSplice(source, element, 'BASELINE', baseline),
  ];
}
