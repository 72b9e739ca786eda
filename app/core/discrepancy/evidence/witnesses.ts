import { align } from '../../align/align';
import { internKeys, type TokenRanges } from '../../align/alignment';
import { comparisonKey } from '../../text/key';
import { tokenise, type Token } from '../../text/tokens';
import { signsBehind } from '../../text/signs-behind';
import { oneLine } from './describe';
import type { Span } from '../../base/span';

/** The whole document as one pass of recognition read it; pages it did not read are not in it. */
export type ReadingText = { readonly name: string; readonly text: string };

/** The readings of a document from those of its pages, in order: the first passes of all, the second passes … */
export function joinReadings(byPage: readonly (readonly string[])[]): readonly ReadingText[] {
  const most = Math.max(0, ...byPage.map((passes) => passes.length));
  return Array.from({ length: most }, (_, pass) => ({
    name: String(pass + 1),
    text: byPage.flatMap((passes) => passes[pass] ?? []).join('\n\n'),
  }));
}

/**
 * A stretch of the transcription's words and what each reading has there: its wording, an empty string for no
 * word, or null where it cannot be laid beside the transcription.
 */
export type Witnessed = Span & {
  readonly text: string;
  /** Indexes into the transcription's words, half-open. */
  readonly words: Span;
  readonly readings: readonly (string | null)[];
  /** Where that stands in each reading; null where it has no word. */
  readonly spans: readonly (Span | null)[];
  /** The signs that follow on the same line of each reading; null as above, and where it has no word. */
  readonly signs: readonly (string | null)[];
};

/** Words as they are compared, furniture with them: its numbers matter as much as those of the text. */
type Laid = { readonly text: string; readonly words: readonly Token[]; readonly keys: readonly string[] };

function laid(text: string): Laid {
  const words = tokenise(text).filter((token) => token.kind !== 'punctuation');
  return { text, words, keys: words.map((token) => comparisonKey(token.text)) };
}

/** The transcription beside its readings, word by word; longer where some reading joins or parts words. */
export function witnessesOf(text: string, readings: readonly ReadingText[]): readonly Witnessed[] {
  if (readings.length === 0) return [];
  const own = laid(text);
  const others = readings.map((reading) => laid(reading.text));
  const ties = others.map((other) => tiesOf(own, other));
  const found: Witnessed[] = [];
  let from = 0;
  for (let at = 1; at <= own.words.length; at += 1) {
    if (ties.some((tie) => tie.isInside(at))) continue;
    const span = spanOf(own, from, at);
    const words = { from, to: at };
    const wordings = ties.map((tie, i) => wordingOf(others[i] as Laid, tie, words));
    const signs = ties.map((tie, i) => signsOf(others[i] as Laid, tie, words));
    const spans = ties.map((tie, i) => wordsAt(others[i] as Laid, tie, words));
    const said = oneLine(text.slice(span.from, span.to));
    found.push({ ...span, words, text: said, readings: wordings, spans, signs });
    from = at;
  }
  return found;
}

type Ties = {
  /** Whether a boundary between words lies inside a stretch that stands for another as a whole. */
  readonly isInside: (boundary: number) => boolean;
  /** The other's words for the words `[from, to)`; null where nothing is known. */
  readonly rangeOf: (words: Span) => Span | null;
};

function tiesOf(own: Laid, other: Laid): Ties {
  const inside = new Uint8Array(own.words.length + 1);
  const starts = new Int32Array(own.words.length).fill(-1);
  const ends = new Int32Array(own.words.length).fill(-1);
  for (const block of align(internKeys(own.keys, other.keys)).blocks) {
    if (block.kind === 'equal') tieOneByOne(block, starts, ends);
    if (block.kind === 'left-only') {
      starts.fill(block.rightFrom, block.leftFrom, block.leftTo);
      ends.fill(block.rightFrom, block.leftFrom, block.leftTo);
    }
    if (block.kind !== 'differ') continue;
    inside.fill(1, block.leftFrom + 1, block.leftTo);
    starts[block.leftFrom] = block.rightFrom;
    ends[block.leftTo - 1] = block.rightTo;
  }
  return {
    isInside: (boundary) => inside[boundary] === 1,
    rangeOf: ({ from, to }) => {
      const [start, end] = [starts[from] ?? -1, ends[to - 1] ?? -1];
      return start < 0 || end < start ? null : { from: start, to: end };
    },
  };
}

function tieOneByOne(block: TokenRanges, starts: Int32Array, ends: Int32Array): void {
  for (let i = 0; i < block.leftTo - block.leftFrom; i += 1) {
    starts[block.leftFrom + i] = block.rightFrom + i;
    ends[block.leftFrom + i] = block.rightFrom + i + 1;
  }
}

function wordingOf(other: Laid, ties: Ties, words: Span): string | null {
  if (ties.rangeOf(words) === null) return null;
  const span = wordsAt(other, ties, words);
  return span === null ? '' : oneLine(other.text.slice(span.from, span.to));
}

function wordsAt(other: Laid, ties: Ties, words: Span): Span | null {
  const range = ties.rangeOf(words);
  return range === null || range.to === range.from ? null : spanOf(other, range.from, range.to);
}

function signsOf({ text, words }: Laid, ties: Ties, at: Span): string | null {
  const range = ties.rangeOf(at);
  const last = range === null || range.to === range.from ? undefined : words[range.to - 1];
  return last === undefined ? null : signsBehind(text, last.to);
}

function spanOf({ words }: Laid, from: number, to: number): Span {
  return { from: words[from]?.from ?? 0, to: words[to - 1]?.to ?? 0 };
}
