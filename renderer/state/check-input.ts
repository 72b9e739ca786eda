import type { Doubt } from '../../app/core/discrepancy/aids';
import type { CheckInput } from '../../app/core/discrepancy/evidence';
import { joinReadings, type ReadingText } from '../../app/core/discrepancy/witnesses';
import {
  joinSheets,
  placeSheets,
  sheetDoubts,
  sheetText,
  type DocumentText,
  type SheetText,
} from '../../app/core/document-text';
import type { Knot } from '../../app/core/recognise/calibration';
import type { Page } from '../../app/core/transcription';
import type { ProjectView } from '../api';
import { getState } from './store';

const sheetsOfPages = new WeakMap<Page, SheetText>();

/** A page's text for the check. Pages that did not change since are not put together again. */
export function sheetOf(page: Page): SheetText {
  const known = sheetsOfPages.get(page);
  if (known !== undefined) return known;
  const made = sheetText(page);
  sheetsOfPages.set(page, made);
  return made;
}

type KnownDoubts = { readonly knots: readonly Knot[]; readonly doubts: readonly Doubt[] };
const doubtsOfPages = new WeakMap<Page, KnownDoubts>();

/** The words of a page that the machine was not sure of; the same list for as long as it says the same. */
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

/** The pages that have been read, in reading order. */
export function pagesInOrder(view: ProjectView): readonly Page[] {
  const { pages } = getState();
  return view.project.pages.flatMap(({ id }) => pages[id]?.page ?? []);
}

let passes: readonly (readonly string[])[] = [];
let joined: readonly ReadingText[] = [];

/** What each pass of recognition read of the whole document; the same object for as long as no page was read anew. */
export function readingsOf(view: ProjectView): readonly ReadingText[] {
  const { pages } = getState();
  const now = view.project.pages.flatMap(({ id }) => {
    const page = pages[id];
    return page === undefined ? [] : [page.readings];
  });
  if (now.length === passes.length && now.every((one, i) => one === passes[i])) return joined;
  passes = now;
  joined = joinReadings(now);
  return joined;
}

/** Everything that the text is checked against; the text itself is empty here. */
export function frameOfCheck(view: ProjectView): Omit<CheckInput, 'doubts'> {
  const { project, knowledge, words } = view;
  const { references, settings } = getState();
  return {
    transcription: { file: project.title, text: '', sheetStarts: [], archival: project.archival },
    references: project.references.map(({ role, label }, i) => ({
      ...{ role, file: label },
      text: references[i] ?? '',
    })),
    settings: { strictDiplomatic: false, rungsOff: settings.rungsOff },
    knowledge,
    projectWords: words,
    readings: readingsOf(view),
  };
}

/** What is checked, and what it takes to find the way back from its offsets to the pages. */
export type DocumentToCheck = {
  readonly input: CheckInput;
  readonly document: DocumentText;
  readonly pages: readonly Page[];
};

/** The document as it stands in the window, with its references; null while no project is open. */
export function documentToCheck(): DocumentToCheck | null {
  const { view } = getState();
  if (view === null) return null;
  const pages = pagesInOrder(view);
  const places = placeSheets(pages.map((page) => sheetOf(page)));
  const document = { ...places, text: joinSheets(places.sheets.map(({ text }) => text)) };
  const frame = frameOfCheck(view);
  const { text, sheetStarts } = document;
  return {
    input: { ...frame, transcription: { ...frame.transcription, text, sheetStarts } },
    document,
    pages,
  };
}
