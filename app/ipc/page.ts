import type { NotRussian } from '../core/text/reads-as-russian';
import * as v from 'valibot';
import type { FolderOutcome } from '../core/import/folder-outcome';
import type { ImportOutcome } from '../core/import/import-outcome';
import type { Failure } from '../core/base/result';
import { REVISION_REASONS } from '../core/project/revision';
import type { PageView, ProjectView, RevisionEntry, SaveOutcome } from '../core/session/state/project-view';
import { PAGE_STATUSES, type Page } from '../core/page/transcription';
import { handle, hash, offset, page, pageId, shortText } from '../ipc-shapes';
import { carries, verb } from './verb';

const version = {
  page,
  baseHash: v.nullable(hash),
  reason: v.picklist(REVISION_REASONS),
  note: shortText,
  deletedLines: offset,
  /** The fork that the page merges with the base. */
  mergedHash: v.optional(hash),
};

/** One page of the open project. */
export const PAGE_VERBS = {
  'page.read': verb({ pageId }, carries<PageView>()),
  'page.history': verb({ pageId }, carries<readonly RevisionEntry[]>()),
  /** Why the page's picture could not be drawn last time; null when it could. */
  'page.pictureProblem': verb({ pageId }, carries<Failure | null>()),
  /**
   * How much text the page's PDF holds beside its image. With `isTaken` it is kept as a Reading of the page;
   * `isCurrent`: and it is the page's text now, because there was none. One that does not read as Russian (`doubt`) is
   * taken only with `isDoubtAccepted`.
   */
  'page.textLayer': verb(
    { pageId, isTaken: v.boolean(), isDoubtAccepted: v.boolean() },
    carries<{
      readonly words: number;
      readonly isCurrent: boolean;
      readonly doubt: NotRussian | null;
    }>(),
  ),
  'page.readRevision': verb({ pageId, hash }, carries<Page>()),
  'page.journal': verb({ page, baseHash: v.nullable(hash) }, carries<null>()),
  'page.save': verb(version, carries<SaveOutcome>()),
  /**
   * Takes the text of this sheet, and of those after it, from a file: the one that was dropped or asked about, or,
   * without `file`, one that the person chooses. `acceptedSha256` is of the file whose doubts the person has set aside.
   * Answers what was taken from which file, or what to ask first; null if cancelled.
   */
  'page.import': verb(
    { pageId, file: v.nullable(v.strictObject({ handle, acceptedSha256: v.nullable(hash) })) },
    carries<{ readonly handle: string; readonly outcome: ImportOutcome } | null>(),
  ),
  /** Takes the texts of a folder of page files, or of one that the person chooses, matched by name; null if cancelled. */
  'page.importFolder': verb({ folder: v.nullable(handle) }, carries<FolderOutcome | null>()),
  'page.restore': verb({ pageId, hash, note: shortText }, carries<SaveOutcome>()),
  /** The person has decided on typing that a crash left behind. */
  'page.settleRecovery': verb({ pageId }, carries<null>()),
  /** `hash`: the Revision that it is given to. */
  'page.setStatus': verb(
    { pageId, status: v.picklist(PAGE_STATUSES), hash: v.nullable(hash) },
    carries<ProjectView>(),
  ),
} as const;
