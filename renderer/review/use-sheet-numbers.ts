import { useMemo } from 'react';
import { pageIndex, projectPages } from '../../app/core/session/select/selectors-text';
import { useReview } from '../shell/store';

/** The number by which people know a sheet, which is its place and not its id; of a removed sheet its id's. */
export function useSheetNumbers(): (pageId: string) => number {
  const pages = useReview(projectPages);
  return useMemo(
    () => (pageId: string) => {
      const index = pageIndex(pages, pageId);
      return index < 0 ? Number(pageId) : index + 1;
    },
    [pages],
  );
}
