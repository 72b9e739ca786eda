import { Pause, Play, ScanText, Square } from 'lucide-react';
import { Button } from '../ui/button';
import { runCommand } from '../shell/run-command';
import { isJobRunning } from '../../app/core/session/job-state';
import { useKeys } from './use-keys';
import { useReview } from '../shell/store';
import { useWords } from './use-words';
import { isReadOnly } from '../../app/core/session/selectors-text';

/** Recognition: begin it; while it runs, how far it is, how long it takes, pause and stop. */
export function JobStatus() {
  const { say } = useWords();
  const { tip } = useKeys();
  const job = useReview((state) => state.job.job);
  const readOnly = useReview(isReadOnly);
  if (job === null || !isJobRunning(job)) {
    return (
      <Button
        className="button-folds"
        icon={<ScanText size={16} />}
        disabled={readOnly}
        title={tip('recognise-all')}
        onClick={() => runCommand('recognise-all')}
      >
        {say('recognise')}
      </Button>
    );
  }
  const isPaused = job.state === 'paused';
  const share =
    (job.pagesDone + job.pageProgress * (job.pagesDone < job.pagesTotal ? 1 : 0)) / job.pagesTotal;
  const done = Math.min(job.pagesTotal, job.pagesDone + 1);
  const pauseLabel = say(isPaused ? 'goOn' : 'pause');
  return (
    <div className="job" role="group">
      <label>
        {say(isPaused ? 'recognisingPaused' : 'recognising', { done, total: job.pagesTotal })}
        {isPaused ? null : <TimeLeft leftMs={job.leftMs} />}
        <progress max={1} value={Math.min(1, share)} />
      </label>
      <Button
        icon={isPaused ? <Play size={14} /> : <Pause size={14} />}
        aria-label={pauseLabel}
        title={tip('pause-recognition', pauseLabel)}
        onClick={() => runCommand('pause-recognition')}
      />
      <Button
        icon={<Square size={14} />}
        aria-label={say('stop')}
        title={tip('cancel-recognition')}
        onClick={() => runCommand('cancel-recognition')}
      />
    </div>
  );
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

function TimeLeft({ leftMs }: { readonly leftMs: number | null }) {
  const { say } = useWords();
  if (leftMs === null) return null;
  const minutes = Math.ceil(leftMs / MINUTE_MS);
  const text =
    minutes <= 1
      ? say('lessThanMinute')
      : minutes < HOUR_MINUTES
        ? say('minutesLeft', { count: minutes })
        : say('hoursLeft', { hours: Math.floor(minutes / HOUR_MINUTES), minutes: minutes % HOUR_MINUTES });
  return <span className="dim"> {text}</span>;
}
