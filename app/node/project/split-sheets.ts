import { dividedPage, halvesOf, type Halves } from '../../core/edit/divide-page';
import type { QuarterTurns } from '../../core/base/geometry';
import { omit } from '../../core/base/omit';
import { ok } from '../../core/base/result';
import { lieOf } from '../../core/layout/lie';
import { changedGeometry } from '../../core/page/sheet-geometry';
import { hasText, type Page } from '../../core/page/transcription';
import { withHalves, type SheetSplit } from '../../core/project/split-sheet';
import { freeSheetIds } from '../../core/project/arrange';
import type { Project, ProjectPage } from '../../core/project/project';
import { refuse, type StoreResult } from '../disk/store-error';
import { addReading, readReadings } from './page-readings';
import { changeProject, type StoreContext } from './store-context';
import { readPage, savePage } from './store-pages';
import { takenIds } from './store-sheets';

/** Which sheets are spreads, and where each is divided: a share of its upright width from the left. */
export type Splits = readonly { readonly pageId: string; readonly at: number }[];

/**
 * Makes two sheets of each spread, on the same scan; its text is divided by its boxes. The texts are written first and the sheets
 * change places in one step, so that a power cut leaves the document as it was. The spread itself goes to the removed
 * sheets with all its versions, and can be put back.
 */
export async function splitSheets(
  context: StoreContext,
  splits: Splits,
  who: string,
  newId: () => string,
): Promise<StoreResult<Project>> {
  const taken = await takenIds(context);
  if (!taken.ok) return taken;
  const ids = freeSheetIds(context.state.project, 2 * splits.length, taken.value);
  const made: SheetSplit[] = [];
  for (const [i, { pageId, at }] of splits.entries()) {
    const own: readonly [string, string] = [ids[2 * i] ?? '', ids[2 * i + 1] ?? ''];
    const one = await splitOne(context, pageId, at, own, who, newId);
    if (!one.ok) return one;
    made.push(one.value);
  }
  return changeProject(context, true, (project) => withHalves(project, made));
}

async function splitOne(
  context: StoreContext,
  pageId: string,
  at: number,
  ids: readonly [string, string],
  who: string,
  newId: () => string,
): Promise<StoreResult<SheetSplit>> {
  const sheet = context.state.project.pages.find(({ id }) => id === pageId);
  if (sheet === undefined) return refuse('no-such-page', { page: pageId });
  const current = await readPage(context, pageId);
  if (!current.ok) return current;
  const { revision } = current.value;
  const page = revision?.page ?? null;
  const geometry = page?.geometry ?? sheet.geometry;
  const halves = halvesOf(page?.image ?? sheet.image, geometry, turnsOf(page, sheet), at);
  const geometries = halves.map((cropPx) =>
    changedGeometry(geometry, { cropPx }),
  ) as unknown as SheetSplit['geometries'];
  if (page === null || revision === null || !hasText(page))
    return ok({ pageId, ids, geometries, hasText: false });
  // What a machine alone has read may be read again, as before.
  const reason = revision.info.reason === 'recognised' ? 'recognised' : 'saved';
  for (const half of dividedPage(page, halves, ids, newId)) {
    const saved = await savePage(context, {
      page: half,
      baseHash: null,
      reason,
      who,
      note: '',
      deletedLines: 0,
    });
    if (!saved.ok) return saved;
  }
  const divided = await divideReadings(context, pageId, halves, ids, newId);
  return divided.ok ? ok({ pageId, ids, geometries, hasText: true }) : divided;
}

/** What each pass of recognition read goes with its half, so that cards go on showing it. A Reading of another kind stays behind. */
async function divideReadings(
  context: StoreContext,
  pageId: string,
  halves: Halves,
  ids: readonly [string, string],
  newId: () => string,
): Promise<StoreResult<null>> {
  const stored = await readReadings(context, pageId);
  if (!stored.ok) return stored;
  for (const { bytes } of stored.value) {
    const read = context.codec.decode(Buffer.from(bytes).toString('utf8'));
    if (!read.ok || read.value.info === null || read.value.info.reason !== 'recognised') continue;
    // The account is of the whole sheet, and stays with it.
    const info = omit(read.value.info, 'account');
    for (const half of dividedPage(read.value.page, halves, ids, newId)) {
      const own = context.codec.encode(half, { ...info, pageId: half.id });
      const kept = await addReading(context, half.id, Buffer.from(own));
      if (!kept.ok) return kept;
    }
  }
  return ok(null);
}

/** Quarter turns that bring the scan upright, as told, else as its text lies. */
function turnsOf(page: Page | null, sheet: ProjectPage): QuarterTurns {
  const told = page?.geometry?.turns ?? sheet.geometry?.turns;
  return told ?? (page === null ? 0 : (((4 - lieOf(page.lines).turns) % 4) as QuarterTurns));
}
