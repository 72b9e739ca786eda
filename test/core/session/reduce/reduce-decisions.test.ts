import { describe, expect, it } from 'vitest';
import { failure } from '../../../../app/core/base/result';
import { pageText } from '../../../../app/core/page/transcription';
import { digitsOf } from '../../../../app/core/page/digits';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import type { Located } from '../../../../app/core/session/state/places';
import { decisionOn } from '../../../../app/core/session/state/standing';
import { patch } from '../../../../app/core/session/reduce/outcome';
import {
  effectOf,
  flag,
  IMAGE,
  kinds,
  noticeOf,
  openState,
  pageOfTexts,
  play,
  withFlags,
} from '../../../helpers/session';

const PAGES = [pageOfTexts('0001', 'войсна отощли', 'отощли снова')];
/** A word of a machine that was unsure of it, that no dictionary knows, and that a publication has otherwise. */
const unsure = (one: Located, ...others: readonly string[]): Located => ({
  ...one,
  discrepancy: {
    ...one.discrepancy,
    suggestions: others,
    nonWords: [one.discrepancy.text],
    witnesses: others.slice(0, 1).map((text) => ({ file: 'book.txt', role: 'transcription', text })),
  },
});
const FIRST = unsure(flag('a', 'войсна'), 'войска');
const SECOND = flag('b', 'отощли', { from: 7, suggestions: ['отошли'] });
const THIRD = { ...flag('c', 'отощли', { lineIndex: 1, suggestions: ['отошли'] }) };
const STATE = patch(withFlags(openState(PAGES), FIRST, SECOND, THIRD), 'flags', { activeId: 'a' });
const textOf = (state: typeof STATE) => pageText(pageOf(state, '0001') ?? pageOfTexts(''));
const decision = (state: typeof STATE, id: string) => decisionOn(state.project.view, id);

describe('the keys of the card', () => {
  it('put the best correction in, with its verdict, and go on', () => {
    const { state, effects } = play(STATE, { type: 'best-taken' });
    expect(textOf(state)).toBe('войска отощли\nотощли снова');
    expect(effectOf(effects, 'store-verdict')).toMatchObject({
      ...{ id: 'a', verdict: 'transcription-corrected', isLater: false },
      correction: { from: 'войсна', to: 'войска' },
    });
    expect(state.flags.activeId).toBe('b');
    expect(textOf(play(state, { type: 'undone' }).state)).toBe(textOf(STATE));
  });

  it('take the reading of a number; 1 is as transcribed, and one that is not there does nothing', () => {
    expect(textOf(play(STATE, { type: 'reading-taken', number: 2 }).state)).toMatch(/^войска/);
    const original = play(STATE, { type: 'reading-taken', number: 1 }).state;
    expect([textOf(original), decision(original, 'a')]).toEqual([textOf(STATE), 'original-is-wrong']);
    expect(play(STATE, { type: 'reading-taken', number: 7 }).state).toBe(STATE);
  });

  it('decide, undo and do again, each in its turn', () => {
    const later = play(STATE, { type: 'decided', decision: 'later' }).state;
    const back = patch(later, 'flags', { activeId: 'a' });
    const { state } = play(back, { type: 'decided', decision: 'illegible' });
    const undone = play(state, { type: 'undone' });
    expect([decision(state, 'a'), decision(undone.state, 'a')]).toEqual(['illegible', 'later']);
    expect(decision(play(undone.state, { type: 'undone' }).state, 'a')).toBeNull();
    expect(effectOf(undone.effects, 'store-verdict')).toMatchObject({ verdict: null, isLater: true });
  });

  it('do nothing without a card, or in a project that may not be changed', () => {
    const closed = play(STATE, { type: 'card-closed' }).state;
    expect(play(closed, { type: 'decided', decision: 'illegible' }).state).toBe(closed);
    const view = { ...STATE.project.view, readOnly: 'read-only-medium' } as typeof STATE.project.view;
    const readOnly = patch(STATE, 'project', { view });
    expect(play(readOnly, { type: 'best-taken' }).state).toBe(readOnly);
  });
});

describe('a verdict that could not be written', () => {
  it('is taken back, but not what was decided meanwhile', () => {
    const { state, effects } = play(STATE, { type: 'decided', decision: 'later' });
    const { id, before, shown } = effectOf(effects, 'store-verdict');
    const refused = { type: 'verdict-refused', id, before, shown, failure: failure('disk-full') } as const;
    const undone = play(state, refused).state;
    expect([decision(undone, 'a'), noticeOf(undone)]).toEqual([null, 'disk-full']);
    const meanwhile = play(patch(state, 'flags', { activeId: 'a' }), {
      type: 'decided',
      decision: 'illegible',
    }).state;
    expect(decision(play(meanwhile, refused).state, 'a')).toBe('illegible');
  });
});

describe('ink that no line covers', () => {
  const boxPx = { x0: 100, y0: 300, x1: 400, y1: 360 };
  const stamp: Located = { ...flag('s', '', { kind: 'not-transcribed' }), ink: { pageId: '0001', boxPx } };
  const wanted = patch(withFlags(openState(PAGES), stamp, SECOND), 'flags', { activeId: 's' });
  const read = { id: 'r', text: 'СЕКРЕТНО', boxPx: { x0: 120, y0: 310, x1: 380, y1: 350 }, words: [] };

  it('is read with a little white around it', () => {
    expect(play(wanted, { type: 'card-ink-wanted' }).state.desk.dialog).toEqual({
      ...{ kind: 'read-part', pageId: '0001', isWhole: false, flagId: 's' },
      boxPx: { x0: 80, y0: 280, x1: 420, y1: 380 },
    });
  });

  it('goes into the text with its verdict, as one step, and the next card opens', () => {
    const action = { type: 'card-ink-read', id: 's', pageId: '0001', boxPx, lines: [read] } as const;
    const { state } = play(wanted, action);
    expect(textOf(state)).toBe('войсна отощли\nотощли снова\nСЕКРЕТНО');
    expect(decision(state, 's')).toBe('transcription-corrected');
    expect(state.flags.activeId).toBe('b');
    const undone = play(state, { type: 'undone' }).state;
    expect([textOf(undone), decision(undone, 's')]).toEqual([textOf(STATE), null]);
  });

  it('is typed, or dismissed', () => {
    const typed = play(wanted, { type: 'reading-typed', text: 'Секретно' }).state;
    expect(textOf(typed)).toBe('войсна отощли\nотощли снова\nСекретно');
    expect(pageOf(typed, '0001')?.lines[2]?.boxPx).toEqual(boxPx);
    const dismissed = play(wanted, { type: 'decided', decision: 'not-a-problem' }).state;
    expect([textOf(dismissed), decision(dismissed, 's')]).toEqual([textOf(STATE), 'not-a-problem']);
  });

  it('is asked for on its own cards alone', () => {
    const { state } = play(STATE, { type: 'card-ink-wanted' });
    expect([state.desk.dialog, noticeOf(state)]).toEqual([null, 'inkIsRead']);
  });
});

describe('one answer for many', () => {
  it('corrects all of them in one step, the last first', () => {
    const { state } = play(STATE, { type: 'all-corrected', all: [FIRST, SECOND, THIRD] });
    expect(textOf(state)).toBe('войска отошли\nотошли снова');
    expect(state.text.history.done).toHaveLength(1);
  });

  it('gives all of them a verdict in one step', () => {
    const { state } = play(STATE, { type: 'all-decided', all: [FIRST, SECOND], verdict: 'not-a-problem' });
    expect([decision(state, 'a'), decision(state, 'b')]).toEqual(['not-a-problem', 'not-a-problem']);
    const undone = play(state, { type: 'undone' }).state;
    expect([decision(undone, 'a'), decision(undone, 'b')]).toEqual([null, null]);
  });

  it('confirms a screen of digits, those typed anew corrected', () => {
    const boxPx = { x0: 0, y0: 0, x1: 40, y1: 20 };
    const word = { from: 5, to: 7, boxPx, confidence: 0.5 };
    const page = { id: '0001', image: IMAGE, lines: [{ id: 'a', text: 'лист 38', boxPx, words: [word] }] };
    const places = digitsOf(page);
    const typed = new Map([[places[0]?.id ?? '', '8']]);
    const doubtful = new Set([places[1]?.id ?? '']);
    const { state, effects } = play(openState([page]), { type: 'digits-confirmed', places, typed, doubtful });
    expect(textOf(state)).toBe('лист 88');
    expect(kinds(effects).filter((kind) => kind === 'store-verdict')).toHaveLength(2);
    expect(state.project.view?.later).toEqual([places[1]?.id]);
  });
});
