import * as v from 'valibot';
import type { LibraryDocument } from '../core/library/library';
import { handle, offset, pageId } from '../ipc-shapes';
import { projectId } from './shapes';
import { carries, verb } from './verb';

const place = v.strictObject({ pageId, sheet: offset, line: offset });

/** The documents that this computer knows of. */
export const LIBRARY_VERBS = {
  /** Those in the folder of documents and those that were open before; `folder` is that folder, for people to read. */
  'library.list': verb(
    {},
    carries<{ readonly folder: string; readonly documents: readonly LibraryDocument[] }>(),
  ),
  /** Takes a document out of the list of those that were open before; nothing of it is touched. */
  'library.forget': verb({ handle }, carries<null>()),
  /** Where one is in the open document, and what is left to decide in it, for the list and for the next time. */
  'library.note': verb(
    { projectId, left: v.nullable(offset), missing: offset, place: v.nullable(place) },
    carries<null>(),
  ),
} as const;
