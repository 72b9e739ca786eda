import { useEffect, useRef, useState } from 'react';
import type { RevisionEntry } from '../../../api';
import { Button } from '../../../ui/button';
import { Comparison } from './comparison';
import { timeOf, titleOf } from './version-words';
import { ask } from '../../../shell/requests';
import { standsBeside } from '../../../../app/core/session/select/other-versions';
import { dispatch, useReview } from '../../../shell/store';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';
import { docOf, isReadOnly } from '../../../../app/core/session/select/selectors-text';

type Props = {
  /** The version that is compared, if any. */
  readonly openHash: string | null;
  readonly onOpen: (hash: string | null) => void;
};

/** The versions of the sheet in view, newest first; each can be compared, restored, and brought together with now. */
export function PageVersions({ openHash, onOpen }: Props) {
  const { say } = useWords();
  const numberOf = useSheetNumbers();
  const pageId = useReview((state) => state.place.pageId);
  const entries = usePageHistory(pageId);
  if (pageId === null || entries.length === 0) return <p className="dim panel-note">{say('noVersions')}</p>;
  return (
    <>
      <h2>{say('versionsOfPage', { number: numberOf(pageId) })}</h2>
      <ul>
        {entries.map((entry) => (
          <Version
            key={entry.hash}
            entry={entry}
            others={entries.filter(({ hash }) => hash !== entry.hash)}
            isOpen={entry.hash === openHash}
            onToggle={() => onOpen(entry.hash === openHash ? null : entry.hash)}
          />
        ))}
      </ul>
    </>
  );
}

/** Read anew whenever the page was saved; never of another page than the one asked for. */
function usePageHistory(pageId: string | null): readonly RevisionEntry[] {
  const baseHash = useReview((state) => docOf(state, pageId)?.baseHash ?? null);
  const [found, setFound] = useState<readonly RevisionEntry[]>([]);
  useEffect(() => {
    if (pageId === null) return;
    let isStale = false;
    void ask('page.history', { pageId }).then((entries) => {
      if (!isStale && entries !== null) setFound(entries);
    });
    return () => {
      isStale = true;
    };
  }, [pageId, baseHash]);
  return found[0]?.info.pageId === pageId ? found : [];
}

type VersionProps = {
  readonly entry: RevisionEntry;
  readonly others: readonly RevisionEntry[];
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function Version({ entry, others, isOpen, onToggle }: VersionProps) {
  const { say, language } = useWords();
  const { info } = entry;
  const item = useRef<HTMLLIElement>(null);
  // One that was opened from the whole review’s list may be far down in this one.
  useEffect(() => {
    if (isOpen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li className="version" ref={item}>
      <button type="button" className="version-head" aria-expanded={isOpen} onClick={onToggle}>
        <span className={info.reason === 'saved' ? 'strong' : ''}>{titleOf(info, say)}</span>
        {entry.isCurrent ? <span className="chip">{say('current')}</span> : null}
        {entry.isFork ? (
          <span className="chip" title={say('forkHint')}>
            {say('fork')}
          </span>
        ) : null}
        <span className="dim version-when">
          {timeOf(info, language)}
          {info.who === '' ? '' : ` · ${info.who}`}
        </span>
      </button>
      {isOpen ? (
        <>
          <MergeButton entry={entry} />
          <Comparison entry={entry} others={others} />
        </>
      ) : null}
    </li>
  );
}

function MergeButton({ entry }: { readonly entry: RevisionEntry }) {
  const { say } = useWords();
  const baseHash = useReview((state) => docOf(state, entry.info.pageId)?.baseHash ?? null);
  const readOnly = useReview(isReadOnly);
  if (!standsBeside(entry, baseHash)) return null;
  return (
    <Button
      look="primary"
      className="merge-button"
      disabled={readOnly}
      onClick={() => dispatch({ type: 'requested', effect: { kind: 'merge-version', entry } })}
    >
      {say('mergeThis')}
    </Button>
  );
}
