import type { FindHit, FindQuery } from '../find';

/** Looking for something in the text, and what was found. */
export type Finding = {
  readonly query: FindQuery;
  readonly scope: 'page' | 'project';
  readonly showsReplacement: boolean;
  readonly hits: readonly FindHit[];
  /** There are more than the list holds. */
  readonly isCut: boolean;
  readonly current: number | null;
  readonly problem: 'bad-pattern' | 'too-long' | null;
  /** Grows each time the panel is asked for, so that its field receives keyboard focus again. */
  readonly serial: number;
};

/** What is to be done with the places found, once the newest query has been answered. */
export type FindNext =
  | { readonly kind: 'step'; readonly step: 1 | -1 }
  | { readonly kind: 'replace-current' }
  | { readonly kind: 'replace-all' };

export type FindSlice = {
  /** Null while the panel is closed. */
  readonly finding: Finding | null;
  /** What was looked for when the panel was closed. */
  readonly lastQuery: FindQuery;
  /** Grows with each search; only the newest answer counts. */
  readonly searchSerial: number;
  /** `due`: a search comes soon; `asked`: its answer is awaited. */
  readonly search: 'idle' | 'due' | 'asked';
  readonly next: FindNext | null;
  /** Where the next hit is to be shown once the search after a replacement has answered. */
  readonly goOnAfter: { readonly pageId: string; readonly offset: number } | null;
};
