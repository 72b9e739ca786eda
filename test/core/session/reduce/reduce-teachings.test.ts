import { describe, expect, it } from 'vitest';
import type { Effect } from '../../../../app/core/session/actions/effects';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { effectOf, flag, noticeOf, openState, pageOfTexts, play, withFlags } from '../../../helpers/session';

const STATE = openState([pageOfTexts('0001', 'отощли', 'войсна')]);

/** As main does: writes it down and answers what is known then. */
function kept({
  state,
  effects,
}: {
  readonly state: ReviewState;
  readonly effects: readonly Effect[];
}): ReviewState {
  const { projectId, teaching, after } = effectOf(effects, 'keep-teaching');
  const learnt =
    teaching.type === 'word'
      ? { words: teaching.after ? [teaching.word] : [] }
      : teaching.type === 'name'
        ? { knowledge: { names: teaching.after ? [{ ru: teaching.ru, en: teaching.en }] : [], pairings: [] } }
        : {
            knowledge: {
              names: [],
              pairings: teaching.after === null ? [] : [{ ru: teaching.ru, en: teaching.after.en }],
            },
          };
  return play(state, { type: 'teaching-kept', projectId, teaching, kept: learnt, after }).state;
}

const wordFlag = (id: string, text: string) => flag(id, text, { kind: 'not-in-dictionary' });
const teach = (text: string, isKnown = true) => ({ type: 'word-taught', text, isKnown }) as const;

describe('what a person taught', () => {
  it('is undone and done again: a word, whose flags go at once', () => {
    const other = wordFlag('c', 'войсна');
    const flagged = withFlags(STATE, wordFlag('a', 'отощли'), wordFlag('b', 'Отощли'), other);
    const state = kept(play(flagged, teach(' отощли ')));
    expect(state.project.view?.words).toEqual(['отощли']);
    expect(state.flags.located).toEqual([other]);
    expect(state.flags.isCheckDue).toBe(true);
    // It is known already, so there is nothing to undo.
    expect(play(state, teach('Отощли')).effects).toEqual([]);
    const undone = kept(play(state, { type: 'undone' }));
    expect([undone.project.view?.words, noticeOf(undone)]).toEqual([[], 'takenBack']);
    const redone = kept(play(undone, { type: 'redone' }));
    expect([redone.project.view?.words, noticeOf(redone)]).toEqual([['отощли'], 'taughtAgain']);
    expect(noticeOf(play(STATE, teach('два слова')).state)).toBe('oneWordOnly');
  });

  it('is undone: a pair by hand goes back to the pair before it, then to the program', () => {
    let state = kept(play(STATE, { type: 'fact-paired', ru: 'a', en: 'x' }));
    state = kept(play(state, { type: 'fact-paired', ru: 'a', en: null }));
    state = kept(play(state, { type: 'fact-unpaired', ru: 'a' }));
    const seen = [];
    for (let i = 0; i < 3; i += 1) {
      state = kept(play(state, { type: 'undone' }));
      seen.push(state.project.view?.knowledge.pairings);
    }
    expect(seen).toEqual([[{ ru: 'a', en: null }], [{ ru: 'a', en: 'x' }], []]);
  });

  it('is undone: a name, also one that was taken away', () => {
    const taught = kept(play(STATE, { type: 'name-taught', ru: 'Горный', en: 'Baranov', isKnown: true }));
    const removed = kept(play(taught, { type: 'name-taught', ru: 'горный', en: 'baranov', isKnown: false }));
    expect(removed.project.view?.knowledge.names).toEqual([]);
    const undone = kept(play(removed, { type: 'undone' }));
    expect(undone.project.view?.knowledge.names).toHaveLength(1);
  });

  it('belongs to its project alone', () => {
    const { state, effects } = play(STATE, teach('отощли'));
    const { teaching, after } = effectOf(effects, 'keep-teaching');
    const late = {
      type: 'teaching-kept',
      projectId: 'project-2',
      teaching,
      kept: { words: ['отощли'] },
      after,
    } as const;
    expect(play(state, late).state).toBe(state);
  });
});

describe('the word of the card, and at the caret', () => {
  it('goes on from the card, which closes where nothing is left', () => {
    const flagged = patch(withFlags(STATE, wordFlag('a', 'отощли')), 'flags', { activeId: 'a' });
    const state = kept(play(flagged, { type: 'card-word-taught' }));
    expect([state.flags.activeId, noticeOf(state)]).toEqual([null, 'wordAdded']);
    expect(noticeOf(play(STATE, { type: 'card-word-taught' }).state)).toBe('noWordOnCard');
  });

  it('is the caret’s while somebody writes', () => {
    const state = kept(play(STATE, { type: 'word-here-taught', isInText: true }));
    expect([state.project.view?.words, noticeOf(state)]).toEqual([['отощли'], 'wordAdded']);
    const empty = openState([pageOfTexts('0001', '')]);
    expect(noticeOf(play(empty, { type: 'word-here-taught', isInText: true }).state)).toBe('noWordHere');
  });
});
