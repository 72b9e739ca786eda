import { lineHeightPx } from '../../app/core/layout/text-turns';
import { padBox, type BoxPx } from '../../app/core/base/geometry';
import { rereadLine } from '../../app/core/edit/line-edits';
import { flagsToCount, shownStatus } from '../../app/core/session/select/selectors-flags';
import { pageOf } from '../../app/core/session/select/selectors-text';
import type { Result } from '../../app/core/base/result';
import { statisticsOf, type Statistics } from '../../app/core/progress/statistics';
import type { Line, PageImage } from '../../app/core/page/transcription';
import type { Answer, Asked, ReviewVerb, RestorePlan } from '../api';
import { planRestore as plan } from './effects/versions';
import { newLineId } from './moment';
import { ask as askMain } from './shell';
import { activity, review, stateNow } from './store';

/**
 * Questions whose answers only one component needs: they are kept in it and not in the state. What went wrong is told
 * to the person; null means that they have been told.
 */
export function ask<V extends ReviewVerb>(verb: V, args: Asked<V>): Promise<Answer<V> | null> {
  return askMain(review, verb, args);
}

/** As `ask`, where a failure is of no interest to the person. */
export async function askQuietly<V extends ReviewVerb>(verb: V, args: Asked<V>): Promise<Answer<V> | null> {
  const result = await review.api.call(verb, args);
  return result.ok ? result.value : null;
}

/** Room around a line, so that ink outside its box is read, too; as a share of its height. */
const ROOM = 0.35;

/** Reads a Line once more, enlarged so many times. Null where nothing was read, or the person has been told why. */
export async function readLineAgain(pageId: string, line: Line, enlargement: number): Promise<Line | null> {
  const image = pageOf(stateNow(), pageId)?.image;
  if (image === undefined || line.boxPx === null) return null;
  const room = Math.round(lineHeightPx(line) * ROOM);
  const box = padBox(line.boxPx, room, image);
  const read = await ask('recognition.readRegion', { pageId, box, enlargement, readings: 1 });
  return read === null ? null : rereadLine(line, read.lines);
}

export type PartAsked = {
  readonly pageId: string;
  readonly boxPx: BoxPx;
  readonly enlargement: number;
  readonly readings: number;
};

/** Reads what is in a box; each Line gets a name of its own. Null where the person has been told why not. */
export async function readPart({
  pageId,
  boxPx,
  enlargement,
  readings,
}: PartAsked): Promise<readonly Line[] | null> {
  const read = await ask('recognition.readRegion', { pageId, box: boxPx, enlargement, readings });
  return read === null ? null : read.lines.map((line) => ({ ...line, id: newLineId() }));
}

export function stopReadingPart(): void {
  void ask('recognition.stopRegion', {});
}

/** What would change if the whole project went back to this version; null when that could not be found out. */
export function planRestore(chosen: {
  readonly pageId: string;
  readonly hash: string;
}): Promise<RestorePlan | null> {
  return plan({ ...review, getState: stateNow }, chosen);
}

/** Counts the project as it is on disk, after everything of this window is there: for whoever asks to see it now. */
export async function readStatistics(): Promise<Statistics | null> {
  await review.saving.flush();
  activity.keep();
  return countAsKept();
}

/** Counts the project as it is on disk, and writes nothing: a figure that comes unasked makes no version of half a word. */
export async function countAsKept(): Promise<Statistics | null> {
  const facts = await ask('statistics.read', {});
  if (facts === null) return null;
  const state = stateNow();
  const statusOf = new Map(state.project.view?.project.pages.map(({ id, status }) => [id, status]));
  const pages = facts.map((page) => {
    const status = statusOf.get(page.pageId) ?? 'untouched';
    return { ...page, status: shownStatus(status, pageOf(state, page.pageId) !== null) };
  });
  return statisticsOf({ pages, ...flagsToCount(state) });
}

/** Opens a scan only to see how many pages it has. */
/** The first page of a scan in small; null where it cannot be drawn, which is no trouble worth a message. */
export async function readFirstPage(scan: Asked<'scan.picture'>): Promise<Uint8Array | null> {
  const read = await review.api.call('scan.picture', scan);
  return read.ok ? read.value : null;
}

export function tryScan(scan: Asked<'scan.probe'>): Promise<Result<Answer<'scan.probe'>>> {
  return review.api.call('scan.probe', scan);
}

/** The size of the page that tiles are cut of, or null for a page that is small enough to do without. */
export async function readTileSize(projectId: string, pageId: string): Promise<PageImage | null> {
  const response = await fetch(`/tiles/${projectId}/${pageId}/size.json`);
  return response.ok ? ((await response.json()) as PageImage) : null;
}
