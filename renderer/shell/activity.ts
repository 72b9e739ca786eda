import { didSomething, NO_TIME, paused, takeSeconds } from '../../app/core/active-time';
import type { Review } from './review';

/** Often enough that a crash costs little, seldom enough that the disk is left alone. */
const KEEP_EVERY_MS = 30_000;

/** Where a person's doing shows. */
export type ActivePlace = Pick<EventTarget, 'addEventListener'> & { readonly hasFocus: () => boolean };

export type Activity = {
  readonly listenTo: (place: ActivePlace) => void;
  /** Has the time so far written down. */
  readonly keep: () => void;
};

/** Measures how long somebody works on which page: while the window has the focus and they type or decide. */
export function measureActivity({ api, store }: Pick<Review, 'api' | 'store'>): Activity {
  let time = NO_TIME;
  let measuredId: string | null = null;
  const keep = () => {
    if (store.getState().project.view?.project.id !== measuredId) return;
    const taken = takeSeconds(time);
    time = taken.time;
    if (Object.keys(taken.seconds).length > 0) void api.call('activity.add', { seconds: taken.seconds });
  };
  const onDoing = (place: ActivePlace) => {
    const { project, place: where } = store.getState();
    if (!place.hasFocus() || project.view === null || where.pageId === null) return;
    if (project.view.project.id !== measuredId) time = NO_TIME;
    measuredId = project.view.project.id;
    time = didSomething(time, where.pageId, Date.now());
  };
  const listenTo = (place: ActivePlace) => {
    place.addEventListener('keydown', () => onDoing(place), { capture: true });
    place.addEventListener('pointerdown', () => onDoing(place), { capture: true });
    place.addEventListener('blur', () => {
      time = paused(time);
      keep();
    });
    setInterval(keep, KEEP_EVERY_MS);
  };
  return { listenTo, keep };
}
