import type { RecognisedPage } from '../core/engine';
import { ok } from '../core/result';
import type { Page } from '../core/transcription';
import { keepReadings } from './page-readings';
import type { ProjectStore } from './project-store';
import type { PageCodec } from './revision-files';
import type { StoreResult } from './store-error';

export type KeptReading = {
  /** Whether the person's text was empty, so that the Reading became the page's text. */
  readonly isCurrent: boolean;
};

/**
 * Keeps what a run of recognition read: each pass always as a Reading of its own, and their consensus as the page's text only where no
 * person has written there yet. OCR never overwrites the person's (DESIGN section 2).
 */
export async function keepRecognised(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
  recognised: RecognisedPage,
  atUtc: string,
): Promise<StoreResult<KeptReading>> {
  const page: Page = { id: pageId, image: recognised.image, lines: recognised.lines };
  const kept = await keepReadings(store, codec, pageId, recognised, atUtc);
  if (!kept.ok) return kept;
  const current = await store.readPage(pageId);
  if (!current.ok && current.error.code !== 'damaged') return current;
  const standing = current.ok ? current.value.revision : null;
  if (standing !== null && standing.info.reason !== 'recognised') return ok({ isCurrent: false });
  const saved = await store.savePage({
    page,
    baseHash: standing?.hash ?? null,
    reason: 'recognised',
    who: '',
    note: '',
    // A second run of the machine over the machine's own text may find fewer lines.
    deletedLines: standing?.page.lines.length ?? 0,
  });
  return saved.ok ? ok({ isCurrent: true }) : saved;
}
