import { ok } from '../../base/result';
import type { Line } from '../../page/transcription';
import { lineInTei } from '../tei/tei-marks';
import { readTeiSource } from '../tei/tei-read';
import { scaledPoints, scaledValue, valueSplice, type Scale } from '../xml/tag-values';
import { nodeUnits, type TextPart, type TextUnit } from '../xml/text-units';
import { ILLEGIBLE_TEXT } from '../../page/marks';
import { descendantsOf, type XmlElement } from '../xml/xml';
import { escapeXmlText } from '../xml/xml-escape';
import type { Splice } from '../xml/splice';
import type { KeptSource } from './kept-format';
import type { ReadKept } from './kept-edit';
import type { PlaceKept } from './kept-place';

/** A TEI file whose elements, readings, notes and zones are kept. */
export const readKeptTei: ReadKept = (source) => {
  const read = readTeiSource(source);
  if (!read.ok) return read;
  const kept: KeptSource = {
    source,
    pages: read.value.pages,
    unitsOf: (part) => unitsOf(source, part),
    escape: (text, { kind }) => {
      if (kind !== 'raw') return escapeXmlText(text);
      return text.includes(']]>') ? null : text;
    },
    hasTextForElements: true,
    newWord: null,
    newLine: (line) => newLine(line, read.value.root.prefix),
    wordSplices: () => [],
    boxSplices: () => [],
  };
  return ok(kept);
};

/** A gap stands for what a transcription writes there. */
function unitsOf(source: string, part: TextPart): readonly TextUnit[] {
  if (part.kind === 'node') return nodeUnits(source, part);
  const { from, to } = part.element;
  return [{ text: ILLEGIBLE_TEXT, from, to, kind: 'element', owner: null }];
}

function newLine(line: Line, prefix: string): string {
  const text = lineInTei(line);
  return `<${prefix}lb/>${prefix === '' ? text : text.replace(/<(\/?)/g, `<$1${prefix}`)}`;
}

/** Surfaces, their zones and pictures; a surface belongs to the page at its place, or to the one that names it. */
export const placeTei: PlaceKept = (source, scales) => {
  const read = readTeiSource(source);
  if (!read.ok) return read;
  const done = new Set<XmlElement>();
  return ok(
    read.value.surfaces.flatMap((surface, i) => {
      const scale = scales[i] ?? null;
      if (surface === undefined || scale === null || done.has(surface.element)) return [];
      done.add(surface.element);
      const zones = descendantsOf(surface.element, 'zone');
      const pictures = descendantsOf(surface.element, 'graphic');
      return [
        ...[surface.element, ...zones].flatMap((one) => zoneSplices(source, one, scale)),
        ...pictures.flatMap((one) => pictureSplices(source, one, scale)),
      ];
    }),
  );
};

function zoneSplices(source: string, element: XmlElement, scale: Scale): readonly Splice[] {
  const by = (name: string, factor: number) =>
    valueSplice(source, element, name, (value) => scaledValue(value, factor));
  return [
    ...['ulx', 'lrx'].flatMap((name) => by(name, scale.x)),
    ...['uly', 'lry'].flatMap((name) => by(name, scale.y)),
    ...valueSplice(source, element, 'points', (value) => scaledPoints(value, scale)),
  ];
}

function pictureSplices(source: string, element: XmlElement, scale: Scale): readonly Splice[] {
  const px = (factor: number) => (value: string) =>
    value.replace(/^(\s*)(\d+(?:\.\d+)?)(?=\s*(?:px)?\s*$)/, (_, space: string, number: string) => {
      return space + scaledValue(number, factor);
    });
  return [
    ...valueSplice(source, element, 'width', px(scale.x)),
    ...valueSplice(source, element, 'height', px(scale.y)),
  ];
}
