import { unionBox, type BoxPx } from '../base/geometry';
import type { QuarterTurns } from '../image/orientation';
import { turnedBox, uprightBox } from '../layout/text-turns';
import type { Line, PageImage, Word } from '../page/transcription';

/** A stretch of a PDF's text as it is drawn: its characters run evenly from the box's left to its right. */
export type TextItem = {
  readonly text: string;
  /** In px of the drawn page. */
  readonly boxPx: BoxPx;
  /** How far it runs turned clockwise, in quarter turns: the text of a sheet that was scanned sideways runs down or up. */
  readonly turns?: QuarterTurns;
  readonly endsLine: boolean;
};

type Char = { readonly char: string; readonly boxPx: BoxPx };

/** A row of characters, their boxes as `uprightBox` gives them. */
type Row = { readonly turns: QuarterTurns; readonly chars: Char[] };

/** A gap wider than this share of the letters' height parts two words that the file did not part. */
const WORD_GAP = 0.25;
/** Items that overlap in height by less than this share stand on two lines. */
const SAME_LINE = 0.5;

/**
 * The text layer of a PDF page as Lines, in the order of the file. Nothing in it was read by a machine here, so its
 * words have no confidence. Items outside the page are left out.
 */
export function linesFromTextItems(items: readonly TextItem[], image: PageImage): Line[] {
  const rows: Row[] = [];
  let row: Row = { turns: 0, chars: [] };
  const close = () => {
    if (row.chars.length > 0) rows.push(row);
    row = { turns: 0, chars: [] };
  };
  for (const { text, boxPx, turns = 0, endsLine } of items) {
    const last = row.chars[row.chars.length - 1];
    const upright = uprightBox(boxPx, turns);
    const goesOn = row.turns === turns && last !== undefined && isOnLine(last.boxPx, upright);
    if (last !== undefined && text.trim() !== '' && !goesOn) close();
    if (isOnPage(boxPx, image)) {
      if (row.chars.length === 0) row = { turns, chars: [] };
      appendItem(row.chars, text, upright);
    }
    if (endsLine) close();
  }
  close();
  return rows.flatMap((one, i) => lineOf(one, `l${String(i + 1).padStart(3, '0')}`, image));
}

function isOnLine(a: BoxPx, b: BoxPx): boolean {
  const overlap = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return overlap >= SAME_LINE * Math.min(a.y1 - a.y0, b.y1 - b.y0);
}

/** Whether some of an item is on the page at all. */
export function isOnPage(box: BoxPx, image: PageImage): boolean {
  return box.x1 > 0 && box.y1 > 0 && box.x0 < image.widthPx && box.y0 < image.heightPx;
}

function appendItem(row: Char[], text: string, boxPx: BoxPx): void {
  const last = row[row.length - 1];
  const gap = last === undefined ? 0 : boxPx.x0 - last.boxPx.x1;
  if (last !== undefined && Math.abs(gap) > WORD_GAP * (boxPx.y1 - boxPx.y0)) {
    row.push({ char: ' ', boxPx: last.boxPx });
  }
  const chars = [...text];
  const width = (boxPx.x1 - boxPx.x0) / Math.max(1, chars.length);
  chars.forEach((char, i) => {
    const x0 = boxPx.x0 + i * width;
    row.push({ char: isVisible(char) ? char : ' ', boxPx: { ...boxPx, x0, x1: x0 + width } });
  });
}

/** Spaces of every kind, controls and characters of no meaning become spaces. */
export function isVisible(char: string): boolean {
  return !/[\s\p{Cc}\p{Cf}\p{Co}\uFFFD]/u.test(char);
}

function lineOf({ chars, turns }: Row, id: string, image: PageImage): Line[] {
  let text = '';
  const words: Word[] = [];
  let open: BoxPx[] = [];
  const close = () => {
    const boxPx = unionBox(open);
    if (boxPx !== null)
      words.push({
        ...{ from: wordStart, to: text.length, confidence: null },
        boxPx: rounded(turnedBox(boxPx, turns), image),
      });
    open = [];
  };
  let wordStart = 0;
  for (const { char, boxPx } of chars) {
    if (char === ' ') close();
    else {
      if (open.length === 0) {
        if (text !== '') text += ' ';
        wordStart = text.length;
      }
      text += char;
      open.push(boxPx);
    }
  }
  close();
  return text === '' ? [] : [{ id, text, boxPx: unionBox(words.map((word) => word.boxPx)), words }];
}

function rounded(box: BoxPx, { widthPx, heightPx }: PageImage): BoxPx {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return {
    x0: clamp(box.x0, widthPx),
    y0: clamp(box.y0, heightPx),
    x1: clamp(box.x1, widthPx),
    y1: clamp(box.y1, heightPx),
  };
}
