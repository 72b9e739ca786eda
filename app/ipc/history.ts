import * as v from 'valibot';
import type { Failure } from '../core/base/result';
import type { RestorePlan, TimelineEntry } from '../core/session/state/project-view';
import type { Page } from '../core/page/transcription';
import { hash, offset, pageId, shortText } from '../ipc-shapes';
import { carries, verb } from './verb';

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));
const sheets = v.pipe(v.array(v.strictObject({ pageId, hash })), v.maxLength(100_000), v.readonly());

type Restored = {
  readonly restored: readonly string[];
  readonly failed: readonly { readonly pageId: string; readonly error: Failure }[];
};

/** The versions of all pages. */
export const HISTORY_VERBS = {
  /** Newest first, after the first `from`; 0 looks anew at what is there. */
  'history.timeline': verb(
    { from: offset, count, isAskedForOnly: v.boolean() },
    carries<{ readonly entries: readonly TimelineEntry[]; readonly isEnd: boolean }>(),
  ),
  /** What it takes to bring the whole document back to how it was at this version. */
  'history.planRestore': verb({ pageId, hash }, carries<RestorePlan>()),
  'history.restoreAll': verb({ sheets, note: shortText }, carries<Restored>()),
  /** What two versions of a page were both made from. */
  'history.mergeBase': verb({ pageId, mine: hash, theirs: hash }, carries<Page | null>()),
} as const;
