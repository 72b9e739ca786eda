import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { runCommand } from '../shell/run-command';
import { isJobRunning } from '../../app/core/session/select/job-state';
import { dispatch, useReview } from '../shell/store';
import { PlainlyFailed } from './plainly-failed';
import { useSheetNumbers } from './use-sheet-numbers';
import { useWords } from './use-words';

/** What recognition left to say: sheets not come to, the sheet in view that failed, and that it is done. */
export function JobBanners() {
  return (
    <>
      <Unfinished />
      <PageFailed />
      <PlainlyFailed />
    </>
  );
}

/** The app ended in the middle of recognition; going on is offered, never begun unasked. */
function Unfinished() {
  const { say } = useWords();
  const count = useReview((state) => state.project.view?.unfinishedPageIds.length ?? 0);
  const runs = useReview((state) => isJobRunning(state.job.job));
  if (count === 0 || runs) return null;
  const actions = (
    <>
      <Button
        look="primary"
        onClick={() => dispatch({ type: 'recognition-wanted', which: 'unfinished', readings: 1 })}
      >
        {say('goOn')}
      </Button>
      <Button onClick={() => dispatch({ type: 'unfinished-forgotten' })}>{say('notNow')}</Button>
    </>
  );
  return <Banner action={actions}>{say('unfinished', { count })}</Banner>;
}

function PageFailed() {
  const { say, textOf } = useWords();
  const numberOf = useSheetNumbers();
  const failure = useReview((state) =>
    state.place.pageId === null ? undefined : state.job.failed[state.place.pageId],
  );
  const others = useReview((state) => Object.keys(state.job.failed).length);
  const runs = useReview((state) => isJobRunning(state.job.job));
  if (failure === undefined) return null;
  const actions = runs ? null : (
    <>
      {failure.code === 'password' ? (
        <Button
          onClick={() =>
            dispatch({ type: 'dialog-opened', dialog: { kind: 'password', pageId: failure.pageId } })
          }
        >
          {say('unlock')}
        </Button>
      ) : null}
      <Button onClick={() => runCommand('recognise-page')}>{say('tryAgain')}</Button>
      {others > 1 ? (
        <Button onClick={() => runCommand('retry-failed')}>{say('tryAllAgain', { count: others })}</Button>
      ) : null}
    </>
  );
  return (
    <Banner action={actions}>
      {say('recognitionFailed', { page: numberOf(failure.pageId), reason: textOf(failure) })}
    </Banner>
  );
}
