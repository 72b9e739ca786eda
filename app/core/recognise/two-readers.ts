import { unionBox, type BoxPx } from '../base/geometry';
import { editDistance } from '../evaluate/edit-distance';
import { wordText, type Line } from '../page/transcription';
import type { Grid, SeenWord } from '../reader/decode';
import { NARROWEST, pitchShare, WIDEST } from '../layout/pitch';
import { logLikelihood } from '../reader/likelihood';
import { boxOnPage } from '../reader/line-picture';
import type { Net } from '../reader/net';
import type { SeenLine, SeenPage } from '../reader/read-page';
import { confidenceFor } from './calibration';
import type { Ballot } from './consensus';
import { lineOfWords, type ReadWord } from './lines';

/** Whether the dictionary has a word, as it stands or in small letters. */
export type Knows = (word: string) => boolean;

export type TwoReaders = {
  /** The text of both: at each place what one of them read. */
  readonly lines: readonly Line[];
  /** What the second reader read by itself. */
  readonly second: readonly Line[];
  /** What became of the words of each, the first reader's first. */
  readonly ballots: readonly [Ballot, Ballot];
  /** How much the two have in common, 0–1 by characters. */
  readonly agreement: number;
};

/** What the readers have at one place of a line, in px of the line's picture. */
type Place = {
  readonly from: number;
  readonly to: number;
  readonly first: FirstWord[];
  readonly second: SeenWord[];
};
type FirstWord = ReadWord & { readonly from: number; readonly to: number };

/** One place with what is to stand there. */
type Settled = { readonly place: Place; readonly words: readonly ReadWord[]; readonly winner: Winner };
type Winner = 'both' | 'first' | 'second';

/** Lays what the second reader saw beside the first one's lines, and takes at each place the likelier wording. */
export function combined(
  lines: readonly Line[],
  seen: SeenPage,
  { net, letterPx, knows }: { readonly net: Net; readonly letterPx: number; readonly knows: Knows },
): TwoReaders {
  const pitchPx = seen.grid?.pitchPx ?? letterPx;
  const views = lines.map((line, i) => {
    const view = seen.lines[i] ?? null;
    return view !== null && seen.grid !== null && isElsewhere(line, view, seen.grid) ? null : view;
  });
  const settled = lines.map((line, i) => {
    const view = views[i] ?? null;
    if (view === null) return null;
    return placesOf(line, view, pitchPx).map((place) => settle(place, { net, view, letterPx, knows }));
  });
  const all = settled.flatMap((places) => places ?? []);
  return {
    lines: lines.flatMap((line, i) => {
      const words = settled[i]?.flatMap((one) => one.words);
      if (words === undefined) return [line];
      return words.length === 0 ? [] : [{ ...line, ...lineOfWords(words, line.id) }];
    }),
    second: lines.flatMap((line, i) => secondLine(line, views[i] ?? null, letterPx)),
    ballots: ballotsOf(all, settled, lines, letterPx, views),
    agreement: agreementOf(all),
  };
}

/** Of a stamp, or of another machine: the net has learnt letters of one size, and is sure of what it makes of others. */
function isElsewhere(line: Line, { picture }: SeenLine, grid: Grid): boolean {
  const share = pitchShare(line, grid.pitchPx * picture.scale);
  return share !== null && (share < NARROWEST || share > WIDEST);
}

function secondLine(line: Line, view: SeenLine | null, letterPx: number): readonly Line[] {
  if (view === null || view.words.length === 0) return [];
  return [
    lineOfWords(
      view.words.map((word) => asRead(word, view, letterPx)),
      line.id,
    ),
  ];
}

function asRead({ text, from, to, share }: SeenWord, view: SeenLine, letterPx: number): ReadWord {
  return { text, boxPx: boxOnPage(view.picture, from, to, letterPx), confidence: Math.min(1, share) };
}

/** Words that share more of their width than this, in pitches, stand at one place. */
const SHARED = 0.35;

function placesOf(line: Line, view: SeenLine, pitchPx: number): readonly Place[] {
  const { left, scale } = view.picture;
  const first = line.words.map((word): FirstWord => {
    const { boxPx, confidence } = word;
    const at = (x: number) => (x - left) / scale;
    return { text: wordText(line, word), boxPx, confidence, from: at(boxPx.x0), to: at(boxPx.x1) };
  });
  const items = [
    ...first.map((word) => ({ from: word.from, to: word.to, first: [word], second: [] as SeenWord[] })),
    ...view.words.map((word) => ({ from: word.from, to: word.to, first: [] as FirstWord[], second: [word] })),
  ].sort((a, b) => a.from - b.from);
  const places: Place[] = [];
  for (const item of items) {
    const last = places[places.length - 1];
    if (last === undefined || Math.min(last.to, item.to) - item.from <= SHARED * pitchPx) places.push(item);
    else
      places[places.length - 1] = {
        from: last.from,
        to: Math.max(last.to, item.to),
        first: [...last.first, ...item.first],
        second: [...last.second, ...item.second],
      };
  }
  return places;
}

type View = { readonly net: Net; readonly view: SeenLine; readonly letterPx: number; readonly knows: Knows };

/** What only the second reader saw is taken where it is this sure of it, and it is a word, a number or dots that lead to one. */
const SURE = 0.9;
const SAYS_SOMETHING = /[\p{L}\p{N}]|\.{4}/u;

function settle(place: Place, view: View): Settled {
  const ours = place.first;
  const theirs = place.second.map((word) => asRead(word, view.view, view.letterPx));
  if (theirs.length === 0) return { place, words: withChance(ours, ALONE), winner: 'first' };
  if (ours.length === 0) return settleAlone(place, theirs);
  const [here, there] = [textOf(ours), textOf(theirs)];
  if (folded(here) === folded(there)) {
    return { place, words: withChance(ours, agreedChance(here, view.knows)), winner: 'both' };
  }
  const lead = leadOf(here, there, scoreOf(here, place, view) + trust(ours) - scoreOf(there, place, view));
  const chance = chanceOf(lead);
  if (lead >= 0) return { place, words: withChance(ours, chance), winner: 'first' };
  return { place, words: withChance(inBoxesOf(theirs, ours), chance), winner: 'second' };
}

function settleAlone(place: Place, words: readonly ReadWord[]): Settled {
  const isSure = words.some(({ text, confidence }) => (confidence ?? 0) >= SURE && SAYS_SOMETHING.test(text));
  return isSure
    ? { place, words: withChance(words, ALONE), winner: 'second' }
    : { place, words: [], winner: 'first' };
}

/** As many words as the first reader has stand in its boxes, which go round the ink; else in their own. */
function inBoxesOf(words: readonly ReadWord[], boxes: readonly ReadWord[]): readonly ReadWord[] {
  if (words.length === boxes.length)
    return words.map((word, i) => ({ ...word, boxPx: boxes[i]?.boxPx ?? word.boxPx }));
  const around = unionBox(boxes.map(({ boxPx }) => boxPx));
  return words.length === 1 && around !== null ? words.map((word) => ({ ...word, boxPx: around })) : words;
}

function textOf(words: readonly { readonly text: string }[]): string {
  return words.map(({ text }) => text).join(' ');
}

/** As the net writes it: one dash, straight quotes are left alone. */
function folded(text: string): string {
  return text
    .replace(/[–—]/gu, '-')
    .replace(/[«»„“”]/gu, '"')
    .replace(/([,.:;]) /gu, '$1');
}

/** What a word of the dictionary, and the first reader's own certainty, weigh beside the net's logarithms. */
const DICTIONARY_WEIGHT = 6;
const TRUST_WEIGHT = 0.5;

function scoreOf(text: string, { from, to }: Place, { net, view, knows }: View): number {
  const frame = (x: number) => x / net.framePx;
  const likelihood = logLikelihood(
    net,
    view.frames,
    Math.floor(frame(from)),
    Math.ceil(frame(to)),
    folded(text),
  );
  return likelihood + (isKnown(text, knows) ? DICTIONARY_WEIGHT : 0);
}

function trust(words: readonly ReadWord[]): number {
  const mean = words.reduce((sum, { confidence }) => sum + (confidence ?? 1), 0) / words.length;
  const share = Math.min(0.99, Math.max(0.01, mean));
  return TRUST_WEIGHT * Math.log(share / (1 - share));
}

const CASED = /^(?:\p{Lu}?\p{Ll}*|\p{Lu}+)$/u;

/** In small letters, in capitals, or with one capital before small ones; parts between other signs are words of their own. */
function isCased(text: string): boolean {
  return text.split(/\P{L}+/u).every((word) => CASED.test(word));
}

/**
 * How far the first wording is before the second. Many letters of a machine look the same small and large, and the net sees
 * them one by one, where the first reader sees a line: of two wordings that differ in that alone the first one's wins (right in
 * 66 of 73 on generated and real pages for choosing, in 56 of 65 on the others), unless no typist would type it.
 */
function leadOf(here: string, there: string, byScore: number): number {
  if (here.toLowerCase() !== there.toLowerCase()) return byScore;
  return !isCased(here) && isCased(there) ? -Math.abs(byScore) : Math.abs(byScore);
}

/** Whether all that is written in letters is in the dictionary; letters among digits are not. */
function isKnown(text: string, knows: Knows): boolean {
  const words = text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
  return (
    words.some((word) => /\p{L}/u.test(word)) && words.every((word) => /^\p{N}+$/u.test(word) || knows(word))
  );
}

/**
 * How often words are right where both readers agree, and where one read alone: fitted on the half for choosing of the
 * pages of `npm run bench -- left`, each word with its signs.
 */
const AGREED_KNOWN = 0.99;
const AGREED_NUMBER = 0.99;
const AGREED = 0.88;
const ALONE = 0.5;
/** Where they differ: the least chance of the winner, the most, and the lead at which it is half way. */
const LEAST_CHANCE = 0.5;
const MOST_CHANCE = 0.82;
const HALF_LEAD = 3;

function agreedChance(text: string, knows: Knows): number {
  if (isKnown(text, knows)) return AGREED_KNOWN;
  return /\p{N}/u.test(text) && !/\p{L}/u.test(text) ? AGREED_NUMBER : AGREED;
}

function chanceOf(lead: number): number {
  const far = Math.abs(lead);
  return LEAST_CHANCE + ((MOST_CHANCE - LEAST_CHANCE) * far) / (far + HALF_LEAD);
}

/** Words with the confidence that the shipped table takes for this chance: one scale for one and for two readers. */
function withChance(words: readonly ReadWord[], chance: number): readonly ReadWord[] {
  const confidence = Math.min(MOST_CONFIDENCE, Math.round(confidenceFor(chance) * 10_000) / 10_000);
  return words.map(({ text, boxPx }) => ({ text, boxPx, confidence }));
}

const MOST_CONFIDENCE = 0.968;

function agreementOf(all: readonly Settled[]): number {
  const pairs = all.map(({ place }) => [folded(textOf(place.first)), folded(textOf(place.second))] as const);
  const apart = pairs.reduce((sum, [a, b]) => sum + editDistance(a, b), 0);
  const letters = pairs.reduce((sum, [a, b]) => sum + Math.max(a.length, b.length), 0);
  return letters === 0 ? 0 : 1 - apart / letters;
}

function ballotsOf(
  all: readonly Settled[],
  settled: readonly (readonly Settled[] | null)[],
  lines: readonly Line[],
  letterPx: number,
  views: readonly (SeenLine | null)[],
): readonly [Ballot, Ballot] {
  const unseen = lines
    .filter((_, i) => settled[i] === null)
    .reduce((sum, { words }) => sum + words.length, 0);
  const wonBy = (winner: Winner) => all.filter((one) => one.winner === winner || one.winner === 'both');
  const lost = all.filter(({ winner, place }) => winner === 'second' && place.first.length > 0);
  const theirs = settled.flatMap((places, i) =>
    (places ?? [])
      .filter(({ winner }) => winner === 'first')
      .map(({ place }) => ({
        place,
        words: place.second.map((word) => asReadAt(word, views[i], letterPx)),
      })),
  );
  return [
    {
      agreed: unseen + wonBy('first').reduce((sum, { place }) => sum + place.first.length, 0),
      outvoted: lost.flatMap(({ place }) => place.first),
      unconfirmed: [],
    },
    {
      agreed: wonBy('second').reduce((sum, { place }) => sum + place.second.length, 0),
      outvoted: theirs.flatMap(({ place, words }) => (place.first.length > 0 ? words : [])),
      unconfirmed: theirs.flatMap(({ place, words }) => (place.first.length > 0 ? [] : words)),
    },
  ];
}

const NOWHERE: BoxPx = { x0: 0, y0: 0, x1: 0, y1: 0 };

function asReadAt(word: SeenWord, view: SeenLine | null | undefined, letterPx: number): ReadWord {
  if (view === null || view === undefined) return { text: word.text, boxPx: NOWHERE, confidence: word.share };
  return asRead(word, view, letterPx);
}
