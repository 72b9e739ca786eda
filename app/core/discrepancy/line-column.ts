/** The place of a UTF-16 offset for a person: both count from 1, `column` in UTF-16 units. */
export type LineColumn = { readonly line: number; readonly column: number };

/** Answers offset → line and column for one text; each answer takes the logarithm of the number of lines. */
export function lineLocator(text: string): (offset: number) => LineColumn {
  const starts = lineStarts(text);
  return (offset) => {
    const index = lastAtOrBefore(starts, offset);
    return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); feed !== -1; feed = text.indexOf('\n', feed + 1)) starts.push(feed + 1);
  return starts;
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
