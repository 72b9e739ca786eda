import { useMemo, useState } from 'react';
import { columnsEdit } from '../../app/core/edit/columns';
import { failingInView } from '../../app/core/session/select/failing';
import { isJobRunning } from '../../app/core/session/select/job-state';
import { isReadOnly, pageInView } from '../../app/core/session/select/selectors-text';
import { dispatch, useReview } from '../shell/store';
import { runCommand } from '../shell/run-command';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { useWords } from './use-words';

const WORDS = {
  uncertain: 'failedUncertain',
  'unknown-words': 'failedUnknown',
  'unread-ink': 'failedUnread',
} as const;

/** That recognition has plainly failed on the sheet in view, and what helps; said once for each sheet. */
export function PlainlyFailed() {
  const { say } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const why = useReview(failingInView);
  const runs = useReview((state) => isJobRunning(state.job.job));
  const readOnly = useReview(isReadOnly);
  const hasPublication = useReview(
    (state) => state.project.view?.project.references.some(({ role }) => role === 'transcription') ?? false,
  );
  const page = useReview(pageInView);
  const hasColumns = useMemo(
    () => why !== null && page !== null && columnsEdit(page, () => '') !== null,
    [why, page],
  );
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (why === null || pageId === null || runs || readOnly || seen.has(pageId)) return null;
  const turnAndRead = () => {
    dispatch({ type: 'sheet-turned' });
    dispatch({ type: 'recognition-wanted', which: 'page', readings: 1 });
  };
  const actions = (
    <>
      <Button onClick={() => dispatch({ type: 'recognition-wanted', which: 'page', readings: 3 })}>
        {say('failedCarefully')}
      </Button>
      <Button onClick={turnAndRead}>{say('failedTurn')}</Button>
      <Button onClick={() => runCommand('split-sheet')}>{say('failedSplit')}</Button>
      {hasColumns ? (
        <Button onClick={() => runCommand('split-columns')}>{say('failedColumns')}</Button>
      ) : null}
      <Button onClick={() => runCommand(hasPublication ? 'take-page' : 'give-text')}>
        {say(hasPublication ? 'failedTake' : 'failedGive')}
      </Button>
      <Button look="quiet" onClick={() => setSeen(new Set([...seen, pageId]))}>
        {say('noticeSeen')}
      </Button>
    </>
  );
  return <Banner action={actions}>{say(WORDS[why])}</Banner>;
}
