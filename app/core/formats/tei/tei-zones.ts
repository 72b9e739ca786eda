import type { BoxPx } from '../../base/geometry';
import { boxOfNumbers } from '../page/page-line';
import { childrenOf, descendantsOf, numberAttribute, type XmlElement } from '../xml/xml';

/** A surface as a page of its own: its size where it is stated, and the picture's name. */
export type TeiSurface = {
  readonly element: XmlElement;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly fileName: string;
};

export type TeiZones = {
  /** Boxes of zones by id, from the corner of their surface. */
  readonly boxes: ReadonlyMap<string, BoxPx>;
  /** By the id of the surface, or of the facsimile that has no other. */
  readonly surfaces: ReadonlyMap<string, TeiSurface>;
  /** All of them, in document order. */
  readonly inOrder: readonly TeiSurface[];
};

/** The facsimile of a TEI file (Guidelines, 11.1): `surface` and `zone` by corners or by `points`, pictures by `graphic`. */
export function readZones(root: XmlElement): TeiZones {
  const elements = descendantsOf(root, 'surface');
  const read = elements.map((element) => ({ element, surface: readSurface(element) }));
  const zones = elements.flatMap((element) => {
    const corner = boxOf(element);
    return descendantsOf(element, 'zone').map((zone) => [zone, corner] as const);
  });
  const loose = ['facsimile', 'sourceDoc'].flatMap((name) => descendantsOf(root, name)).flatMap(zonesWithout);
  const byElement = new Map(read.map(({ element, surface }) => [element, surface]));
  const facsimiles = descendantsOf(root, 'facsimile').flatMap((facsimile) => {
    const [only, ...others] = childrenOf(facsimile, 'surface');
    const surface = only === undefined || others.length > 0 ? undefined : byElement.get(only);
    return surface === undefined ? [] : [[idOf(facsimile), surface] as const];
  });
  return {
    boxes: new Map([...loose, ...zones].flatMap(([zone, corner]) => zoneEntry(zone, corner))),
    surfaces: new Map([
      ...facsimiles,
      ...read.map(({ element, surface }) => [idOf(element), surface] as const),
    ]),
    inOrder: read.map(({ surface }) => surface),
  };
}

function zonesWithout(facsimile: XmlElement): readonly (readonly [XmlElement, null])[] {
  return childrenOf(facsimile, 'zone').flatMap((zone) =>
    [zone, ...descendantsOf(zone, 'zone')].map((one) => [one, null] as const),
  );
}

function zoneEntry(zone: XmlElement, corner: BoxPx | null): readonly (readonly [string, BoxPx])[] {
  const box = boxOf(zone);
  if (box === null || idOf(zone) === '') return [];
  const { x0: left, y0: top } = corner ?? { x0: 0, y0: 0 };
  return [[idOf(zone), { x0: box.x0 - left, y0: box.y0 - top, x1: box.x1 - left, y1: box.y1 - top }]];
}

function readSurface(surface: XmlElement): TeiSurface {
  const box = boxOf(surface);
  const graphics = childrenOf(surface, 'graphic');
  const pxOf = (name: string) => {
    const sizes = graphics.map(
      (graphic) => /^\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/.exec(attributeOf(graphic, name))?.[1],
    );
    const first = Number(sizes.find((one) => one !== undefined));
    return first > 0 ? Math.round(first) : null;
  };
  const sizeOf = (size: number | null) => (size !== null && Math.round(size) > 0 ? Math.round(size) : null);
  return {
    element: surface,
    widthPx: sizeOf(box === null ? null : box.x1 - box.x0) ?? pxOf('width'),
    heightPx: sizeOf(box === null ? null : box.y1 - box.y0) ?? pxOf('height'),
    fileName: graphics.map((graphic) => attributeOf(graphic, 'url')).find((url) => url !== '') ?? '',
  };
}

/** By corners, else around `points`, which are parted by commas, spaces or both. */
function boxOf(element: XmlElement): BoxPx | null {
  const [x0, y0, x1, y1] = ['ulx', 'uly', 'lrx', 'lry'].map((name) => numberAttribute(element, name));
  if (x0 != null && y0 != null && x1 != null && y1 != null) return { x0, y0, x1, y1 };
  return boxOfNumbers(attributeOf(element, 'points'));
}

function attributeOf(element: XmlElement, name: string): string {
  return element.attributes.get(name) ?? '';
}

function idOf(element: XmlElement): string {
  return attributeOf(element, 'id');
}

/** The ids that a `facs` points at: `#a`, several of them, or with the file they stand in before. */
export function facsIds(element: XmlElement): readonly string[] {
  return attributeOf(element, 'facs')
    .split(/\s+/)
    .flatMap((one) => (one.includes('#') ? [one.slice(one.indexOf('#') + 1)] : []));
}

export function zoneOf(element: XmlElement, zones: TeiZones): BoxPx | null {
  const boxes = facsIds(element).flatMap((id) => zones.boxes.get(id) ?? []);
  return boxes[0] ?? null;
}
