import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestEffect } from '../../../../app/core/session/actions/effects';
import { openState, pageOfTexts } from '../../../helpers/session';
import { fakeMain, openReview } from '../../../helpers/shell';

const STATE = openState([pageOfTexts('0001', 'лист 8')]);
const request = (effect: RequestEffect) => ({ type: 'requested', effect }) as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the parts of the window', () => {
  it('do what their commands ask as long as they are there', () => {
    const { review } = openReview(fakeMain(), STATE);
    const zoom = vi.fn();
    const leave = review.parts.onViewCommand('zoom-in', zoom);
    review.dispatch(request({ kind: 'view-command', id: 'zoom-in' }));
    leave();
    review.dispatch(request({ kind: 'view-command', id: 'zoom-in' }));
    expect(zoom).toHaveBeenCalledTimes(1);
  });

  it('are not unregistered by one that they took the place of', () => {
    const { review } = openReview(fakeMain(), STATE);
    const [first, second] = [vi.fn(), vi.fn()];
    const leave = review.parts.onViewCommand('zoom-in', first);
    review.parts.onViewCommand('zoom-in', second);
    leave();
    review.dispatch(request({ kind: 'view-command', id: 'zoom-in' }));
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  it('take in text once the dialog that sent it has closed', () => {
    const { review } = openReview(fakeMain(), STATE);
    const insert = vi.fn();
    review.parts.onInsertion(insert);
    review.dispatch(request({ kind: 'insert-text', text: 'ѣ' }));
    expect(insert).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(insert).toHaveBeenCalledExactlyOnceWith('ѣ');
  });
});

describe('a message', () => {
  it('goes after a while, unless another has taken its place', () => {
    const { review } = openReview(fakeMain(), STATE);
    const notice = (file: string) =>
      ({ message: { key: 'copySaved', values: { file } }, tone: 'info' }) as const;
    review.dispatch({ type: 'notified', notice: notice('a') });
    vi.advanceTimersByTime(5_000);
    review.dispatch({ type: 'notified', notice: notice('b') });
    vi.advanceTimersByTime(1_500);
    expect(review.store.getState().desk.notice).toMatchObject({ message: { values: { file: 'b' } } });
    vi.advanceTimersByTime(5_000);
    expect(review.store.getState().desk.notice).toBeNull();
  });

  it('with buttons for the file that was written stays as long as it takes to decide', () => {
    const { review } = openReview(fakeMain(), STATE);
    const written = { message: { key: 'exported', values: { file: 'a' } }, tone: 'info' } as const;
    review.dispatch({ type: 'notified', notice: written });
    vi.advanceTimersByTime(30_000);
    expect(review.store.getState().desk.notice).toEqual(written);
    vi.advanceTimersByTime(31_000);
    expect(review.store.getState().desk.notice).toBeNull();
  });
});
