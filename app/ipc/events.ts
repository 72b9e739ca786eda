import type { FileNote } from '../core/formats/encoding/notes';
import type { ArchiveProgress } from '../core/project/handed-over';
import type { PickedFile, Settings } from '../core/session/state/app-settings';
import type { JobState } from '../core/session/state/project-view';
import { carries } from './verb';

/** What main posts to the review window, unasked. */
export const REVIEW_EVENTS = {
  job: carries<JobState>(),
  'page-recognised': carries<{ readonly pageId: string }>(),
  /** The menu names a project to open. */
  'open-requested': carries<{ readonly handle: string }>(),
  'files-dropped': carries<readonly PickedFile[]>(),
  /** How a file that was just read came to be text: its encoding, what is damaged in it. */
  'file-notes': carries<readonly FileNote[]>(),
  'archive-progress': carries<ArchiveProgress>(),
  command: carries<{ readonly id: string }>(),
  /** Somebody changed them in another window. */
  'settings-changed': carries<Settings>(),
  'flush-before-close': carries<null>(),
  /** The computer is about to sleep, lock or end: everything typed goes to the disk at once. */
  'journal-now': carries<null>(),
  /** Something threw in main where nobody waited for it; it is in the log. */
  'fault-in-main': carries<null>(),
} as const;
