import { useStore } from 'zustand';
import type { ReviewState } from '../../app/core/session/state/state';
import { api } from '../api';
import { measureActivity } from './activity';
import { momentNow } from './moment';
import { faultsOf } from './faults';
import { makeReview, type Review } from './review';
import { startThreads } from './start-threads';

/** Where faults of this window go. */
export const faults = faultsOf(() => review);

/** The one review of this window. */
export const review: Review = makeReview({
  ...{ api, momentNow, onFault: faults.logError },
  threads: startThreads(faults, (action) => review.dispatch(action)),
});

/** How long somebody works on which page. */
export const activity = measureActivity(review);

/** Has something happen: the state changes at once, and what follows outside is begun. */
export const dispatch = review.dispatch;

/** As `dispatch`; answers once all that was set in motion has ended, whether all of it was done. */
export const perform = review.perform;

/** What a selector makes of the state; the component is drawn again when that is another value. */
export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(review.drawn, select);
}

/**
 * As `useReview`, without waiting for the letter's frame. For small parts that would say something untrue of the letter until
 * then, and for those alone: each costs every letter its time.
 */
export function useReviewAtOnce<T>(select: (state: ReviewState) => T): T {
  return useStore(review.store, select);
}

/** The state at this moment, for handlers of events; what is drawn reads it by `useReview`. */
export function stateNow(): ReviewState {
  return review.store.getState();
}
