import type { JobState } from './project-view';

/** Whether recognition is under way, be it paused. */
export function isJobRunning(job: JobState | null): boolean {
  return job !== null && (job.state === 'running' || job.state === 'paused');
}
