import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeOf, openState, pageOfTexts } from '../../../helpers/session';
import { fakeMain, openReview, refusal, settle } from '../../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'лист 8'), pageOfTexts('0002', 'другой')]);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what main writes down', () => {
  it('is how the window is arranged, once it has come to rest, or at once before it closes', async () => {
    const main = fakeMain();
    const { review } = openReview(main, STATE);
    for (const sidePx of [400, 500]) review.dispatch({ type: 'view-changed', change: { sidePx } });
    expect(main.argsOf('view.keep')).toEqual([]);
    await vi.advanceTimersByTimeAsync(401);
    expect(main.argsOf('view.keep')).toMatchObject([{ projectId: 'project-1', view: { sidePx: 500 } }]);
    review.dispatch({ type: 'view-changed', change: { sidePx: 600 } });
    review.keepViewNow();
    review.keepViewNow();
    expect(main.argsOf('view.keep')).toHaveLength(2);
  });

  it('is a status with the version that it was given to', async () => {
    const main = fakeMain((verb) => (verb === 'page.setStatus' ? STATE.project.view : undefined));
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'status-given', status: 'needs-attention' });
    await settle();
    expect(main.argsOf('page.setStatus')).toEqual([
      { pageId: '0001', status: 'needs-attention', hash: null },
    ]);
  });

  it('is no finished page where its text could not be saved', async () => {
    const main = fakeMain((verb) => (verb === 'page.save' ? refusal('disk-full') : undefined));
    const named = {
      ...STATE,
      app: { ...STATE.app, settings: { ...STATE.app.settings, who: 'Анна', isWhoGiven: true } },
    };
    const { review } = openReview(main, named);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    expect(await review.perform({ type: 'page-finished' })).toBe(false);
    expect(main.argsOf('page.setStatus')).toEqual([]);
    expect(noticeOf(review.store.getState())).toBe('versionNotSaved');
  });

  it('is settings; those that main refuses stay as they were', async () => {
    const settings = { ...STATE.app.settings, language: 'ru' as const };
    const main = fakeMain((verb) => (verb === 'settings.change' ? settings : undefined));
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'language-switched' });
    await settle();
    expect(review.store.getState().app.settings.language).toBe('ru');
    const full = openReview(
      fakeMain((verb) => (verb === 'settings.change' ? refusal('disk-full') : null)),
      STATE,
    );
    full.review.dispatch({ type: 'language-switched' });
    await settle();
    expect(full.review.store.getState().app.settings.language).toBe('en');
    expect(noticeOf(full.review.store.getState())).toBe('disk-full');
  });

  it('is each of two quick wishes, the second going on from the first', async () => {
    let kept = STATE.app.settings;
    const main = fakeMain((verb, args) => {
      if (verb !== 'settings.change') return undefined;
      kept = { ...kept, ...(args as object) };
      return kept;
    });
    const { review } = openReview(main, STATE);
    const size = () => review.store.getState().app.settings.interfacePercent;
    for (const step of [1, 1] as const) review.dispatch({ type: 'interface-stepped', step });
    for (let times = 0; times < 3; times += 1) review.dispatch({ type: 'language-switched' });
    expect([size(), review.store.getState().app.settings.language]).toEqual([125, 'ru']);
    await settle();
    expect([size(), kept.interfacePercent, kept.language]).toEqual([125, 125, 'ru']);
  });

  it('is the first of two wishes where the second is refused', async () => {
    const first = { ...STATE.app.settings, interfacePercent: 110 as const };
    let asked = 0;
    const main = fakeMain((verb) => {
      if (verb !== 'settings.change') return undefined;
      asked += 1;
      return asked === 1 ? first : refusal('disk-full');
    });
    const { review } = openReview(main, STATE);
    for (const step of [1, 1] as const) review.dispatch({ type: 'interface-stepped', step });
    await settle();
    expect(review.store.getState().app.settings.interfacePercent).toBe(110);
  });
});
