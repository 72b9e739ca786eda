import { describe, expect, it } from 'vitest';
import type { BoxPx } from '../../../../app/core/base/geometry';
import type { InkReading } from '../../../../app/core/given/ink-reading';
import type { Line } from '../../../../app/core/page/transcription';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { holdAtCaret, lineHolds } from '../../../../app/core/session/select/line-holds';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { withDocs, NO_DOCS } from '../../../../app/core/session/state/page-docs';
import { docWith, flag, IMAGE, openState, play, withFlags } from '../../../helpers/session';

const ROWS = ['отряд прошел около сорока', 'километров и вышел к реке'];
const box = (row: number, from: number, to: number): BoxPx => ({
  ...{ x0: 100 + from * 10, x1: 100 + to * 10, y0: 100 + row * 40, y1: 130 + row * 40 },
});
const INK: InkReading = {
  unread: [],
  rows: ROWS.map((text, row) => ({
    ...{ boxPx: box(row, 0, text.length), isApart: false },
    words: [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
      ...{ text: word, probability: 0.95, boxPx: box(row, index, index + word.length) },
    })),
  })),
};
const given = (id: string, text: string, row: number): Line => ({
  ...{ id, text, words: [] },
  boxPx: box(row, 0, ROWS[row]?.length ?? 0),
});
const PAGE = {
  ...{ id: '0001', image: IMAGE },
  lines: [given('a', 'отряд прошол около сорока', 0), given('b', 'километров и вышел к реке', 0)],
};
const opened = openState([PAGE]);
const STATE = patch(opened, 'text', { pages: withDocs(NO_DOCS, [['0001', docWith(PAGE, { ink: INK })]]) });
const boxesOf = (state: typeof STATE, index: number) =>
  pageOf(state, '0001')?.lines[index]?.words.map(({ boxPx }) => boxPx);
const inkOf = (row: number) => INK.rows[row]?.words.map(({ boxPx }) => boxPx);

describe('the words of a given text', () => {
  it('go to the ink in the frame that a person draws', () => {
    const framing = { purpose: 'line', pageId: '0001', lineIndex: 1, boxPx: box(1, 0, 25) } as const;
    const { state } = play(patch(STATE, 'desk', { framing }), { type: 'frame-taken' });
    expect(boxesOf(state, 1)).toEqual(inkOf(1));
    expect(boxesOf(play(state, { type: 'undone' }).state, 1)).toEqual([]);
  });

  it('lie on their ink when one of them is put right', () => {
    const one = flag('x', 'прошол', { from: 6, suggestions: ['прошел'] });
    const shown = patch(withFlags(STATE, one), 'flags', { activeId: 'x' });
    const { state } = play(shown, { type: 'reading-taken', number: 2 });
    expect(pageOf(state, '0001')?.lines[0]?.text).toBe(ROWS[0]);
    expect(boxesOf(state, 0)).toEqual(inkOf(0));
  });

  it('all of them lie on their ink when the sheet is proofread, which one undo takes back', () => {
    const settings = { ...STATE.app.settings, who: 'И. И.', isWhoGiven: true };
    const { state, effects } = play(patch(STATE, 'app', { settings }), { type: 'page-finished' });
    expect(boxesOf(state, 0)).toEqual(inkOf(0));
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'finish-page', status: 'proofread' }));
    expect(state.text.history.done).toHaveLength(1);
    expect(boxesOf(play(state, { type: 'undone' }).state, 0)).toEqual([]);
  });
});

describe('a line that hangs by a thread', () => {
  it('is known, and told when the caret comes to it', () => {
    expect([...lineHolds(STATE)]).toEqual([[1, 'thread']]);
    expect(holdAtCaret(STATE)).toBeNull();
    const there = patch(STATE, 'place', { caret: { lineIndex: 1, column: 0 } });
    expect(holdAtCaret(there)).toBe('thread');
  });

  it('is none in a text that a machine read', () => {
    expect([...lineHolds(opened)]).toEqual([]);
  });
});
