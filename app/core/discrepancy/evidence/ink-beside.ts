import { align } from '../../align/align';
import { internKeys, type Block } from '../../align/alignment';
import type { BoxPx } from '../../base/geometry';
import type { Span } from '../../base/span';
import type { InkReading, ReadWord } from '../../given/ink-reading';
import { wordKeyOf, wordsIn } from '../../given/words';

/** A word of the text or of the ink, with what it is compared by; `whole` is the word that a line end breaks, in one. */
export type TextWord = Span & { readonly text: string; readonly key: string; readonly whole: string };
export type RowWord = ReadWord & {
  readonly key: string;
  readonly row: number;
  readonly isApart: boolean;
  readonly whole: string;
};

/** Words of the sheet's text beside words of its ink that are not the same; either side may be empty. */
export type InkPlace = {
  readonly words: readonly TextWord[];
  readonly ink: readonly RowWord[];
  /** Where the words stand, or where those of the ink would: offsets into the sheet's text. */
  readonly span: Span;
  /** The words of the ink on both sides. */
  readonly before: RowWord | null;
  readonly after: RowWord | null;
};

type Laid = { readonly text: string; readonly places: readonly InkPlace[] };
const laid = new WeakMap<InkReading, Laid>();

/** Every place where a sheet's text and the ink part, in the order of the text. A sheet that did not change is not laid again. */
export function placesBesideInk(text: string, reading: InkReading): readonly InkPlace[] {
  const known = laid.get(reading);
  if (known?.text === text) return known.places;
  const places = findPlaces(text, reading);
  laid.set(reading, { text, places });
  return places;
}

const IS_WORD = /[\p{L}\p{N}]/u;

export function rowWords({ rows }: InkReading): readonly RowWord[] {
  const words = rows.flatMap(({ words: own, isApart }, row) =>
    own
      .flatMap(partsOfRead)
      .filter(({ text }) => IS_WORD.test(text))
      .map((word) => ({ ...word, key: wordKeyOf(word.text), row, isApart })),
  );
  return withWholes(words, (word, next) => word.row < next.row);
}

/** Typists leave out the space behind a stop or a comma, and a machine sees it or not: the words are two. */
const UNSPACED = /(?<=\p{L}{2}["»)]?[.,;:!?]+)(?=["«(]?\p{L}{2})/u;

function parted(text: string): readonly (Span & { readonly text: string })[] {
  let at = 0;
  return text.split(UNSPACED).map((part) => {
    const from = at;
    at += part.length;
    return { from, to: at, text: part };
  });
}

function partsOfRead(word: ReadWord): readonly ReadWord[] {
  const parts = parted(word.text);
  if (parts.length === 1) return [word];
  const { x0, x1 } = word.boxPx;
  const letterPx = (x1 - x0) / word.text.length;
  return parts.map(({ from, to, text }) => ({
    ...{ ...word, text },
    boxPx: { ...word.boxPx, x0: Math.round(x0 + from * letterPx), x1: Math.round(x0 + to * letterPx) },
  }));
}

/** The signs around a word are its neighbours' as much as its own: what is asked of the word leaves them. */
function signsOff(text: string): { readonly lead: number; readonly text: string } {
  const lead = /^\p{P}*/u.exec(text)?.[0].length ?? 0;
  const inner = text.slice(lead).replace(/\p{P}+$/u, '');
  return inner === '' ? { lead: 0, text } : { lead, text: inner };
}

function withoutSigns(word: TextWord): TextWord {
  const { lead, text } = signsOff(word.text);
  const from = word.from + lead;
  return { ...word, text, from, to: from + text.length };
}

const BROKEN = /(?<=\p{L})[-\u00ad\u2010\u2011=]$/u;

/** Words that end a line with a hyphen and the rest of them on the next one. */
function withWholes<T extends { readonly text: string }>(
  words: readonly T[],
  isLineEnd: (word: T, next: T) => boolean,
): readonly (T & { readonly whole: string })[] {
  const isBroken = (i: number): boolean => {
    const [word, next] = [words[i], words[i + 1]];
    return (
      word !== undefined &&
      next !== undefined &&
      BROKEN.test(word.text) &&
      /^[\p{P}\p{S}]*\p{Ll}/u.test(next.text) &&
      isLineEnd(word, next)
    );
  };
  return words.map((word, i) => {
    const head = isBroken(i - 1) ? (words[i - 1]?.text.replace(BROKEN, '') ?? '') : '';
    if (!isBroken(i)) return { ...word, whole: head + word.text };
    return { ...word, whole: head + word.text.replace(BROKEN, '') + (words[i + 1]?.text ?? '') };
  });
}

function findPlaces(text: string, reading: InkReading): readonly InkPlace[] {
  const words = withWholes(
    wordsIn(text)
      .flatMap((word) =>
        parted(word.text).map((part) => ({ ...part, from: word.from + part.from, to: word.from + part.to })),
      )
      .filter((word) => IS_WORD.test(word.text))
      .map((word) => ({ ...word, key: wordKeyOf(word.text) })),
    (word, next) => text.slice(word.to, next.from).includes('\n'),
  );
  const ink = rowWords(reading);
  const bare = words.map(withoutSigns);
  const bareInk = ink.map((word) => ({ ...word, text: signsOff(word.text).text }));
  const interned = internKeys(
    words.map(({ key }) => key),
    ink.map(({ key }) => key),
  );
  const { blocks, moves } = align(interned);
  const moved = {
    left: new Set(moves.flatMap(({ leftFrom, leftTo }) => range(leftFrom, leftTo))),
    right: new Set(moves.flatMap(({ rightFrom, rightTo }) => range(rightFrom, rightTo))),
  };
  return blocks.flatMap((block) =>
    partsOf(block, words, ink).flatMap(({ leftFrom, leftTo, rightFrom, rightTo }): readonly InkPlace[] => {
      const own = range(leftFrom, leftTo).filter((i) => !moved.left.has(i));
      const there = range(rightFrom, rightTo).filter((i) => !moved.right.has(i));
      if (own.length === 0 && there.length === 0) return [];
      const at = words[leftFrom - 1]?.to ?? words[0]?.from ?? 0;
      const [first, last] = [bare[own[0] ?? -1], bare[own.at(-1) ?? -1]];
      return [
        {
          words: own.flatMap((i) => bare[i] ?? []),
          ink: there.flatMap((i) => bareInk[i] ?? []),
          span: first === undefined ? { from: at, to: at } : { from: first.from, to: last?.to ?? first.to },
          before: ink[rightFrom - 1] ?? null,
          after: ink[rightTo] ?? null,
        },
      ];
    }),
  );
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

type Ranges = Omit<Block, 'kind'>;

/** As many words as there are stand for each other one by one; of a stretch that nothing ties, each side stands for itself. */
function partsOf(block: Block, words: readonly TextWord[], ink: readonly RowWord[]): readonly Ranges[] {
  const { kind, leftFrom, leftTo, rightFrom, rightTo } = block;
  if (kind === 'equal') return [];
  if (kind === 'not-comparable') return [];
  if (kind !== 'differ') return [block];
  const count = leftTo - leftFrom;
  if (joined(words, leftFrom, leftTo) === joined(ink, rightFrom, rightTo))
    return count === rightTo - rightFrom ? [] : [block];
  if (count !== rightTo - rightFrom) return [block];
  return range(0, count)
    .filter((i) => words[leftFrom + i]?.key !== ink[rightFrom + i]?.key)
    .map((i) => ({
      ...{ leftFrom: leftFrom + i, leftTo: leftFrom + i + 1 },
      ...{ rightFrom: rightFrom + i, rightTo: rightFrom + i + 1 },
    }));
}

function joined(words: readonly { readonly key: string }[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map(({ key }) => key)
    .join('');
}

/** Boxes that stand closer than their height belong to one stamp or one note. */
export function regionsOf(boxes: readonly BoxPx[]): readonly BoxPx[] {
  const regions: BoxPx[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let i = regions.length - 1; i >= 0; i -= 1) {
      const one = regions[i];
      if (one === undefined || !isNear(one, grown)) continue;
      regions.splice(i, 1);
      grown = {
        ...{ x0: Math.min(one.x0, grown.x0), y0: Math.min(one.y0, grown.y0) },
        ...{ x1: Math.max(one.x1, grown.x1), y1: Math.max(one.y1, grown.y1) },
      };
      i = regions.length;
    }
    regions.push(grown);
  }
  return regions;
}

function isNear(a: BoxPx, b: BoxPx): boolean {
  const reach = Math.min(a.y1 - a.y0, b.y1 - b.y0);
  return a.x0 - reach < b.x1 && b.x0 - reach < a.x1 && a.y0 - reach < b.y1 && b.y0 - reach < a.y1;
}
