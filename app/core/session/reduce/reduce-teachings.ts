import { namePair, type NamePair } from '../../facts/names/project-aliases';
import { record, type ByHand, type Teaching } from '../../edit/history';
import { hasWord, projectWord, wordKey } from '../../project/project-words';
import { spelledWordAt, type SpelledWord } from '../../check/spelling';
import type { TeachingAction } from '../actions/actions-flags';
import type { TeachingAfter } from '../actions/effects';
import { chain, outcome, patch, tell, type Handlers, type Moment, type Outcome } from './outcome';
import { dropFlags, stepFlag } from './reduce-flags';
import { activeFlag } from '../select/selectors-flags';
import { pageInView } from '../select/selectors-text';
import { spelledWords } from '../select/spelled-words';
import type { ReviewState } from '../state/state';
import { checkSoon, keepTeachings } from './steps';
import { wordInDoubt } from '../select/word-in-doubt';

type Action<T extends TeachingAction['type']> = Extract<TeachingAction, { readonly type: T }>;

export const TEACHING_HANDLERS: Handlers<TeachingAction> = {
  'word-taught': (state, { text, isKnown }) => teachWord(state, text, isKnown, 'record'),
  'card-word-taught': teachCardWord,
  'word-here-taught': (state, { isInText }) => {
    if (!isInText && activeFlag(state) !== null) return teachCardWord(state);
    const word = wordAtCaret(state);
    if (word === null) return outcome(tell(state, 'noWordHere'));
    return teachWord(state, word.text, true, 'record-and-tell');
  },
  'name-taught': (state, { ru, en, isKnown }) => {
    const pair = namePair(ru, en) ?? { ru, en };
    const names = state.project.view?.knowledge.names ?? [];
    const before = names.some((one) => nameKey(one) === nameKey(pair));
    return teach(state, { type: 'name', ...pair, before, after: isKnown }, 'record');
  },
  'fact-paired': (state, { ru, en }) =>
    teach(state, { type: 'pairing', ru, before: byHand(state, ru), after: { en } }, 'record'),
  'fact-unpaired': (state, { ru }) =>
    teach(state, { type: 'pairing', ru, before: byHand(state, ru), after: null }, 'record'),
  'teaching-kept': teachingKept,
};

function teach(state: ReviewState, teaching: Teaching, after: TeachingAfter): Outcome {
  return keepTeachings(state, { teachings: [teaching] }, after);
}

/** Puts a word on the project's list or takes it off. */
function teachWord(state: ReviewState, text: string, isKnown: boolean, after: TeachingAfter): Outcome {
  const word = projectWord(text);
  if (word === null) return outcome(tell(state, 'oneWordOnly'));
  const words = state.project.view?.words ?? [];
  if (hasWord(words, word) === isKnown) return outcome(afterTeaching(state, word, after));
  return teach(state, { type: 'word', word, before: !isKnown, after: isKnown }, after);
}

/** Adds the word of the card and goes on. */
function teachCardWord(state: ReviewState): Outcome {
  const one = activeFlag(state);
  const word = one === null ? null : wordInDoubt(one.discrepancy);
  if (word === null) return outcome(tell(state, 'noWordOnCard'));
  return teachWord(state, word, true, 'record-and-step');
}

function wordAtCaret(state: ReviewState): SpelledWord | null {
  const { caret } = state.place;
  const page = pageInView(state);
  if (page === null || caret === null) return null;
  return spelledWordAt(spelledWords(page), caret.lineIndex, caret.column);
}

function nameKey({ ru, en }: NamePair): string {
  return `${ru.toLowerCase()}\n${en.toLowerCase()}`;
}

function byHand({ project }: ReviewState, ru: string): ByHand {
  const pairing = project.view?.knowledge.pairings.find((one) => one.ru === ru);
  return pairing === undefined ? null : { en: pairing.en };
}

/** Shows what is known now, and looks at the text again. Undo and redo were recorded when they were asked for. */
function teachingKept(
  state: ReviewState,
  { projectId, teaching, kept, after }: Action<'teaching-kept'>,
  { atMs }: Moment,
): Outcome {
  const { view } = state.project;
  if (view === null || view.project.id !== projectId) return outcome(state);
  const known = patch(state, 'project', { view: { ...view, ...kept } });
  return chain(checkSoon(known), (now) => {
    if (after === 'travelled') return outcome(tellTravelled(now, teaching));
    const step = { edits: [], verdicts: [], teachings: [teaching], group: null, atMs };
    const recorded = patch(now, 'text', { history: record(now.text.history, step) });
    if (teaching.type !== 'word') return outcome(recorded);
    const shown = teaching.after ? withoutFlagsOn(recorded, teaching.word) : recorded;
    return outcome(afterTeaching(shown, teaching.word, after));
  });
}

/** What is taught shows nowhere in the text, so undo tells what it did. */
function tellTravelled(state: ReviewState, teaching: Teaching): ReviewState {
  if (teaching.type === 'pairing') return tell(state, 'pairingChanged', { fact: teaching.ru });
  const what = teaching.type === 'word' ? teaching.word : `${teaching.ru} = ${teaching.en}`;
  return tell(state, teaching.after ? 'taughtAgain' : 'takenBack', { what });
}

/** The Discrepancies of a word go at once; the check, which is under way, will find the same. */
function withoutFlagsOn(state: ReviewState, word: string): ReviewState {
  const key = wordKey(word);
  return dropFlags(state, (flag) => {
    const doubted = wordInDoubt(flag);
    return doubted !== null && wordKey(doubted) === key;
  });
}

function afterTeaching(state: ReviewState, word: string, after: TeachingAfter): ReviewState {
  if (after !== 'record-and-step' && after !== 'record-and-tell') return state;
  const notified = tell(state, 'wordAdded', { word });
  if (after === 'record-and-tell') return notified;
  return stepFlag(notified, 1) ?? patch(notified, 'flags', { activeId: null });
}
