import { describe, expect, it } from 'vitest';
import { failure, failureIn } from '../../../app/core/base/result';
import type { PickedFile } from '../../../app/core/session/state/app-settings';
import type { JobState, ProjectView } from '../../../app/core/session/state/project-view';
import { patch } from '../../../app/core/session/reduce/outcome';
import { NO_DOCS, withDocs } from '../../../app/core/session/state/page-docs';
import { docOf } from '../../../app/core/session/select/selectors-text';
import { EMPTY_STATE, type ReviewState } from '../../../app/core/session/state/state';
import {
  docWith,
  effectOf,
  flag,
  kinds,
  noticeOf,
  openState,
  pageOfTexts,
  play,
  viewOf,
  withFlags,
} from '../../helpers/session';

const PAGES = [pageOfTexts('0001', 'лист 8'), pageOfTexts('0002', 'другой')];
const STATE = openState(PAGES);
const named = patch(STATE, 'app', { settings: { ...STATE.app.settings, who: 'Анна', isWhoGiven: true } });
const job = (change: Partial<JobState>): JobState => ({
  ...{
    state: 'done',
    pagesDone: 2,
    pagesTotal: 2,
    pageId: null,
    pageProgress: 0,
    leftMs: null,
    failures: [],
    notices: [],
  },
  ...change,
});

describe('saving', () => {
  const typed = play(STATE, {
    type: 'typed',
    pageId: '0001',
    changes: [{ from: 6, to: 6, inserted: '5' }],
  }).state;
  const page = docOf(typed, '0001')?.page ?? pageOfTexts('');
  const saved = (change: Partial<{ isFork: boolean; isRewritten: boolean; outsideHash: string }> = {}) =>
    ({
      type: 'page-saved',
      ...{ pageId: '0001', page, deletedLines: 0 },
      outcome: { hash: 'h1', isFork: false, isRewritten: false, outsideHash: null, ...change },
    }) as const;

  it('comes from unsaved by journaled to saved, and falls back by typing', () => {
    const journaled = play(typed, { type: 'journaled' }).state;
    const { state } = play(journaled, saved(), { type: 'saved-all' });
    expect([typed, journaled, state].map(({ saving }) => saving.state)).toEqual([
      'unsaved',
      'journaled',
      'saved',
    ]);
    expect(docOf(state, '0001')).toMatchObject({ baseHash: 'h1', isDirty: false });
  });

  it('keeps what was typed meanwhile to be saved on the version that was made', () => {
    const later = play(typed, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 7, to: 7, inserted: '6' }],
    }).state;
    const { state } = play(later, saved(), { type: 'saved-all' });
    expect(docOf(state, '0001')).toMatchObject({ baseHash: 'h1', isDirty: true });
    expect(state.saving.state).toBe('unsaved');
  });

  it('tells of a sheet whose file could not hold the change', () => {
    expect(play(typed, saved()).state.desk.notice).toBeNull();
    const { notice } = play(typed, saved({ isRewritten: true })).state.desk;
    expect(notice?.message).toEqual({ key: 'fileRewritten', values: { number: 1 } });
  });

  it('tells of another version beside it, until it has been seen', () => {
    const { state } = play(typed, saved({ isFork: true }));
    expect(docOf(state, '0001')?.otherVersion).toBe('fork');
    const seen = play(state, { type: 'other-version-seen', pageId: '0001', showsHistory: true }).state;
    expect([docOf(seen, '0001')?.otherVersion, seen.desk.tab]).toEqual([null, 'history']);
  });

  it('makes a version with a note even where nothing changed', () => {
    const { state, effects } = play(STATE, { type: 'version-wanted', note: 'готово' });
    expect(docOf(state, '0001')?.isDirty).toBe(true);
    expect(effectOf(effects, 'save-version').note).toBe('готово');
    expect(noticeOf(play(state, { type: 'version-ended', isSaved: false }).state)).toBe('versionNotSaved');
  });

  it('takes recovered typing over, and throws the old record away only when that is safe', () => {
    const recovery = { page: pageOfTexts('0001', 'спасено'), baseHash: null, isConflict: false };
    const state = patch(STATE, 'text', {
      pages: withDocs(STATE.text.pages, [['0001', docWith(PAGES[0] ?? null, { recovery })]]),
    });
    const taken = play(state, { type: 'recovery-taken', pageId: '0001' });
    expect(docOf(taken.state, '0001')?.page?.lines[0]?.text).toBe('спасено');
    expect(kinds(taken.effects)).toContain('save-recovered');
    expect(docOf(taken.state, '0001')?.recovery).toBe(recovery);
    const settled = play(taken.state, { type: 'recovery-settled', pageId: '0001' });
    expect(docOf(settled.state, '0001')?.recovery).toBeNull();
  });
});

describe('the status of a page', () => {
  it('asks who works first, then saves a version, then goes on', () => {
    expect(play(STATE, { type: 'page-finished' }).state.desk.dialog).toMatchObject({
      kind: 'name',
      why: 'first',
    });
    const { state, effects } = play(named, { type: 'page-finished' });
    expect(effectOf(effects, 'finish-page')).toMatchObject({ pageId: '0001', status: 'proofread' });
    const kept = play(state, { type: 'finish-kept', pageId: '0001', status: 'proofread' }).state;
    expect([noticeOf(kept), kept.place.pageId]).toEqual(['isProofread', '0002']);
    const open = play(withFlags(state, flag('a', 'лист')), {
      type: 'finish-kept',
      pageId: '0001',
      status: 'proofread',
    });
    expect(noticeOf(open.state)).toBe('finishedWithOpen');
    // Whoever has turned to another sheet while it was saved stays there.
    const elsewhere = play(patch(state, 'place', { pageId: '0003' }), {
      type: 'finish-kept',
      pageId: '0001',
      status: 'proofread',
    });
    expect([noticeOf(elsewhere.state), elsewhere.state.place.pageId]).toEqual(['isProofread', '0003']);
  });

  it('is validated by a second person only', () => {
    expect(noticeOf(play(named, { type: 'page-validated' }).state)).toBe('notProofreadYet');
    const proofread = { pageId: '0001', status: 'proofread' as const, who: 'анна ', atUtc: '', hash: null };
    const view = { ...named.project.view, marks: { '0001': { proofread, validated: null } } } as ProjectView;
    const own = patch(named, 'project', { view });
    expect(play(own, { type: 'page-validated' }).state.desk.dialog).toMatchObject({ why: 'second' });
    const other = patch(own, 'app', { settings: { ...own.app.settings, who: 'Борис' } });
    expect(effectOf(play(other, { type: 'page-validated' }).effects, 'finish-page').status).toBe('validated');
  });
});

describe('recognition', () => {
  it('begins with what is in view, of what has no text yet', () => {
    const empty = patch(STATE, 'text', { pages: withDocs(STATE.text.pages, [['0002', docWith(null)]]) });
    const want = { type: 'recognition-wanted', which: 'all', readings: 1 } as const;
    expect(effectOf(play(empty, want).effects, 'recognise').pageIds).toEqual(['0002']);
    const second = play(STATE, { type: 'page-selected', pageId: '0002' }).state;
    expect(effectOf(play(second, want).effects, 'recognise').pageIds).toEqual(['0002', '0001']);
    expect(play(play(STATE, want).state, { type: 'recognition-refused' }).state.job.job).toBeNull();
  });

  it('of all sheets waits until a long document is read: nobody knows yet which have text', () => {
    const [first] = PAGES;
    const early = patch(STATE, 'text', { pages: withDocs(NO_DOCS, [['0001', docWith(first ?? null)]]) });
    const want = { type: 'recognition-wanted', which: 'all', readings: 3 } as const;
    const waiting = play(early, want);
    expect(kinds(waiting.effects)).not.toContain('recognise');
    expect(noticeOf(waiting.state)).toBe('recognitionWaits');
    const all = { type: 'pages-read', docs: { '0002': docWith(null) } } as const;
    const read = play(waiting.state, all, { type: 'project-read' });
    expect(effectOf(read.effects, 'recognise')).toMatchObject({ pageIds: ['0002'], readings: 3 });
    expect(read.state.job.waitingReadings).toBeNull();
    // One sheet that was asked for meanwhile comes first; a recognition that is stopped takes the other with it.
    const busy = play(waiting.state, { type: 'recognition-wanted', which: 'page', readings: 1 }, all, {
      type: 'project-read',
    }).state;
    const after = play(busy, { type: 'job-changed', job: job({}) });
    expect(effectOf(after.effects, 'recognise').pageIds).toEqual(['0002']);
    const stopped = play(busy, { type: 'job-changed', job: job({ state: 'cancelled' }) });
    expect(kinds(stopped.effects)).not.toContain('recognise');
    expect(stopped.state.job.waitingReadings).toBeNull();
  });

  it('tells its end once, and asks for a password where one is missing', () => {
    const changed = (change: Partial<JobState>) =>
      play(STATE, { type: 'job-changed', job: job(change) }).state;
    expect(noticeOf(changed({ state: 'running' }))).toBeNull();
    expect(noticeOf(changed({}))).toBe('recognitionDone');
    expect(noticeOf(changed({ state: 'cancelled' }))).toBe('recognitionCancelled');
    const none = {
      lost: 0,
      imagesLeftOut: 0,
      imagesDamaged: 0,
      moreFrames: 0,
      inkLines: 0,
      unconfirmed: 0,
      foreign: 0,
      oldSpelling: 0,
    };
    const one = { pageId: '0001', notice: { ...none, oneReader: 1, dirt: 0 } };
    expect(noticeOf(changed({ notices: [one] }))).toBe('recognitionOneReader');
    const dirty = { pageId: '0002', notice: { ...one.notice, dirt: 1 } };
    expect(noticeOf(changed({ notices: [one, dirty] }))).toBe('recognitionNoticed');
    const latin = { pageId: '0001', notice: { ...one.notice, oneReader: 0, foreign: 4 } };
    expect(noticeOf(changed({ notices: [latin] }))).toBe('recognitionDone');
    const refused = { pageId: '0002', ...failure('password') };
    const failed = changed({ state: 'failed', failures: [refused] });
    expect([failed.job.job, failed.job.failed, failed.desk.dialog]).toEqual([
      ...[null, { '0002': refused }],
      { kind: 'password', pageId: '0002' },
    ]);
  });
});

describe('dialogs', () => {
  it('closes the dialog that has ended, and not one that was opened since', () => {
    const open = play(STATE, { type: 'dialog-opened', dialog: { kind: 'sheets' } }).state;
    expect(play(open, { type: 'dialog-closed', kind: 'new-review' }).state.desk.dialog).toEqual({
      kind: 'sheets',
    });
    expect(play(open, { type: 'dialog-closed', kind: 'sheets' }).state.desk.dialog).toBeNull();
  });
});

describe('opening projects', () => {
  it('forgets the one before, but not what belongs to the app', () => {
    const left = play(withFlags(named, flag('a', 'лист')), { type: 'project-left' }).state;
    expect(left).toEqual({ ...EMPTY_STATE, app: named.app, flags: left.flags });
    expect(left.flags.located).toEqual([]);
  });

  it('shows the first page at once, and checks when everything is there', () => {
    const view = viewOf(['0001', '0002']);
    const opened = play(
      EMPTY_STATE,
      { type: 'project-opened', view, viewSettings: null },
      { type: 'first-page-read', pageId: '0001', doc: docWith(PAGES[0] ?? null), line: 0 },
      { type: 'pages-read', docs: { '0001': docWith(null), '0002': docWith(PAGES[1] ?? null) } },
    );
    expect(docOf(opened.state, '0001')?.page).toBe(PAGES[0]);
    expect(kinds(opened.effects)).not.toContain('check-soon');
    expect(kinds(play(opened.state, { type: 'project-read' }).effects)).toContain('check-soon');
  });

  it('sorts what is dropped on the window', () => {
    const file = (name: string, kind: 'file' | 'review' = 'file') => ({ name, kind, handle: name, bytes: 1 });
    const dropped = (...files: readonly ReturnType<typeof file>[]) =>
      play(EMPTY_STATE, { type: 'files-dropped', files });
    const scans = dropped(file('а.tif'), file('б.txt'), file('в.exe')).state;
    expect([scans.desk.dialog, scans.app.dropped.map(({ name }) => name)]).toEqual([
      { kind: 'new-review' },
      ['а.tif', 'б.txt'],
    ]);
    expect(effectOf(dropped(file('Дело', 'review')).effects, 'open-project').request).toMatchObject({
      handle: 'Дело',
    });
    const copy = file('Дело.SVERKA.zip');
    expect(effectOf(dropped(copy).effects, 'open-handed-over').file).toEqual(copy);
    expect(noticeOf(dropped(file('в.exe')).state)).toBe('dropped');
  });

  it('says why a dropped zip was refused, and asks of one with page files alone whether they are of the sheets', () => {
    const zip: PickedFile = {
      ...{ name: 'а.zip', kind: 'file', handle: 'zip', bytes: 1 },
      problem: failure('zip-without-pictures'),
    };
    const dropped = (state: ReviewState, file: PickedFile) =>
      play(state, { type: 'files-dropped', files: [file] }).state.desk;
    expect(dropped(STATE, zip).notice?.message).toEqual(failureIn('а.zip', failure('zip-without-pictures')));
    const texts = { handle: 'texts', name: 'а.zip', count: 2 };
    expect(dropped(STATE, { ...zip, texts }).dialog).toMatchObject({ kind: 'dropped-text' });
    expect(dropped(EMPTY_STATE, { ...zip, texts }).dialog).toBeNull();
    const filling = patch(EMPTY_STATE, 'desk', { dialog: { kind: 'new-review' } });
    const { app } = play(filling, { type: 'files-dropped', files: [zip] }).state;
    expect(app.dropped).toEqual([zip]);
  });
});

describe('the desk', () => {
  it('draws a frame around the caret’s line, and gives it to the line', () => {
    const framed = play(
      STATE,
      { type: 'framing-started', purpose: 'line' },
      { type: 'frame-set', boxPx: { x0: 30, y0: 20, x1: 10, y1: 60 } },
    );
    expect(framed.state.desk.framing?.boxPx).toEqual({ x0: 10, y0: 20, x1: 30, y1: 60 });
    const { state } = play(framed.state, { type: 'frame-taken' });
    expect(docOf(state, '0001')?.page?.lines[0]?.boxPx).toEqual({ x0: 10, y0: 20, x1: 30, y1: 60 });
    expect(state.text.history.done).toHaveLength(1);
  });

  it('remembers how the window is arranged, within bounds', () => {
    const { state, effects } = play(
      STATE,
      { type: 'view-toggled', shows: 'showsScan' },
      { type: 'scan-turned', byDeg: -90 },
    );
    expect([state.desk.viewSettings.showsScan, state.desk.viewSettings.look.turnDeg]).toEqual([false, 270]);
    expect(kinds(effects)).toEqual(['keep-view-soon', 'report-needs', 'keep-view-soon']);
    const larger = play(
      STATE,
      ...Array<{ type: 'text-size-stepped'; stepPx: 1 }>(100).fill({ type: 'text-size-stepped', stepPx: 1 }),
    );
    expect(larger.state.desk.viewSettings.textPx).toBeLessThan(100);
  });

  it('checks again where what counts as a difference changes, and for no other setting', () => {
    const read = (change: Partial<typeof STATE.app.settings>) =>
      kinds(
        play(STATE, { type: 'settings-read', settings: { ...STATE.app.settings, stepsOff: [], ...change } })
          .effects,
      );
    expect(read({ who: 'Анна' })).toEqual([]);
    expect(read({ stepsOff: ['е-ё' as never] })).toContain('check-soon');
  });
});
