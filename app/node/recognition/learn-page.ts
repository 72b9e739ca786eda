import { tallied } from '../../core/recognise/calibration';
import { pageOutcomes } from '../../core/recognise/page-outcomes';
import { ok } from '../../core/base/result';
import type { Page } from '../../core/page/transcription';
import type { ProjectStore } from '../project/project-store';
import { latestPasses } from './recognition-passes';
import type { PageCodec } from '../history/revision-files';
import type { StoreResult } from '../disk/store-error';

/**
 * Lays what a machine read of a page beside the Revision that a person has vouched for, and keeps how its words came
 * out. Answers whether there was anything to learn: a page that no machine read teaches nothing.
 */
export async function learnFromPage(
  store: ProjectStore,
  codec: PageCodec,
  pageId: string,
  hash: string,
  who: string,
): Promise<StoreResult<boolean>> {
  const read = await machineText(store, pageId);
  if (!read.ok || read.value === null) return read.ok ? ok(false) : read;
  const saved = await store.readRevision(pageId, hash);
  if (!saved.ok) return saved;
  const passes = await latestPasses(store, codec, pageId);
  if (!passes.ok) return passes;
  const outcomesOf = ({ lines }: Page) => pageOutcomes(lines, saved.value.page.lines);
  const text = tallied(outcomesOf(read.value));
  if (text.length === 0) return ok(false);
  const voting = passes.value.length > 1 ? passes.value : [];
  const added = await store.addOutcomes({
    pageId,
    hash,
    who,
    text,
    passes: tallied(voting.flatMap(outcomesOf)),
  });
  return added.ok ? ok(true) : added;
}

/** The text that the person's work began with: of several recognitions the last before anybody wrote on the page. */
export async function machineText(store: ProjectStore, pageId: string): Promise<StoreResult<Page | null>> {
  const history = await store.listHistory(pageId);
  if (!history.ok) return history;
  const last = history.value.revisions.find(({ info }) => info.reason === 'recognised');
  if (last === undefined) return ok(null);
  const revision = await store.readRevision(pageId, last.hash);
  return revision.ok ? ok(revision.value.page) : revision;
}
