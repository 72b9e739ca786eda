import { didSomething, NO_TIME, paused, takeSeconds, type ActiveTime } from '../../app/core/active-time';
import { api } from '../api';
import { getState } from './store';

/** Often enough that a crash costs little, seldom enough that the disk hears nothing of it. */
const KEEP_EVERY_MS = 30_000;
let time: ActiveTime = NO_TIME;
let projectId: string | null = null;

/** Measures how long somebody works on which page: while the window has the focus and they type or decide. */
export function measureActivity(): void {
  const onDoing = () => {
    const { view, pageId } = getState();
    if (!document.hasFocus() || view === null || pageId === null) return;
    if (view.project.id !== projectId) time = NO_TIME;
    projectId = view.project.id;
    time = didSomething(time, pageId, Date.now());
  };
  window.addEventListener('keydown', onDoing, { capture: true });
  window.addEventListener('pointerdown', onDoing, { capture: true });
  window.addEventListener('blur', () => {
    time = paused(time);
    keepActivity();
  });
  setInterval(keepActivity, KEEP_EVERY_MS);
}

/** Has what was measured written down. */
export function keepActivity(): void {
  if (getState().view?.project.id !== projectId) return;
  const taken = takeSeconds(time);
  time = taken.time;
  if (Object.keys(taken.seconds).length > 0) void api.call('activity.add', { seconds: taken.seconds });
}
