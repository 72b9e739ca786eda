import { statisticsOf, type Statistics } from '../../app/core/statistics';
import { isDigitId } from '../../app/core/digits';
import type { PageFacts } from '../../app/core/statistics';
import type { Asked } from '../api';
import { keepActivity } from './activity';
import { ask } from './ask';
import { flush } from './saving';
import { getState, say } from './store';
import { shownStatus } from './statuses';
import { isDecided } from './verdicts';

/** Counts the project as it stands on disk, after everything of this window is there. */
export async function readPageFacts(): Promise<readonly PageFacts[] | null> {
  await flush();
  keepActivity();
  return await ask('statistics.read', {});
}

export function composeStatistics(facts: readonly PageFacts[]): Statistics {
  const { view, pages } = getState();
  const statusOf = new Map(view?.project.pages.map(({ id, status }) => [id, status]));
  return statisticsOf({
    pages: facts.map((page) => {
      const status = statusOf.get(page.pageId) ?? 'untouched';
      return { ...page, status: shownStatus(status, pages[page.pageId]?.page != null) };
    }),
    ...flagsNow(),
  });
}

/** The flags of the last check with what was decided on them. */
function flagsNow(): Asked<'statistics.export'> {
  const { located, view } = getState();
  const verdicts = view?.verdicts ?? {};
  const found = new Set(located.map(({ discrepancy }) => discrepancy.id));
  return {
    flags: located.map(({ discrepancy: { id, kind }, parts }) => ({
      ...{ pageId: parts[0]?.pageId ?? null, kind },
      isDecided: isDecided(id),
    })),
    settled: Object.keys(verdicts).filter((id) => !found.has(id) && !isDigitId(id)).length,
  };
}

export async function exportStatistics(): Promise<void> {
  const done = await ask('statistics.export', flagsNow());
  if (done !== null) say('exported', { file: done.file });
}
