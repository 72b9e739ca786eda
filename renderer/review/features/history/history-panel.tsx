import { useEffect, useState } from 'react';
import type { RevisionEntry } from '../../../api';
import { ask } from '../../../state/ask';
import { useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Comparison } from './comparison';
import { timeOf, titleOf } from './version-words';

/** The versions of the page in view, newest first; each can be compared with now and restored. */
export function HistoryPanel() {
  const { say } = useWords();
  const pageId = useReview((state) => state.pageId);
  const baseHash = useReview((state) => (pageId === null ? null : (state.pages[pageId]?.baseHash ?? null)));
  const [entries, setEntries] = useState<readonly RevisionEntry[]>([]);
  const [openHash, setOpenHash] = useState<string | null>(null);
  useEffect(() => {
    if (pageId === null) return;
    let isStale = false;
    void ask('page.history', { pageId }).then((found) => {
      if (!isStale && found !== null) setEntries(found);
    });
    return () => {
      isStale = true;
    };
  }, [pageId, baseHash]);
  if (pageId === null || entries.length === 0) return <p className="dim panel-note">{say('noVersions')}</p>;
  return (
    <div className="history">
      <h2>{say('versionsOfPage', { number: Number(pageId) })}</h2>
      <ul>
        {entries.map((entry) => (
          <Version
            key={entry.hash}
            entry={entry}
            others={entries.filter(({ hash }) => hash !== entry.hash)}
            isOpen={entry.hash === openHash}
            onToggle={() => setOpenHash(entry.hash === openHash ? null : entry.hash)}
          />
        ))}
      </ul>
    </div>
  );
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
  return (
    <li className="version">
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
      {isOpen ? <Comparison entry={entry} others={others} /> : null}
    </li>
  );
}
