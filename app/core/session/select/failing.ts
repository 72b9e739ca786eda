import { isFinished } from '../../page/status-flow';
import { plainFailure, type PlainFailure } from '../../progress/plain-failure';
import { selector } from '../state/memo';
import type { ReviewState } from '../state/state';
import { pageInView, projectPages } from './selectors-text';
import { spelledWords, unknownWords } from './spelled-words';

/** Why recognition has plainly failed on the sheet in view; null where it has not, or a person has finished the sheet. */
export const failingInView = selector(
  (state: ReviewState) =>
    [pageInView(state), projectPages(state), state.job.noticed, state.aids, state.project] as const,
  (page, pages, noticed, aids, project): PlainFailure | null => {
    const sheet = pages.find(({ id }) => id === page?.id);
    if (page === null || sheet === undefined || sheet.isBlank === true || isFinished(sheet.status))
      return null;
    const words = page.lines.flatMap((line) => line.words);
    const certain = words.flatMap(({ confidence }) => confidence ?? []);
    return plainFailure({
      meanConfidence: certain.reduce((sum, one) => sum + one, 0) / Math.max(1, certain.length),
      machineWords: certain.length,
      words: words.length,
      spelledWords: spelledWords(page).length,
      unknownWords: unknownWords({ aids, project }, page).length,
      lines: page.lines.length,
      unreadRows: noticed[page.id]?.inkLines ?? 0,
    });
  },
);
