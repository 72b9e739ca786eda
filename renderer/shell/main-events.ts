import type { RequestEffect } from '../../app/core/session/actions/effects';
import { ask } from './shell';
import type { Review } from './review';
import { showProject } from './effects/project';

/** Listens to what main sends of its own accord, and keeps what was typed when the person turns to something else. */
export function listenToMain(
  { api, dispatch, saving, keepViewNow }: Review,
  window: Pick<EventTarget, 'addEventListener'>,
  onCommand: (id: string) => void,
): void {
  const journal = () => dispatch({ type: 'journal-wanted' });
  const request = (effect: RequestEffect) => dispatch({ type: 'requested', effect });
  api.on('open-requested', ({ handle }) =>
    request({ kind: 'open-project', request: { verb: 'project.openDropped', handle } }),
  );
  api.on('job', (job) => dispatch({ type: 'job-changed', job }));
  api.on('page-recognised', ({ pageId }) => request({ kind: 'refresh-page', pageId }));
  api.on('files-dropped', (files) => dispatch({ type: 'files-dropped', files }));
  api.on('file-notes', (notes) => dispatch({ type: 'file-notes-received', notes }));
  api.on('archive-progress', (progress) => dispatch({ type: 'archive-progressed', progress }));
  api.on('command', ({ id }) => onCommand(id));
  api.on('settings-changed', (settings) => dispatch({ type: 'settings-read', settings }));
  api.on('journal-now', journal);
  api.on('flush-before-close', () => {
    keepViewNow();
    void saving.flush();
  });
  window.addEventListener('blur', journal);
}

/** Reads the app's state at the start, and the project it has open. */
export async function startReview(review: Review): Promise<void> {
  const { dispatch, store } = review;
  const state = await ask(review, 'app.state', {});
  if (state === null) return;
  dispatch({ type: 'app-read', settings: state.settings, recent: state.recent });
  if (state.project !== null) await showProject({ ...review, getState: store.getState }, state.project);
  const { version, started, notOpened } = state;
  dispatch({ type: 'app-ready', version, dropped: started, notOpened });
}
