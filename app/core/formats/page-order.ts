import { parseCustomOf } from './custom-data';
import { childOf, childrenOf, isElement, numberAttribute, type XmlElement } from './xml';

/** Text of the page in the order in which it is read: a line, or a region that has text but no lines. */
export type TextUnit = { readonly kind: 'line' | 'region'; readonly element: XmlElement };

/**
 * The lines of a PAGE `Page` element in reading order: ReadingOrder first (groups may nest; PAGE 2019-07-15,
 * ReadingOrderType), then the regions it does not name, in document order; table cells by row and column.
 */
export function unitsInReadingOrder(page: XmlElement): readonly TextUnit[] {
  const regions = new Map(regionsBelow(page).map((region) => [region.attributes.get('id') ?? '', region]));
  const seen = new Set<XmlElement>();
  const named = readingOrderIds(page).flatMap((id) => regions.get(id) ?? []);
  return [...named, ...sortByCustom(regionsOf(page))].flatMap((region) => unitsOf(region, seen));
}

function isRegion(element: XmlElement): boolean {
  return element.name.endsWith('Region');
}

function regionsOf(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element).filter(isRegion);
}

function regionsBelow(element: XmlElement): readonly XmlElement[] {
  return regionsOf(element).flatMap((region) => [region, ...regionsBelow(region)]);
}

function readingOrderIds(page: XmlElement): readonly string[] {
  const order = childOf(page, 'ReadingOrder');
  return order === undefined ? [] : childrenOf(order).flatMap(idsOfGroup);
}

function idsOfGroup(group: XmlElement): readonly string[] {
  const own = group.attributes.get('regionRef');
  const members = childrenOf(group).filter((child) =>
    /^(RegionRef|OrderedGroup|UnorderedGroup)/.test(child.name),
  );
  const inOrder = sortByIndex(members, (member) => numberAttribute(member, 'index'));
  return [...(own === undefined ? [] : [own]), ...inOrder.flatMap(idsOfGroup)];
}

/** A region's own text first, then the regions inside it that nobody has read yet. */
function unitsOf(region: XmlElement, seen: Set<XmlElement>): readonly TextUnit[] {
  if (seen.has(region)) return [];
  seen.add(region);
  return [...ownUnits(region), ...sortCells(regionsOf(region)).flatMap((inner) => unitsOf(inner, seen))];
}

function ownUnits(region: XmlElement): readonly TextUnit[] {
  if (region.name !== 'TextRegion') return [];
  const lines = childrenOf(region, 'TextLine');
  if (lines.length > 0) return sortLines(lines).map((element) => ({ kind: 'line', element }));
  const hasText = childrenOf(region, 'TextEquiv').length > 0;
  const hasInner = regionsOf(region).length > 0;
  return hasText && !hasInner ? [{ kind: 'region', element: region }] : [];
}

function sortLines(lines: readonly XmlElement[]): readonly XmlElement[] {
  const byAttribute = sortByIndex(lines, (line) => numberAttribute(line, 'index'));
  return byAttribute === lines ? sortByCustom(lines) : byAttribute;
}

/** Transkribus orders by `custom="readingOrder {index:3;}"`. */
function sortByCustom(elements: readonly XmlElement[]): readonly XmlElement[] {
  return sortByIndex(elements, (element) => {
    const index = parseCustomOf(element.attributes.get('custom'), 'readingOrder')['index'];
    return index === undefined || index === '' ? null : Number(index);
  });
}

function sortCells(regions: readonly XmlElement[]): readonly XmlElement[] {
  return sortByIndex(regions, (region) => {
    const roles = childOf(region, 'Roles');
    const cell = roles?.nodes.filter(isElement).find((role) => role.name === 'TableCellRole');
    const row = cell === undefined ? null : numberAttribute(cell, 'rowIndex');
    const column = cell === undefined ? null : numberAttribute(cell, 'columnIndex');
    // No table on paper is a million columns wide.
    return row === null || column === null ? null : row * 1e6 + column;
  });
}

/** Sorted if every element has an index; otherwise `elements` itself, for half an order is none. */
function sortByIndex(
  elements: readonly XmlElement[],
  indexOf: (element: XmlElement) => number | null,
): readonly XmlElement[] {
  const keyed = elements.map((element) => ({ element, index: indexOf(element) }));
  if (!keyed.every(hasIndex)) return elements;
  return keyed.sort((a, b) => a.index - b.index).map(({ element }) => element);
}

function hasIndex<T extends { readonly index: number | null }>(
  keyed: T,
): keyed is T & { readonly index: number } {
  return keyed.index !== null && Number.isFinite(keyed.index);
}
