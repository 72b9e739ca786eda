import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noticeOf, openState, pageOfTexts } from '../../../helpers/session';
import { fakeMain, openReview, refusal, settle } from '../../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'лист 8'), pageOfTexts('0002', 'другой')]);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('recognition', () => {
  it('begins after what was typed is put away', async () => {
    const main = fakeMain((verb) =>
      verb === 'page.save' ? { hash: 'h1', isFork: false, outsideHash: null } : undefined,
    );
    const { review } = openReview(main, STATE);
    review.dispatch({ type: 'typed', pageId: '0001', changes: [{ from: 6, to: 6, inserted: '5' }] });
    await review.perform({ type: 'recognition-wanted', which: 'page', readings: 3 });
    const verbs = main.calls.map(({ verb }) => verb);
    expect(main.argsOf('recognition.start')).toEqual([{ pageIds: ['0001'], readings: 3 }]);
    expect(verbs.indexOf('page.save')).toBeLessThan(verbs.indexOf('recognition.start'));
  });

  it('that main refuses is over, and the person is told', async () => {
    const main = fakeMain((verb) => (verb === 'recognition.start' ? refusal('busy') : undefined));
    const { review } = openReview(main, STATE);
    expect(await review.perform({ type: 'recognition-wanted', which: 'page', readings: 1 })).toBe(false);
    expect(noticeOf(review.store.getState())).toBe('busy');
    expect(review.store.getState().job.job?.state).not.toBe('running');
  });

  it('is stopped and forgotten when that is asked for', async () => {
    const main = fakeMain();
    const { review } = openReview(main, STATE);
    await review.perform({ type: 'requested', effect: { kind: 'cancel-recognition' } });
    review.dispatch({ type: 'unfinished-forgotten' });
    await settle();
    expect([main.argsOf('recognition.cancel'), main.argsOf('recognition.forget')]).toEqual([[{}], [{}]]);
  });
});
