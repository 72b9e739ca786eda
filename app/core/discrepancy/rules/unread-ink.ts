import type { BoxPx } from '../../base/geometry';
import { wordKeyOf, wordsIn } from '../../given/words';
import { regionsOf, rowWords } from '../evidence/ink-beside';
import type { Rule } from '../evidence/rule';
import type { Finding } from '../model/discrepancy';
import { inkSheets, type InkSheet } from './ink-differs';

/**
 * Ink of a sheet with a given text on which no word was read: a stamp, a note in the margin, a lost line. It stands in the
 * text after the row above it.
 */
export const unreadInk: Rule = {
  id: 'unread-ink',
  find: (evidence) =>
    inkSheets(evidence).flatMap((sheet) =>
      regionsOf(sheet.reading.unread).map((boxPx): Finding => {
        const at = sheet.at + placeOf(sheet, boxPx);
        return {
          kind: 'not-transcribed',
          severity: 'low',
          ...{ from: at, to: at },
          reference: null,
          ink: { sheet: sheet.sheet, boxPx, text: '', probability: 0 },
          message: { key: 'ink.unread', params: {} },
          suggestions: [],
        };
      }),
    ),
};

/** Behind the last word of the text that the reading has on the row above; at the start where there is none. */
function placeOf({ text, reading }: InkSheet, box: BoxPx): number {
  const above = rowWords(reading).filter(({ boxPx }) => boxPx.y1 <= (box.y0 + box.y1) / 2);
  const words = wordsIn(text);
  const keys = words.map((word) => wordKeyOf(word.text));
  for (const { key } of [...above].reverse().slice(0, LOOK_BACK)) {
    const at = keys.lastIndexOf(key);
    if (at >= 0) return words[at]?.to ?? 0;
  }
  return above.length === 0 ? 0 : text.trimEnd().length;
}

const LOOK_BACK = 12;
