import * as v from 'valibot';
import type { Result } from './core/base/result';
import { ARCHIVE_VERBS } from './ipc/archive';
import { APP_VERBS } from './ipc/app';
import { REVIEW_EVENTS } from './ipc/events';
import { HISTORY_VERBS } from './ipc/history';
import { LIBRARY_VERBS } from './ipc/library';
import { KNOWLEDGE_VERBS } from './ipc/knowledge';
import { PAGE_VERBS } from './ipc/page';
import { PRINT_VERBS } from './ipc/print';
import { PROJECT_VERBS } from './ipc/project';
import { RECOGNITION_VERBS } from './ipc/recognition';
import { SHEET_VERBS } from './ipc/sheets';
import { TEXT_VERBS } from './ipc/text';
import type { Carries } from './ipc/verb';

export type * from './core/session/state/app-settings';
export type * from './core/session/state/project-view';
export type { LibraryDocument } from './core/library/library';
export type { AppState } from './ipc/app';
export type { ExportFormat } from './core/settings/export-choice';
export { REVIEW_EVENTS };

/**
 * THE contract between the review window and main (the engine's is ipc-engine). The window asks with a verb and gets
 * data back; main posts events. A verb is one entry in the table of its noun in `ipc/`: the schema of its argument and
 * the type of its answer. Every argument is checked in main against that schema, whatever the types say; a verb that
 * main does not answer, and one that the window misspells, do not compile.
 */
export const REVIEW_VERBS = {
  ...APP_VERBS,
  ...PRINT_VERBS,
  ...PROJECT_VERBS,
  ...LIBRARY_VERBS,
  ...ARCHIVE_VERBS,
  ...SHEET_VERBS,
  ...PAGE_VERBS,
  ...HISTORY_VERBS,
  ...KNOWLEDGE_VERBS,
  ...RECOGNITION_VERBS,
  ...TEXT_VERBS,
} as const;

/** The channels under the contract; windows see verbs and events only. */
export const VERB_CHANNEL = 'sverka:verb';
export const EVENT_CHANNEL = 'sverka:event';
export const DROP_CHANNEL = 'sverka:drop';

/** What the preload of the review window may send for files that were dropped on it. */
export const DROPPED_PATHS = v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_767))), v.maxLength(2_000));

type Verbs = typeof REVIEW_VERBS;
export type ReviewVerb = keyof Verbs;
export type ReviewArgs<V extends ReviewVerb> = v.InferOutput<Verbs[V]['args']>;
export type ReviewResults = { readonly [V in ReviewVerb]: Carried<Verbs[V]['answer']> };
export type ReviewEvents = {
  readonly [E in keyof typeof REVIEW_EVENTS]: Carried<(typeof REVIEW_EVENTS)[E]>;
};

type Carried<C> = C extends Carries<infer T> ? T : never;

/**
 * `window.api` of the review window: verbs and events, nothing else. Arguments that are JSON text are answered by JSON text
 * (`ipc/call-text`), unless the answer is the bytes of a picture.
 */
export type ReviewDoor = {
  readonly call: (verb: ReviewVerb, args: unknown) => Promise<unknown>;
  readonly on: ReviewApi['on'];
};

/** The verbs and events as the review window has them. */
export type ReviewApi = {
  readonly call: <V extends ReviewVerb>(verb: V, args: ReviewArgs<V>) => Promise<Result<ReviewResults[V]>>;
  /** Returns its own unsubscribe. */
  readonly on: <E extends keyof ReviewEvents>(
    event: E,
    listener: (data: ReviewEvents[E]) => void,
  ) => () => void;
};
