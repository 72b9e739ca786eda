import { Check, CheckCheck, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { standingOf, type LibraryStanding } from '../../../../app/core/library/library';
import { citation } from '../../../../app/core/project/citation';
import type { Language } from '../../../../app/core/base/language';
import type { LibraryDocument } from '../../../api';
import type { Say } from '../../../locales/words';
import { Button } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import { runCommand } from '../../../shell/run-command';
import { useWords } from '../../use-words';
import { DocumentMenu } from './document-menu';
import type { OpenDocument } from './open-document';

type Props = {
  readonly document: LibraryDocument;
  readonly index: number;
  readonly isChosen: boolean;
  /** Asked once, when the row is drawn first. */
  readonly takesFocus: () => boolean;
  readonly onFocus: () => void;
  readonly onOpen: OpenDocument;
  readonly onForget: (handle: string) => void;
};

/** One document: what it is, how far it has come, and who worked on it last. */
export function DocumentRow({ document, index, isChosen, takesFocus, onFocus, onOpen, onForget }: Props) {
  const { language, say, textOf } = useWords();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus()) row.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the row is there
  }, []);
  const { title, folder, archival, left, problem, handle, isInOtherWindow } = document;
  // The folder is said when the row is pointed at; the reason is what counts.
  const reason = problem === null ? '' : textOf(problem).replace(`${folder}: `, '');
  const below = problem !== null ? reason : archival === null ? '' : citation(archival, language);
  return (
    <div className={`document-row ${problem === null ? '' : 'document-closed'}`} data-chosen={isChosen}>
      <DocumentMenu handle={handle} onOpen={onOpen}>
        <button
          ref={row}
          type="button"
          className="document-open document-grid"
          data-index={index}
          data-handle={handle}
          tabIndex={isChosen ? 0 : -1}
          title={folder}
          onFocus={onFocus}
          onClick={(event) => onOpen(handle, event.ctrlKey || event.metaKey)}
          onAuxClick={({ button }) => button === MIDDLE && onOpen(handle, true)}
        >
          <Thumbnail document={document} />
          <span className="document-name">
            <span className="document-title">
              <strong title={title}>{title}</strong>
              {isInOtherWindow ? <span className="chip">{say('inOtherWindow')}</span> : null}
            </span>
            <span className="dim" title={below}>
              {below}
            </span>
          </span>
          <Progress document={document} />
          <Standing document={document} />
          <span className="document-left">{left ?? '—'}</span>
          <LastWork document={document} />
          {isChosen && problem === null ? <GoOn document={document} /> : <span />}
        </button>
      </DocumentMenu>
      {problem === null ? null : (
        <span className="document-actions">
          <Button onClick={() => runCommand('open')}>{say('findFolder')}</Button>
          <Button look="quiet" onClick={() => onForget(handle)}>
            {say('forgetDocument')}
          </Button>
        </span>
      )}
    </div>
  );
}

/** As in a browser: the wheel opens beside what is open. */
const MIDDLE = 1;

type Part = { readonly document: LibraryDocument };

function Thumbnail({ document: { hasPicture, handle } }: Part) {
  const [isLost, setLost] = useState(false);
  return (
    <span className="document-picture">
      {hasPicture && !isLost ? (
        <img src={`/library/${handle}.jpg`} alt="" draggable={false} onError={() => setLost(true)} />
      ) : null}
    </span>
  );
}

function Progress({ document: { progress } }: Part) {
  const { say } = useWords();
  if (progress === null) return <span>—</span>;
  const { sheets, finished } = progress;
  const percent = sheets === 0 ? 0 : (finished / sheets) * 100;
  return (
    <span className="document-progress">
      <svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden>
        <rect className="track" width="100" height="5" />
        <rect className={sheets > 0 && finished === sheets ? 'whole' : 'part'} width={percent} height="5" />
      </svg>
      <span className="dim">{say('sheetsFinished', { count: sheets, done: finished })}</span>
    </span>
  );
}

function Standing({ document }: Part) {
  const { say } = useWords();
  const standing = standingOf(document);
  const text = standingText(standing, document.missing, say);
  if (standing === 'validated' || standing === 'proofread') {
    const Sign = standing === 'validated' ? CheckCheck : Check;
    return (
      <span className="document-standing document-done">
        <Sign size={15} aria-hidden /> {text}
      </span>
    );
  }
  const isMarked = standing === 'missing' || standing === 'problem' || standing === 'attention';
  return (
    <span className={`document-standing ${isMarked ? '' : 'dim'}`}>
      {isMarked ? <span className="dot" aria-hidden /> : null} {text}
    </span>
  );
}

function standingText(standing: LibraryStanding, missing: number, say: Say): string {
  switch (standing) {
    case 'problem':
      return say('standsProblem');
    case 'missing':
      return say('standsMissing', { count: missing });
    case 'attention':
      return say('standsAttention');
    case 'validated':
      return say('standsValidated');
    case 'proofread':
      return say('standsProofread');
    case 'in-progress':
      return say('standsInProgress');
    case 'not-read':
      return say('standsNotRead');
  }
}

function LastWork({ document: { who, atUtc, openedUtc } }: Part) {
  const { say, language } = useWords();
  const shown = atUtc ?? openedUtc;
  return (
    <span className="document-last">
      <span title={who}>{who}</span>
      <span className="dim">
        {shown === null ? '' : whenText(new Date(shown), new Date(), language, say)}
      </span>
    </span>
  );
}

/** Today and yesterday by their names, the year only where it is another. */
function whenText(at: Date, now: Date, language: Language, say: Say): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
  const daysAgo = Math.round((dayOf(now) - dayOf(at)) / DAY_MS);
  if (daysAgo === 0) return say('todayAt', { time });
  if (daysAgo === 1) return say('yesterdayAt', { time });
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', ...year }).format(at);
}

const DAY_MS = 86_400_000;

function dayOf(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

function GoOn({ document: { stoppedAt, isInOtherWindow } }: Part) {
  const { say } = useWords();
  return (
    <span className="document-go">
      <span className="button">
        <Play size={14} aria-hidden /> {say(isInOtherWindow ? 'showItsWindow' : 'goOnWith')} <Kbd>Enter</Kbd>
      </span>
      <span className="dim">{stoppedAt === null || isInOtherWindow ? '' : say('stoppedAt', stoppedAt)}</span>
    </span>
  );
}
