import { useCallback, useEffect, useState } from 'react';
import type { RevisionReason } from '../../../../app/core/revision';
import { differingLines, type ComparedPart } from '../../../../app/core/compare-texts';
import type { Page } from '../../../../app/core/transcription';
import type { RevisionEntry } from '../../../api';
import type { WordKey } from '../../../locales/en';
import { ask } from '../../../state/ask';
import { refreshPage } from '../../../state/project';
import { flush } from '../../../state/saving';
import { say as notify, useReview } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';

const REASONS: Readonly<Record<RevisionReason, WordKey>> = {
  recognised: 'reasonRecognised',
  imported: 'reasonImported',
  autosave: 'reasonAutosave',
  saved: 'reasonSaved',
  restored: 'reasonRestored',
  recovered: 'reasonRecovered',
  'outside-change': 'reasonOutside',
  merged: 'reasonMerged',
};

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
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

function Version({ entry, isOpen, onToggle }: VersionProps) {
  const { say, language } = useWords();
  const { info } = entry;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="version">
      <button type="button" className="version-head" aria-expanded={isOpen} onClick={onToggle}>
        <span className={info.reason === 'saved' ? 'strong' : ''}>
          {info.note === '' ? say(REASONS[info.reason]) : info.note}
        </span>
        {entry.isCurrent ? <span className="chip">{say('current')}</span> : null}
        <span className="dim version-when">
          {when.format(new Date(info.atUtc))}
          {info.who === '' ? '' : ` · ${info.who}`}
        </span>
      </button>
      {isOpen ? <Comparison entry={entry} /> : null}
    </li>
  );
}

function Comparison({ entry }: { readonly entry: RevisionEntry }) {
  const { say } = useWords();
  const { pageId } = entry.info;
  const now = useReview((state) => state.pages[pageId]?.page ?? null);
  const isReadOnly = useReview((state) => state.view?.readOnly !== null);
  const [then, setThen] = useState<Page | null>(null);
  useEffect(() => {
    void ask('page.readRevision', { pageId, hash: entry.hash }).then(setThen);
  }, [pageId, entry.hash]);
  const restore = useCallback(async () => {
    await flush();
    const restored = await ask('page.restore', { pageId, hash: entry.hash, note: '' });
    if (restored === null) return;
    await refreshPage(pageId);
    notify(say('restored'));
  }, [pageId, entry.hash, say]);
  if (then === null) return null;
  const lines = differingLines(textsOf(then), textsOf(now));
  return (
    <div className="comparison">
      <p className="dim">{say(lines.length === 0 ? 'sameText' : 'differsFromNow')}</p>
      {lines.map(({ before, after }, i) => (
        <div key={i} className="compared">
          {before === null ? null : <Side label={say('then')} parts={before} />}
          {after === null ? null : <Side label={say('now')} parts={after} />}
        </div>
      ))}
      {entry.isCurrent && lines.length === 0 ? null : (
        <Button disabled={isReadOnly} onClick={() => void restore()}>
          {say('restore')}
        </Button>
      )}
    </div>
  );
}

function Side({ label, parts }: { readonly label: string; readonly parts: readonly ComparedPart[] }) {
  return (
    <p>
      <span className="dim side-label">{label}</span>
      <span className="mono">
        {parts.map(({ text, isSame }, i) =>
          isSame ? <span key={i}>{text}</span> : <mark key={i}>{text}</mark>,
        )}
      </span>
    </p>
  );
}

function textsOf(page: Page | null): readonly string[] {
  return page?.lines.map(({ text }) => text) ?? [];
}
