import { useEffect, useState } from 'react';
import { documentLeftText, leftText } from '../../app/core/left/left-words';
import type { Statistics } from '../../app/core/progress/statistics';
import { readStatistics } from '../shell/requests';
import { useReview } from '../shell/store';
import { useWords } from './use-words';

/** In longer documents every sheet would be counted for one line: there *Progress* says it. */
const MOST_SHEETS = 300;

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

/** Counted anew for another sheet, and when a sheet was finished or taken up again. */
function useStatistics(pageId: string | null): Statistics | null {
  const [statistics, setStatistics] = useState<Statistics | null>(null);
  const count = useReview((state) => state.project.view?.project.pages.length ?? 0);
  const marks = useReview((state) => state.project.view?.marks);
  useEffect(() => {
    let isWanted = true;
    if (pageId !== null && count <= MOST_SHEETS)
      void readStatistics().then((counted) => (isWanted ? setStatistics(counted) : undefined));
    return () => {
      isWanted = false;
    };
  }, [pageId, count, marks]);
  return statistics;
}
