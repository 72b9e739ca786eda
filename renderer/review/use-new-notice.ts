import { useState } from 'react';
import type { Notice } from '../../app/core/session/state/notice';
import { stateNow, useReview } from '../shell/store';

/** What was told since the dialog is open: it lies over the place where messages stand. */
export function useNewNotice(): Notice | null {
  const [before] = useState(() => stateNow().desk.notice);
  const notice = useReview((state) => state.desk.notice);
  return notice === before ? null : notice;
}
