import { hasSameMarks, withComment, withMarks } from '../page/marks';
import { retypeLines } from '../edit/retype-line';
import type { Line, Mark } from '../page/transcription';

/** The same stretch of a page in its three versions. */
export type Sides<T> = { readonly base: T; readonly mine: T; readonly theirs: T };

/**
 * `chosen` with the marks and comments of both sides, whichever text was chosen: what one side put there since `base`
 * stands, what one side took away is gone, and two different comments stand one below the other. A mark goes with its
 * words where the chosen text has others.
 */
export function withBothRemarks(chosen: readonly Line[], sides: Sides<readonly Line[]>): readonly Line[] {
  const all = [...chosen, ...sides.base, ...sides.mine, ...sides.theirs];
  if (chosen.length === 0 || all.every((line) => !hasRemarks(line))) return chosen;
  const text = chosen.map((line) => line.text).join('\n');
  const retyped = (lines: readonly Line[]) => (lines.length === 0 ? [] : retypeLines(lines, text));
  const [base, mine, theirs] = [retyped(sides.base), retyped(sides.mine), retyped(sides.theirs)];
  return chosen.map((line, i) => {
    const marks = mergedMarks({
      base: base[i]?.marks ?? [],
      mine: mine[i]?.marks ?? [],
      theirs: theirs[i]?.marks ?? [],
    });
    const comment = mergedComment({
      base: base[i]?.comment,
      mine: mine[i]?.comment,
      theirs: theirs[i]?.comment,
    });
    const merged = withComment(withMarks(line, marks), comment);
    return hasSameMarks(line, merged) ? line : merged;
  });
}

/** The comment of a Line or a Page after the merge. */
export function mergedComment({ base, mine, theirs }: Sides<string | undefined>): string {
  if (mine === theirs || theirs === base) return mine ?? '';
  if (mine === base) return theirs ?? '';
  return [mine, theirs].filter((comment) => comment !== undefined).join('\n');
}

function mergedMarks({ base, mine, theirs }: Sides<readonly Mark[]>): readonly Mark[] {
  const stands = (mark: Mark, other: readonly Mark[]) => has(other, mark) || !has(base, mark);
  return [...mine.filter((mark) => stands(mark, theirs)), ...theirs.filter((mark) => stands(mark, mine))];
}

function has(marks: readonly Mark[], { kind, from, to }: Mark): boolean {
  return marks.some((mark) => mark.kind === kind && mark.from === from && mark.to === to);
}

export function hasRemarks(line: Line): boolean {
  return line.marks !== undefined || line.comment !== undefined;
}

/** Whether `lines` have marks or comments other than `base`, which has the same text. */
export function remarksDiffer(base: readonly Line[], lines: readonly Line[]): boolean {
  return lines.some((line, i) => {
    const before = base[i];
    return before === undefined ? hasRemarks(line) : !hasSameMarks(before, line);
  });
}
