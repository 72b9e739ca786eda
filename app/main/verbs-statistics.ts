import { writeStatisticsCsv } from '../core/formats/report/statistics-csv';
import { ok, type Result } from '../core/base/result';
import { statisticsOf } from '../core/progress/statistics';
import type { ReviewArgs, ReviewResults, ReviewVerb } from '../ipc';
import { durableWrite } from '../node/disk/durable-write';
import { gatherPageFacts } from '../node/review/page-facts';
import { noProject, type AppContext, type VerbHandlers } from './context';
import { choosePath } from './verbs-job';

type StatisticsVerb = Extract<ReviewVerb, 'activity.add' | `statistics.${string}`>;

/** Verbs about how far the work has come. */
export function statisticsVerbs(context: AppContext): VerbHandlers<StatisticsVerb> {
  return {
    'activity.add': async ({ seconds }) => {
      if (context.session === null) return noProject();
      await context.session.activity.add(seconds);
      return ok(null);
    },
    'statistics.read': async () => {
      const { session } = context;
      return session === null
        ? noProject()
        : await gatherPageFacts(session.store, session.activity.seconds());
    },
    'statistics.export': (args) => exportStatistics(context, args),
  };
}

async function exportStatistics(
  context: AppContext,
  { flags, settled }: ReviewArgs<'statistics.export'>,
): Promise<Result<ReviewResults['statistics.export']>> {
  const { session } = context;
  if (session === null) return noProject();
  const facts = await gatherPageFacts(session.store, session.activity.seconds());
  if (!facts.ok) return facts;
  const { language } = context.settings.settings();
  const path = await choosePath(context, session, ENDING[language]);
  if (path === null) return ok(null);
  const statusOf = new Map(session.store.project().pages.map(({ id, status }) => [id, status]));
  const pages = facts.value.map((page) => ({ ...page, status: statusOf.get(page.pageId) ?? 'untouched' }));
  const options = { bom: true, delimiter: language === 'ru' ? ';' : ',' } as const;
  const csv = writeStatisticsCsv(statisticsOf({ pages, flags, settled }), language, options);
  const written = await durableWrite(context.deps.disk, path, Buffer.from(csv, 'utf8'));
  if (!written.ok) return written;
  context.output = path;
  return ok({ file: path });
}

const ENDING = { en: ' progress.csv', ru: ' ход работы.csv' } as const;
