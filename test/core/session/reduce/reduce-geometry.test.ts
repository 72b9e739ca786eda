import { describe, expect, it } from 'vitest';
import { levelOfLine } from '../../../../app/core/page/sheet-geometry';
import type { Action } from '../../../../app/core/session/actions/actions';
import { reduce } from '../../../../app/core/session/reduce/reduce';
import {
  geometryOfSheet,
  pageGeometry,
  shownPart,
  turnOfSheet,
} from '../../../../app/core/session/select/page-geometry';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { IMAGE, moment, openState, pageOfTexts } from '../../../helpers/session';

const ID = '0001';

function after(state: ReviewState, ...actions: readonly Action[]): ReviewState {
  return actions.reduce((now, action) => reduce(now, action, moment()).state, state);
}

const open = () => openState([pageOfTexts(ID, 'раз', 'два')]);
const told = (state: ReviewState) => geometryOfSheet(state, ID);

describe('a sheet that is turned, levelled and cropped', () => {
  it('keeps each of them with its text, as one step that can be undone', () => {
    const turned = after(open(), { type: 'sheet-turned' });
    expect(told(turned)).toEqual({ turns: 1 });
    const levelled = after(
      turned,
      { type: 'level-stepped', stepDeg: 0.1 },
      { type: 'level-stepped', stepDeg: 0.1 },
    );
    expect(told(levelled)).toEqual({ turns: 1, levelDeg: 0.2 });
    expect(turnOfSheet(levelled)).toBeCloseTo(90.2);
    expect(told(after(levelled, { type: 'undone' }))).toEqual({ turns: 1, levelDeg: 0.1 });
    const dropped = after(levelled, { type: 'level-dropped' });
    expect(told(dropped)).toEqual({ turns: 1 });
    expect(pageOf(dropped, ID)?.lines).toEqual(pageOf(open(), ID)?.lines);
  });

  it('is shown level while the person looks for the turn, and only then keeps it', () => {
    const looking = after(open(), { type: 'levelling-started' }, { type: 'level-set', levelDeg: -1.234 });
    expect(turnOfSheet(looking)).toBeCloseTo(358.77);
    expect(told(looking)).toEqual({});
    expect(told(after(looking, { type: 'levelling-stopped' }))).toEqual({});
    const taken = after(looking, { type: 'level-taken' });
    expect(told(taken)).toEqual({ turns: 0, levelDeg: -1.23 });
    expect(taken.desk.levelling).toBeNull();
    const page = pageOf(taken, ID);
    expect(page === null ? 0 : pageGeometry(page).lie.slopeRad).toBeCloseTo((1.23 * Math.PI) / 180);
  });

  it('is cropped by a frame, shown whole while the frame is drawn, and whole again', () => {
    const framing = after(open(), { type: 'framing-started', purpose: 'crop' });
    expect(framing.desk.framing?.boxPx).toEqual({ x0: 0, y0: 0, x1: IMAGE.widthPx, y1: IMAGE.heightPx });
    const boxPx = { x0: 100, y0: 50, x1: 900, y1: 1300 };
    const cropped = after(framing, { type: 'frame-set', boxPx }, { type: 'frame-taken' });
    expect(told(cropped)).toEqual({ cropPx: boxPx });
    expect(shownPart(cropped)).toEqual(boxPx);
    expect(shownPart(after(cropped, { type: 'framing-started', purpose: 'crop' }))).toBeUndefined();
    expect(told(after(cropped, { type: 'crop-dropped' }))).toEqual({});
    const whole = { x0: 0, y0: 0, x1: IMAGE.widthPx, y1: IMAGE.heightPx };
    const framed = after(cropped, { type: 'framing-started', purpose: 'crop' });
    expect(told(after(framed, { type: 'frame-set', boxPx: whole }, { type: 'frame-taken' }))).toEqual({});
  });

  it('without a text keeps them with the document, for when it is read', () => {
    const unread = after(openState([]), { type: 'page-selected', pageId: ID });
    const state: ReviewState = { ...openState([pageOfTexts(ID, 'раз')]), text: unread.text };
    const done = reduce(state, { type: 'sheet-turned' }, moment());
    expect(told(done.state)).toEqual({ turns: 1 });
    expect(done.effects).toContainEqual({
      kind: 'arrange-sheets',
      sheets: [{ id: ID, scanSha256: '', scanIndex: 0, geometry: { turns: 1 } }],
    });
    expect(told(after(done.state, { type: 'sheet-turned' }))).toEqual({ turns: 2 });
    const { effects } = reduce(done.state, { type: 'undone' }, moment());
    expect(effects).toContainEqual(
      expect.objectContaining({
        kind: 'arrange-sheets',
        sheets: [{ id: ID, scanSha256: '', scanIndex: 0 }],
        travel: { step: done.state.text.history.done.at(-1), isUndo: true },
      }),
    );
    // Read since, its text says how it lies, and there is nothing to take back.
    const read: ReviewState = { ...openState([pageOfTexts(ID, 'раз')]), project: done.state.project };
    const since = { ...read, text: { ...read.text, history: done.state.text.history } };
    const undone = reduce(since, { type: 'undone' }, moment());
    expect(undone.effects.filter(({ kind }) => kind === 'arrange-sheets')).toEqual([]);
    expect(undone.state.desk.notice).toBe(since.desk.notice);
  });

  it('in a document that can only be read is turned for the eyes alone', () => {
    const state = openState([pageOfTexts(ID, 'раз')], { readOnly: 'read-only-medium' });
    const done = reduce(state, { type: 'sheet-turned' }, moment());
    expect(told(done.state)).toEqual({ turns: 1 });
    expect(pageOf(done.state, ID)).toBe(pageOf(state, ID));
    expect(done.effects.filter(({ kind }) => kind === 'arrange-sheets' || kind === 'save-soon')).toEqual([]);
  });
});

describe('two columns that were read across', () => {
  const word = (text: string, from: number, x0: number, y0: number) => ({
    ...{ from, to: from + text.length, confidence: 0.9 },
    boxPx: { x0, y0, x1: x0 + 20 * text.length, y1: y0 + 30 },
  });
  const page = {
    ...pageOfTexts(ID),
    lines: Array.from({ length: 6 }, (_, i) => ({
      ...{
        id: `l${i}`,
        text: 'левая правая',
        boxPx: { x0: 100, y0: 100 + 50 * i, x1: 720, y1: 130 + 50 * i },
      },
      words: [word('левая', 0, 100, 100 + 50 * i), word('правая', 6, 600, 100 + 50 * i)],
    })),
  };
  const texts = (state: ReviewState) => pageOf(state, ID)?.lines.map(({ text }) => text);

  it('are read one after the other, as one step that can be undone', () => {
    const read = after(openState([page]), { type: 'columns-wanted' });
    expect(texts(read)).toEqual(['левая', 'правая'].flatMap((word) => page.lines.map(() => word)));
    expect(texts(after(read, { type: 'undone' }))).toEqual(page.lines.map(({ text }) => text));
  });

  it('are said not to be there, and never changed where nothing may be', () => {
    expect(after(open(), { type: 'columns-wanted' }).desk.notice?.message).toMatchObject({
      key: 'noColumns',
    });
    const closed = openState([page], { readOnly: 'read-only-medium' });
    expect(after(closed, { type: 'columns-wanted' })).toBe(closed);
  });
});

describe('a line drawn along the text', () => {
  const at = (x: number, y: number) => ({ x, y });
  it.each([
    ['falling', at(0, 0), at(1000, 20), 0, -1.15],
    ['rising', at(0, 0), at(1000, -20), 0, 1.15],
    ['from right to left', at(1000, 20), at(0, 0), 0, -1.15],
    ['level', at(0, 10), at(500, 10), 0, 0],
    ['on a scan turned to the right', at(0, 1000), at(20, 0), 1, -1.15],
    ['on a scan turned to the left', at(20, 0), at(0, 1000), 3, -1.15],
    ['on its head', at(1000, 0), at(0, 20), 2, 1.15],
    ['too short', at(0, 0), at(9, 9), 0, null],
    ['across the text', at(0, 0), at(0, 500), 0, null],
  ] as const)('%s levels it', (_, from, to, turns, deg) => {
    const level = levelOfLine(from, to, turns);
    if (deg === null) expect(level).toBeNull();
    else expect(level).toBeCloseTo(deg, 2);
  });
});
