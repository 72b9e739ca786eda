import { memo, useEffect, useRef, useState } from 'react';
import { formatMessage } from '../../../../app/core/discrepancy/messages';
import { kindName, verdictName } from '../../../../app/core/discrepancy/names';
import { dispatch, useReview } from '../../../shell/store';
import { sheetNumber } from '../../../../app/core/session/selectors-text';
import type { Located } from '../../../../app/core/session/places';
import { useWords } from '../../use-words';

/** So many entries are drawn at first, and as many more whenever the end of the list comes into view. */
const STEP = 60;

type ListProps = {
  readonly title: string;
  readonly entries: readonly Located[];
  readonly isCollapsed?: boolean;
};

/** A list of discrepancies; a long review has thousands, of which only what is scrolled to is drawn. */
export function DiscrepancyList({ title, entries, isCollapsed = false }: ListProps) {
  if (entries.length === 0) return null;
  if (!isCollapsed) {
    return (
      <section className="list">
        <h2>{title}</h2>
        <Entries entries={entries} />
      </section>
    );
  }
  return (
    <details className="list">
      <summary>
        {title} {entries.length}
      </summary>
      <Entries entries={entries} />
    </details>
  );
}

function Entries({ entries }: { readonly entries: readonly Located[] }) {
  const [limit, setLimit] = useState(STEP);
  const end = useRef<HTMLLIElement>(null);
  const isCut = entries.length > limit;
  useEffect(() => {
    const element = end.current;
    if (element === null || !isCut) return;
    const watcher = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) setLimit((known) => known + STEP);
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [isCut, limit]);
  return (
    <ul>
      {entries.slice(0, limit).map((one, index) => (
        <li key={one.discrepancy.id} ref={index === limit - 1 ? end : null}>
          <Entry one={one} />
        </li>
      ))}
    </ul>
  );
}

type EntryProps = { readonly one: Located };

/** Every key moves what stands behind it; an entry is drawn anew only when it would show something else. */
function isShownAlike({ one: a }: EntryProps, { one: b }: EntryProps): boolean {
  if (a === b) return true;
  const [partA, partB] = [a.parts[0], b.parts[0]];
  return (
    a.discrepancy.id === b.discrepancy.id &&
    a.discrepancy.kind === b.discrepancy.kind &&
    a.discrepancy.severity === b.discrepancy.severity &&
    a.discrepancy.text === b.discrepancy.text &&
    a.discrepancy.reference?.text === b.discrepancy.reference?.text &&
    a.discrepancy.message === b.discrepancy.message &&
    partA?.pageId === partB?.pageId &&
    partA?.lineIndex === partB?.lineIndex
  );
}

const Entry = memo(function Entry({ one }: EntryProps) {
  const { say, language } = useWords();
  const { discrepancy, parts } = one;
  const [part] = parts;
  const verdict = useReview((state) => state.project.view?.verdicts[discrepancy.id]?.verdict ?? null);
  const isHere = useReview((state) => part !== undefined && state.place.pageId === part.pageId);
  const sheet = useReview((state) => sheetNumber(state, part?.pageId));
  const where =
    part === undefined
      ? '—'
      : isHere
        ? say('lineNumber', { number: part.lineIndex + 1 })
        : say('page', { number: sheet }).toLowerCase();
  return (
    <button
      type="button"
      className="entry"
      title={formatMessage(discrepancy.message, language)}
      onClick={() => dispatch({ type: 'flag-shown', id: discrepancy.id })}
    >
      <span className={`dot dot-${discrepancy.severity}`} />
      <span className="entry-text">
        <span className="mono">{shorten(discrepancy.text || discrepancy.reference?.text || '')}</span>
        <span className="dim"> · {kindName(discrepancy.kind, language).toLowerCase()}</span>
        {verdict === null ? null : (
          <span className="dim"> · {verdictName(verdict, language).toLowerCase()}</span>
        )}
      </span>
      <span className="dim entry-where">{where}</span>
    </button>
  );
}, isShownAlike);

const MAX_ENTRY_CHARS = 28;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_ENTRY_CHARS ? line : `${line.slice(0, MAX_ENTRY_CHARS - 1)}…`;
}
