import type { InkReading } from '../../core/given/ink-reading';
import { inkReading, isGivenText, rowsOfPass } from '../../core/check/ink-reading';
import { withOtherReadings } from '../../core/given/other-readings';
import { ok } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import type { ProjectStore } from '../project/project-store';
import type { PageCodec } from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';
import { latestAccount, latestPasses } from './recognition-passes';

/** What machines read of a sheet whose text was given, every pass of the newest run, as a witness of the ink; null for any other sheet. */
export async function inkWitness(
  store: ProjectStore,
  codec: PageCodec,
  page: Page | null,
): Promise<StoreResult<InkReading | null>> {
  if (page === null || !isGivenText(page)) return ok(null);
  const passes = await latestPasses(store, codec, page.id);
  if (!passes.ok) return passes;
  const [first, ...others] = passes.value;
  if (first === undefined) return ok(null);
  const kept = await latestAccount(store, codec, page.id);
  if (!kept.ok) return kept;
  const knots = await store.knots();
  const reading = inkReading(rowsOfPass(first.lines), kept.value?.inkLinesWithoutWords ?? [], knots.text);
  return ok(
    withOtherReadings(
      reading,
      others.map(({ lines }) => inkReading(rowsOfPass(lines), [], knots.text)),
    ),
  );
}
