import { useEffect, useRef, type KeyboardEvent } from 'react';
import { CornerDownLeft } from 'lucide-react';
import type { ComparedPart } from '../../../../app/core/edit/compare-texts';
import { shownRows, type ReferenceRow } from '../../../../app/core/reference/rows';
import { ComparedWords } from '../../../ui/compared-words';
import { Button } from '../../../ui/button';
import type { ComparedRow } from './compared-rows';
import { joinLock, levelOther } from '../../scroll-lock';
import { dispatch, stateNow, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';

type Props = { readonly rows: readonly ComparedRow[]; readonly indexes: readonly number[] };

/** The rows. They scroll with the transcription; arrows move the caret's line, and its row is marked. */
export function ComparedList({ rows, indexes }: Props) {
  const { say } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const lines = useReview((state) => state.desk.viewSettings.referenceLines);
  const caretLine = useReview((state) => state.place.caret?.lineIndex ?? -1);
  const shown = shownRows(
    rows.map((row) => row.isDiffering),
    lines,
  ).flatMap((index) => rows[index] ?? []);
  useScrollLock(list, caretLine);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = shown[stepFrom(shown, caretLine, step)];
    if (next === undefined) return;
    goTo(next.lineIndex, 'panel');
    list.current?.querySelector<HTMLElement>(`[data-row="${next.key}"] .compared-texts`)?.focus();
  };
  if (shown.length === 0) return <p className="dim panel-note">{say('nothingDiffers')}</p>;
  return (
    <ol ref={list} className="compared-list" aria-label={say('reference')} onKeyDown={onKeyDown}>
      {shown.map((row) => (
        <Row key={row.key} row={row} indexes={indexes} isCurrent={row.lineIndex === caretLine} />
      ))}
    </ol>
  );
}

function stepFrom(shown: readonly ComparedRow[], caretLine: number, step: number): number {
  const at = shown.findIndex(({ lineIndex }) => lineIndex >= caretLine);
  if (at < 0) return shown.length - 1;
  if (shown[at]?.lineIndex !== caretLine) return step > 0 ? at : at - 1;
  let next = at + step;
  while (shown[next]?.lineIndex === caretLine) next += step;
  return next;
}

function goTo(lineIndex: number, focus: 'text' | 'panel'): void {
  const { pageId, caret } = stateNow().place;
  if (pageId === null || (focus === 'panel' && caret?.lineIndex === lineIndex)) return;
  dispatch({ type: 'target-shown', target: { pageId, lineIndex, from: 0, to: 0, focus } });
}

function useScrollLock(list: React.RefObject<HTMLOListElement | null>, caretLine: number): void {
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const rowsOf = () => [...element.querySelectorAll<HTMLElement>('[data-line]')];
    const lineOf = (row: HTMLElement | undefined) => Number(row?.dataset.line ?? 0);
    return joinLock('beside', {
      topOfLinePx: (lineIndex) => {
        // Where equal lines are hidden, the row before stands for them.
        const row = rowsOf()
          .filter((each) => lineOf(each) <= lineIndex)
          .pop();
        return row?.getBoundingClientRect().top ?? null;
      },
      lineAtPx: (yPx) => lineOf(rowsOf().find((row) => row.getBoundingClientRect().bottom > yPx)),
      boundsPx: () => element.getBoundingClientRect(),
      scrollByPx: (byPx) => element.scrollBy({ top: byPx }),
      element,
      caretLine: () => stateNow().place.caret?.lineIndex ?? 0,
    });
  }, [list]);
  useEffect(() => levelOther('text'), [caretLine]);
}

type RowProps = {
  readonly row: ComparedRow;
  readonly indexes: readonly number[];
  readonly isCurrent: boolean;
};

function Row({ row, indexes, isCurrent }: RowProps) {
  const { say } = useWords();
  const { lineIndex, isLost, cells } = row;
  const own = cells.find((cell) => cell !== null)?.own ?? [];
  const isFurniture = cells.every((cell) => cell?.kind === 'furniture');
  // Where every text says the same, saying it once is enough.
  const shown = cells.every((cell) => cell?.kind === 'same') ? cells.slice(0, 1) : cells;
  return (
    <li
      className={`compared-row ${row.isDiffering ? 'compared-differs' : ''} ${isFurniture ? 'compared-furniture' : ''}`}
      aria-current={isCurrent ? 'true' : undefined}
      data-line={lineIndex}
      data-row={row.key}
    >
      <span className="compared-number dim">{isLost ? '+' : lineIndex + 1}</span>
      <button
        type="button"
        className="compared-texts"
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => goTo(lineIndex, 'text')}
      >
        {row.isDiffering && !isLost ? <Parts className="compared-own" parts={own} /> : null}
        <span className="compared-cells">
          {isFurniture ? (
            <Parts
              parts={
                own.some(({ text }) => text.trim() !== '') ? own : [{ text: say('emptyLine'), isSame: true }]
              }
            />
          ) : (
            shown.map((cell, i) => <Cell key={indexes[i]} cell={cell} label={say('notInReference')} />)
          )}
        </span>
      </button>
      {row.isDiffering ? <Take row={row} indexes={indexes} /> : null}
    </li>
  );
}

function Cell({ cell, label }: { readonly cell: ReferenceRow | null; readonly label: string }) {
  if (cell === null || cell.kind === 'unknown') return <span className="dim">{label}</span>;
  return <Parts parts={cell.theirs.length > 0 ? cell.theirs : cell.own} />;
}

function Parts({
  parts,
  className,
}: {
  readonly parts: readonly ComparedPart[];
  readonly className?: string;
}) {
  return (
    <span className={className}>
      <ComparedWords parts={parts} />
    </span>
  );
}

/** One button for each reference that has something to take here. */
function Take({ row: { lineIndex, cells }, indexes }: Omit<RowProps, 'isCurrent'>) {
  const { say } = useWords();
  const readOnly = useReview(isReadOnly);
  const labels = useReview((state) => state.project.view?.project.references ?? []);
  return (
    <span className="compared-take">
      {cells.map((cell, i) => {
        const index = indexes[i];
        if (cell === null || index === undefined || (cell.kind !== 'differs' && cell.kind !== 'lost'))
          return null;
        const name = `${say('takeLine')}: ${labels[index]?.label ?? ''}`;
        return (
          <Button
            key={index}
            look="quiet"
            icon={<CornerDownLeft size={14} />}
            disabled={readOnly}
            aria-label={name}
            title={name}
            onClick={() => {
              dispatch({ type: 'reference-chosen', index: index });
              dispatch({
                type: 'lines-wanted',
                taken: { from: lineIndex, to: lineIndex + 1, emptiesUnknown: false },
              });
            }}
          />
        );
      })}
    </span>
  );
}
