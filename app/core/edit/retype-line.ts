import { align } from '../align/align';
import { internKeys } from '../align/alignment';
import { applyEdit } from './edit';
import { editFromTextChange, type TextChange } from './edit-text';
import { withComment, withMarks } from '../page/marks';
import { pageText, type Line, type Page } from '../page/transcription';

/** The Line with another text, as if a person had typed only what differs: words that stay keep their ink. */
export function retypeLine(line: Line, text: string): Line {
  return retypeLines([line], text)[0] ?? line;
}

/** The same for Lines in a row; a Line that the text has more than there were gets the first one's id. */
export function retypeLines(lines: readonly Line[], text: string): readonly Line[] {
  const image = { widthPx: 1, heightPx: 1, dpi: null };
  let page: Page = { id: '', image, lines };
  for (const change of changesBetween(pageText(page), text))
    page = applyEdit(
      page,
      editFromTextChange(page, change, () => lines[0]?.id ?? ''),
    );
  return page.lines;
}

/** `line` with the marks and the comment that `old` would have if it were retyped so. */
export function withRemarksOf(line: Line, old: Line): Line {
  const { marks, comment } = retypeLine(old, line.text);
  return withComment(withMarks(line, marks ?? []), comment ?? '');
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
