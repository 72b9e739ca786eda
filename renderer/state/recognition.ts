import { ask } from './ask';
import { flush } from './saving';
import { getState, setState } from './store';

/** Recognises every page that has no text yet, the visible one first; when all have text, all of them again. */
export async function recogniseAll(): Promise<void> {
  const { view, pages, pageId } = getState();
  const ids = view?.project.pages.map(({ id }) => id) ?? [];
  const empty = ids.filter((id) => pages[id]?.page == null);
  await recognise(visibleFirst(empty.length > 0 ? empty : ids, pageId));
}

export async function recognisePage(): Promise<void> {
  const { pageId } = getState();
  if (pageId !== null) await recognise([pageId]);
}

function visibleFirst(ids: readonly string[], pageId: string | null): readonly string[] {
  const isVisible = (id: string) => id === pageId;
  return [...ids.filter(isVisible), ...ids.filter((id) => !isVisible(id))];
}

async function recognise(pageIds: readonly string[]): Promise<void> {
  await flush();
  const [pageId = null] = pageIds;
  const progress = {
    pagesDone: 0,
    pagesTotal: pageIds.length,
    pageId,
    pageProgress: 0,
    leftMs: null,
    failures: [],
  };
  setState({ job: { state: 'running', ...progress } });
  const started = await ask('recognition.start', { pageIds: [...pageIds] });
  if (started === null && getState().notice?.tone === 'error') setState({ job: null });
}

export async function cancelRecognition(): Promise<void> {
  await ask('recognition.cancel', {});
}
