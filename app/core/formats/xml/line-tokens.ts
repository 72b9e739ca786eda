import type { Span } from '../../base/span';
import { unionBox, type BoxPx } from '../../base/geometry';
import type { Line, Word } from '../../page/transcription';

/**
 * A word as ALTO and hOCR have it: text between spaces. Its box is that of all Words it touches, its confidence the
 * lowest of theirs; both null where none has ink, or a person has touched one.
 */
export type LineToken = Span & {
  readonly text: string;
  readonly boxPx: BoxPx | null;
  readonly confidence: number | null;
};

/** All text of the line but its spaces, so that nothing a person typed without ink is left out of an export. */
export function lineTokens(line: Line): readonly LineToken[] {
  return [...line.text.matchAll(/\S+/g)].map((match) => {
    const span = { from: match.index, to: match.index + match[0].length };
    const words = line.words.filter((word) => word.from < span.to && word.to > span.from);
    return {
      ...span,
      text: match[0],
      boxPx: unionBox(words.map((word) => word.boxPx)),
      confidence: lowestConfidence(words),
    };
  });
}

function lowestConfidence(words: readonly Word[]): number | null {
  const known = words.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  return known.length === 0 || known.length < words.length ? null : Math.min(...known);
}

/** The id of the page at `index` of a file: four digits, from `0001`. */
export function pageIdAt(index: number): string {
  return String(index + 1).padStart(4, '0');
}
