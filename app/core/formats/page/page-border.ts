import type { BoxPx, SheetGeometry } from '../../base/geometry';
import type { PageImage } from '../../page/transcription';
import { fittingCrop } from '../../page/sheet-geometry';
import { childOf, type XmlElement } from '../xml/xml';
import { boxOfPoints, boxPoints } from './page-line';

/**
 * PAGE's `Border` is the edge of the sheet where the picture holds more than the sheet: the crop. Of a polygon the box around it is
 * taken; undefined where there is none, or one around the whole picture.
 */
export function readBorder(page: XmlElement, image: PageImage): BoxPx | undefined {
  const border = childOf(page, 'Border');
  const coords = border === undefined ? undefined : childOf(border, 'Coords');
  const box = boxOfPoints(coords?.attributes.get('points') ?? '');
  return (box === null ? null : fittingCrop(box, image)) ?? undefined;
}

/** The element, with the prefix that its file uses; nothing for a sheet that is all of its picture. */
export function borderXml({ cropPx }: SheetGeometry = {}, prefix = ''): string | null {
  if (cropPx === undefined) return null;
  return `<${prefix}Border><${prefix}Coords points="${boxPoints(cropPx)}"/></${prefix}Border>`;
}
