import type { Crop } from '../../core/recognise/engine';
import type { Dictionary } from '../../core/discrepancy/evidence/aids';
import type { Discrepancy } from '../../core/discrepancy/model/discrepancy';
import { figuresOf, type ReportInput } from '../../core/formats/report/report';
import type { Crops } from '../../core/formats/report/report-html';
import { decisionCropId } from '../../core/formats/report/report-html';
import { toLineSpans } from '../../core/check/document-text';
import { decisionAbout } from '../../core/session/select/decided-places';
import { ledgerOf, type LedgerEntry } from '../../core/session/select/ledger';
import { uprightTurns } from '../../core/layout/text-turns';
import { cropBox, inkOf } from '../../core/check/ink';
import type { BoxPx } from '../../core/base/geometry';
import { likelyLeft } from '../../core/left/likely-left';
import { remarksOf } from '../../core/page/remarks';
import { ok } from '../../core/base/result';
import type { PagePictures } from '../scans/page-pictures';
import type { ProjectStore } from '../project/project-store';
import { gatherPageFacts } from './page-facts';
import { checkDocument, type ReviewDocument } from './review-document';
import type { ScanEngine } from '../scans/scan-engine';
import type { StoreResult } from '../disk/store-error';
import type { StandingVerdict } from '../logs/verdict-log';

/** What a report of the project says, from its current texts and verdicts. */
export async function readReportInput(
  store: ProjectStore,
  review: ReviewDocument,
  creator: string,
  createdUtc: string,
  dictionary: Dictionary | null,
): Promise<StoreResult<ReportInput & { readonly decisions: readonly LedgerEntry[] }>> {
  const verdicts = await store.verdicts();
  if (!verdicts.ok) return verdicts;
  const facts = await gatherPageFacts(store, {});
  if (!facts.ok) return facts;
  const { title, archival, sourceNote } = store.project();
  const { discrepancies, summary } = checkDocument(review, dictionary);
  const numberOf = new Map(store.project().pages.map(({ id }, i) => [id, i + 1]));
  const sheetNumbers = review.document.sheets.map(({ pageId }) => numberOf.get(pageId) ?? 0);
  const located = locate(review, discrepancies);
  return ok({
    ...{ title, archival, sourceNote, creator, createdUtc, discrepancies },
    transcription: review.input.transcription,
    references: review.input.references,
    verdicts: { ...verdicts.value, ...verdictsElsewhere(review, verdicts.value, located) },
    places: placesOf(located, numberOf),
    decisions: ledgerOf(verdicts.value, review.pages, [...numberOf.keys()]),
    ...figuresOf(summary),
    sheetNumbers,
    sheetsWithoutText: [...numberOf.values()].filter((number) => !sheetNumbers.includes(number)),
    left: likelyLeft(facts.value.map(({ left }) => left)),
    remarks: remarksOf(review.pages),
  });
}

type Located = {
  readonly discrepancy: Discrepancy;
  readonly parts: ReturnType<typeof toLineSpans>;
  readonly ink: null;
};

function locate(review: ReviewDocument, discrepancies: readonly Discrepancy[]): readonly Located[] {
  return discrepancies.map((discrepancy) => {
    return { discrepancy, parts: toLineSpans(review.document, discrepancy), ink: null };
  });
}

type Verdicts = Readonly<Record<string, StandingVerdict>>;

/** What was decided on the same place under another id, since the text beside it has changed. */
function verdictsElsewhere(
  review: ReviewDocument,
  verdicts: Verdicts,
  located: readonly Located[],
): Verdicts {
  const checked = { places: review.document, pages: review.pages };
  const found = located.flatMap((one) => {
    const { id } = one.discrepancy;
    const about = Object.hasOwn(verdicts, id) ? null : decisionAbout(verdicts, one, checked);
    const entry = about === null ? undefined : verdicts[about];
    return entry === undefined ? [] : [[id, entry] as const];
  });
  return Object.fromEntries(found);
}

/** Sheet and line as the window counts them. */
function placesOf(
  located: readonly Located[],
  numberOf: ReadonlyMap<string, number>,
): NonNullable<ReportInput['places']> {
  const placed = located.flatMap(({ discrepancy, parts: [part] }) =>
    part === undefined
      ? []
      : [[discrepancy.id, { sheet: numberOf.get(part.pageId) ?? 0, line: part.lineIndex + 1 }] as const],
  );
  return Object.fromEntries(placed);
}

/** A report with thousands of pictures opens in no browser. */
const MAX_CROPS = 1_000;

/** The ink of each Discrepancy, cut out of its page. One without known ink, or whose scan fails, has no crop. */
export async function cutCrops(
  engine: ScanEngine,
  pictures: PagePictures,
  review: ReviewDocument,
  discrepancies: readonly Discrepancy[],
  decisions: readonly LedgerEntry[] = [],
): Promise<Crops> {
  const crops = new Map<string, Crop>();
  for (const [pageId, wanted] of groupByPage(review, discrepancies.slice(0, MAX_CROPS), decisions)) {
    const page = review.pages.find(({ id }) => id === pageId);
    const picture = await pictures.path(pageId);
    if (!picture.ok || page === undefined) continue;
    const cut = await engine.crop(
      picture.value,
      page.image,
      wanted.map(({ boxPx }) => boxPx),
      uprightTurns(page),
    );
    if (!cut.ok) continue;
    wanted.forEach(({ id }, i) => {
      const crop = cut.value[i];
      if (crop !== undefined) crops.set(id, crop);
    });
  }
  return crops;
}

type Wanted = { readonly id: string; readonly boxPx: BoxPx };

function groupByPage(
  review: ReviewDocument,
  discrepancies: readonly Discrepancy[],
  decisions: readonly LedgerEntry[],
): ReadonlyMap<string, readonly Wanted[]> {
  const groups = new Map<string, Wanted[]>();
  for (const discrepancy of discrepancies) {
    const ink = inkOf(review.document, review.pages, discrepancy);
    const page = review.pages.find(({ id }) => id === ink?.pageId);
    if (ink === null || page === undefined) continue;
    const group = groups.get(page.id) ?? [];
    group.push({ id: discrepancy.id, boxPx: cropBox(ink.boxPx, page.image) });
    groups.set(page.id, group);
  }
  for (const { id, pageId, boxPx } of decisions.slice(0, MAX_CROPS)) {
    const page = review.pages.find((one) => one.id === pageId);
    if (boxPx === null || page === undefined) continue;
    const group = groups.get(page.id) ?? [];
    group.push({ id: decisionCropId(id), boxPx: cropBox(boxPx, page.image) });
    groups.set(page.id, group);
  }
  return groups;
}
