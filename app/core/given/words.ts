import type { BoxPx } from '../base/geometry';
import type { Page } from '../page/transcription';
import { comparisonKey } from '../text/key';

/** A text that is to be laid onto scans: its lines as they stand in the file, page by page where the file has pages. */
export type GivenText = readonly (readonly string[])[];

/** A run of signs without white space, as a recogniser takes words; `line` is the number of its line in the whole file. */
export type GivenWord = {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly key: string;
};

/** A word of the machine's reading: on which sheet and on which of its Lines, both from 0. */
export type InkWord = {
  readonly sheet: number;
  readonly row: number;
  readonly text: string;
  readonly key: string;
  readonly boxPx: BoxPx;
  readonly confidence: number | null;
};

/** The lines of all pages of a file in one list, and the number of each one's page. */
export type GivenLines = { readonly texts: readonly string[]; readonly pages: readonly number[] };

export function linesOfGiven(given: GivenText): GivenLines {
  return {
    texts: given.flat(),
    pages: given.flatMap((lines, page) => lines.map(() => page)),
  };
}

export function wordsOfGiven(texts: readonly string[]): readonly GivenWord[] {
  return texts.flatMap((text, line) =>
    wordsIn(text).map((word) => ({ line, ...word, key: wordKeyOf(word.text) })),
  );
}

export function wordsOfInk(sheets: readonly Page[]): readonly InkWord[] {
  return sheets.flatMap(({ lines }, sheet) =>
    lines.flatMap((line, row) =>
      line.words.map(({ from, to, boxPx, confidence }) => {
        const text = line.text.slice(from, to);
        return { sheet, row, text, key: wordKeyOf(text), boxPx, confidence };
      }),
    ),
  );
}

/** The runs of signs without white space in a text. */
export function wordsIn(
  text: string,
): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    ...{ from: index, to: index + word.length },
    text: word,
  }));
}

/** What words are compared by; signs alone stand for themselves, so that a dash is no empty word. */
export function wordKeyOf(text: string): string {
  const key = comparisonKey(text);
  return key === '' ? text : key;
}
