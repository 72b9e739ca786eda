import { useEffect } from 'react';
import { runCommand } from '../commands/run';
import { forgetUnfinished, isRunning, resumeRecognition } from '../state/recognition';
import { say as notify, setState, useReview } from '../state/store';
import { useWords } from '../state/words';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { SheetNoticed } from './sheet-notice';

/** What recognition left to say: sheets not come to, the sheet in view that failed, and that it is done. */
export function JobBanners() {
  return (
    <>
      <Unfinished />
      <PageFailed />
      <SheetNoticed />
      <JobOutcome />
    </>
  );
}

/** The app ended in the middle of recognition; going on is offered, never begun unasked. */
function Unfinished() {
  const { say } = useWords();
  const count = useReview((state) => state.view?.unfinishedPageIds.length ?? 0);
  const runs = useReview((state) => isRunning(state.job));
  if (count === 0 || runs) return null;
  const actions = (
    <>
      <Button look="primary" onClick={() => void resumeRecognition()}>
        {say('goOn')}
      </Button>
      <Button onClick={() => void forgetUnfinished()}>{say('notNow')}</Button>
    </>
  );
  return <Banner action={actions}>{say('unfinished', { count })}</Banner>;
}

function PageFailed() {
  const { say, textOf } = useWords();
  const failure = useReview((state) => (state.pageId === null ? undefined : state.failed[state.pageId]));
  const others = useReview((state) => Object.keys(state.failed).length);
  const runs = useReview((state) => isRunning(state.job));
  if (failure === undefined) return null;
  const actions = runs ? null : (
    <>
      {failure.code === 'password' ? (
        <Button onClick={() => setState({ dialog: { kind: 'password', pageId: failure.pageId } })}>
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
      {say('recognitionFailed', { page: Number(failure.pageId), reason: textOf(failure) })}
    </Banner>
  );
}

/** Turns the end of a Job into a message, once. */
function JobOutcome() {
  const job = useReview((state) => state.job);
  useEffect(() => {
    if (job === null || isRunning(job)) return;
    const [failure] = job.failures;
    if (job.failures.length > 1) {
      notify('someFailed', { count: job.failures.length, page: Number(failure?.pageId) }, 'error');
    } else if (failure !== undefined) {
      notify('recognitionFailed', { page: Number(failure.pageId), reason: failure }, 'error');
      if (failure.code === 'password') setState({ dialog: { kind: 'password', pageId: failure.pageId } });
    } else if (job.state === 'cancelled') notify('recognitionCancelled');
    else if (job.notices.length === 0) notify('recognitionDone');
    else notify('recognitionNoticed', { count: job.notices.length, page: Number(job.notices[0]?.pageId) });
    setState({ job: null });
  }, [job]);
  return null;
}
