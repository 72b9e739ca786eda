import { differingLines } from '../../core/edit/compare-texts';
import { textWithRemarks } from '../../core/page/marks';
import { ok, type Failure } from '../../core/base/result';
import { isSameAct } from '../../core/project/timeline-order';
import type { Page } from '../../core/page/transcription';
import { isSameContent } from '../journal/journal-record';
import type { ProjectStore } from '../project/project-store';
import type { HistoryItem } from '../history/revision-files';
import { refuse, type StoreResult } from '../disk/store-error';
import { walkTimeline, type TimelineSource, type TimelineWalk } from '../history/timeline';

/** A sheet that gets another version back, and how many Lines of its text that changes. */
export type SheetToRestore = { readonly pageId: string; readonly hash: string; readonly lines: number };

export type RestorePlan = {
  readonly sheets: readonly SheetToRestore[];
  /** Sheets that had no text then. There is no version to go back to, so they stay as they are. */
  readonly withoutText: readonly string[];
};

/**
 * What it takes to bring the whole review back to how it was at one version of the timeline: of each sheet the version
 * that was current then. What one act of one person made stands together. Nothing is written.
 */
export async function planRestore(
  source: TimelineSource,
  store: ProjectStore,
  chosen: { readonly pageId: string; readonly hash: string },
): Promise<StoreResult<RestorePlan>> {
  const walk = await walkTimeline(source);
  if (!walk.ok) return walk;
  const now = walk.value.ahead();
  const then = await currentAt(walk.value, chosen);
  if (!then.ok) return then;
  const sheets: SheetToRestore[] = [];
  for (const [pageId, current] of now) {
    const item = then.value.get(pageId);
    if (item === undefined || item.hash === current.hash) continue;
    const lines = await changedLines(store, pageId, current.hash, item.hash);
    if (!lines.ok) return lines;
    if (lines.value !== null) sheets.push({ pageId, hash: item.hash, lines: lines.value });
  }
  const withoutText = [...now.keys()].filter((pageId) => !then.value.has(pageId));
  return ok({ sheets, withoutText });
}

async function currentAt(
  walk: TimelineWalk,
  chosen: { readonly pageId: string; readonly hash: string },
): Promise<StoreResult<ReadonlyMap<string, HistoryItem>>> {
  /** The versions just passed that may turn out to be of the same act as the chosen one. */
  let act: HistoryItem[] = [];
  for (;;) {
    const item = await walk.next();
    if (!item.ok) return item;
    if (item.value === null) return refuse('no-such-version');
    const { info, hash } = item.value;
    const previous = act[act.length - 1];
    if (previous !== undefined && !isSameAct(previous.info, info, apartMs(previous, item.value))) act = [];
    act.push(item.value);
    if (info.pageId === chosen.pageId && hash === chosen.hash) break;
  }
  const then = new Map(walk.ahead());
  // From the oldest to the newest: where an act made two versions of a sheet, the newer one stands.
  for (const item of act.reverse()) then.set(item.info.pageId, item);
  return ok(then);
}

function apartMs(a: HistoryItem, b: HistoryItem): number {
  return Math.abs(Date.parse(a.info.atUtc) - Date.parse(b.info.atUtc));
}

/** Null where the two versions are alike in everything a person can see. */
async function changedLines(
  store: ProjectStore,
  pageId: string,
  nowHash: string,
  thenHash: string,
): Promise<StoreResult<number | null>> {
  const now = await store.readRevision(pageId, nowHash);
  if (!now.ok) return now;
  const then = await store.readRevision(pageId, thenHash);
  if (!then.ok) return then;
  if (isSameContent(now.value.page, then.value.page)) return ok(null);
  return ok(differingLines(textsOf(now.value.page), textsOf(then.value.page)).length);
}

/** Marks and comments spelled out, for a Line can differ in them alone; only compared, never shown. */
function textsOf(page: Page): readonly string[] {
  return page.lines.map((line) => textWithRemarks(line, 'en'));
}

export type RestoredAll = {
  readonly restored: readonly string[];
  readonly failed: readonly { readonly pageId: string; readonly error: Failure }[];
};

/** Restores sheet after sheet, each as a new version on top of what it has; one that fails does not stop the others. */
export async function restoreAll(
  store: ProjectStore,
  sheets: readonly Pick<SheetToRestore, 'pageId' | 'hash'>[],
  by: { readonly who: string; readonly note: string },
): Promise<RestoredAll> {
  const restored: string[] = [];
  const failed: { pageId: string; error: Failure }[] = [];
  for (const { pageId, hash } of sheets) {
    const saved = await store.restore(pageId, hash, by);
    if (saved.ok) restored.push(pageId);
    else failed.push({ pageId, error: saved.error });
  }
  return { restored, failed };
}
