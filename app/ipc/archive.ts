import * as v from 'valibot';
import type { TakenBackWork } from '../core/project/handed-over';
import type { ProjectView } from '../core/session/state/project-view';
import { handle } from '../ipc-shapes';
import { carries, verb } from './verb';

/** Documents handed over in one file, and the work in them taken back. One such work runs at a time. */
export const ARCHIVE_VERBS = {
  /** Where to write the file, or which file or folder it is; null if cancelled. */
  'archive.pick': verb(
    { what: v.picklist(['target', 'file', 'folder']) },
    carries<{ readonly handle: string; readonly name: string } | null>(),
  ),
  /** `handle`: of a target. `leftOut`: files of the document that could not go along. */
  'archive.handOver': verb(
    { handle },
    carries<{ readonly file: string; readonly files: number; readonly leftOut: readonly string[] }>(),
  ),
  /** Unpacks it to the folder of documents and opens it. `lost`: files that were damaged or missing before. */
  'archive.open': verb(
    { handle },
    carries<{ readonly view: ProjectView; readonly lost: readonly string[] }>(),
  ),
  /** Takes the work into the open document; `view` is the document as it is afterwards. */
  'archive.takeBack': verb(
    { handle },
    carries<{ readonly view: ProjectView; readonly work: TakenBackWork }>(),
  ),
  /** Ends what runs, as soon as it can be ended; that call answers `cancelled`. */
  'archive.stop': verb({}, carries<null>()),
} as const;
