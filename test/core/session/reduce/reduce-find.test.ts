import { describe, expect, it } from 'vitest';
import { findInTexts } from '../../../../app/core/edit/find';
import type { Effect } from '../../../../app/core/session/actions/effects';
import { textOfPage } from '../../../../app/core/session/select/selectors-text';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { effectOf, kinds, noticeOf, openState, pageOfTexts, play, viewOf } from '../../../helpers/session';
import { patch } from '../../../../app/core/session/reduce/outcome';

const STATE = openState([pageOfTexts('0001', 'лист, лист', 'конец'), pageOfTexts('0002', 'лист')]);
const open = (scope: 'page' | 'project', text: string) =>
  ({ type: 'find-opened', scope, showsReplacement: true, text }) as const;

/** As the worker does. */
function answered({ state, effects }: { readonly state: ReviewState; readonly effects: readonly Effect[] }) {
  const { serial, texts, query } = effectOf(effects, 'search');
  const found = findInTexts(texts, query);
  return play(state, { type: 'search-answered', serial, outcome: found.ok ? found.value : 'bad-pattern' });
}
const searched = (state: ReviewState) => answered(play(state, { type: 'search-due' })).state;

describe('finding', () => {
  it('looks through the page or the project, and steps around the end from the caret', () => {
    const page = searched(play(STATE, open('page', 'лист')).state);
    expect(page.find.finding?.hits).toHaveLength(2);
    const project = searched(play(STATE, open('project', 'лист')).state);
    expect(project.find.finding?.hits).toHaveLength(3);
    const step = { type: 'hit-stepped', step: 1 } as const;
    const steps = [1, 2, 3, 4].map((count) => play(project, ...Array<typeof step>(count).fill(step)).state);
    expect(steps.map(({ find }) => find.finding?.current)).toEqual([0, 1, 2, 0]);
    expect(steps[2]?.place.pageId).toBe('0002');
  });

  it('does not wait for a fast hand: what was asked meanwhile is done with the newest answer', () => {
    const opened = play(STATE, open('page', 'лист'), { type: 'hit-stepped', step: 1 });
    expect(kinds(opened.effects)).toContain('search-now');
    expect(opened.state.find.finding?.current).toBeNull();
    expect(searched(opened.state).find.finding?.current).toBe(0);
  });

  it('leaves answers to older queries, and tells of an expression that is none', () => {
    const first = play(STATE, open('page', 'лист'), { type: 'search-due' });
    const second = play(
      first.state,
      { type: 'find-changed', query: { text: 'конец' } },
      { type: 'search-due' },
    );
    expect(answered({ ...first, state: second.state }).state.find.finding?.hits).toEqual([]);
    const bad = play(STATE, open('page', '('), { type: 'find-changed', query: { isRegex: true } }).state;
    expect(searched(bad).find.finding?.problem).toBe('bad-pattern');
  });

  it('replaces one and goes to the next, or all in one step', () => {
    const query = { type: 'find-changed', query: { replacement: 'Л.' } } as const;
    const found = searched(play(STATE, open('project', 'лист'), query).state);
    const one = play(found, { type: 'hit-stepped', step: 1 }, { type: 'hit-replaced' });
    expect(textOfPage(one.state, '0001')).toBe('Л., лист\nконец');
    expect(kinds(one.effects)).toContain('search-soon');
    const next = searched(one.state);
    expect(next.place.target).toMatchObject({ pageId: '0001', lineIndex: 0, from: 4, focus: 'panel' });
    const all = play(found, { type: 'all-hits-replaced' }).state;
    expect([textOfPage(all, '0001'), textOfPage(all, '0002')]).toEqual(['Л., Л.\nконец', 'Л.']);
    expect([all.text.history.done.length, noticeOf(all)]).toEqual([1, 'replaced']);
  });

  it('replaces nothing in a document whose sheets are still read, and everything on one of its sheets', () => {
    const reading = patch(STATE, 'project', { view: viewOf(['0001', '0002', '0003']) });
    const query = { type: 'find-changed', query: { replacement: 'Л.' } } as const;
    const inAll = searched(play(reading, open('project', 'лист'), query).state);
    const refused = play(inAll, { type: 'all-hits-replaced' }).state;
    expect([textOfPage(refused, '0001'), noticeOf(refused)]).toEqual([
      'лист, лист\nконец',
      'sheetsStillRead',
    ]);
    const onPage = searched(play(reading, open('page', 'лист'), query).state);
    const done = play(onPage, { type: 'all-hits-replaced' }).state;
    expect([textOfPage(done, '0001'), noticeOf(done)]).toEqual(['Л., Л.\nконец', 'replaced']);
  });

  it('remembers the query, and gives keyboard focus back to the text', () => {
    const closed = play(STATE, open('page', 'лист'), { type: 'find-closed' }).state;
    expect([closed.find.finding, closed.place.target?.focus]).toEqual([null, 'text']);
    const again = play(closed, { type: 'find-opened', scope: null, showsReplacement: false, text: '' }).state;
    expect(again.find.finding?.query.text).toBe('лист');
  });
});
