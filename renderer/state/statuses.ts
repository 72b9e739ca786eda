import type { PageStatus } from '../../app/core/transcription';
import { ask } from './ask';
import { getState, setState } from './store';

/** Says how far the page in view has come. */
export async function setPageStatus(status: PageStatus): Promise<void> {
  const { pageId } = getState();
  if (pageId === null) return;
  const view = await ask('page.setStatus', { pageId, status });
  const now = getState().view;
  if (view !== null && now !== null) setState({ view: { ...now, project: view.project } });
}
