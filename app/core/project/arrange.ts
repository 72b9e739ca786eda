import { omit } from '../base/omit';
import { withGeometry } from '../page/sheet-geometry';
import type { SheetGeometry } from '../base/geometry';
import type { PageImage } from '../page/transcription';
import type { Project, ProjectPage } from './project';

/** A sheet as it is to stand: its place is its place in the list. */
export type SheetPlace = {
  readonly id: string;
  /** Its number or name in the archive, where it is not its place in the document: `12 об.` */
  readonly name?: string;
  /** Nothing is written on it: nobody waits for its text. */
  readonly isBlank?: boolean;
  /** How it lies on its scan, for as long as it has no text. */
  readonly geometry?: SheetGeometry;
  /** Which of the scans that it has had is shown; left out for the one that it has. */
  readonly scanSha256?: string;
  readonly scanIndex?: number;
};

export type Arrangement = readonly SheetPlace[];

/** How the sheets stand now. */
export function arrangementOf({ pages }: Pick<Project, 'pages'>): Arrangement {
  return pages.map(({ id, name, isBlank, geometry, scanSha256, scanIndex }) => ({
    ...{ id, scanSha256, scanIndex },
    ...(name === undefined ? {} : { name }),
    ...(isBlank === true ? { isBlank } : {}),
    ...(geometry === undefined ? {} : { geometry }),
  }));
}

/** The sheets that lie otherwise on their scans, where nothing else differs between two arrangements; else null. */
export function onlyLieOtherwise(before: Arrangement, after: Arrangement): readonly string[] | null {
  const placed = (sheets: Arrangement) => JSON.stringify(sheets.map((one) => omit(one, 'geometry')));
  if (placed(before) !== placed(after)) return null;
  const lies = (one: SheetPlace | undefined) => JSON.stringify(one?.geometry);
  return after.flatMap((one, i) => (lies(one) === lies(before[i]) ? [] : [one.id]));
}

/**
 * The project with its sheets as `arrangement` says. A sheet that it leaves out is removed, and can be put back by
 * naming it: nothing of it is touched. Null where it names no sheet at all, one twice, one that the project never had, or
 * a scan that the sheet never had.
 */
export function arranged(project: Project, arrangement: Arrangement): Project | null {
  const all = new Map([...project.pages, ...(project.removedPages ?? [])].map((page) => [page.id, page]));
  const ids = new Set(arrangement.map(({ id }) => id));
  if (ids.size === 0 || ids.size !== arrangement.length) return null;
  const pages: ProjectPage[] = [];
  for (const place of arrangement) {
    const page = all.get(place.id);
    const placed = page === undefined ? null : placedAs(page, place);
    if (placed === null) return null;
    pages.push(placed);
  }
  const removedPages = [...all.values()].filter(({ id }) => !ids.has(id));
  const rest = omit(project, 'removedPages');
  return removedPages.length === 0 ? { ...rest, pages } : { ...rest, pages, removedPages };
}

function placedAs(
  page: ProjectPage,
  { name, isBlank, geometry, scanSha256, scanIndex }: SheetPlace,
): ProjectPage | null {
  const shown = scanSha256 === undefined ? page : withFormerScan(page, scanSha256, scanIndex ?? 0);
  if (shown === null) return null;
  const rest = withGeometry(omit(shown, 'name', 'isBlank', 'geometry'), geometry ?? null);
  const own = name?.trim() ?? '';
  return { ...rest, ...(own === '' ? {} : { name: own }), ...(isBlank === true ? { isBlank } : {}) };
}

/** The page with one of the scans that it has had; null where it has not had it. */
function withFormerScan(page: ProjectPage, scanSha256: string, scanIndex: number): ProjectPage | null {
  if (page.scanSha256 === scanSha256 && page.scanIndex === scanIndex) return page;
  const former = (page.formerScans ?? []).find(
    (scan) => scan.scanSha256 === scanSha256 && scan.scanIndex === scanIndex,
  );
  return former === undefined ? null : withScan(page, former);
}

export type ScanOfPage = Pick<ProjectPage, 'scanSha256' | 'scanIndex' | 'scanName' | 'image'>;

/** The page on another scan. The one it had is remembered, so that it can be had back. */
export function withScan(page: ProjectPage, scan: ScanOfPage): ProjectPage {
  const { scanSha256, scanIndex, image } = scan;
  const isNew = (one: ScanOfPage) => one.scanSha256 !== scanSha256 || one.scanIndex !== scanIndex;
  const own = {
    ...{ scanSha256: page.scanSha256, scanIndex: page.scanIndex, image: page.image },
    ...nameIn(page),
  };
  const formerScans = [...(page.formerScans ?? []), own].filter(isNew);
  return { ...omit(page, 'scanName'), ...nameIn(scan), scanSha256, scanIndex, image, formerScans };
}

function nameIn({ scanName }: ScanOfPage): Pick<ProjectPage, 'scanName'> {
  return scanName === undefined ? {} : { scanName };
}

/** The project with new sheets before the sheet at `at`. No id is ever given twice, whatever became of its sheet. */
export function withSheets(
  project: Project,
  scans: readonly ScanOfPage[],
  at: number,
  takenIds: readonly string[] = [],
): Project {
  const ids = freeSheetIds(project, scans.length, takenIds);
  const added = scans.map((scan, i): ProjectPage => ({ id: ids[i] ?? '', ...scan, status: 'untouched' }));
  const place = Math.min(Math.max(0, at), project.pages.length);
  return { ...project, pages: [...project.pages.slice(0, place), ...added, ...project.pages.slice(place)] };
}

/** So many ids that no sheet has or had, and that are not among those taken otherwise. */
export function freeSheetIds(
  { pages, removedPages = [] }: Pick<Project, 'pages' | 'removedPages'>,
  count: number,
  takenIds: readonly string[] = [],
): readonly string[] {
  const known = [...pages, ...removedPages].map(({ id }) => id);
  const last = Math.max(0, ...[...known, ...takenIds].map(Number).filter(Number.isFinite));
  return Array.from({ length: count }, (_, i) => String(last + 1 + i).padStart(ID_DIGITS, '0'));
}

const ID_DIGITS = 4;

/** Whether two pictures show the same part of a sheet, so that boxes on one hold on the other, scaled. */
export function isSameFrame(a: PageImage, b: PageImage): boolean {
  const ratio = (a.widthPx * b.heightPx) / (a.heightPx * b.widthPx);
  return Math.abs(ratio - 1) <= FRAME_TOLERANCE;
}

/** Two scans of one sheet differ so much by how it lay. */
const FRAME_TOLERANCE = 0.02;
