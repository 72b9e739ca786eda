/** How far a handing-over has come: what it is doing, and how many bytes of how many. */
export type ArchiveStep = 'packing' | 'checking' | 'unpacking' | 'taking-back';

export type ArchiveProgress = {
  readonly step: ArchiveStep;
  readonly doneBytes: number;
  readonly totalBytes: number;
};

/** What a long work on an archive is given: whom it tells, and what ends it. */
export type ArchiveWork = {
  readonly onProgress: (progress: ArchiveProgress) => void;
  readonly signal: AbortSignal;
};
