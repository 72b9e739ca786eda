import type { ReviewApi, ReviewArgs, ReviewResults, ReviewVerb } from '../app/ipc';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can extend Window
  interface Window {
    readonly api: ReviewApi;
  }
}

/** The review window's only door to main. */
export const api: ReviewApi = window.api;

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
