import type { Line } from '../../page/transcription';
import { isSameBox } from '../page/page-line';
import { spaceBefore, type Splice } from '../xml/splice';
import { placesOf, type SourceLine, type TextUnit } from '../xml/text-units';
import type { XmlElement } from '../xml/xml';
import type { KeptSource, Sheet } from './kept-format';
import { hunksOf, trimmed, type Hunk } from './text-hunks';

type Places = readonly (TextUnit | null)[];

/**
 * The splices that turn the text of a line in its file into that of `after`: only characters that differ are touched,
 * and words that lose all of theirs go with their elements. `before` is the line as it came onto its sheet. Null where
 * the file cannot hold the change at that place.
 */
export function lineSplices(
  kept: KeptSource,
  source: SourceLine,
  before: Line,
  after: Line,
  sheet: Sheet,
): readonly Splice[] | null {
  const units = source.parts.flatMap(kept.unitsOf);
  const text = source.line.text;
  const places = placesOf(text, units);
  const edits: Edit[] = [];
  if (text !== after.text) {
    if (places === null) return null;
    for (const hunk of hunksOf(text, after.text)) {
      const edit = editOf(kept, source, after, { hunk, places, units, sheet });
      if (edit === null) return null;
      edits.push(...edit);
    }
  }
  const emptied = after.text.trim() === '' ? [] : emptiedOwners(units, edits);
  const inEmptied = ({ from, to }: Splice) => emptied.some((one) => from >= one.from && to <= one.to);
  return [
    ...emptied.map((owner) => removalOf(kept.source, owner)),
    ...edits.filter((splice) => !inEmptied(splice)),
    ...touchedSplices(kept, { before, after, places: places ?? [], edits, units }, emptied),
    ...boxSplices(kept, source, before, after, sheet),
  ];
}

/** `owner`: the word whose text it changes. */
type Edit = Splice & { readonly owner: XmlElement | null };

type At = {
  readonly hunk: Hunk;
  readonly places: Places;
  readonly units: readonly TextUnit[];
  readonly sheet: Sheet;
};

function editOf(kept: KeptSource, source: SourceLine, after: Line, at: At): readonly Edit[] | null {
  const { hunk, places } = at;
  const { from, to, text } = narrowed(source.line.text, hunk, places);
  const gone = rangesOf(places, from, to);
  if (gone === null) return null;
  if (text === '') return gone;
  const target = gone.find((one) => one.isText || kept.hasTextForElements);
  if (target === undefined) {
    const inserted = insertion(kept, source, after, { ...at, hunk: { from, to: from, text } });
    return inserted === null ? null : [...gone, ...inserted];
  }
  const written = kept.escape(text, target.unit);
  return written === null ? null : gone.map((one) => (one === target ? { ...one, text: written } : one));
}

/** Only the letters that differ, unless words are joined: then the first takes the text of all, and the others go. */
function narrowed(before: string, hunk: Hunk, places: Places): Hunk {
  const ownersIn = ({ from, to }: Hunk) =>
    new Set(places.slice(from, to).map((place) => place?.owner ?? null));
  const small = trimmed(before, hunk);
  if (ownersIn(hunk).size <= 1) return small;
  const [only = null, ...others] = ownersIn(small);
  return only !== null && others.length === 0 ? small : hunk;
}

type Range = Edit & { readonly unit: TextUnit; readonly isText: boolean };

/** The places of `[from, to)` as few stretches of the file; null where a letter has none, or an element is cut. */
function rangesOf(places: Places, from: number, to: number): readonly Range[] | null {
  const ranges: Range[] = [];
  let last: TextUnit | null = null;
  for (const [i, unit] of places.slice(from, to).entries()) {
    if (unit === last && unit !== null) continue;
    if (unit !== null && cutsInto(places, from + i, to)) return null;
    last = unit;
    if (unit === null) continue;
    const range = ranges[ranges.length - 1];
    const isText = unit.kind !== 'element';
    const isNext = range?.to === unit.from && range.owner === unit.owner && range.isText && isText;
    if (isNext) ranges[ranges.length - 1] = { ...range, to: unit.to };
    else ranges.push({ from: unit.from, to: unit.to, text: '', owner: unit.owner, unit, isText });
  }
  return ranges;
}

function cutsInto(places: Places, at: number, to: number): boolean {
  const unit = places[at];
  return places[at - 1] === unit || (places[to] === unit && unit !== undefined);
}

/** Where nothing goes: words of their own beside the word there, else letters behind or before what stands there. */
function insertion(
  kept: KeptSource,
  source: SourceLine,
  after: Line,
  { hunk, places, units, sheet }: At,
): readonly Edit[] | null {
  const { from, text } = hunk;
  const left = places[from - 1] ?? null;
  const right = places[from] ?? null;
  const wordBehind = /^\s/.test(text) || left === null ? left : null;
  const word = wholeWord(units, wordBehind ?? right, wordBehind !== null);
  if (kept.newWord !== null && word !== null && /^\s|\s$/.test(text)) {
    const isBehind = wordBehind !== null;
    const wordAt = (at: number) => after.words.find((one) => one.from === at);
    const at = isBehind ? word.to : word.from;
    const start = Math.max(0, after.text.indexOf(text.trim(), Math.max(0, from - 2)));
    const words = { text: text.trim(), line: source, beside: word, isBehind, wordAt, from: start };
    return [{ from: at, to: at, text: kept.newWord(words, sheet), owner: null }];
  }
  return lettersAt(kept, source, { left, right, units }, text);
}

function lettersAt(
  kept: KeptSource,
  source: SourceLine,
  { left, right, units }: { left: TextUnit | null; right: TextUnit | null; units: readonly TextUnit[] },
  text: string,
): readonly Edit[] | null {
  const put = (unit: TextUnit, at: number) => {
    const written = kept.escape(text, unit);
    return written === null ? null : [{ from: at, to: at, text: written, owner: unit.owner }];
  };
  const isFit = (unit: TextUnit | null): unit is TextUnit =>
    unit !== null && (unit.kind !== 'element' || kept.hasTextForElements);
  if (isFit(left)) return put(left, left.to);
  if (isFit(right)) return put(right, right.from);
  const empty = units.find((unit) => unit.kind !== 'element');
  if (empty !== undefined) return put(empty, empty.from);
  const at = source.start?.to ?? null;
  if (at === null) return null;
  return put({ text: '', from: at, to: at, kind: 'text', owner: null }, at);
}

/** The element of the word that ends (or begins) at a character, or null where it goes on. */
function wholeWord(units: readonly TextUnit[], unit: TextUnit | null, isEnd: boolean): XmlElement | null {
  const owner = unit?.owner ?? null;
  if (owner === null || unit === null) return null;
  const own = units.filter((one) => one.owner === owner);
  return own[isEnd ? own.length - 1 : 0] === unit ? owner : null;
}

/** Words that had text and are left with none. */
function emptiedOwners(units: readonly TextUnit[], edits: readonly Edit[]): readonly XmlElement[] {
  const owners = new Set(edits.flatMap(({ owner }) => owner ?? []));
  return [...owners].filter((owner) => {
    if (edits.some((edit) => edit.owner === owner && edit.text !== '')) return false;
    const own = units.filter((unit) => unit.owner === owner && unit.text.trim() !== '');
    return own.every((unit) => edits.some(({ from, to }) => unit.from >= from && unit.to <= to));
  });
}

/** The element with the white space before it. */
export function removalOf(source: string, element: XmlElement): Splice {
  return { from: element.from - spaceBefore(source, element.from).length, to: element.to, text: '' };
}

type Touched = {
  readonly before: Line;
  readonly after: Line;
  readonly places: Places;
  readonly edits: readonly Edit[];
  readonly units: readonly TextUnit[];
};

/** Words that were changed, with their new text, and words that a person confirmed as they are. */
function touchedSplices(
  kept: KeptSource,
  { before, after, places, edits, units }: Touched,
  emptied: readonly XmlElement[],
): readonly Splice[] {
  const changed = new Set(edits.flatMap(({ owner }) => owner ?? []));
  const confirmed = before.words.flatMap((word) => {
    const twin = after.words.find((one) => isSameBox(one.boxPx, word.boxPx));
    const isConfirmed = word.confidence !== null && twin?.confidence === null;
    return isConfirmed ? (places[word.from]?.owner ?? []) : [];
  });
  const textIn = (owner: XmlElement) => {
    const own = units.filter((unit) => unit.owner === owner);
    return newText(
      own,
      edits.filter((edit) => edit.owner === owner),
    );
  };
  return [...new Set([...changed, ...confirmed])]
    .filter((owner) => !emptied.includes(owner))
    .flatMap((owner) => kept.wordSplices(owner, changed.has(owner) ? textIn(owner) : null));
}

function newText(units: readonly TextUnit[], edits: readonly Edit[]): string {
  const kept = units.filter(
    (unit) => !edits.some(({ from, to }) => unit.from >= from && unit.to <= to && from < to),
  );
  const pieces = [
    ...kept.map(({ from, text }) => ({ from, text })),
    ...edits.map(({ from, text }) => ({ from: from - 0.5, text })),
  ];
  return pieces
    .sort((a, b) => a.from - b.from)
    .map(({ text }) => text)
    .join('');
}

function boxSplices(
  kept: KeptSource,
  { element }: SourceLine,
  before: Line,
  after: Line,
  sheet: Sheet,
): readonly Splice[] {
  if (element === null || before.boxPx === null || after.boxPx === null) return [];
  return isSameBox(before.boxPx, after.boxPx) ? [] : kept.boxSplices(element, after.boxPx, sheet);
}
