import type { Result } from '../app/core/base/result';
import type { ReviewApi, ReviewArgs, ReviewDoor, ReviewResults, ReviewVerb } from '../app/ipc';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can extend Window
  interface Window {
    readonly api: ReviewDoor;
  }
}

/** The review window's only door to main. What goes through it goes as text, which the bridge copies in one piece. */
export const api: ReviewApi = {
  call: async <V extends ReviewVerb>(verb: V, args: ReviewArgs<V>) => {
    const answer = await window.api.call(verb, JSON.stringify(args));
    return (typeof answer === 'string' ? JSON.parse(answer) : answer) as Result<ReviewResults[V]>;
  },
  on: (event, listener) => window.api.on(event, listener),
};

export type {
  AppState,
  ExportFormat,
  JobState,
  LibraryDocument,
  NotOpened,
  PageView,
  PickedFile,
  ProjectView,
  RecentProject,
  RecoveredTyping,
  RestorePlan,
  ReviewApi,
  ReviewArgs,
  ReviewResults,
  ReviewVerb,
  RevisionEntry,
  Settings,
  Theme,
  TimelineEntry,
  VerdictEntry,
  VerifyReport,
} from '../app/ipc';
export type Answer<V extends ReviewVerb> = ReviewResults[V];
export type Asked<V extends ReviewVerb> = ReviewArgs<V>;
