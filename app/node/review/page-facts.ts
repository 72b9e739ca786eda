import { ok } from '../../core/base/result';
import {
  changedAtValidation,
  correctionsOf,
  countWords,
  type PageFacts,
} from '../../core/progress/statistics';
import { standingMarks, type PageMarks } from '../../core/page/status-flow';
import { pageText, type Page } from '../../core/page/transcription';
import type { ProjectStore } from '../project/project-store';
import type { StoreResult } from '../disk/store-error';

const linesOf = (page: Page) => page.lines.map(({ text }) => text);

/** Counts every page of a project from its versions. A version that cannot be read any more is not counted. */
export async function gatherPageFacts(
  store: ProjectStore,
  seconds: Readonly<Record<string, number>>,
): Promise<StoreResult<readonly PageFacts[]>> {
  const statuses = await store.statuses();
  if (!statuses.ok) return statuses;
  const marks = standingMarks(statuses.value);
  const facts: PageFacts[] = [];
  for (const { id } of store.project().pages) {
    facts.push({ ...(await countPage(store, id, marks[id] ?? null)), seconds: seconds[id] ?? 0 });
  }
  return ok(facts);
}

async function countPage(
  store: ProjectStore,
  pageId: string,
  marks: PageMarks | null,
): Promise<Omit<PageFacts, 'seconds'>> {
  const current = await store.readPage(pageId);
  const page = current.ok ? (current.value.revision?.page ?? null) : null;
  if (page === null) return { pageId, words: 0, corrected: null, validated: null };
  const recognised = await firstReading(store, pageId);
  return {
    pageId,
    words: countWords(pageText(page)),
    corrected: recognised === null ? null : correctionsOf(linesOf(recognised), linesOf(page)),
    validated: marks === null ? null : await validationOf(store, pageId, marks),
  };
}

/** What the page's work began with: what a machine read, or what another program's file said. */
async function firstReading(store: ProjectStore, pageId: string): Promise<Page | null> {
  const history = await store.listHistory(pageId);
  if (!history.ok) return null;
  const isFirst = (reason: string) => reason === 'recognised' || reason === 'imported';
  const oldest = [...history.value.revisions].sort((a, b) => a.info.sequence - b.info.sequence);
  const first = oldest.find(({ info }) => isFirst(info.reason));
  return first === undefined ? null : await readVersion(store, pageId, first.hash);
}

async function validationOf(
  store: ProjectStore,
  pageId: string,
  { proofread, validated }: PageMarks,
): Promise<PageFacts['validated']> {
  if (proofread === null || validated === null) return null;
  const before = await readVersion(store, pageId, proofread.hash);
  const after = await readVersion(store, pageId, validated.hash);
  return before === null || after === null ? null : changedAtValidation(pageText(before), pageText(after));
}

async function readVersion(store: ProjectStore, pageId: string, hash: string | null): Promise<Page | null> {
  if (hash === null) return null;
  const revision = await store.readRevision(pageId, hash);
  return revision.ok ? revision.value.page : null;
}
