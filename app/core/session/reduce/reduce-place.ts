import { wordAtPoint } from '../../page/word-at';
import type { PlaceAction } from '../actions/actions-text';
import { outcome, patch, type Handlers } from './outcome';
import type { Target } from '../state/places';
import { activeFlag } from '../select/selectors-flags';
import { pageIndex, pageOf, projectPages } from '../select/selectors-text';
import type { ReviewState } from '../state/state';

export const PLACE_HANDLERS: Handlers<PlaceAction> = {
  'page-selected': (state, { pageId }) => outcome(selectPage(state, pageId)),
  'page-stepped': (state, { step }) => {
    const pages = projectPages(state);
    const next = pages[pageIndex(pages, state.place.pageId) + step];
    return outcome(next === undefined ? state : selectPage(state, next.id));
  },
  'target-shown': (state, { target }) => outcome(showTarget(state, target)),
  'point-shown': (state, { pageId, xPx, yPx }) => {
    const page = pageOf(state, pageId);
    const place = page === null ? null : wordAtPoint(page, xPx, yPx);
    return outcome(
      place === null ? state : showTarget(state, { pageId, ...place, focus: 'text', isPointed: true }),
    );
  },
  'caret-moved': (state, { caret }) => {
    const known = state.place.caret;
    const isSame = known?.lineIndex === caret.lineIndex && known.column === caret.column;
    return outcome(isSame ? state : patch(state, 'place', { caret }));
  },
  scrolled: (state, { topLine }) =>
    outcome(state.place.topLine === topLine ? state : patch(state, 'place', { topLine })),
  'text-focused': (state) => {
    const part = activeFlag(state)?.parts[0];
    return outcome(part === undefined ? focusText(state) : showTarget(state, { ...part, focus: 'text' }));
  },
};

/** Goes to a place: the page turns, the text selects it, the scan moves to its ink. */
export function showTarget(state: ReviewState, target: Omit<Target, 'serial'>): ReviewState {
  const caret = { lineIndex: target.lineIndex, column: target.from };
  const serial = (state.place.target?.serial ?? 0) + 1;
  const placed = patch(state, 'place', { pageId: target.pageId, caret, target: { ...target, serial } });
  return patch(placed, 'desk', { follows: true, isDrawerOpen: target.focus !== 'text' });
}

/** Gives the text keyboard focus, at the caret. */
export function focusText(state: ReviewState): ReviewState {
  const { pageId, caret } = state.place;
  if (pageId === null || caret === null) return state;
  const { lineIndex, column } = caret;
  return showTarget(state, { pageId, lineIndex, from: column, to: column, focus: 'text' });
}

/** Turns to a page. F3 goes on from there, not from the card of another page. */
export function selectPage(state: ReviewState, pageId: string): ReviewState {
  if (state.place.pageId === pageId) return state;
  const placed = patch(state, 'place', { pageId, caret: { lineIndex: 0, column: 0 } });
  return patch(placed, 'flags', { activeId: null });
}
