import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import type { Summary } from '../../../app/core/discrepancy/check';
import { isChecking } from '../../../app/core/session/select/selectors-flags';
import { DEFAULT_VIEW, PLAIN_LOOK, type ViewSettings } from '../../../app/core/settings/view-settings';
import { VIEW_SETTINGS_SCHEMA } from '../../../app/core/settings/view-settings-schema';
import { startReview } from '../../../renderer/shell/main-events';
import { debounced, inTurn } from '../../../renderer/shell/schedule';
import { flag, noticeOf, openState, pageOfTexts, viewOf, withFlags } from '../../helpers/session';
import { fakeMain, openReview, refusal, settle } from '../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'лист 8')]);
const SUMMARY = { characterDifference: 0, failedRules: [], failedReferences: [] } as unknown as Summary;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the check', () => {
  it('is sent what was typed after a moment, and its replies are shown', async () => {
    const { review, threads } = openReview(fakeMain(), STATE);
    const type = (from: number) =>
      review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from, to: from, inserted: '5' }] });
    type(6);
    type(7);
    await vi.advanceTimersByTimeAsync(31);
    expect(threads.check.requests).toMatchObject([{ kind: 'begin', serial: 1 }]);
    threads.check.reply({
      kind: 'whole',
      serial: 1,
      flags: [flag('a', 'лист').discrepancy],
      summary: SUMMARY,
    });
    await settle();
    expect(review.store.getState().flags.located).toHaveLength(1);
    type(6);
    await vi.advanceTimersByTimeAsync(31);
    expect(threads.check.requests[1]).toMatchObject({
      kind: 'change',
      changes: [{ from: 6, to: 6, inserted: '5' }],
    });
  });

  it('is begun again after its thread was lost', async () => {
    const { review, threads } = openReview(fakeMain(), STATE);
    review.dispatch({ type: 'project-read' });
    await vi.advanceTimersByTimeAsync(31);
    threads.check.lose('lost');
    review.dispatch({ type: 'check-lost' });
    await vi.advanceTimersByTimeAsync(31);
    expect(threads.check.requests).toMatchObject([
      { kind: 'begin', serial: 1 },
      { kind: 'begin', serial: 2 },
    ]);
    expect(isChecking(review.store.getState())).toBe(true);
  });
});

describe('an effect that throws', () => {
  it('is told and logged by its kind, and the next action goes on', async () => {
    const main = fakeMain(() => {
      throw new TypeError('Секретный текст');
    });
    const { review, faults } = openReview(main, STATE);
    review.dispatch({ type: 'project-read' });
    expect(
      await review.perform({ type: 'requested', effect: { kind: 'refresh-page', pageId: '0001' } }),
    ).toBe(false);
    expect(faults).toContain('effect refresh-page');
    expect(review.store.getState().desk.notice?.tone).toBe('error');
  });
});

describe('finding', () => {
  it('waits for the typing to pause, and gives up on what never ends', async () => {
    const { review, threads } = openReview(fakeMain(), STATE);
    review.dispatch({ type: 'find-opened', scope: 'page', showsReplacement: false, text: 'лист' });
    review.dispatch({ type: 'find-changed', query: { text: 'листа' } });
    await vi.advanceTimersByTimeAsync(121);
    expect(threads.find.requests).toHaveLength(1);
    threads.find.lose('too-slow');
    await settle();
    expect(review.store.getState().find.finding?.problem).toBe('too-long');
  });

  it('says that it stopped, and searches again', async () => {
    const { review, threads } = openReview(fakeMain(), STATE);
    review.dispatch({ type: 'find-opened', scope: 'page', showsReplacement: false, text: 'лист' });
    await vi.advanceTimersByTimeAsync(121);
    threads.find.lose('lost');
    await settle();
    expect(review.store.getState().find.finding?.problem).toBe('stopped');
    review.dispatch({ type: 'find-changed', query: { text: 'листа' } });
    await vi.advanceTimersByTimeAsync(121);
    expect(threads.find.requests).toHaveLength(2);
  });
});

describe('what main refuses', () => {
  it('is taken back in the window and told: a verdict', async () => {
    const main = fakeMain((verb) => (verb === 'verdict.add' ? refusal('disk-full') : undefined));
    const { review } = openReview(main, withFlags(STATE, flag('a', 'лист')));
    review.dispatch({ type: 'flag-shown', id: 'a' });
    review.dispatch({ type: 'decided', decision: 'illegible' });
    expect(review.store.getState().project.view?.verdicts['a']?.verdict).toBe('illegible');
    await settle();
    expect(review.store.getState().project.view?.verdicts).toEqual({});
    expect(noticeOf(review.store.getState())).toBe('disk-full');
  });

  it('is no step to undo: a word', async () => {
    const main = fakeMain((verb) => (verb === 'word.teach' ? refusal('disk-full') : undefined));
    const { review } = openReview(main, STATE);
    expect(await review.perform({ type: 'word-taught', text: 'отощли', isKnown: true })).toBe(false);
    expect(review.store.getState().text.history.done).toEqual([]);
    expect(noticeOf(review.store.getState())).toBe('disk-full');
  });

  it('ends in a notice where a bug throws, and the rest goes on', async () => {
    const main = fakeMain((verb) => {
      if (verb === 'recognition.cancel') throw new TypeError('a bug');
      return undefined;
    });
    const { review } = openReview(main, STATE);
    expect(await review.perform({ type: 'requested', effect: { kind: 'cancel-recognition' } })).toBe(false);
    expect(noticeOf(review.store.getState())).toBe('bug');
  });
});

describe('how the scan is shown', () => {
  it('is remembered for its project in all its parts, and for no other', async () => {
    /** Main's own memory, through the schema that main reads by. */
    const kept = new Map<string, ViewSettings>();
    const main = fakeMain((verb, args: { projectId: string; view: ViewSettings }) => {
      if (verb === 'view.keep') {
        kept.set(args.projectId, v.parse(VIEW_SETTINGS_SCHEMA, JSON.parse(JSON.stringify(args.view))));
        return null;
      }
      if (verb === 'view.read') return kept.get(args.projectId) ?? DEFAULT_VIEW;
      return verb === 'project.openSample' ? next : undefined;
    });
    const project = (id: string) => {
      const view = viewOf([]);
      return { ...view, project: { ...view.project, id } };
    };
    let next = project('project-1');
    const { review } = openReview(main);
    const open = async (id: string) => {
      next = project(id);
      await review.perform({
        type: 'requested',
        effect: { kind: 'open-project', request: { verb: 'project.openSample' } },
      });
    };
    await open('project-1');
    const look = { brightness: 1.2, contrast: 1.4, gamma: 0.8, isInverted: true, threshold: 0.5 };
    review.dispatch({ type: 'look-changed', change: look });
    review.dispatch({ type: 'scan-turned', byDeg: 90 });
    // Another project is opened before the layout has come to rest.
    await open('project-2');
    expect(review.store.getState().desk.viewSettings.look).toEqual(PLAIN_LOOK);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([...kept.keys()]).toEqual(['project-1']);
    await open('project-1');
    expect(review.store.getState().desk.viewSettings.look).toEqual({ ...look, turnDeg: 90 });
  });
});

describe('the start', () => {
  it('shows the project that main has open: its first page, then everything', async () => {
    const pages = { '0001': pageOfTexts('0001', 'лист 8'), '0002': pageOfTexts('0002', 'другой') };
    const main = fakeMain((verb, args: { pageId: '0001' | '0002' }) => {
      if (verb === 'app.state')
        return {
          version: '1',
          settings: STATE.app.settings,
          recent: [],
          started: [],
          project: viewOf(['0001', '0002']),
        };
      if (verb === 'page.read')
        return {
          page: pages[args.pageId],
          hash: 'h',
          recovery: null,
          damagedFiles: [],
          readings: [],
          outsideHash: null,
        };
      return undefined;
    });
    const { review, threads } = openReview(main);
    await startReview(review);
    expect(review.store.getState().place.pageId).toBe('0001');
    await settle();
    const { app, place, text } = review.store.getState();
    expect([app.version, place.pageId, [...text.pages.ids].sort()]).toEqual(['1', '0001', ['0001', '0002']]);
    await vi.advanceTimersByTimeAsync(31);
    expect(threads.check.requests).toMatchObject([{ kind: 'begin', sheets: ['лист 8\n', 'другой\n'] }]);
  });
});

describe('scheduling', () => {
  it('makes one of many requests close together', () => {
    const run = vi.fn();
    const later = debounced(run, 100);
    later.soon();
    vi.advanceTimersByTime(60);
    later.soon();
    vi.advanceTimersByTime(60);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(40);
    expect(run).toHaveBeenCalledTimes(1);
    later.flush();
    expect(run).toHaveBeenCalledTimes(1);
    later.unlessWaiting();
    vi.advanceTimersByTime(60);
    later.unlessWaiting();
    vi.advanceTimersByTime(40);
    expect(run).toHaveBeenCalledTimes(2);
    later.soon();
    later.flush();
    vi.advanceTimersByTime(200);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it('does one task after the other, whatever one of them throws', async () => {
    const seen: string[] = [];
    const turns = inTurn((error) => seen.push(String(error)));
    const first = turns(() => Promise.reject(new Error('first'))).catch(() => seen.push('caught'));
    const second = turns(() => Promise.resolve(seen.push('second')));
    await Promise.all([first, second]);
    expect(seen.sort()).toEqual(['Error: first', 'caught', 'second'].sort());
  });
});
