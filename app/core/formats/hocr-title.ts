import type { BoxPx } from '../geometry';
import type { XmlElement } from './xml';

/** The properties of an hOCR `title`, by name in small letters; a value is its words, quotes taken off. */
export type HocrTitle = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `title="image 'a;b.png'; bbox 0 0 10.5 20"` as hOCR 1.2 (2.2) has it: properties parted by `;`, a value in single
 * or double quotes may hold anything but its quote. The first of two with the same name counts.
 */
export function readHocrTitle(element: XmlElement): HocrTitle {
  const properties = new Map<string, readonly string[]>();
  const title = element.attributes.get('title') ?? '';
  for (const [property] of title.matchAll(/(?:(?<=^|\s)"[^"]*"|(?<=^|\s)'[^']*'(?=\s*(?:;|\s|$))|[^;])+/g)) {
    const [name, ...values] = [...property.matchAll(/"([^"]*)"|'([^']*)'(?=\s|$)|([^\s]+)/g)].map(
      ([, double, single, bare]) => double ?? single ?? bare ?? '',
    );
    const key = name?.toLowerCase() ?? '';
    if (key !== '' && !properties.has(key)) properties.set(key, values);
  }
  return properties;
}

/** The numbers of a property, whole or not. */
export function numbersOf(title: HocrTitle, name: string): readonly number[] {
  const values = (title.get(name) ?? []).join(' ').split(/[\s,]+/);
  return values.filter((value) => value !== '').map(Number);
}

export function hocrBox(title: HocrTitle): BoxPx | null {
  const [x0, y0, x1, y1] = numbersOf(title, 'bbox');
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [x0, y0, x1, y1].every(Number.isFinite) ? { x0, y0, x1, y1 } : null;
}

/** `x_wconf` or `x_conf` in percent, as a share. */
export function hocrConfidence(title: HocrTitle): number | null {
  const [percent] = [...numbersOf(title, 'x_wconf'), ...numbersOf(title, 'x_conf')];
  return percent !== undefined && percent >= 0 && percent <= 100 ? percent / 100 : null;
}
