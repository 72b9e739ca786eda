import { fittingLayout, fittingShare, sizeName, type Layout } from '../../settings/arrangement';
import { docEntries } from '../state/page-docs';
import { USUAL_LETTERS, type ReviewState } from '../state/state';

/** A letter of the text's type is so much narrower than it is high. */
const LETTER_WIDTH = 0.6;
/** Numbers, marks and the margins of the text. */
const GUTTER_PX = 72;

/** How the window is arranged now: as the person chose for its size, else as fits it. */
export function arrangementOf(state: ReviewState): {
  readonly layout: Layout;
  readonly isScanFirst: boolean;
  readonly scanShare: number;
} {
  const { windowPx, viewSettings, lineLetters } = state.desk;
  const { arrangements, showsPages, showsSide, pagesPx, sidePx } = viewSettings;
  const letterPx = (viewSettings.textPx * LETTER_WIDTH * 100) / state.app.settings.interfacePercent;
  const room = {
    ...windowPx,
    pagesPx: showsPages ? pagesPx : 0,
    sidePx: showsSide ? sidePx : 0,
    textPx: Math.ceil(lineLetters * letterPx) + GUTTER_PX,
  };
  const own = arrangements.find(({ size }) => size === sizeName(windowPx))?.arrangement;
  const layout = own?.layout ?? fittingLayout(room);
  return {
    layout,
    isScanFirst: own?.isScanFirst ?? true,
    scanShare: own?.scanShare ?? fittingShare(layout, room),
  };
}

/** Of the lines of a document this share is to fit into the width of the text. */
const FITTING_SHARE = 0.95;
const FEWEST_LETTERS = 40;
const MOST_LETTERS = 90;

/** How many letters most lines of the document have at most. */
export function lineLetters({ text }: ReviewState): number {
  const lengths = docEntries(text.pages)
    .flatMap(([, { page }]) => (page?.lines ?? []).map((line) => line.text.length))
    .sort((a, b) => a - b);
  const length = lengths[Math.floor(lengths.length * FITTING_SHARE)];
  return length === undefined ? USUAL_LETTERS : Math.min(MOST_LETTERS, Math.max(FEWEST_LETTERS, length));
}
