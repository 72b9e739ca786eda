import type { QuarterTurns, SheetGeometry } from '../../core/base/geometry';
import { textTurns } from '../../core/layout/text-turns';
import { withGeometry } from '../../core/page/sheet-geometry';
import type { RecognisedPage } from '../../core/recognise/engine';
import { ok } from '../../core/base/result';
import { isWrittenAlike } from '../../core/page/marks';
import type { Revision, RevisionInfo } from '../../core/project/revision';
import type { Page } from '../../core/page/transcription';
import { keepReadings } from './recognition-passes';
import type { ProjectStore } from '../project/project-store';
import type { PageCodec } from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';

export type KeptReading = {
  /** Whether the person's text was empty, so that the Reading became the page's text. */
  readonly isCurrent: boolean;
};

/** As `keepReading`, for what a run of recognition read of a sheet that lies as `geometry` told it. */
export async function keepRecognised(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
  recognised: RecognisedPage,
  atUtc: string,
  geometry: SheetGeometry = {},
): Promise<StoreResult<KeptReading>> {
  return await keepReading(store, codec, pageId, recognised, 'recognised', atUtc, geometry);
}

/**
 * Keeps what a machine read, or a PDF says beside its image: always as a Reading of its own, and as the page's text only where no
 * person has written there yet. OCR never overwrites the person's.
 */
export async function keepReading(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
  recognised: RecognisedPage,
  reason: 'recognised' | 'imported',
  atUtc: string,
  geometry: SheetGeometry = {},
): Promise<StoreResult<KeptReading>> {
  const { image, lines } = recognised;
  const page = withFoundTurns({ id: pageId, image, lines }, geometry);
  const kept = await keepWitnesses(store, codec, page, recognised, reason, atUtc);
  if (!kept.ok) return kept;
  const current = await store.readPage(pageId);
  if (!current.ok && current.error.code !== 'page-damaged') return current;
  const standing = current.ok ? current.value.revision : null;
  if (standing !== null && !(await isMachines(store, standing))) return ok({ isCurrent: false });
  const saved = await store.savePage({
    page,
    baseHash: standing?.hash ?? null,
    reason,
    who: '',
    note: '',
    // A second run of the machine over the machine's own text may find fewer lines.
    deletedLines: standing?.page.lines.length ?? 0,
  });
  return saved.ok ? ok({ isCurrent: true }) : saved;
}

/** Steps back that are looked at: turning and levelling a sheet makes a few. */
const MOST_STEPS = 40;

/**
 * Whether a page's text is still what a machine read. People may have turned, levelled or cropped the sheet since, so that it is read
 * better; as soon as a letter, a mark or a comment is theirs, the text is.
 */
async function isMachines(store: ProjectStore, standing: Revision): Promise<boolean> {
  let at = standing;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (at.info.reason === 'recognised') return isWrittenTheSame(at.page, standing.page);
    const { parentHash } = at.info;
    const before = parentHash === null ? null : await store.readRevision(at.info.pageId, parentHash);
    if (before === null || !before.ok) return false;
    at = before.value;
  }
  return false;
}

function isWrittenTheSame(a: Page, b: Page): boolean {
  return isWrittenAlike(withGeometry(a, null), withGeometry(b, null));
}

/** A sheet that lies sideways or on its head says so, where it was not told; of one that stands upright nothing need be said. */
function withFoundTurns(page: Page, told: SheetGeometry): Page {
  const turns = textTurns(page.lines);
  if (told.turns !== undefined || turns === 0) return withGeometry(page, told);
  return withGeometry(page, { ...told, turns: ((4 - turns) % 4) as QuarterTurns });
}

/** Each pass of recognition is a Reading; what has no passes (a text layer) is one by itself. */
async function keepWitnesses(
  store: ProjectStore,
  codec: PageCodec,
  page: Page,
  recognised: RecognisedPage,
  reason: RevisionInfo['reason'],
  atUtc: string,
): Promise<StoreResult<unknown>> {
  if (recognised.readings.length > 0) return await keepReadings(store, codec, page.id, recognised, atUtc);
  const bytes = Buffer.from(codec.encode(page, readingInfo(page.id, reason, atUtc)));
  return await store.addReading(page.id, bytes);
}

function readingInfo(pageId: string, reason: RevisionInfo['reason'], atUtc: string): RevisionInfo {
  return { pageId, sequence: 1, parentHash: null, reason, who: '', atUtc, note: '' };
}
