import { omit } from '../base/omit';
import type { Arrangement, SheetPlace } from './arrange';

/** Changes of an arrangement of sheets. `ids` are those that are meant, in any order; they keep the order they stand in. */
type Ids = ReadonlySet<string>;

/** Brings the sheets together before the one at `at`, which counts in the arrangement as it is. */
export function movedTo(sheets: Arrangement, ids: Ids, at: number): Arrangement {
  const isMeant = ({ id }: SheetPlace) => ids.has(id);
  const before = sheets.slice(0, at).filter((one) => !isMeant(one));
  const after = sheets.slice(at).filter((one) => !isMeant(one));
  return [...before, ...sheets.filter(isMeant), ...after];
}

/** One place earlier or later, the sheets together; at the edge nothing changes but that they are together. */
export function movedBy(sheets: Arrangement, ids: Ids, step: 1 | -1): Arrangement {
  const places = sheets.flatMap(({ id }, i) => (ids.has(id) ? [i] : []));
  const [first, last] = [places[0], places[places.length - 1]];
  if (first === undefined || last === undefined) return sheets;
  return movedTo(sheets, ids, step === 1 ? Math.min(sheets.length, last + 2) : Math.max(0, first - 1));
}

/** The others; never none, since a document has a sheet. */
export function withoutSheets(sheets: Arrangement, ids: Ids): Arrangement {
  const kept = sheets.filter(({ id }) => !ids.has(id));
  return kept.length === 0 ? sheets : kept;
}

/** Gives the sheets names, the first name to the first of them; an empty name is none. */
export function withNames(sheets: Arrangement, ids: Ids, names: readonly string[]): Arrangement {
  const waiting = [...names];
  return sheets.map((one) => {
    if (!ids.has(one.id)) return one;
    const rest = omit(one, 'name');
    const name = waiting.shift()?.trim() ?? '';
    return name === '' ? rest : { ...rest, name };
  });
}

export function withBlank(sheets: Arrangement, ids: Ids, isBlank: boolean): Arrangement {
  return sheets.map((one) => {
    if (!ids.has(one.id)) return one;
    const rest = omit(one, 'isBlank');
    return isBlank ? { ...rest, isBlank } : rest;
  });
}

/** With a sheet that was removed put back, before the sheet at `at`. */
export function withRestored(sheets: Arrangement, removed: SheetPlace, at: number): Arrangement {
  const isThere = sheets.some(({ id }) => id === removed.id);
  return isThere ? sheets : [...sheets.slice(0, at), removed, ...sheets.slice(at)];
}
