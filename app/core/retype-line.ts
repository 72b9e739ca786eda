import { align } from './align/align';
import { internKeys } from './align/alignment';
import { applyEdit } from './edit';
import { editFromTextChange, type TextChange } from './edit-text';
import type { Line, Page } from './transcription';

/** The Line with another text, as if a person had typed only what differs: words that stay keep their ink. */
export function retypeLine(line: Line, text: string): Line {
  const image = { widthPx: 1, heightPx: 1, dpi: null };
  let page: Page = { id: '', image, lines: [line] };
  for (const change of changesBetween(line.text, text))
    page = applyEdit(
      page,
      editFromTextChange(page, change, () => line.id),
    );
  return page.lines[0] ?? line;
}

/** From the last to the first, so that the places of those still to come hold. */
function changesBetween(before: string, after: string): readonly TextChange[] {
  const left = before.match(/\s+|\S+/g) ?? [];
  const right = after.match(/\s+|\S+/g) ?? [];
  const lengthOf = (tokens: readonly string[]) => tokens.join('').length;
  const { blocks } = align(internKeys(left, right));
  return blocks
    .filter(({ kind }) => kind !== 'equal')
    .map(({ leftFrom, leftTo, rightFrom, rightTo }) => {
      const from = lengthOf(left.slice(0, leftFrom));
      const to = from + lengthOf(left.slice(leftFrom, leftTo));
      return { from, to, text: right.slice(rightFrom, rightTo).join('') };
    })
    .reverse();
}
