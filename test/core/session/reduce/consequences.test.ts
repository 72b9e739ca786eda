import { describe, expect, it } from 'vitest';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { reduce } from '../../../../app/core/session/reduce/reduce';
import { docOf } from '../../../../app/core/session/select/selectors-text';
import type { JobState } from '../../../../app/core/session/state/project-view';
import { flag, kinds, moment, openState, pageOfTexts, play } from '../../../helpers/session';

const translation = { role: 'translation' as const, label: 'en', file: 'en.txt', sha256: '' };
const STATE = openState([pageOfTexts('0001', 'лист 8'), pageOfTexts('0002', 'другой')]);
const TYPED = { type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] } as const;
const RUNNING: JobState = {
  ...{ state: 'running', pagesDone: 0, pagesTotal: 2, pageId: '0001', pageProgress: 0, leftMs: null },
  failures: [],
  notices: [],
};

function withTranslation() {
  const { view } = STATE.project;
  if (view === null) throw new Error('no project');
  const project = { ...view.project, references: [translation] } as unknown as typeof view.project;
  return patch(STATE, 'project', { view: { ...view, project } });
}

describe('what follows from a change', () => {
  it('is nothing where nothing changes', () => {
    const same = play(STATE, { type: 'caret-moved', caret: { lineIndex: 0, column: 0 } });
    expect(same).toEqual({ state: STATE, effects: [] });
    expect(play(STATE, { type: 'hold-toggled', held: 'ink' }).effects).toEqual([]);
  });

  it('of a page turned: the one that is left is journaled and noted, the one in view is looked up and recognised first', () => {
    const turned = { type: 'page-selected', pageId: '0002' } as const;
    expect(kinds(play(STATE, turned).effects)).toEqual(['journal-now', 'note-place-soon', 'spell-soon']);
    const running = patch(STATE, 'job', { job: RUNNING });
    expect(play(running, turned).effects).toContainEqual({ kind: 'prioritise', pageId: '0002' });
  });

  it('of typing: an open panel is brought up to date, a closed one is not', () => {
    expect(kinds(play(STATE, TYPED).effects)).not.toContain('facts-soon');
    const facts = play(withTranslation(), { type: 'tab-chosen', tab: 'facts' });
    expect(kinds(facts.effects)).toContain('facts-now');
    const shown = { pageId: '0001', file: 'en', rows: [], candidates: [], beads: [] };
    expect(kinds(play(patch(facts.state, 'aids', { facts: [shown] }), TYPED).effects)).toContain(
      'facts-soon',
    );
    const hidden = patch(facts.state, 'desk', {
      viewSettings: { ...facts.state.desk.viewSettings, showsSide: false },
    });
    expect(kinds(play(hidden, TYPED).effects)).not.toContain('facts-soon');
    const reference = play(STATE, { type: 'tab-chosen', tab: 'reference' });
    expect(kinds(reference.effects)).toContain('align-soon');
    expect(kinds(play(reference.state, TYPED).effects)).toContain('align-soon');
  });

  it('of typing: main is told once that it is not saved, and which commands make sense', () => {
    const first = play(STATE, TYPED);
    expect(first.effects).toContainEqual({ kind: 'report-saving', state: 'unsaved', isFlushing: false });
    expect(kinds(first.effects)).toContain('report-needs');
    const second = play(first.state, TYPED);
    expect(kinds(second.effects)).not.toContain('report-saving');
    expect(kinds(second.effects)).not.toContain('report-needs');
  });

  it('of a message: an info goes by itself, an error stays', () => {
    expect(kinds(play(STATE, { type: 'flag-stepped', step: 1 }).effects)).toEqual(['notice-expires']);
    const error = { message: { key: 'dropped', values: {} }, tone: 'error' } as const;
    expect(play(STATE, { type: 'notified', notice: error }).effects).toEqual([]);
  });

  it('of a page turned: a frame that belongs to the other is given up', () => {
    const framing = play(STATE, { type: 'framing-started', purpose: 'read' }).state;
    expect(framing.desk.framing?.pageId).toBe('0001');
    expect(play(framing, { type: 'page-selected', pageId: '0002' }).state.desk.framing).toBeNull();
  });
});

describe('a key press', () => {
  it('goes through no list of pages or flags, however long the document is', () => {
    const pages = Array.from({ length: 50 }, (_, i) => pageOfTexts(String(i + 1).padStart(4, '0'), 'лист 8'));
    const located = Array.from({ length: 50 }, (_, i) => flag(`f${i}`, 'лист'));
    const state = openState(pages);
    const seen: string[] = [];
    const watched = <T extends object>(name: string, list: T) =>
      new Proxy(list, {
        get(target, key, receiver): unknown {
          if (typeof key === 'string' && /^\d+$/.test(key)) seen.push(`${name} ${key}`);
          return Reflect.get(target, key, receiver);
        },
      });
    const flagged = patch(state, 'flags', {
      located: watched('flag', located),
      found: watched(
        'found',
        located.map(({ discrepancy }) => discrepancy),
      ),
    });
    const { state: after } = reduce(flagged, TYPED, moment());
    expect(seen).toEqual([]);
    expect(docOf(after, '0050')).toBe(docOf(state, '0050'));
  });
});
