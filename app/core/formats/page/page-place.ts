import { ok, type Result } from '../../base/result';
import type { PageImage } from '../../page/transcription';
import { readPageXml } from './page-xml-read';
import { applySplices, type Splice } from '../xml/splice';
import { scaledValue, withValue, type Scale } from '../xml/tag-values';
import { childOf, childrenOf, parseXml, type FormatErrorCode, type XmlElement } from '../xml/xml';

/**
 * `source`, a PAGE file, as if it had been made on `image`: every polygon, baseline and grid scaled, in whole px as the
 * schema asks, and the size of the page written. Nothing else changes, so regions, glyphs, styles and other programs'
 * entries stay. `from` is the size that its boxes count in.
 */
export function placePageXml(
  source: string,
  from: Pick<PageImage, 'widthPx' | 'heightPx'>,
  image: PageImage,
): Result<string, FormatErrorCode> {
  const parsed = parseXml(source);
  if (!parsed.ok) return parsed;
  const scale = { x: image.widthPx / from.widthPx, y: image.heightPx / from.heightPx };
  const page = childOf(parsed.value, 'Page');
  const isSame = scale.x === 1 && scale.y === 1;
  const splices = [
    ...(page === undefined ? [] : sizeSplices(source, page, image, scale)),
    ...(isSame || page === undefined ? [] : placeSplices(source, page, scale)),
  ];
  const placed = applySplices(source, splices);
  const read = readPageXml(placed);
  return read.ok ? ok(placed) : read;
}

/** `xml` to be written in UTF-8, whatever encoding its declaration names. */
export function declaredUtf8(xml: string): string {
  return xml.replace(
    /^(\ufeff?<\?xml[^>]*?\bencoding\s*=\s*)("[^"]*"|'[^']*')/,
    (_, before: string) => `${before}"UTF-8"`,
  );
}

function sizeSplices(
  source: string,
  page: XmlElement,
  { widthPx, heightPx }: PageImage,
  scale: Scale,
): readonly Splice[] {
  const scaled = (name: string, by: number) => {
    const stated = Number(page.attributes.get(name));
    return stated > 0 && by !== 1 ? [[name, String(round(stated * by))] as const] : [];
  };
  const values = [
    ['imageWidth', String(widthPx)] as const,
    ['imageHeight', String(heightPx)] as const,
    ...scaled('imageXResolution', scale.x),
    ...scaled('imageYResolution', scale.y),
  ];
  const tag = source.slice(page.from, page.innerFrom);
  const written = values.reduce((before, [name, value]) => withValue(before, name, () => value, value), tag);
  return [{ from: page.from, to: page.innerFrom, text: written }];
}

function placeSplices(source: string, element: XmlElement, scale: Scale): readonly Splice[] {
  return childrenOf(element).flatMap((child): readonly Splice[] => {
    const tag = source.slice(child.from, child.innerFrom);
    const placed = placedTag(tag, child, scale);
    const own = placed === tag ? [] : [{ from: child.from, to: child.innerFrom, text: placed }];
    return [...own, ...placeSplices(source, child, scale)];
  });
}

function placedTag(tag: string, { name, attributes }: XmlElement, scale: Scale): string {
  let placed = tag;
  if (attributes.has('points')) placed = withValue(placed, 'points', (points) => scalePoints(points, scale));
  if (attributes.get('custom')?.includes('box:') === true)
    placed = withValue(placed, 'custom', (custom) => scaleCustom(custom, scale));
  // PAGE of 2010 and before has an element for each point.
  if (name !== 'Point') return placed;
  const by = (factor: number) => (value: string) => scaledValue(value, factor);
  return withValue(withValue(placed, 'x', by(scale.x)), 'y', by(scale.y));
}

function scalePoints(points: string, scale: Scale): string {
  return points.replace(
    /([^\s,]+)(\s*,\s*)([^\s,]+)/g,
    (_, x: string, comma: string, y: string) => scaledValue(x, scale.x) + comma + scaledValue(y, scale.y),
  );
}

/** The exact boxes that Sverka writes beside a polygon: `sverka {box:x0,y0,x1,y1;}`. */
function scaleCustom(custom: string, scale: Scale): string {
  return custom.replace(/(\bsverka ?\{[^{}]*?\bbox:)([-\d.,]+)/g, (_, before: string, box: string) => {
    const numbers = box.split(',').map((value, i) => Number(value) * (i % 2 === 0 ? scale.x : scale.y));
    return before + numbers.join(',');
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
