import { dividedDigitId, dividedPlace, type MovedDecision } from '../../core/edit/divided-decisions';
import { dividePage, halvesOf, linesOnFold, type Division, type Halves } from '../../core/edit/divide-page';
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
import { newestRecords, readVerdicts } from '../logs/verdict-log';
import { addReading, readReadings } from './page-readings';
import { changeProject, type StoreContext } from './store-context';
import { keepVerdicts } from './store-records';
import { readPage, savePage } from './store-pages';
import { takenIds } from './store-sheets';

/** Which sheets are spreads, and where each is divided: a share of its upright width from the left. */
export type Splits = readonly { readonly pageId: string; readonly at: number }[];

export type DoneSplits = {
  readonly project: Project;
  /** Decisions that went with their lines. */
  readonly decisions: readonly MovedDecision[];
  /** Lines that lay on a fold; see `linesOnFold`. */
  readonly linesOnFold: number;
};

/**
 * Makes two sheets of each spread, on the same scan; its text is divided by its boxes, and decisions go with their lines. The
 * texts are written first and the sheets change places in one step, so that a power cut leaves the document as it was. The
 * spread itself goes to the removed sheets with all its versions, and can be put back.
 */
export async function splitSheets(
  context: StoreContext,
  splits: Splits,
  who: string,
  newId: () => string,
): Promise<StoreResult<DoneSplits>> {
  const taken = await takenIds(context);
  if (!taken.ok) return taken;
  const ids = freeSheetIds(context.state.project, 2 * splits.length, taken.value);
  const made: MadeSplit[] = [];
  for (const [i, { pageId, at }] of splits.entries()) {
    const own: readonly [string, string] = [ids[2 * i] ?? '', ids[2 * i + 1] ?? ''];
    const one = await splitOne(context, pageId, at, own, who, newId);
    if (!one.ok) return one;
    made.push(one.value);
  }
  const sheets = made.map(({ split }) => split);
  const changed = await changeProject(context, true, (project) => withHalves(project, sheets));
  if (!changed.ok) return changed;
  const decisions = await moveDecisions(context, made);
  if (!decisions.ok) return decisions;
  const onFold = made.reduce((sum, one) => sum + one.linesOnFold, 0);
  return ok({ project: changed.value, decisions: decisions.value, linesOnFold: onFold });
}

/** A spread that was divided; `text` is null where it had none. */
type MadeSplit = {
  readonly split: SheetSplit;
  readonly text: { readonly page: Page; readonly division: Division } | null;
  readonly linesOnFold: number;
};

/** What was decided on a spread is written down anew where its words are now, as the same decision of the same person. */
async function moveDecisions(
  context: StoreContext,
  made: readonly MadeSplit[],
): Promise<StoreResult<readonly MovedDecision[]>> {
  const texts = made.flatMap(({ text }) => text ?? []);
  const stored = texts.length === 0 ? ok([]) : await readVerdicts(context.disk, context.root);
  if (!stored.ok) return stored;
  const moved: MovedDecision[] = [];
  const records = newestRecords(stored.value).flatMap((record) =>
    texts.flatMap(({ page, division }) => {
      const digitId = dividedDigitId(record.id, page, division);
      // The digit of the spread keeps its own, for when the spread is put back.
      if (digitId !== null) return [{ ...record, id: digitId }];
      const { about: before } = record;
      const after = before === undefined ? null : dividedPlace(before, page, division);
      if (before === undefined || after === null) return [];
      moved.push({ id: record.id, before, after });
      return [{ ...record, about: after }];
    }),
  );
  const kept = await keepVerdicts(context, records);
  return kept.ok ? ok(moved) : kept;
}

async function splitOne(
  context: StoreContext,
  pageId: string,
  at: number,
  ids: readonly [string, string],
  who: string,
  newId: () => string,
): Promise<StoreResult<MadeSplit>> {
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
    return ok({ split: { pageId, ids, geometries, hasText: false }, text: null, linesOnFold: 0 });
  // What a machine alone has read may be read again, as before.
  const reason = revision.info.reason === 'recognised' ? 'recognised' : 'saved';
  const division = dividePage(page, halves, ids, newId);
  for (const half of division.pages) {
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
  if (!divided.ok) return divided;
  const split = { pageId, ids, geometries, hasText: true };
  return ok({ split, text: { page, division }, linesOnFold: linesOnFold(page, halves) });
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
    for (const half of dividePage(read.value.page, halves, ids, newId).pages) {
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
