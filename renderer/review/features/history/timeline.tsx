import { useEffect, useRef, useState } from 'react';
import { History } from 'lucide-react';
import type { TimelineEntry } from '../../../api';
import { Button } from '../../../ui/button';
import { timeOf, titleOf } from './version-words';
import { ask } from '../../../shell/requests';
import { dispatch, useReview } from '../../../shell/store';
import { useSheetNumbers } from '../../use-sheet-numbers';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/select/selectors-text';

/** So many versions are read at a time. */
const PART = 50;

type Props = { readonly onShow: (pageId: string, hash: string) => void };

/** Every sheet's versions in one list, newest first; the review can go back to how it was at any of them. */
export function Timeline({ onShow }: Props) {
  const { say } = useWords();
  const [isAskedForOnly, setIsAskedForOnly] = useState(false);
  const { entries, isEnd, isReading, readOn } = useTimeline(isAskedForOnly);
  return (
    <>
      <label className="timeline-filter">
        <input
          type="checkbox"
          checked={isAskedForOnly}
          onChange={(event) => setIsAskedForOnly(event.target.checked)}
        />
        {say('savedOnly')}
      </label>
      <ul>
        {entries.map((entry) => (
          <Entry key={`${entry.info.pageId}${entry.hash}`} entry={entry} onShow={onShow} />
        ))}
      </ul>
      {isEnd && entries.length === 0 ? <p className="dim panel-note">{say('noVersionsAtAll')}</p> : null}
      {isEnd ? null : (
        <Button className="read-on" disabled={isReading} onClick={readOn}>
          {say(isReading ? 'reading' : 'earlierVersions')}
        </Button>
      )}
    </>
  );
}

type Read = { readonly entries: readonly TimelineEntry[]; readonly isEnd: boolean };

const NOTHING: Read = { entries: [], isEnd: false };

/** Read from the start whenever a version was made in this window, or the other list is wanted. */
function useTimeline(isAskedForOnly: boolean) {
  const heads = useReview((state) => state.text.pages.docs.map(({ baseHash }) => baseHash).join());
  const [read, setRead] = useState<Read>(NOTHING);
  const [isReading, setIsReading] = useState(true);
  const serial = useRef(0);
  const readPart = async (from: number, known: readonly TimelineEntry[]) => {
    const own = (serial.current += 1);
    setIsReading(true);
    const part = await ask('history.timeline', { from, count: PART, isAskedForOnly });
    if (own !== serial.current) return;
    setIsReading(false);
    setRead({ entries: [...known, ...(part?.entries ?? [])], isEnd: part?.isEnd ?? true });
  };
  useEffect(() => {
    void readPart(0, []);
    return () => {
      serial.current += 1;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- readPart is new with every drawing
  }, [heads, isAskedForOnly]);
  const readOn = () => void readPart(read.entries.length, read.entries);
  return { ...read, isReading, readOn };
}

type EntryProps = Props & { readonly entry: TimelineEntry };

function Entry({ entry, onShow }: EntryProps) {
  const { say, language } = useWords();
  const readOnly = useReview(isReadOnly);
  const { info, hash } = entry;
  const sheet = say('page', { number: useSheetNumbers()(info.pageId) });
  return (
    <li className="version timeline-entry">
      <button type="button" className="version-head" onClick={() => onShow(info.pageId, hash)}>
        <span className={info.reason === 'saved' ? 'strong' : ''}>{titleOf(info, say)}</span>
        {entry.isCurrent ? <span className="chip">{say('current')}</span> : null}
        <span className="dim version-when">
          {sheet} · {timeOf(info, language)}
          {info.who === '' ? '' : ` · ${info.who}`}
        </span>
      </button>
      <Button
        look="quiet"
        icon={<History size={16} />}
        disabled={readOnly}
        title={say('restoreAllTo')}
        aria-label={`${say('restoreAllTo')}: ${sheet}, ${timeOf(info, language)}`}
        onClick={() => dispatch({ type: 'dialog-opened', dialog: { kind: 'restore-all', entry } })}
      />
    </li>
  );
}
