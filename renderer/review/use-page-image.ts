import type { PageImage } from '../../app/core/transcription';
import { useReview } from '../shell/store';

/**
 * What boxes on the page in view are px of: the image that its text was made on, else the one its project was made
 * with. The picture shown may be of another size.
 */
export function usePageImage(): PageImage | undefined {
  const ofText = useReview((state) =>
    state.place.pageId === null ? undefined : state.text.pages[state.place.pageId]?.page?.image,
  );
  const ofProject = useReview(
    (state) => state.project.view?.project.pages.find(({ id }) => id === state.place.pageId)?.image,
  );
  return ofText ?? ofProject;
}
