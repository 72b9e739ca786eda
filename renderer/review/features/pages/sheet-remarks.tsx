import { useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { markName } from '../../../../app/core/marks';
import { remarksOfPage, type Remark } from '../../../../app/core/remarks';
import type { Page } from '../../../../app/core/transcription';
import { SheetOrReviewChoice, type SheetOrReview } from '../../../ui/sheet-or-review';
import { dispatch, useReview } from '../../../shell/store';
import type { ReviewState } from '../../../../app/core/session/state';
import { useWords } from '../../use-words';

/** Before a row is drawn: two lines of text. */
const ROW_PX = 44;

/** What people marked and noted, on this sheet or in the whole review; each leads to its place. */
export function SheetRemarks({ pageId }: { readonly pageId: string }) {
  const { say } = useWords();
  const [shown, setShown] = useState<SheetOrReview>('sheet');
  const remarks = useRemarks(shown, pageId);
  return (
    <section className="sheet-remarks">
      <h2>{say('remarks')}</h2>
      <SheetOrReviewChoice
        label={say('remarksOf')}
        names={{ sheet: say('thisSheet'), review: say('wholeReview') }}
        chosen={shown}
        onChoose={setShown}
      />
      {remarks.length === 0 ? (
        <p className="dim panel-note">{say(shown === 'sheet' ? 'noRemarksHere' : 'noRemarks')}</p>
      ) : (
        <RemarkRows remarks={remarks} namesSheets={shown === 'review'} />
      )}
    </section>
  );
}

/** A page that is not typed on keeps its list, however many others there are. */
const known = new WeakMap<Page, { readonly sheet: number; readonly remarks: readonly Remark[] }>();

function remarksAt(page: Page, sheet: number): readonly Remark[] {
  const kept = known.get(page);
  if (kept?.sheet === sheet) return kept.remarks;
  const remarks = remarksOfPage(page, sheet);
  known.set(page, { sheet, remarks });
  return remarks;
}

function useRemarks(shown: SheetOrReview, pageId: string): readonly Remark[] {
  const order = useReview((state) => state.project.view?.project.pages);
  const docs = useReview((state) => (shown === 'review' ? state.text.pages : null));
  const own = useReview((state) => state.text.pages[pageId]?.page ?? null);
  return (order ?? []).flatMap(({ id }, i) => {
    const page = id === pageId ? own : (docs?.[id]?.page ?? null);
    return page === null ? [] : remarksAt(page, i + 1);
  });
}

type RowsProps = { readonly remarks: readonly Remark[]; readonly namesSheets: boolean };

/** Only the rows in view are drawn: a long review may have thousands of headings. */
function RemarkRows({ remarks, namesSheets }: RowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const rows = useVirtualizer({
    count: remarks.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('.tab-content') ?? null,
    estimateSize: () => ROW_PX,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 6,
  });
  return (
    <ul ref={list} className="remark-rows" style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const remark = remarks[index];
        if (remark === undefined) return null;
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
          >
            <RemarkRow remark={remark} namesSheet={namesSheets} />
          </li>
        );
      })}
    </ul>
  );
}

function RemarkRow({ remark, namesSheet }: { readonly remark: Remark; readonly namesSheet: boolean }) {
  const { say, language } = useWords();
  const pageId = useReview(({ project }: ReviewState) => project.view?.project.pages[remark.sheet - 1]?.id);
  const name = remark.kind === 'comment' ? say('comment') : markName(remark.kind, language);
  const line = remark.line === 0 ? say('onWholeSheet') : say('lineNumber', { number: remark.line });
  const go = () => {
    const from = remark.kind === 'comment' ? 0 : remark.from;
    const to = remark.kind === 'comment' ? 0 : remark.from + remark.text.length;
    if (pageId !== undefined)
      dispatch({
        type: 'target-shown',
        target: { pageId, lineIndex: Math.max(0, remark.line - 1), from, to, focus: 'text' },
      });
  };
  const text = remark.kind === 'comment' ? remark.note : remark.text;
  return (
    <button type="button" className="remark" title={text} onClick={go}>
      <span className="remark-where">
        <span>{name}</span>
        <span className="dim">
          {namesSheet ? say('foundWhere', { page: remark.sheet, line: remark.line }) : line}
        </span>
      </span>
      <span className={remark.kind === 'comment' ? 'remark-text remark-note' : 'remark-text mono'}>
        {text}
      </span>
    </button>
  );
}
