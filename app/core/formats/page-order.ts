import { parseCustomOf } from './custom-data';
import { childOf, childrenOf, isElement, namesIn, numberAttribute, textOf, type XmlElement } from './xml';

/**
 * Text of the page in the order in which it is read: a line (or what holds words without one), or a region that has
 * text of its own and none in its lines.
 */
export type TextUnit = { readonly kind: 'line' | 'region'; readonly element: XmlElement };

/** Children of a region or of the page that hold no regions. Everything else may: files have `TableCell` and more. */
const NO_REGIONS = namesIn(`
  TextLine Word Glyph Graphemes TextEquiv Coords Baseline Roles TextStyle AlternativeImage Border
  PrintSpace ReadingOrder Layers Relations Labels Grid UserDefined CornerPts
`);

/**
 * The lines of a PAGE `Page` element in reading order: ReadingOrder first (groups may nest; PAGE 2019-07-15,
 * ReadingOrderType), and among them, where Transkribus numbered them, the regions that it does not name; the rest in
 * document order; table cells by row and column. Any element that is no text itself counts as a region.
 */
export function unitsInReadingOrder(page: XmlElement): readonly TextUnit[] {
  const regions = regionsBelow(page);
  const byId = new Map(regions.map((region) => [region.attributes.get('id') ?? '', region]));
  const order = childOf(page, 'ReadingOrder');
  const entries = order === undefined ? [] : groupMembers(order, byId).flatMap(withoutEmptyGroup);
  const walk: Walk = { seen: new Set(), named: new Set(entries.flatMap(regionsOfEntry)) };
  const named = entries.map((entry) => unitsOfEntry(entry, walk));
  const others = regionsOf(page).filter((region) => !walk.named.has(region));
  const read = others.map((region) => ({ index: customIndex(region), item: unitsOf(region, walk) }));
  return [...ownUnits(page), ...placed(named, read).flat()];
}

type Walk = { readonly seen: Set<XmlElement>; readonly named: ReadonlySet<XmlElement> };

function regionsOf(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).filter(({ name }) => !NO_REGIONS.has(name));
}

function regionsBelow(element: XmlElement): readonly XmlElement[] {
  return regionsOf(element).flatMap((region) => [region, ...regionsBelow(region)]);
}

/** A member of ReadingOrder: a region, or a group, which may stand for a region as well. */
type Entry = { readonly region: XmlElement | undefined; readonly members: readonly Entry[] };

function groupMembers(group: XmlElement, byId: ReadonlyMap<string, XmlElement>): readonly Entry[] {
  const members = childrenOf(group).filter((child) =>
    /^(RegionRef|OrderedGroup|UnorderedGroup)/.test(child.name),
  );
  return sortByIndex(members, (member) => numberAttribute(member, 'index')).map((member) => ({
    region: byId.get(member.attributes.get('regionRef') ?? ''),
    members: groupMembers(member, byId),
  }));
}

/** The outermost group only holds the others together: its members are what is ordered. */
function withoutEmptyGroup(entry: Entry): readonly Entry[] {
  return entry.region === undefined ? entry.members : [entry];
}

function regionsOfEntry({ region, members }: Entry): readonly XmlElement[] {
  return [...(region === undefined ? [] : [region]), ...members.flatMap(regionsOfEntry)];
}

/** A region's own text, then the members of its group in their order, then what is inside it and named nowhere. */
function unitsOfEntry({ region, members }: Entry, walk: Walk): readonly TextUnit[] {
  const isNew = region !== undefined && !walk.seen.has(region);
  if (isNew) walk.seen.add(region);
  return [
    ...(isNew ? ownUnits(region) : []),
    ...members.flatMap((member) => unitsOfEntry(member, walk)),
    ...(isNew ? innerUnits(region, walk) : []),
  ];
}

/** A region's own text first, then the regions inside it that are not read elsewhere. */
function unitsOf(region: XmlElement, walk: Walk): readonly TextUnit[] {
  if (walk.seen.has(region)) return [];
  walk.seen.add(region);
  return [...ownUnits(region), ...innerUnits(region, walk)];
}

function innerUnits(region: XmlElement, walk: Walk): readonly TextUnit[] {
  const inner = regionsOf(region).filter((one) => !walk.named.has(one));
  return sortInner(inner).flatMap((one) => unitsOf(one, walk));
}

function ownUnits(region: XmlElement): readonly TextUnit[] {
  const lines = childrenOf(region, 'TextLine');
  if (isOnlyText(region)) return [{ kind: 'region', element: region }];
  if (lines.length > 0) return sortLines(lines).map((element) => ({ kind: 'line', element }));
  if (childrenOf(region, 'Word').length > 0) return [{ kind: 'line', element: region }];
  const isLeaf = regionsOf(region).length === 0 && childrenOf(region, 'TextEquiv').length > 0;
  return isLeaf ? [{ kind: 'region', element: region }] : [];
}

/** Whether the region's own text is the only one, or has no lines below it but words that say it again. */
function isOnlyText(region: XmlElement): boolean {
  if (ownText(region) === '') return false;
  const isWithWords = childrenOf(region, 'Word').length > 0 && childrenOf(region, 'TextLine').length === 0;
  return (isWithWords && regionsOf(region).length === 0) || !hasTextBelow(region);
}

function ownText(element: XmlElement): string {
  return childrenOf(element, 'TextEquiv').map(textOf).join('').trim();
}

/** Whether anything inside says text: the region's own then says it again. */
function hasTextBelow(region: XmlElement): boolean {
  return childrenOf(region).some(
    (child) => child.name !== 'TextEquiv' && (ownText(child) !== '' || hasTextBelow(child)),
  );
}

function sortLines(lines: readonly XmlElement[]): readonly XmlElement[] {
  const byAttribute = sortByIndex(lines, (line) => numberAttribute(line, 'index'));
  return byAttribute === lines ? sortByIndex(lines, customIndex) : byAttribute;
}

/** Transkribus orders by `custom="readingOrder {index:3;}"`. */
function customIndex(element: XmlElement): number | null {
  const index = parseCustomOf(element.attributes.get('custom'), 'readingOrder')['index'];
  return index === undefined || index === '' || !Number.isFinite(Number(index)) ? null : Number(index);
}

/** Cells by row and column; other regions where they were numbered. */
function sortInner(regions: readonly XmlElement[]): readonly XmlElement[] {
  const cells = sortByIndex(regions, cellIndex);
  if (cells !== regions) return cells;
  return placed(
    [],
    regions.map((item) => ({ index: customIndex(item), item })),
  );
}

/** PAGE 2019 keeps the place of a cell in a role, Transkribus in attributes of its `TableCell`. */
function cellIndex(region: XmlElement): number | null {
  const roles = childOf(region, 'Roles');
  const role = roles?.nodes.filter(isElement).find(({ name }) => name === 'TableCellRole');
  const numberOf = (inRole: string, ofCell: string) =>
    role === undefined ? numberAttribute(region, ofCell) : numberAttribute(role, inRole);
  const row = numberOf('rowIndex', 'row');
  const column = numberOf('columnIndex', 'col');
  // No table on paper is a million columns wide.
  return row === null || column === null ? null : row * 1e6 + column;
}

type Numbered<T> = { readonly index: number | null; readonly item: T };

/** `base`, then the items without a number; those that have one stand where it says, counted from 0. */
function placed<T>(base: readonly T[], items: readonly Numbered<T>[]): readonly T[] {
  const others = [...base, ...items.flatMap(({ index, item }) => (index === null ? [item] : []))];
  const numbered = items.flatMap(({ index, item }) => (index === null ? [] : [{ index, item }]));
  numbered.sort((a, b) => a.index - b.index);
  const all: T[] = [];
  let next = 0;
  for (const other of others) {
    for (let one = numbered[next]; one !== undefined && one.index <= all.length; one = numbered[next]) {
      all.push(one.item);
      next += 1;
    }
    all.push(other);
  }
  return [...all, ...numbered.slice(next).map(({ item }) => item)];
}

/** Sorted if every element has an index; otherwise `elements` itself, for half an order is none. */
function sortByIndex(
  elements: readonly XmlElement[],
  indexOf: (element: XmlElement) => number | null,
): readonly XmlElement[] {
  const keyed = elements.map((element) => ({ element, index: indexOf(element) }));
  if (keyed.length === 0 || !keyed.every(hasIndex)) return elements;
  return keyed.sort((a, b) => a.index - b.index).map(({ element }) => element);
}

function hasIndex<T extends { readonly index: number | null }>(
  keyed: T,
): keyed is T & { readonly index: number } {
  return keyed.index !== null && Number.isFinite(keyed.index);
}
