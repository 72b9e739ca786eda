import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { pageStatusName } from '../../../../app/core/discrepancy/model/names';
import { pageDetails } from '../../../../app/core/progress/page-details';
import type { ProjectPage } from '../../../../app/core/project/project';
import { openCounts, shownStatus } from '../../../../app/core/session/select/selectors-flags';
import { pageOf, projectPages } from '../../../../app/core/session/select/selectors-text';
import { useReview } from '../../../shell/store';
import { SheetThumbnail } from '../../sheet-thumbnail';
import { useErrorRates } from '../../use-error-rates';
import { useWords } from '../../use-words';

const CELL_PX = { width: 136, height: 196 };

type Props = {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onOpen: (pageId: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  /** The chosen sheets were dropped before the sheet at `at`. */
  readonly onDrop: (at: number) => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
};

/** All sheets as a list of which several can be chosen; only those in view are drawn. */
export function SheetMosaic(props: Props) {
  const { chosen, onChoose, onOpen, onDrop } = props;
  const { say } = useWords();
  useErrorRates();
  const pages = useReview(projectPages);
  const list = useRef<HTMLDivElement>(null);
  const columns = useColumns(list);
  useEffect(() => {
    // After a step that took what had the focus away with it.
    const isLost =
      !(document.activeElement?.closest('.dialog') ?? null) || document.activeElement?.matches('.dialog');
    if (isLost === true) list.current?.focus();
  }, []);
  const first = pages.findIndex(({ id }) => chosen.has(id));
  const [place, setPlace] = useState({ at: Math.max(0, first), from: Math.max(0, first) });
  const at = Math.min(place.at, pages.length - 1);
  const [dropAt, setDropAt] = useState<number | null>(null);
  const rows = useVirtualizer({
    count: Math.ceil(pages.length / columns),
    getScrollElement: () => list.current,
    estimateSize: () => CELL_PX.height,
    overscan: 2,
  });
  const choose = (index: number, how: { readonly shift: boolean; readonly mod: boolean }) => {
    const next = Math.min(pages.length - 1, Math.max(0, index));
    const from = how.shift ? place.from : next;
    const id = pages[next]?.id ?? '';
    setPlace({ at: next, from });
    rows.scrollToIndex(Math.floor(next / columns));
    if (how.mod) onChoose(toggled(chosen, id));
    else
      onChoose(new Set(pages.slice(Math.min(from, next), Math.max(from, next) + 1).map((page) => page.id)));
  };
  const drop = () => {
    if (dropAt !== null) onDrop(dropAt);
    setDropAt(null);
  };
  return (
    <div
      ref={list}
      className="sheet-mosaic"
      role="listbox"
      tabIndex={0}
      data-first
      aria-label={say('sheetsTitle')}
      aria-multiselectable
      aria-activedescendant={`sheet-${pages[at]?.id ?? ''}`}
      onKeyDown={(event) => onKey(event, props, { at, columns, pages, choose })}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div role="presentation" className="sheet-mosaic-inside" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().flatMap(({ index: row, start }) =>
          pages.slice(row * columns, (row + 1) * columns).map((page, column) => {
            const index = row * columns + column;
            return (
              <SheetCell
                key={page.id}
                page={page}
                index={index}
                total={pages.length}
                isChosen={chosen.has(page.id)}
                isAt={index === at}
                isDropPlace={dropAt === index}
                leftPx={column * CELL_PX.width}
                topPx={start}
                onChoose={(how) => choose(index, how)}
                onOpen={() => onOpen(page.id)}
                onDragStart={() => (chosen.has(page.id) ? undefined : onChoose(new Set([page.id])))}
                onDragOver={(isBehind) => setDropAt(isBehind ? index + 1 : index)}
              />
            );
          }),
        )}
      </div>
    </div>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

type Ground = {
  readonly at: number;
  readonly columns: number;
  readonly pages: readonly ProjectPage[];
  readonly choose: (index: number, how: { readonly shift: boolean; readonly mod: boolean }) => void;
};

function onKey(event: KeyboardEvent, props: Props, { at, columns, pages, choose }: Ground): void {
  const { key, shiftKey, altKey } = event;
  const mod = event.ctrlKey || event.metaKey;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
  const handled = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    handled();
    props.onMove(key === 'ArrowLeft' ? -1 : 1);
  } else if (step !== undefined && !altKey) {
    handled();
    const next = at + step;
    if (next >= 0 && next < pages.length) choose(next, { shift: shiftKey, mod: false });
  } else if (key === 'Home' || key === 'End') {
    handled();
    choose(key === 'Home' ? 0 : pages.length - 1, { shift: shiftKey, mod: false });
  } else if (key === ' ') {
    handled();
    choose(at, { shift: false, mod: true });
  } else if (key === 'Enter') {
    handled();
    props.onOpen(pages[at]?.id ?? '');
  } else if (key === 'Delete') {
    handled();
    props.onRemove();
  } else if (mod && event.code === 'KeyA') {
    handled();
    props.onChoose(new Set(pages.map(({ id }) => id)));
  } else if (mod && event.code === 'KeyZ') {
    handled();
    if (shiftKey) props.onRedo();
    else props.onUndo();
  } else if (mod && event.code === 'KeyY') {
    handled();
    props.onRedo();
  }
}

type CellProps = {
  readonly page: ProjectPage;
  readonly index: number;
  readonly total: number;
  readonly isChosen: boolean;
  readonly isAt: boolean;
  readonly isDropPlace: boolean;
  readonly leftPx: number;
  readonly topPx: number;
  readonly onChoose: (how: { readonly shift: boolean; readonly mod: boolean }) => void;
  readonly onOpen: () => void;
  readonly onDragStart: () => void;
  readonly onDragOver: (isBehind: boolean) => void;
};

function SheetCell(props: CellProps) {
  const { page, index, total, isChosen, isAt, isDropPlace, leftPx, topPx } = props;
  const { say, language } = useWords();
  const projectId = useReview((state) => state.project.view?.project.id ?? '');
  const text = useReview((state) => pageOf(state, page.id));
  const open = useReview(openCounts).get(page.id) ?? 0;
  const tries = useReview((state) => state.job.pictureTries);
  const accuracy = useAccuracy(page.id);
  const errors = useErrors(page.id);
  const status = shownStatus(page.status, text !== null);
  const word = page.isBlank === true ? say('sheetBlank') : pageStatusName(status, language).toLowerCase();
  const name = page.name ?? String(index + 1);
  return (
    <div
      id={`sheet-${page.id}`}
      role="option"
      aria-selected={isChosen}
      aria-posinset={index + 1}
      aria-setsize={total}
      aria-label={`${say('page', { number: name })}, ${word}, ${open}${accuracy === null ? '' : `, ${say('sheetAccuracy', { percent: accuracy })}`}`}
      className={`sheet-cell ${isAt ? 'sheet-at' : ''} ${isDropPlace ? 'sheet-drop' : ''}`}
      style={{ transform: `translate(${leftPx}px, ${topPx}px)` }}
      draggable
      onClick={(event: MouseEvent) =>
        props.onChoose({ shift: event.shiftKey, mod: event.ctrlKey || event.metaKey })
      }
      onDoubleClick={props.onOpen}
      onDragStart={props.onDragStart}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        props.onDragOver(event.clientX > box.left + box.width / 2);
      }}
    >
      <span className="sheet-picture">
        <SheetThumbnail key={`${tries} ${page.scanSha256}`} projectId={projectId} pageId={page.id} />
        {open > 0 ? <span className="badge">{open}</span> : null}
      </span>
      <span className="sheet-caption">
        <strong>{name}</strong>
        {errors !== null ? (
          <span className="dim" title={say('errorsHint')}>
            {say('sheetErrors', { percent: errors })}
          </span>
        ) : accuracy === null ? null : (
          <span className="dim">{accuracy}</span>
        )}
      </span>
      <span className="dim sheet-word">{word}</span>
      <span className={`status-bar status-${status}`} />
    </div>
  );
}

/** The error rate against the publication; null where there is none for the sheet. */
function useErrors(pageId: string): string | null {
  const { language } = useWords();
  const rate = useReview((state) => state.aids.errorRates[pageId] ?? null);
  if (rate === null) return null;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(rate);
}

/** How much of the sheet's words is right, as far as the machine's certainties tell. */
function useAccuracy(pageId: string): string | null {
  const { language } = useWords();
  const text = useReview((state) => pageOf(state, pageId));
  const doubtBelow = useReview((state) => state.desk.viewSettings.doubtBelow);
  const knots = useReview((state) => state.project.view?.knots);
  const mean = text === null ? null : pageDetails(text, doubtBelow, knots).meanProbability;
  if (mean === null) return null;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(mean);
}

function useColumns(list: { readonly current: HTMLElement | null }): number {
  const [columns, setColumns] = useState(8);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const measure = () => setColumns(Math.max(1, Math.floor((element.clientWidth - 8) / CELL_PX.width)));
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [list]);
  return columns;
}
