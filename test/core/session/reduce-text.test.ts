import { describe, expect, it } from 'vitest';
import { withComment } from '../../../app/core/marks';
import { pageText } from '../../../app/core/transcription';
import { pageOf } from '../../../app/core/session/selectors-text';
import { docOf, kinds, noticeOf, openState, pageOfTexts, play } from '../../helpers/session';

const PAGES = [pageOfTexts('0001', 'лист 8', 'второй'), pageOfTexts('0002', 'другой лист')];
const STATE = openState(PAGES);
const textOf = (state: typeof STATE, id = '0001') => pageText(pageOf(state, id) ?? pageOfTexts(id));

describe('typing', () => {
  it('changes its Line alone; everything else is shared', () => {
    const { state } = play(STATE, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 6, to: 6, inserted: '5' }],
    });
    expect(textOf(state)).toBe('лист 85\nвторой');
    expect(pageOf(state, '0001')?.lines[1]).toBe(PAGES[0]?.lines[1]);
    expect(state.text.pages['0002']).toBe(STATE.text.pages['0002']);
    expect(state.project).toBe(STATE.project);
    expect(state.flags.located).toBe(STATE.flags.located);
  });

  it('is kept, checked and undone letter group by letter group', () => {
    const type = (at: number, inserted: string) =>
      ({ type: 'typed', pageId: '0001', changes: [{ from: at, to: at, inserted }] }) as const;
    const { state, effects } = play(STATE, type(6, '5'), type(7, '6'));
    expect(kinds(effects)).toEqual(expect.arrayContaining(['journal-soon', 'save-soon', 'check-soon']));
    expect(state.saving.state).toBe('unsaved');
    expect(state.text.history.done).toHaveLength(1);
    const undone = play(state, { type: 'undone' });
    expect(textOf(undone.state)).toBe(textOf(STATE));
    expect(undone.state.place.target).toMatchObject({ pageId: '0001', lineIndex: 0, focus: 'text' });
    expect(textOf(play(undone.state, { type: 'redone' }).state)).toBe('лист 856\nвторой');
  });

  it('opens a finished page again', () => {
    const [first, ...rest] = STATE.project.view?.project.pages ?? [];
    if (first === undefined || STATE.project.view === null) throw new Error('no page');
    const { view } = STATE.project;
    const pages = [{ ...first, status: 'proofread' as const }, ...rest];
    const finished = {
      ...STATE,
      project: { ...STATE.project, view: { ...view, project: { ...view.project, pages } } },
    };
    const { state, effects } = play(finished, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 0, to: 1, inserted: 'Л' }],
    });
    expect(state.project.view?.project.pages[0]?.status).toBe('in-progress');
    expect(noticeOf(state)).toBe('backInProgress');
    expect(effects).toContainEqual({ kind: 'set-status', pageId: '0001', status: 'in-progress' });
  });
});

describe('a version that is shown instead of the text', () => {
  const [page] = PAGES;
  const [line] = page?.lines ?? [];
  if (page === undefined || line === undefined) throw new Error('no Line');
  const adopt = (shown: typeof page) =>
    ({ type: 'pages-adopted', docs: { '0001': docOf(shown) }, keepsTyping: false }) as const;

  it('is a step to undo where it differs in a mark or a comment alone, and none where it is alike', () => {
    const alike = play(STATE, adopt({ ...page, lines: page.lines.map((each) => ({ ...each })) }));
    expect(alike.state.text.history.done).toHaveLength(0);
    const marked = { ...line, marks: [{ kind: 'stamp' as const, from: 0, to: 4 }] };
    const shown = withComment({ ...page, lines: [marked, ...page.lines.slice(1)] }, 'о листе');
    const { state } = play(alike.state, adopt(shown));
    expect(state.text.history.done).toHaveLength(1);
    expect(pageOf(play(state, { type: 'undone' }).state, '0001')).toEqual(page);
  });

  it('leaves typing that is not saved yet alone where it is to', () => {
    const { state } = play(STATE, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 0, to: 0, inserted: 'А' }],
    });
    const docs = { '0001': docOf(pageOfTexts('0001', 'из распознавания')) };
    const kept = play(state, { type: 'pages-adopted', docs, keepsTyping: true }).state;
    expect(textOf(kept)).toBe(textOf(state));
    expect(textOf(play(state, { type: 'pages-adopted', docs, keepsTyping: false }).state)).toBe(
      'из распознавания',
    );
  });
});

describe('what people note and move', () => {
  it('marks, takes marks off, comments, and leaves a read-only project alone', () => {
    const spans = [{ lineIndex: 0, from: 0, to: 4 }];
    const mark = { type: 'marked', pageId: '0001', spans, kind: 'struck' } as const;
    const { state } = play(STATE, mark);
    expect(pageOf(state, '0001')?.lines[0]?.marks).toEqual([{ kind: 'struck', from: 0, to: 4 }]);
    expect(pageOf(play(state, mark).state, '0001')?.lines[0]?.marks).toBeUndefined();
    const comment = {
      type: 'commented',
      pageId: '0001',
      lineIndex: null,
      comment: 'о\u0000 листе\r\n',
    } as const;
    expect(pageOf(play(STATE, comment).state, '0001')?.comment).toBe('о листе');
    const readOnly = openState(PAGES, { readOnly: 'read-only-medium' });
    expect(play(readOnly, mark).state.text).toBe(readOnly.text);
  });

  it('puts [нрзб] in place of words', () => {
    const span = { lineIndex: 1, from: 0, to: 6 };
    const { state } = play(STATE, { type: 'illegible-put', pageId: '0001', span });
    expect(textOf(state)).toBe('лист 8\n[нрзб]');
    expect(pageOf(state, '0001')?.lines[1]?.marks).toEqual([{ kind: 'illegible', from: 0, to: 6 }]);
  });

  it('moves a Line and the caret with it', () => {
    const { state } = play(STATE, { type: 'line-moved', by: 1 });
    expect(textOf(state)).toBe('второй\nлист 8');
    expect(state.place.caret?.lineIndex).toBe(1);
  });
});
