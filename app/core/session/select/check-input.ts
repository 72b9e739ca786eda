import type { Doubt } from '../../discrepancy/evidence/aids';
import type { CheckInput } from '../../discrepancy/evidence/evidence';
import { joinReadings, type ReadingText } from '../../discrepancy/evidence/witnesses';
import {
  joinSheets,
  placeSheets,
  sheetDoubts,
  sheetText,
  type DocumentText,
} from '../../check/document-text';
import type { Knot } from '../../recognise/calibration';
import { isGivenText } from '../../check/ink-reading';
import type { InkReading } from '../../given/ink-reading';
import { withoutCovered } from '../../given/uncovered';
import type { Page } from '../../page/transcription';
import { isSameList, madeOnce } from '../state/memo';
import { docIn, type PageDocs } from '../state/page-docs';
import type { ProjectView } from '../state/project-view';
import { pagesInOrder } from './selectors-text';
import type { ReviewState } from '../state/state';

/** A page's text for the check. Pages that did not change since are not put together again. */
export const sheetOf = madeOnce((page: Page) => sheetText(page));

type KnownDoubts = { readonly knots: readonly Knot[]; readonly doubts: readonly Doubt[] };
const doubtsOfPages = new WeakMap<Page, KnownDoubts>();

/** The words of a page that the machine was not sure of; the same list as long as it has the same items. */
export function doubtsOf(page: Page, knots: readonly Knot[]): readonly Doubt[] {
  const known = doubtsOfPages.get(page);
  if (known?.knots === knots) return known.doubts;
  const made = sheetDoubts(page, sheetOf(page), knots);
  const doubts = known !== undefined && isSameData(known.doubts, made) ? known.doubts : made;
  doubtsOfPages.set(page, { knots, doubts });
  return doubts;
}

function isSameData(a: readonly Doubt[], b: readonly Doubt[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** What each pass of recognition read of the whole document; the same object as long as no page was read again. */
const readingsOf = sameReadings();

function sameReadings(): (order: ProjectView, pages: PageDocs) => readonly ReadingText[] {
  let last: {
    readonly passes: readonly (readonly string[])[];
    readonly joined: readonly ReadingText[];
  } = { passes: [], joined: [] };
  return (view, pages) => {
    const passes = view.project.pages.flatMap(({ id }) => {
      const doc = docIn(pages, id);
      return doc === undefined ? [] : [doc.readings];
    });
    if (!isSameList(passes, last.passes)) last = { passes, joined: joinReadings(passes) };
    return last.joined;
  };
}

const isGiven = madeOnce((page: Page) => isGivenText(page));

const uncovered = new WeakMap<InkReading, InkReading>();

/** What was read in the ink, less what the page has by now; the same object as long as that is the same ink. */
function inkLeft(ink: InkReading, { lines }: Page): InkReading {
  const left = withoutCovered(ink, lines);
  const known = uncovered.get(ink);
  const isSame =
    known !== undefined && isSameList(known.unread, left.unread) && isSameList(known.rows, left.rows);
  if (isSame) return known;
  uncovered.set(ink, left);
  return left;
}

/** What was read in the ink of each sheet with text, by their order; the same list as long as it has the same items. */
const inkOfPages = sameInk();

function sameInk(): (order: ProjectView, pages: PageDocs) => readonly (InkReading | null)[] {
  let last: readonly (InkReading | null)[] = [];
  return (view, pages) => {
    const now = view.project.pages.flatMap(({ id }) => {
      const doc = docIn(pages, id);
      if (doc?.page == null || doc.page.lines.length === 0) return [];
      return [doc.ink != null && isGiven(doc.page) ? inkLeft(doc.ink, doc.page) : null];
    });
    if (!isSameList(now, last)) last = now;
    return last;
  };
}

/** Everything that the text is checked against; the text itself is empty here. */
export function checkFrame(state: ReviewState, view: ProjectView): Omit<CheckInput, 'doubts'> {
  const { project, knowledge, words } = view;
  return {
    transcription: { file: project.title, text: '', sheetStarts: [], archival: project.archival },
    references: project.references.map(({ role, label }, i) => ({
      ...{ role, file: label },
      text: state.project.references[i] ?? '',
    })),
    settings: { strictDiplomatic: false, stepsOff: state.app.settings.stepsOff },
    knowledge,
    projectWords: words,
    readings: readingsOf(view, state.text.pages),
    ink: inkOfPages(view, state.text.pages),
  };
}

/** What a check has to be begun anew for when it changes; compared item by item, by identity. */
export function checkBasis(state: ReviewState, view: ProjectView): readonly unknown[] {
  const { project, knowledge, words } = view;
  return [
    ...[project.id, project.title, project.archival, project.references],
    ...[state.project.references, state.app.settings.stepsOff, knowledge, words],
    readingsOf(view, state.text.pages),
    inkOfPages(view, state.text.pages),
  ];
}

/** What is checked, and what it takes to find the way back from its offsets to the pages. */
export type DocumentToCheck = {
  readonly input: CheckInput;
  readonly document: DocumentText;
  readonly pages: readonly Page[];
};

/** The document as it is in the window, with its references; null while no project is open. */
export function documentToCheck(state: ReviewState): DocumentToCheck | null {
  const { view } = state.project;
  if (view === null) return null;
  const pages = pagesInOrder(state);
  const places = placeSheets(pages.map(sheetOf));
  const document = { ...places, text: joinSheets(places.sheets.map(({ text }) => text)) };
  const frame = checkFrame(state, view);
  const { text, sheetStarts } = document;
  return {
    input: { ...frame, transcription: { ...frame.transcription, text, sheetStarts } },
    document,
    pages,
  };
}
