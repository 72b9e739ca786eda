import { useEffect, useState } from 'react';
import { documentLeftText, leftText } from '../../app/core/left/left-words';
import { pageOf } from '../../app/core/session/select/selectors-text';
import type { Statistics } from '../../app/core/progress/statistics';
import { countAsKept } from '../shell/requests';
import { useReview } from '../shell/store';
import { useWords } from './use-words';

/** Each sheet costs main some hundredths of a second: in longer documents *Progress* says it, when it is asked. */
const MOST_SHEETS = 40;

/** How many wrong words are likely left on the sheet in view and in the document, where one decides whether to stop. */
export function LikelyLeft() {
  const { language } = useWords();
  const pageId = useReview((state) => state.place.pageId);
  const statistics = useStatistics(pageId);
  const sheet = statistics?.left.sheets[statistics.pages.findIndex((page) => page.pageId === pageId)];
  if (statistics === null || sheet === undefined) return null;
  const isOne = statistics.pages.length === 1;
  return (
    <div className="likely-left">
      <p>{leftText(sheet, language)}</p>
      {isOne || statistics.left.whole.kind === 'unknown' ? null : (
        <p className="dim">{documentLeftText(statistics.left, language)}</p>
      )}
    </div>
  );
}

/** Counted anew when a sheet was finished or taken up again, and on the way from a sheet without text to one that has some. */
function useStatistics(pageId: string | null): Statistics | null {
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  const count = useReview((state) => state.project.view?.project.pages.length ?? 0);
  const marks = useReview((state) => state.project.view?.marks);
  const hasText = useReview((state) => pageId !== null && pageOf(state, pageId) !== null);
  useEffect(() => {
    let isWanted = true;
    if (hasText && count <= MOST_SHEETS)
      void countAsKept().then((counted) => (isWanted ? setStatistics(counted) : undefined));
    return () => {
      isWanted = false;
    };
  }, [hasText, count, marks]);
  return statistics;
}
