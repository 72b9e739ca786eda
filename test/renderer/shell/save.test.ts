import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '../../../app/core/session/select/selectors-text';
import { listenToMain } from '../../../renderer/shell/main-events';
import { openState, pageOfTexts } from '../../helpers/session';
import { fakeMain, openReview, refusal, settle, type FakeMain } from '../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'набрано'), pageOfTexts('0002', 'другой')]);
const TYPED = { type: 'typed', pageId: '0001', changes: [{ from: 7, to: 7, inserted: '!' }] } as const;
const SAVED = { hash: 'h1', isFork: false, isRewritten: false, outsideHash: null };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function typed(main: FakeMain) {
  const opened = openReview(main, STATE);
  const window = new EventTarget();
  listenToMain(opened.review, window, () => undefined);
  opened.review.dispatch(TYPED);
  return { ...opened, window };
}

describe('what was typed', () => {
  it('is journaled soon and saved at the next quiet moment', async () => {
    const main = fakeMain((verb) => (verb === 'page.save' ? SAVED : undefined));
    const { review } = typed(main);
    await vi.advanceTimersByTimeAsync(200);
    expect(main.argsOf('page.journal')).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(main.argsOf('page.journal')).toHaveLength(1);
    expect(review.store.getState().saving.state).toBe('journaled');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(main.argsOf('page.save')).toMatchObject([{ reason: 'autosave', baseHash: null }]);
    expect(review.store.getState().saving.state).toBe('saved');
    expect(docOf(review.store.getState(), '0001')).toMatchObject({ isDirty: false, baseHash: 'h1' });
    expect(main.argsOf('window.unsaved')).toEqual([
      { state: 'unsaved', isFlushing: false },
      { state: 'journaled', isFlushing: false },
      { state: 'saved', isFlushing: false },
    ]);
  });

  it.each([
    [
      'another page comes into view',
      ({ review }: ReturnType<typeof typed>) => review.dispatch({ type: 'page-selected', pageId: '0002' }),
    ],
    [
      'the window loses the focus',
      ({ window }: ReturnType<typeof typed>) => void window.dispatchEvent(new Event('blur')),
    ],
  ])('is journaled at once when %s', async (_, turn) => {
    const main = fakeMain();
    const opened = typed(main);
    opened.review.dispatch({ type: 'hold-toggled', held: 'ink' });
    await settle();
    expect(main.argsOf('page.journal')).toEqual([]);
    turn(opened);
    await settle();
    expect(main.argsOf('page.journal')).toHaveLength(1);
  });

  it('is journaled while a save is under way, however long the medium takes, and again on its version', async () => {
    const waiting: ((saved: typeof SAVED) => void)[] = [];
    const main = fakeMain();
    const call = main.api.call;
    const slow = {
      ...main,
      api: {
        ...main.api,
        call: ((verb: string, args: never) =>
          verb === 'page.save'
            ? new Promise((done) => waiting.push((value) => done({ ok: true, value } as never)))
            : call(verb as 'page.journal', args)) as typeof call,
      },
    };
    const { review } = typed(slow);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(waiting).toHaveLength(1);
    review.dispatch({ ...TYPED, changes: [{ from: 8, to: 8, inserted: '?' }] });
    await vi.advanceTimersByTimeAsync(900);
    expect(main.argsOf('page.journal')).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(review.store.getState().saving).toMatchObject({ state: 'journaled', isSlow: true });
    waiting[0]?.(SAVED);
    await settle();
    expect(main.argsOf('page.journal')[2]).toMatchObject({ baseHash: 'h1' });
  });

  it('is sent to the journal again while a busy disk has not confirmed the record before', async () => {
    const confirm: (() => void)[] = [];
    const main = fakeMain();
    const call = main.api.call;
    const api = {
      ...main.api,
      call: ((verb: string, args: never) => {
        const answer = call(verb as 'page.journal', args);
        return verb === 'page.journal'
          ? new Promise((done) => confirm.push(() => done({ ok: true, value: null } as never)))
          : answer;
      }) as typeof call,
    };
    const { review } = typed({ ...main, api });
    await vi.advanceTimersByTimeAsync(400);
    review.dispatch({ ...TYPED, changes: [{ from: 8, to: 8, inserted: '?' }] });
    await vi.advanceTimersByTimeAsync(400);
    expect(main.argsOf('page.journal')).toHaveLength(2);
    expect(review.store.getState().saving.state).toBe('unsaved');
    confirm[0]?.();
    await settle();
    expect(review.store.getState().saving.state).toBe('unsaved');
    confirm[1]?.();
    await settle();
    expect(review.store.getState().saving.state).toBe('journaled');
  });

  it('is sent to the journal by the next letter where the window’s timers come late', async () => {
    const main = fakeMain();
    const { review } = typed(main);
    const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 600);
    review.dispatch({ ...TYPED, changes: [{ from: 8, to: 8, inserted: '?' }] });
    await settle();
    now.mockRestore();
    expect(main.argsOf('page.journal')).toHaveLength(1);
  });

  it('is saved elsewhere while an earlier save hangs, whose end changes nothing any more', async () => {
    const waiting: ((saved: typeof SAVED) => void)[] = [];
    const main = fakeMain();
    const call = main.api.call;
    const api = {
      ...main.api,
      call: ((verb: string, args: never) =>
        verb === 'page.save'
          ? new Promise((done) => waiting.push((value) => done({ ok: true, value } as never)))
          : call(verb as 'page.journal', args)) as typeof call,
    };
    const { review } = typed({ ...main, api });
    await vi.advanceTimersByTimeAsync(3_000);
    review.saving.leaveBehind();
    void review.saving.saveDirty('saved', '');
    await settle();
    expect(waiting).toHaveLength(2);
    waiting[0]?.({ ...SAVED, hash: 'left' });
    await settle();
    expect(docOf(review.store.getState(), '0001')).toMatchObject({ isDirty: true, baseHash: null });
    waiting[1]?.({ ...SAVED, hash: 'elsewhere' });
    await settle();
    expect(docOf(review.store.getState(), '0001')).toMatchObject({ isDirty: false, baseHash: 'elsewhere' });
    expect(review.store.getState().saving).toMatchObject({ state: 'saved', isSlow: false });
  });

  it('is waited for no longer than a person waits who is about to leave a folder', async () => {
    const main = fakeMain();
    const call = main.api.call;
    const api = {
      ...main.api,
      call: ((verb: string, args: never) =>
        verb === 'page.save'
          ? new Promise(() => undefined)
          : call(verb as 'page.journal', args)) as typeof call,
    };
    const { review } = typed({ ...main, api });
    let isOver = false;
    void review.saving.flushInTime().then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(3_500);
    expect(isOver).toBe(true);
    expect(main.argsOf('page.journal')).toHaveLength(1);
  });

  it('is journaled at once when main says that the power may go', async () => {
    const main = fakeMain();
    typed(main);
    main.send('journal-now');
    await settle();
    expect(main.argsOf('page.journal')).toHaveLength(1);
  });

  it('is tried again where the medium refuses it, and the person is told once it is safe', async () => {
    let isFull = true;
    const main = fakeMain((verb) =>
      verb === 'page.save' ? (isFull ? refusal('disk-full') : SAVED) : undefined,
    );
    const { review } = typed(main);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(review.store.getState().saving).toMatchObject({
      state: 'journaled',
      projectError: { code: 'disk-full' },
    });
    isFull = false;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(review.store.getState().saving).toMatchObject({ state: 'saved', projectError: null });
  });

  it('while a page is being saved stays to be saved', async () => {
    const main = fakeMain((verb) => (verb === 'page.save' ? SAVED : undefined));
    const { review } = typed(main);
    const flushed = review.saving.flush();
    await settle();
    expect(await flushed).toBe(true);
    const saving = review.saving.saveDirty('autosave', '');
    review.dispatch(TYPED);
    await saving;
    review.dispatch(TYPED);
    expect(docOf(review.store.getState(), '0001')?.isDirty).toBe(true);
  });
});

describe('putting everything away', () => {
  it('tells main what is safe meanwhile, and when it has ended', async () => {
    const main = fakeMain((verb) => (verb === 'page.save' ? SAVED : undefined));
    const { review } = typed(main);
    main.calls.length = 0;
    expect(await review.saving.flush()).toBe(true);
    expect(main.argsOf('window.unsaved')).toEqual([
      { state: 'unsaved', isFlushing: true },
      { state: 'journaled', isFlushing: true },
      { state: 'saved', isFlushing: true },
      { state: 'saved', isFlushing: false },
    ]);
  });

  it('answers no where the text is safe nowhere', async () => {
    const main = fakeMain((verb) => (/^page\.(save|journal)$/.test(verb) ? refusal('disk-full') : undefined));
    const { review } = typed(main);
    expect(await review.saving.flush()).toBe(false);
    const opened = await review.perform({
      type: 'requested',
      effect: { kind: 'open-project', request: { verb: 'project.openSample' } },
    });
    expect(opened).toBe(false);
    expect(main.argsOf('project.openSample')).toEqual([]);
  });
});
