/** A sheet is covered where so much of its runs of three words stands in the reference: recognition spoils some. */
const COVERED_SHARE = 0.3;
/** A sheet with fewer runs says too little: a heading stands in many texts. */
const FEWEST_RUNS = 5;

/**
 * The indexes of the `sheets` whose text a transcription has, by the runs of three words that both have. Only a
 * transcription in the same language can be asked so.
 */
export function coveredSheets(reference: string, sheets: readonly string[]): readonly number[] {
  const known = new Set(runsOf(reference));
  return sheets.flatMap((text, index) => {
    const runs = runsOf(text);
    const found = runs.filter((run) => known.has(run)).length;
    return runs.length >= FEWEST_RUNS && found / runs.length >= COVERED_SHARE ? [index] : [];
  });
}

function runsOf(text: string): readonly string[] {
  const words = text.split(/\s+/).map(normaliseWord).filter(Boolean);
  return words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`);
}

/** `1–3, 7` of indexes that rise, counted from 1. */
export function sheetRanges(indexes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`)).join(', ');
}

/** Letters and digits alone, as a comparison that minds no signs sees a word. */
function normaliseWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
