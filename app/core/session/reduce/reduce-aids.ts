import { confusionsFrom } from '../../discrepancy/evidence/confusions';
import { toLineSpans } from '../../check/document-text';
import type { FactRow } from '../../facts/compare/fact-rows';
import { inkOf } from '../../check/ink';
import type { TakenLines } from '../../reference/project-reference';
import { blockAround } from '../../reference/rows';
import { rankSuggestions } from '../../check/spelling';
import type { FactAction, ReferenceAction, SpellingAction } from '../actions/actions-flags';
import { documentToCheck } from '../select/check-input';
import { replacementsOf } from '../select/deciding';
import { outcome, patch, tell, type Handlers, type Moment, type Outcome } from './outcome';
import { correctionOf, replaceInLine } from './reduce-decisions';
import { pageInContext, pageSpan, shownIndexes, takenFrom } from '../select/selectors-aids';
import { corrections } from '../select/selectors-flags';
import { pageInView, pageOf } from '../select/selectors-text';
import { flagOnWord, formsOf } from '../select/spelled-words';
import type { ReviewState } from '../state/state';
import type { AskedFacts, LocatedFact, PageFacts } from '../state/state-aids';
import { doEdits } from './steps';

export const FACT_HANDLERS: Handlers<FactAction> = {
  'facts-due': askFacts,
  'facts-answered': (state, { serial, sheets }) => {
    const { askedFacts } = state.aids;
    if (askedFacts === null || askedFacts.serial !== serial) return outcome(state);
    const facts = sheets.map((one) => locatedFacts(askedFacts, one));
    return outcome(patch(state, 'aids', { facts }));
  },
};

function askFacts(state: ReviewState): Outcome {
  const { pageId } = state.place;
  const found = documentToCheck(state);
  if (found === null || pageId === null) return outcome(state);
  const { input, document, pages } = found;
  const within = pageSpan(document, pageId);
  if (within === null) return outcome(patch(state, 'aids', { facts: [] }));
  const serial = state.aids.factsSerial + 1;
  const askedFacts = { serial, pageId, document, pages };
  const asked = patch(state, 'aids', { factsSerial: serial, askedFacts });
  return outcome(asked, { kind: 'facts', serial, input, within });
}

type AnsweredFacts = Extract<FactAction, { readonly type: 'facts-answered' }>['sheets'][number];

function locatedFacts({ pageId, document, pages }: AskedFacts, { file, sheet }: AnsweredFacts): PageFacts {
  const locate = (row: FactRow): LocatedFact => ({
    ...row,
    parts: row.ru === null ? [] : toLineSpans(document, row.ru),
    ink: row.ru === null ? null : inkOf(document, pages, row.ru),
  });
  return {
    ...{ pageId, file },
    rows: sheet.rows.map(locate),
    candidates: sheet.candidates,
    beads: sheet.beads.map(({ ru, en }) => ({ parts: toLineSpans(document, ru), en })),
  };
}

export const REFERENCE_HANDLERS: Handlers<ReferenceAction> = {
  'errors-counted': (state, { rates }) => outcome(patch(state, 'aids', { errorRates: rates })),
  'pdf-way-found': (state, { found }) => outcome(patch(state, 'aids', { pdfWay: found })),
  'alignment-due': (state, { then }) => {
    const context = pageInContext(state);
    const indexes = shownIndexes(state);
    if (context !== null && indexes.length > 0)
      return outcome(state, { kind: 'align', context, references: state.project.references, indexes, then });
    const without = patch(state, 'aids', { alignment: null });
    return outcome(then === 'show' ? without : tell(without, 'noReferenceText'));
  },
  aligned: (state, { page, indexes, layouts, then }) => {
    const isNewest = pageInView(state) === page;
    const shown = isNewest ? patch(state, 'aids', { alignment: { page, indexes, layouts } }) : state;
    if (then === 'show') return outcome(shown);
    if (shown.aids.alignment === null) return outcome(tell(shown, 'noReferenceText'));
    if (then === 'take-block') return takeBlock(shown);
    return outcome(patch(shown, 'desk', { dialog: { kind: 'take-page' } }));
  },
  'reference-chosen': (state, { index }) => outcome(patch(state, 'aids', { takenFrom: index })),
  'lines-wanted': (state, { taken }) => wantLines(state, taken),
  'line-wanted': (state) => {
    const lineIndex = state.place.caret?.lineIndex;
    if (lineIndex === undefined) return outcome(state);
    return wantLines(state, { from: lineIndex, to: lineIndex + 1, emptiesUnknown: false });
  },
  'lines-taken': (state, { page, edit }, moment) => {
    // What was typed meanwhile stays: the Edit was made for another text.
    if (pageOf(state, page.id) !== page) return outcome(tell(state, 'takeAgain'));
    return edit === null ? outcome(tell(state, 'nothingToTake')) : doEdits(state, [edit], moment);
  },
};

/** The block of Lines around the caret that differ from the reference. */
function takeBlock(state: ReviewState): Outcome {
  const { caret } = state.place;
  const { alignment } = state.aids;
  if (caret === null || alignment === null) return outcome(state);
  const layout = alignment.layouts[alignment.indexes.indexOf(takenFrom(state) ?? -1)];
  const range = blockAround(layout?.rows ?? [], caret.lineIndex);
  return wantLines(state, { ...range, emptiesUnknown: false });
}

/** Takes Lines of the page in view from a reference, as one step to undo. */
function wantLines(state: ReviewState, taken: TakenLines): Outcome {
  const context = pageInContext(state);
  const index = takenFrom(state);
  if (context === null || index === null) return outcome(tell(state, 'noReferenceText'));
  return outcome(state, { kind: 'take-lines', context, references: state.project.references, index, taken });
}

/** A number key each. */
const MOST_SUGGESTIONS = 9;

export const SPELLING_HANDLERS: Handlers<SpellingAction> = {
  'spelling-due': (state) => {
    const page = pageInView(state);
    if (page === null || !state.desk.viewSettings.showsSpelling) return outcome(state);
    return outcome(state, { kind: 'look-up', forms: formsOf(page) });
  },
  'forms-unknown': (state, { forms }) => {
    if (forms.length === 0) return outcome(state);
    const unknownForms = new Set([...state.aids.unknownForms, ...forms]);
    return outcome(patch(state, 'aids', { unknownForms }));
  },
  'suggestions-wanted': (state, { place }) => {
    const { word } = place;
    const isWhole = word.places.length === 1;
    const opened = patch(state, 'desk', {
      dialog: { kind: 'spelling', place, suggestions: isWhole ? null : [] },
    });
    return isWhole ? outcome(opened, { kind: 'suggest', word: word.text }) : outcome(opened);
  },
  suggested: (state, { word, suggestions }) => {
    const { dialog } = state.desk;
    if (dialog?.kind !== 'spelling' || dialog.place.word.text !== word) return outcome(state);
    const flag = flagOnWord(state, dialog.place);
    const first = flag === null ? [] : replacementsOf(state, flag).filter((text) => text !== '');
    const ranked = rankSuggestions(word, suggestions, confusionsFrom(corrections(state)));
    const all = [...new Set([...first, ...ranked])].filter((text) => text !== word);
    return outcome(
      patch(state, 'desk', { dialog: { ...dialog, suggestions: all.slice(0, MOST_SUGGESTIONS) } }),
    );
  },
  'spelling-taken': takeSpelling,
};

/** Puts another word in its place, as one step to undo; a Discrepancy of just this word is corrected by it. */
function takeSpelling(
  state: ReviewState,
  { place: spelling, text }: Extract<SpellingAction, { readonly type: 'spelling-taken' }>,
  moment: Moment,
): Outcome {
  const [place] = spelling.word.places;
  const page = pageOf(state, spelling.pageId);
  if (place === undefined || page === null) return outcome(state);
  const part = { pageId: spelling.pageId, ...place };
  const flag = flagOnWord(state, spelling);
  if (flag === null) return replaceInLine(state, part, text, [], moment);
  const verdict = correctionOf(state, flag, text);
  return replaceInLine(state, part, text, [verdict], moment);
}
