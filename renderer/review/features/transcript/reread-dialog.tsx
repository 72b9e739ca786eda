import { useEffect, useState } from 'react';
import { differingStretch } from '../../../../app/core/edit/line-edits';
import type { Line } from '../../../../app/core/page/transcription';
import { cropOf, lieAt } from '../../../../app/core/session/select/page-geometry';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { Button } from '../../../ui/button';
import { Crop } from '../../crop';
import { Dialog } from '../../../ui/dialog';
import { readLineAgain } from '../../../shell/requests';
import { pictureUrl } from '../../pictures';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';

/** As scanned, and larger: small and worn type is often read better so. */
const ENLARGEMENTS = [1, 1.5, 2] as const;

type Props = { readonly pageId: string; readonly lineIndex: number; readonly onClose: () => void };
type Reading = Line | 'nothing' | 'reading';

/** One line read again in several sizes, each beside the text as it is; the person takes one or none. */
export function RereadDialog({ pageId, lineIndex, onClose }: Props) {
  const { say } = useWords();
  const projectId = useReview((state) => state.project.view?.project.id ?? '');
  const page = useReview((state) => pageOf(state, pageId));
  const line = page?.lines[lineIndex];
  const readings = useReadings(pageId, line);
  if (page === null || line === undefined) return null;
  const crop = line.boxPx === null ? null : cropOf([{ boxPx: line.boxPx, lie: lieAt(page, lineIndex) }]);
  const take = (again: Line) => {
    dispatch({ type: 'line-reread', pageId, lineIndex, line: again });
    onClose();
  };
  return (
    <Dialog title={say('rereadTitle')} closeLabel={say('close')} onClose={onClose} size="wide">
      {crop === null ? (
        <p>{say('rereadNoInk')}</p>
      ) : (
        <Crop
          pictureUrl={pictureUrl(projectId, pageId)}
          image={page.image}
          cut={crop.cut}
          marks={crop.marks}
          label={say('scan')}
        />
      )}
      <dl className="reread">
        <dt>{say('now')}</dt>
        <dd className="reading-text">{line.text}</dd>
        {line.boxPx === null
          ? null
          : ENLARGEMENTS.map((enlargement, i) => (
              <Again
                key={enlargement}
                enlargement={enlargement}
                reading={readings[i] ?? 'reading'}
                now={line.text}
                onTake={take}
              />
            ))}
      </dl>
      <footer className="dialog-actions">
        <Button onClick={onClose}>{say('keepText')}</Button>
      </footer>
    </Dialog>
  );
}

/** One after the other: they share the engine with whatever else runs. */
function useReadings(pageId: string, line: Line | undefined): readonly Reading[] {
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  // The line as it was when the dialog opened.
  const [first] = useState(line);
  useEffect(() => {
    let isGone = false;
    const readAll = async () => {
      for (const enlargement of ENLARGEMENTS) {
        if (isGone || first === undefined) return;
        const again = await readLineAgain(pageId, first, enlargement);
        setReadings((known) => [...known, again ?? 'nothing']);
      }
    };
    void readAll();
    return () => {
      isGone = true;
    };
  }, [pageId, first]);
  return readings;
}

type AgainProps = {
  readonly enlargement: number;
  readonly reading: Reading;
  readonly now: string;
  readonly onTake: (again: Line) => void;
};

function Again({ enlargement, reading, now, onTake }: AgainProps) {
  const { say, language } = useWords();
  const size = new Intl.NumberFormat(language).format(enlargement);
  const isText = typeof reading !== 'string';
  return (
    <>
      <dt>{say('rereadAt', { size })}</dt>
      <dd>
        {isText ? (
          <>
            <Difference now={now} then={reading.text} />
            {reading.text === now ? (
              <span className="dim">{say('rereadSame')}</span>
            ) : (
              <Button onClick={() => onTake(reading)} aria-label={`${say('takeLine')}: ${reading.text}`}>
                {say('takeLine')}
              </Button>
            )}
          </>
        ) : (
          <span className="dim">{say(reading === 'nothing' ? 'rereadNothing' : 'rereading')}</span>
        )}
      </dd>
    </>
  );
}

function Difference({ now, then }: { readonly now: string; readonly then: string }) {
  const { from, to } = differingStretch(now, then);
  return (
    <span className="reading-text">
      {then.slice(0, from)}
      {from < to ? <mark>{then.slice(from, to)}</mark> : null}
      {then.slice(to)}
    </span>
  );
}
