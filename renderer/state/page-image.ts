import type { PageImage } from '../../app/core/transcription';
import { useReview } from './store';

/**
 * What boxes on the page in view are px of: the image that its text was made on, else the one its project was made
 * with. The picture shown may be of another size.
 */
export function usePageImage(): PageImage | undefined {
  const ofText = useReview((state) =>
    state.pageId === null ? undefined : state.pages[state.pageId]?.page?.image,
  );
  const ofProject = useReview(
    (state) => state.view?.project.pages.find(({ id }) => id === state.pageId)?.image,
  );
  return ofText ?? ofProject;
}
