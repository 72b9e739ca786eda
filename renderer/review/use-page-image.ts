import type { PageImage } from '../../app/core/page/transcription';
import { imageOfSheet } from '../../app/core/session/select/page-geometry';
import { useReview } from '../shell/store';

/**
 * What boxes on the page in view are px of: the image that its text was made on, else the one its project was made
 * with. The picture shown may be of another size.
 */
export function usePageImage(): PageImage | undefined {
  return useReview((state) => imageOfSheet(state, state.place.pageId));
}
