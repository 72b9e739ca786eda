import type { PageImage } from '../../app/core/page/transcription';
import { pageOf } from '../../app/core/session/select/selectors-text';
import { useReview } from '../shell/store';

/**
 * What boxes on the page in view are px of: the image that its text was made on, else the one its project was made
 * with. The picture shown may be of another size.
 */
export function usePageImage(): PageImage | undefined {
  const ofText = useReview((state) => pageOf(state, state.place.pageId)?.image);
  const ofProject = useReview(
    (state) => state.project.view?.project.pages.find(({ id }) => id === state.place.pageId)?.image,
  );
  return ofText ?? ofProject;
}
