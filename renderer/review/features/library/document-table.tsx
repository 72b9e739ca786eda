import { ArrowDown, ArrowUp, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  firstOrder,
  LIBRARY_COLUMNS,
  LIBRARY_FILTERS,
  shownDocuments,
  type LibraryColumn,
  type LibraryFilter,
  type LibraryView,
} from '../../../../app/core/library/library';
import type { LibraryDocument } from '../../../api';
import type { WordKey } from '../../../locales/en';
import { Button } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { useReview } from '../../../shell/store';
import { keysAsShown } from '../../use-keys';
import { useWords } from '../../use-words';
import { DocumentRow } from './document-row';
import { useNewWindowKeys, type OpenDocument } from './open-document';

const ROW_PX = 68;
const ROWS_A_PAGE = 6;

const FILTER_WORDS: Readonly<Record<LibraryFilter, WordKey>> = {
  all: 'filterAll',
  working: 'filterWorking',
  attention: 'filterAttention',
  finished: 'filterFinished',
};
const COLUMN_WORDS: Readonly<Record<LibraryColumn, WordKey>> = {
  title: 'columnDocument',
  progress: 'columnProgress',
  standing: 'columnStanding',
  left: 'columnLeft',
  last: 'columnLast',
};

const NEWEST_FIRST: LibraryView = { search: '', filter: 'all', order: { by: 'last', isRising: false } };

type Props = {
  readonly documents: readonly LibraryDocument[];
  readonly onOpen: OpenDocument;
  readonly onForget: (handle: string) => void;
};

/** The documents as rows that can be searched, filtered and sorted; the arrow keys walk them, Enter opens one. */
export function DocumentTable({ documents, onOpen, onForget }: Props) {
  const { say } = useWords();
  useNewWindowKeys(onOpen);
  const [view, setView] = useState(NEWEST_FIRST);
  const shown = useMemo(() => shownDocuments(documents, view), [documents, view]);
  const change = (part: Partial<LibraryView>) => setView((known) => ({ ...known, ...part }));
  return (
    <section className="documents" aria-label={say('library')}>
      <div className="documents-bar">
        <h2>{say('library')}</h2>
        <span className="dim">{shown.length}</span>
        <div className="spacer" />
        <Filters chosen={view.filter} onChoose={(filter) => change({ filter })} />
        <SearchField search={view.search} onSearch={(search) => change({ search })} />
      </div>
      <Heads view={view} onSort={(order) => change({ order })} />
      {shown.length === 0 ? (
        <p className="library-empty" role="status">
          {say('noDocumentFound')}{' '}
          <Button onClick={() => setView(NEWEST_FIRST)}>{say('showAllDocuments')}</Button>
        </p>
      ) : (
        <Rows documents={shown} onOpen={onOpen} onForget={onForget} />
      )}
    </section>
  );
}

type FiltersProps = { readonly chosen: LibraryFilter; readonly onChoose: (filter: LibraryFilter) => void };

function Filters({ chosen, onChoose }: FiltersProps) {
  const { say } = useWords();
  return (
    <div className="segments" role="group" aria-label={say('libraryFilter')}>
      {LIBRARY_FILTERS.map((filter) => (
        <button key={filter} type="button" aria-pressed={filter === chosen} onClick={() => onChoose(filter)}>
          {say(FILTER_WORDS[filter])}
        </button>
      ))}
    </div>
  );
}

type SearchProps = { readonly search: string; readonly onSearch: (search: string) => void };

/** Ctrl+F finds in the list while there is no text to find in. */
function SearchField({ search, onSearch }: SearchProps) {
  const { say } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const isBehind = useReview((state) => state.desk.dialog !== null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (isBehind || event.code !== 'KeyF' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      field.current?.select();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [isBehind]);
  return (
    <label className="documents-search">
      <Search size={16} aria-hidden />
      <input
        ref={field}
        type="search"
        value={search}
        maxLength={200}
        aria-label={say('librarySearch')}
        placeholder={say('librarySearch')}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSearch('');
          if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.document-open')?.focus();
        }}
      />
      <Kbd>{keysAsShown('Mod+F')}</Kbd>
    </label>
  );
}

type HeadsProps = {
  readonly view: LibraryView;
  readonly onSort: (order: LibraryView['order']) => void;
};

function Heads({ view: { order }, onSort }: HeadsProps) {
  const { say } = useWords();
  return (
    <div className="documents-heads document-grid">
      <span />
      {LIBRARY_COLUMNS.map((by) => {
        const isOwn = order.by === by;
        const Arrow = order.isRising ? ArrowUp : ArrowDown;
        return (
          <button
            key={by}
            type="button"
            className={`head-${by}`}
            aria-pressed={isOwn}
            onClick={() => onSort(isOwn ? { by, isRising: !order.isRising } : firstOrder(by))}
          >
            {say(COLUMN_WORDS[by])}
            {isOwn ? <Arrow size={13} aria-hidden /> : null}
            {isOwn ? (
              <span className="visually-hidden">
                {say(order.isRising ? 'sortedRising' : 'sortedFalling')}
              </span>
            ) : null}
          </button>
        );
      })}
    </div>
  );
}

function Rows({ documents, onOpen, onForget }: Props) {
  const { say } = useWords();
  const list = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(0);
  const [at, setAt] = useState(0);
  const rows = useVirtualizer({
    count: documents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_A_PAGE + 2,
  });
  const goTo = (index: number) => {
    const next = Math.min(documents.length - 1, Math.max(0, index));
    wanted.current = next;
    setAt(next);
    rows.scrollToIndex(next);
    focusRow(list.current, next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target as HTMLElement).matches('.document-open')) return;
    event.preventDefault();
    goTo(step === 'first' ? 0 : step === 'last' ? documents.length - 1 : at + step);
  };
  return (
    <div ref={scroller} className="documents-scroller">
      <ul
        ref={list}
        className="document-rows"
        aria-label={say('library')}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const document = documents[index];
          if (document === undefined) return null;
          return (
            <li key={document.handle} style={{ transform: `translateY(${start}px)` }}>
              <DocumentRow
                document={document}
                index={index}
                isChosen={index === at}
                takesFocus={() => takesFocus(wanted, index)}
                onFocus={() => setAt(index)}
                onOpen={onOpen}
                onForget={onForget}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  ...{ ArrowDown: 1, ArrowUp: -1, PageDown: ROWS_A_PAGE, PageUp: -ROWS_A_PAGE, Home: 'first', End: 'last' },
};

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
}

/** A row that was asked for before it was drawn takes the keys once, unless somebody writes. */
function takesFocus(wanted: { current: number | null }, index: number): boolean {
  if (wanted.current !== index) return false;
  wanted.current = null;
  return !(document.activeElement instanceof HTMLInputElement);
}
