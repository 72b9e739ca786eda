import { readFileSync } from 'node:fs';
import { joinPages, sheetDoubts, sheetText } from '../../app/core/check/document-text';
import { checkFindings } from '../../app/core/discrepancy/check';
import type { CheckAids } from '../../app/core/discrepancy/evidence/aids';
import { joinReadings } from '../../app/core/discrepancy/evidence/witnesses';
import { differencesOf, sharedErrors } from '../../app/core/left/shared-errors';
import { readersCounts, wordKeys, type ReadersCounts } from '../../app/core/left/readers-counts';
import { isApart } from '../../app/core/page/marks';
import type { Line, Page } from '../../app/core/page/transcription';
import { TYPESCRIPT_KNOTS } from '../../app/core/recognise/calibration';
import { VISITED } from '../../app/core/session/select/selectors-flags';
import { comparisonKey } from '../../app/core/text/key';
import { tokenise } from '../../app/core/text/tokens';

/** A page that was recognised (JSON as `sverka recognise` writes it) and the file of its truth. */
export type KnownSheet = {
  readonly name: string;
  readonly group: string;
  readonly half: 'choose' | 'report';
  readonly truth: string;
  readonly json: string;
};

/** A sheet with what is true of it. */
export type TriedSheet = Pick<KnownSheet, 'name' | 'group' | 'half'> & {
  /** Null where the second reader kept silent. */
  readonly counts: ReadersCounts | null;
  /** Words that both readers have wrong alike or lack. */
  readonly shared: number;
  /** Words that are wrong or lacking and stand under no flag. */
  readonly left: number;
  /** All words that are wrong or lacking. */
  readonly wrong: number;
};

type Read = Page & {
  readonly readings: readonly { readonly preparation: string; readonly lines: readonly Line[] }[];
};

export function triedSheet({ truth, json, ...sheet }: KnownSheet, aids: CheckAids): TriedSheet {
  const { image, lines, readings } = JSON.parse(readFileSync(json, 'utf8')) as Read;
  const texts = readings.map((one) => textsOf(one.lines));
  const second = readings.findIndex(({ preparation }) => preparation === 'second-reader');
  const read = { text: textsOf(lines), first: texts[0] ?? [], second: texts[second] ?? [] };
  const right = readFileSync(truth, 'utf8').split('\n');
  return {
    ...sheet,
    counts: second < 0 ? null : readersCounts(read),
    shared: sharedErrors(read, right),
    ...leftIn({ id: '0001', image, lines }, texts, right, aids),
  };
}

const textsOf = (lines: readonly Line[]) => lines.filter((line) => !isApart(line)).map(({ text }) => text);

/** Wrong words without a flag: a person who decides every flag rightly leaves these. */
function leftIn(
  page: Page,
  readings: readonly (readonly string[])[],
  truth: readonly string[],
  aids: CheckAids,
): Pick<TriedSheet, 'left' | 'wrong'> {
  const words = flaggedWords(page, readings, aids);
  const isFlagged = words.map((word) => word.isFlagged);
  const keys = words.map(({ key }) => key);
  let [left, wrong] = [0, 0];
  for (const { from, to, there } of differencesOf(keys, wordKeys(truth))) {
    const all = Math.max(to - from, there);
    const flagged = isFlagged.slice(from, to).filter(Boolean).length;
    wrong += all;
    left += flagged > 0 && flagged === to - from ? 0 : all - flagged;
  }
  return { left, wrong };
}

type FlaggedWord = { readonly key: string; readonly isFlagged: boolean };

/** The words of the page, and whether the check, without a reference, flags each. */
function flaggedWords(
  page: Page,
  readings: readonly (readonly string[])[],
  aids: CheckAids,
): readonly FlaggedWord[] {
  const { text, sheetStarts } = joinPages([page]);
  const { discrepancies } = checkFindings(
    {
      transcription: { file: 'sheet', text, sheetStarts },
      references: [],
      settings: { strictDiplomatic: false },
      readings: joinReadings([readings.map((one) => one.join('\n'))]),
      doubts: sheetDoubts(page, sheetText(page), TYPESCRIPT_KNOTS),
    },
    aids,
  );
  const flags = discrepancies.filter(({ severity }) => VISITED.includes(severity));
  return tokenise(text)
    .filter(({ kind }) => kind !== 'punctuation')
    .map((word) => ({
      key: comparisonKey(word.text),
      isFlagged: flags.some(({ from, to }) => from < word.to && to > word.from),
    }));
}
