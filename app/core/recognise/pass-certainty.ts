import type { Span } from '../base/span';
import type { Line, Page } from '../page/transcription';

/** Stands for a word without a figure. */
const NO_FIGURE = -1;

/**
 * How sure the machine was of each word between blanks in the text of a page that it read, in order: on its own scale
 * from 0 to 1, or -1 where it gave no figure. Bare numbers, because a long document has a hundred thousand of them.
 */
export function certaintiesOf({ lines }: Pick<Page, 'lines'>): readonly number[] {
  return lines.flatMap((line) =>
    [...line.text.matchAll(/\S+/g)].map((word) =>
      leastOf(line, { from: word.index, to: word.index + word[0].length }),
    ),
  );
}

function leastOf({ words }: Pick<Line, 'words'>, { from, to }: Span): number {
  const touched = words.filter((word) => word.from < to && word.to > from);
  const figures = touched.flatMap(({ confidence }) => confidence ?? []);
  return figures.length === 0 || figures.length < touched.length ? NO_FIGURE : Math.min(...figures);
}

/** The least of these figures among the words of `text` that `span` touches; null where one of them has none. */
export function leastCertainIn(text: string, figures: readonly number[], span: Span): number | null {
  const touched = [...text.matchAll(/\S+/g)].flatMap(({ index, 0: word }, i) =>
    index < span.to && index + word.length > span.from ? [figures[i] ?? NO_FIGURE] : [],
  );
  const least = touched.length === 0 ? NO_FIGURE : Math.min(...touched);
  return least === NO_FIGURE ? null : least;
}
