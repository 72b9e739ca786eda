import { omit } from '../base/omit';
import { arrangementOf, type Arrangement } from './arrange';
import type { Project, ProjectPage } from './project';

/** How the sheets of a copy stand otherwise than one's own, and the arrangement that would bring that here. */
export type TheirSheets = {
  readonly arrangement: Arrangement;
  /** Sheets that are removed in the copy and stand here. */
  readonly removedPageIds: readonly string[];
  /** Sheets that have another name there, or are blank in only one of the two. */
  readonly namedPageIds: readonly string[];
  readonly isReordered: boolean;
};

/**
 * One's own sheets as the copy has them: its order, its names, without those that it removed. Sheets of which the copy knows
 * nothing stay behind the one that they follow here; sheets removed here stay removed. `otherPageIds` are those that only share
 * a number with one of the copy's. Null where the sheets stand alike, and where nothing would be left of them.
 */
export function theirSheets(
  own: Project,
  theirs: Project,
  otherPageIds: readonly string[] = [],
): TheirSheets | null {
  const others = new Set(otherPageIds);
  const isShared = ({ id }: ProjectPage) => !others.has(id);
  const before = arrangementOf(own);
  const removed = new Set((theirs.removedPages ?? []).filter(isShared).map(({ id }) => id));
  const mine = new Map(before.map((place) => [place.id, place]));
  const named = new Map(theirs.pages.filter(isShared).map((page) => [page.id, page]));
  const removedPageIds = before.flatMap(({ id }) => (removed.has(id) && !named.has(id) ? [id] : []));
  const shared = theirs.pages.filter((page) => isShared(page) && mine.has(page.id));
  const order = withOwn(
    before.map(({ id }) => id).filter((id) => !removedPageIds.includes(id)),
    shared.map(({ id }) => id),
  );
  const arrangement = order.flatMap((id) => {
    const [place, page] = [mine.get(id), named.get(id)];
    return place === undefined ? [] : [page === undefined ? place : namedAs(place, page)];
  });
  const namedPageIds = arrangement.flatMap((place) => {
    const old = mine.get(place.id);
    return old?.name === place.name && old?.isBlank === place.isBlank ? [] : [place.id];
  });
  const stays = before.map(({ id }) => id).filter((id) => order.includes(id));
  const isReordered = stays.join() !== order.join();
  const isAlike = removedPageIds.length + namedPageIds.length === 0 && !isReordered;
  return isAlike || arrangement.length === 0
    ? null
    : { arrangement, removedPageIds, namedPageIds, isReordered };
}

function namedAs(place: Arrangement[number], { name, isBlank }: ProjectPage): Arrangement[number] {
  return {
    ...omit(place, 'name', 'isBlank'),
    ...(name === undefined ? {} : { name }),
    ...(isBlank === true ? { isBlank } : {}),
  };
}

/** Their order, with each of one's own that they do not have behind the one that it follows. */
function withOwn(own: readonly string[], shared: readonly string[]): readonly string[] {
  const known = new Set(shared);
  return own.reduce<readonly string[]>((order, id, i) => {
    if (known.has(id)) return order;
    const before = own[i - 1];
    const at = before === undefined ? 0 : order.indexOf(before) + 1;
    return [...order.slice(0, at), id, ...order.slice(at)];
  }, shared);
}
