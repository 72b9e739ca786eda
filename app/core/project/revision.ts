import type { Page } from '../page/transcription';

export const REVISION_REASONS = [
  'recognised',
  'imported',
  'autosave',
  'saved',
  'restored',
  'recovered',
  'outside-change',
  'merged',
] as const;

/** Why a Revision was made; `saved` is a version the person asked for, and only `autosave` may ever be thinned. */
export type RevisionReason = (typeof REVISION_REASONS)[number];

/** What a Revision says of itself, inside its file. Order comes from `parentHash`, never from `atUtc`. */
export type RevisionInfo = {
  readonly pageId: string;
  /**
   * Greater than any its writer had seen on the page, from 1 (Lamport, 1978), so it grows along a chain of parents;
   * two writers who did not see each other may make the same number.
   */
  readonly sequence: number;
  /** The parent's content hash (SHA-256, 64 lower-case hex digits), or null for the first. */
  readonly parentHash: string | null;
  /** The other side of a fork, where this Revision brings two together (`merged`). */
  readonly mergedHash?: string;
  readonly reason: RevisionReason;
  /** The person's name as they gave it, or an empty string. */
  readonly who: string;
  /** ISO 8601, UTC. For display only. */
  readonly atUtc: string;
  /** The person's note, or an empty string. */
  readonly note: string;
  /** With the first pass of a run of recognition: what became of every word of the run, as `accountText` writes it. */
  readonly account?: string;
  /** Of a page that came from another program's file which is not kept in the versions themselves. */
  readonly origin?: RevisionOrigin;
};

/** A file among the page's Readings, and which of its pages the page is, from 0. */
export type RevisionOrigin = { readonly sha256: string; readonly index: number };

/** One immutable saved state of a Page. `hash` is the SHA-256 of its file's bytes. */
export type Revision = { readonly hash: string; readonly info: RevisionInfo; readonly page: Page };
