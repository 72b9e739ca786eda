import { describe, expect, it } from 'vitest';
import { arrangementOf } from '../../../../app/core/project/arrange';
import type { Action } from '../../../../app/core/session/actions/actions';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { reduce } from '../../../../app/core/session/reduce/reduce';
import { pageInView, projectPages } from '../../../../app/core/session/select/selectors-text';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { docWith, moment, openState, pageOfTexts, viewOf } from '../../../helpers/session';

const spread = pageOfTexts('0001', 'слева', 'справа');
const last = pageOfTexts('0002', 'дальше');
const halves = [pageOfTexts('0003', 'слева'), pageOfTexts('0004', 'справа')];
const place = { kind: 'word-differs', lineId: '0001-1', nth: 0, text: 'справа' } as const;
const decision = { id: 'f', before: { ...place, pageId: '0001' }, after: { ...place, pageId: '0004' } };

const run = (state: ReviewState, ...actions: readonly Action[]) =>
  actions.reduce((now, action) => reduce(now, action, moment()).state, state);
const ids = (state: ReviewState) => projectPages(state).map(({ id }) => id);
const arranged = (pageIds: readonly string[], rest: object = {}): Action => ({
  ...{ type: 'sheets-arranged', view: viewOf(pageIds) },
  docs: Object.fromEntries([spread, last, ...halves].map((page) => [page.id, docWith(page)])),
  ...rest,
});
const split = () =>
  run(openState([spread, last]), arranged(['0003', '0004', '0002'], { decisions: [decision] }));

type Arranging = Extract<RequestEffect, { kind: 'arrange-sheets' }>;

/** Takes a step of the history, and what is asked of the disk by it. */
function travel(state: ReviewState, type: 'undone' | 'redone') {
  const done = reduce(state, { type }, moment());
  const asked = done.effects.filter((effect): effect is Arranging => effect.kind === 'arrange-sheets');
  return { state: done.state, asked };
}

describe('sheets that are put otherwise', () => {
  it('are a step of the history, with the decisions that went along', () => {
    const state = split();
    expect(pageInView(state)?.id).toBe('0003');
    const [step] = state.text.history.done;
    expect(step?.sheets).toEqual({
      before: arrangementOf(viewOf(['0001', '0002']).project),
      after: arrangementOf(viewOf(['0003', '0004', '0002']).project),
      decisions: [decision],
    });
  });

  it('make no step where they stand as they stood', () => {
    expect(run(openState([spread, last]), arranged(['0001', '0002'])).text.history.done).toEqual([]);
  });

  it('are put back by undo and again by redo, each once the disk has it', () => {
    const back = travel(split(), 'undone');
    expect(back.asked).toMatchObject([
      { sheets: [{ id: '0001' }, { id: '0002' }], decisions: [{ id: 'f', about: decision.before }] },
    ]);
    expect(ids(back.state)).toEqual(['0003', '0004', '0002']);
    // Nothing else travels meanwhile.
    expect(travel(back.state, 'undone').asked).toEqual([]);
    const whole = run(back.state, arranged(['0001', '0002'], { travel: back.asked[0]?.travel }), {
      type: 'sheets-settled',
    });
    expect(ids(whole)).toEqual(['0001', '0002']);
    expect(pageInView(whole)?.id).toBe('0001');
    expect(whole.text.history.done).toEqual([]);
    expect(whole.desk.notice?.message).toMatchObject({
      key: 'stepUndone',
      values: { what: { en: 'splitting of sheets', ru: 'разделение листов' } },
    });
    const again = travel(whole, 'redone');
    expect(again.asked).toMatchObject([
      { sheets: [{ id: '0003' }, { id: '0004' }, { id: '0002' }], decisions: [{ about: decision.after }] },
    ]);
    const twice = run(again.state, arranged(['0003', '0004', '0002'], { travel: again.asked[0]?.travel }), {
      type: 'sheets-settled',
    });
    expect([twice.text.history.done.length, twice.text.history.undone.length]).toEqual([1, 0]);
    expect(travel(twice, 'undone').asked).toHaveLength(1);
  });

  it('stay in the history where the disk refuses, and can be tried again', () => {
    const back = travel(split(), 'undone');
    const refused = run(back.state, { type: 'sheets-settled' });
    expect(refused.text.history).toEqual(split().text.history);
    expect(travel(refused, 'undone').asked).toHaveLength(1);
  });

  it('come after what was typed on them since, and before what was typed earlier', () => {
    const typed = run(split(), {
      type: 'typed',
      pageId: '0004',
      changes: [{ from: 0, to: 0, inserted: 'ах ' }],
    });
    const first = travel(typed, 'undone');
    expect(first.asked).toEqual([]);
    expect(first.state.text.pages.docs.map(({ page }) => page?.lines[0]?.text)).toContain('справа');
    expect(travel(first.state, 'undone').asked).toHaveLength(1);
  });
});
