/** Why a sheet's text is plainly not what stands on the sheet. */
export type PlainFailure = 'uncertain' | 'unknown-words' | 'unread-ink';

/** What tells it, all from the sheet itself. */
export type SheetValues = {
  /** The mean certainty of the words that stand as a machine read them, 0–1, and how many those are. */
  readonly meanConfidence: number;
  readonly machineWords: number;
  readonly words: number;
  /** Words whose spelling can be asked for, and how many of them neither dictionary nor document knows. */
  readonly spelledWords: number;
  readonly unknownWords: number;
  readonly lines: number;
  /** Rows of ink that look like type and bear no word; 0 where nobody knows. */
  readonly unreadRows: number;
};

/*
 * Measured on 16 recognised sheets. Well read ones (typescript of 1972, tables, dot leaders, Latin words, pre-reform print,
 * the sample): means of 0.52 to 0.95, of their words 0 to 63 % unknown, the most in the old spelling. Failed ones (mirrored, a third
 * of the resolution): 0.12 to 0.31 and 92 to 98 %.
 */
const LEAST_CONFIDENCE = 0.42;
const MOST_UNKNOWN = 0.78;
const FEWEST_SPELLED = 10;
/** As many rows of ink without a word as lines that were read. */
const MOST_UNREAD = 0.5;
const FEWEST_ROWS = 4;
/** Once a person has gone over a good part of its words, a sheet is theirs to judge. */
const LEAST_MACHINE = 0.7;

/** Why recognition has plainly failed on a sheet; null for one that was read, well or middling, or that people have gone over. */
export function plainFailure(values: SheetValues): PlainFailure | null {
  const { meanConfidence, machineWords, words, spelledWords, unknownWords, lines, unreadRows } = values;
  if (words > 0 && machineWords < LEAST_MACHINE * words) return null;
  if (unreadRows >= FEWEST_ROWS && unreadRows >= MOST_UNREAD * (lines + unreadRows)) return 'unread-ink';
  if (machineWords > 0 && meanConfidence < LEAST_CONFIDENCE) return 'uncertain';
  const isGarbled = spelledWords >= FEWEST_SPELLED && unknownWords > MOST_UNKNOWN * spelledWords;
  return isGarbled ? 'unknown-words' : null;
}
