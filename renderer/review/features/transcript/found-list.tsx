import { useEffect, useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { FindHit } from '../../../../app/core/edit/find';
import { dispatch, useReview } from '../../../shell/store';
import type { Finding } from '../../../../app/core/session/state/state-find';
import { useWords } from '../../use-words';

const ROW_PX = 26;

const PROBLEMS = {
  'bad-pattern': 'badPattern',
  'too-long': 'findTooLong',
  stopped: 'findStopped',
} as const;

/** Every place found, with its sheet and line; only the rows in view are drawn. */
export function FoundList({ finding }: { readonly finding: Finding }) {
  const { say } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const order = useReview((state) => state.project.view?.project.pages);
  const { hits, current, problem } = finding;
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
  });
  useEffect(() => {
    if (current !== null && current < hits.length) rows.scrollToIndex(current, { align: 'auto' });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another current place moves the list
  }, [current]);
  if (problem !== null)
    return (
      <p className="find-problem" role="alert">
        {say(PROBLEMS[problem])}
      </p>
    );
  if (hits.length === 0) return null;
  const numberOf = (pageId: string) => (order?.findIndex(({ id }) => id === pageId) ?? 0) + 1;
  return (
    <div ref={list} className="found-list">
      <ul aria-label={say('findTitle')} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const hit = hits[index];
          return hit === undefined ? null : (
            <li key={index} style={{ transform: `translateY(${start}px)` }}>
              <button
                type="button"
                title={`${hit.before}${hit.text}${hit.after}`}
                aria-current={index === current ? 'true' : undefined}
                onClick={() => dispatch({ type: 'hit-shown', index, focus: 'text' })}
              >
                <span className="dim">
                  {say('foundWhere', { page: numberOf(hit.pageId), line: hit.lineIndex + 1 })}
                </span>
                <Quote hit={hit} />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Quote({ hit }: { readonly hit: FindHit }) {
  return (
    <span className="mono found-quote">
      {hit.before}
      <strong>{hit.text.replace(/\n/g, ' ')}</strong>
      {hit.after}
    </span>
  );
}
