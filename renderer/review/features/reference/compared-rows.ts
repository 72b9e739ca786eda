import { isDiffering, type ReferenceLayout, type ReferenceRow } from '../../../../app/core/reference/rows';

/** One Line with what each reference has beside it; `cells` are in the order of the layouts, null for nothing there. */
export type ComparedRow = {
  readonly key: string;
  readonly lineIndex: number;
  readonly isLost: boolean;
  readonly cells: readonly (ReferenceRow | null)[];
  readonly isDiffering: boolean;
};

/** The layouts of one page as rows, lost text behind the Line that it follows. */
export function comparedRows(layouts: readonly ReferenceLayout[]): readonly ComparedRow[] {
  const count = Math.max(0, ...layouts.flatMap(({ rows }) => rows.map(({ lineIndex }) => lineIndex + 1)));
  return Array.from({ length: count }, (_, lineIndex) => lineIndex).flatMap((lineIndex) => {
    const at = (isLost: boolean) =>
      layouts.map(
        ({ rows }) =>
          rows.find((row) => row.lineIndex === lineIndex && (row.kind === 'lost') === isLost) ?? null,
      );
    return [rowOf(lineIndex, false, at(false)), rowOf(lineIndex, true, at(true))].filter(({ cells }) =>
      cells.some((cell) => cell !== null),
    );
  });
}

function rowOf(lineIndex: number, isLost: boolean, cells: readonly (ReferenceRow | null)[]): ComparedRow {
  const isOff = cells.some((cell) => cell !== null && isDiffering(cell));
  return { key: `${lineIndex}${isLost ? '+' : ''}`, lineIndex, isLost, cells, isDiffering: isOff };
}
