import type { ArchiveProgress } from '../../core/project/handed-over';

/** What a long work on an archive is given: whom it tells, and what ends it. */
export type ArchiveWork = {
  readonly onProgress: (progress: ArchiveProgress) => void;
  readonly signal: AbortSignal;
};
