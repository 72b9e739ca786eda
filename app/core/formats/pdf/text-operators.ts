import type { BoxPx, QuarterTurns } from '../../base/geometry';
import { assertNever } from '../../base/result';
import { uprightTurns } from '../../layout/text-turns';
import type { Page } from '../../page/transcription';
import { GLYPH_EM, type PdfCodes } from './invisible-font';
import { placedWords } from './invisible-text';
import { DEFLATED, deflated, type PdfObjectsOut } from './pdf-output';
import { TEXT_FONT, TEXT_MARK } from './given/text-names';

/** How far letters reach below the line, as a share of their height. */
const DESCENT = 0.2;

/** A number as a PDF has it. */
export const number = (value: number) => String(Math.round(value * 1_000) / 1_000);

/** A stream of text and nothing else, marked as ours. */
export async function putText(output: PdfObjectsOut, id: number, operators: string): Promise<void> {
  await output.stream(id, `${DEFLATED} /${TEXT_MARK} true`, deflated(operators));
}

/** Text that is not painted (mode 3), each word as wide as its ink, with a space behind it that keeps words apart. */
export function textOperators(page: Page, scale: number, codes: PdfCodes): string {
  const lies = ((4 - uprightTurns(page)) % 4) as QuarterTurns;
  const isOnSide = lies % 2 === 1;
  const shown = placedWords(page).map(({ text, boxPx }) => {
    const [across, up] = [(boxPx.x1 - boxPx.x0) * scale, (boxPx.y1 - boxPx.y0) * scale];
    const width = Math.max(1, isOnSide ? up : across);
    const size = sizeFor(text, width, Math.max(1, isOnSide ? across : up));
    const stretch = (100 * width) / (Math.max(1, [...text].length) * GLYPH_EM * size);
    const { turn, x, y } = startOf(boxPx, lies, page.image.heightPx, size / scale);
    const place = `${turn} ${number(x * scale)} ${number(y * scale)}`;
    return `/${TEXT_FONT} ${number(size)} Tf ${number(stretch)} Tz ${place} Tm <${codes.of(`${text} `)}> Tj`;
  });
  return ['q BT 3 Tr', ...shown, 'ET Q'].join('\n');
}

/** Two equal letters within a tenth of the font's size are one in bold print to poppler and to xpdf. */
const MOST_SIZES_A_LETTER = 9.5;

/** The size of the font for a word: as high as its ink, unless that would run two equal letters into one. */
function sizeFor(text: string, width: number, height: number): number {
  const letters = [...text];
  const isDoubled = letters.some((letter, i) => letter === letters[i - 1]);
  return isDoubled ? Math.min(height, (MOST_SIZES_A_LETTER * width) / letters.length) : height;
}

/** Where a word's baseline begins, in px from the lower left corner, and the turn of its text, as a PDF's matrix has it. */
function startOf({ x0, y0, x1, y1 }: BoxPx, lies: QuarterTurns, heightPx: number, sizePx: number) {
  const below = DESCENT * sizePx;
  switch (lies) {
    case 0:
      return { turn: '1 0 0 1', x: x0, y: heightPx - y1 + below };
    case 1:
      return { turn: '0 -1 1 0', x: x0 + below, y: heightPx - y0 };
    case 2:
      return { turn: '-1 0 0 -1', x: x1, y: heightPx - y0 - below };
    case 3:
      return { turn: '0 1 -1 0', x: x1 - below, y: heightPx - y1 };
    default:
      return assertNever(lies);
  }
}
