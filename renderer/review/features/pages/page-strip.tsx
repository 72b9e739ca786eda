import type { ProjectPage } from '../../../../app/core/project/project';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { pageStatusName } from '../../../../app/core/discrepancy/model/names';
import { PAGE_STATUSES, type PageStatus } from '../../../../app/core/page/transcription';
import type { PagesShown } from '../../../../app/core/settings/view-settings';
import { missingSheets } from '../../../../app/core/session/select/missing-sheets';
import { openCounts, shownStatus } from '../../../../app/core/session/select/selectors-flags';
import { pageOf, pagesWithText, projectPages } from '../../../../app/core/session/select/selectors-text';
import { SheetThumbnail } from '../../sheet-thumbnail';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** Before a thumbnail is drawn, a row is thought to be as high as one of an upright sheet. */
const ROW_PX = 165;
/** Sheets are shown side by side where the pane is drawn wide enough for two. */
const CELL_PX = 92;

/** The project's sheets, each with its picture, number, status and open discrepancies; missing sheets between. */
export function PageStrip() {
  const { say } = useWords();
  const projectId = useReview((state) => state.project.view?.project.id ?? '');
  const pageId = useReview((state) => state.place.pageId);
  const total = useReview((state) => projectPages(state).length);
  const counts = useReview(openCounts);
  const strip = useRef<HTMLElement>(null);
  const columns = useColumns(strip);
  const pages = useShownPages();
  const gaps = useReview(missingSheets);
  const rows = useVirtualizer({
    count: Math.ceil(pages.length / columns),
    getScrollElement: () => strip.current,
    estimateSize: () => ROW_PX,
    overscan: 3,
    gap: 10,
  });
  const current = Math.floor(pages.findIndex(({ id }) => id === pageId) / columns);
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another sheet moves the strip
  }, [current]);
  return (
    <nav ref={strip} className="page-strip" aria-label={say('pages')}>
      {total > 1 ? <PageFilter /> : null}
      {pages.length === 0 ? <p className="dim">{say('noPages')}</p> : null}
      <div className="page-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className="page-row"
            style={{ transform: `translateY(${start}px)` }}
          >
            {pages
              .slice(index * columns, (index + 1) * columns)
              .map(({ id, status, number, name, isBlank }) => (
                <div key={id} className="page-cell">
                  {gaps.has(number - 1) ? <MissingSheet /> : null}
                  <PageButton
                    projectId={projectId}
                    pageId={id}
                    number={number}
                    name={name ?? String(number)}
                    isBlank={isBlank === true}
                    status={status}
                    openCount={counts.get(id) ?? 0}
                  />
                  {number === total && gaps.has(total) ? <MissingSheet /> : null}
                </div>
              ))}
          </div>
        ))}
      </div>
    </nav>
  );
}

type NumberedPage = ProjectPage & { readonly number: number };

/** The sheets that the strip is to show, with their numbers. */
function useShownPages(): readonly NumberedPage[] {
  const all = useReview(projectPages);
  const counts = useReview(openCounts);
  const shown = useReview((state) => state.desk.viewSettings.pagesShown);
  const withText = useReview((state) => (isStatus(shown) ? pagesWithText(state) : ''));
  const numbered = useMemo(() => all.map((page, index) => ({ ...page, number: index + 1 })), [all]);
  return useMemo(() => {
    if (shown === 'all') return numbered;
    return numbered.filter(({ id, status }) =>
      shown === 'open' ? (counts.get(id) ?? 0) > 0 : shownStatus(status, withText.includes(id)) === shown,
    );
  }, [numbered, counts, shown, withText]);
}

const isStatus = (shown: PagesShown): shown is PageStatus => shown !== 'all' && shown !== 'open';

/** All sheets, those with open discrepancies, or those of one status. */
function PageFilter() {
  const { say, language } = useWords();
  const shown = useReview((state) => state.desk.viewSettings.pagesShown);
  return (
    <select
      className="field page-filter"
      aria-label={say('pagesShown')}
      value={shown}
      onChange={({ target }) =>
        dispatch({ type: 'view-changed', change: { pagesShown: target.value as PagesShown } })
      }
    >
      <option value="all">{say('pagesAll')}</option>
      <option value="open">{say('pagesOpen')}</option>
      {PAGE_STATUSES.map((status) => (
        <option key={status} value={status}>
          {pageStatusName(status, language).toLowerCase()}
        </option>
      ))}
    </select>
  );
}

/** How many sheets fit side by side. */
function useColumns(strip: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const element = strip.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() =>
      setColumns(Math.max(1, Math.floor((element.clientWidth - 10) / CELL_PX))),
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [strip]);
  return columns;
}

function MissingSheet() {
  const { say } = useWords();
  return (
    <div className="missing-sheet" role="note">
      {say('missingSheet')}
    </div>
  );
}

type PageButtonProps = {
  readonly projectId: string;
  readonly pageId: string;
  readonly number: number;
  readonly name: string;
  readonly isBlank: boolean;
  readonly status: PageStatus;
  readonly openCount: number;
};

/** While the strip is scrolled, the buttons that stay are not made anew. */
const PageButton = memo(function PageButton({
  projectId,
  pageId,
  number,
  name,
  isBlank,
  status,
  openCount,
}: PageButtonProps) {
  const { say, language } = useWords();
  const isCurrent = useReview((state) => state.place.pageId === pageId);
  const hasText = useReview((state) => pageOf(state, pageId) !== null);
  const tries = useReview((state) => state.job.pictureTries);
  const hasFailed = useReview((state) => state.job.failed[pageId] !== undefined);
  const shown = shownStatus(status, hasText);
  return (
    <button
      type="button"
      className="page-button"
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={`${say('page', { number })}, ${pageStatusName(shown, language)}, ${openCount}${hasFailed ? `, ${say('failedSheet')}` : ''}`}
      onClick={() => dispatch({ type: 'page-selected', pageId })}
    >
      <span className="thumbnail">
        <SheetThumbnail key={tries} projectId={projectId} pageId={pageId} />
        {hasFailed ? (
          <span className="badge badge-failed" title={say('failedSheet')}>
            !
          </span>
        ) : null}
        {openCount > 0 ? <span className="badge">{openCount}</span> : null}
      </span>
      <span className="page-caption">
        <span title={say('page', { number })}>{name}</span>
        <span className="dim">
          {isBlank ? say('sheetBlank') : pageStatusName(shown, language).toLowerCase()}
        </span>
      </span>
      <span className={`status-bar status-${shown}`} />
    </button>
  );
});
