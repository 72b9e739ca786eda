import { ok } from '../../core/base/result';
import {
  changedAtValidation,
  correctionsOf,
  countWords,
  type PageFacts,
} from '../../core/progress/statistics';
import { standingMarks, type PageMarks } from '../../core/page/status-flow';
import { pageText, type Page } from '../../core/page/transcription';
import type { LeftFacts } from '../../core/left/likely-left';
import { leftFactsOf } from './left-facts';
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
    facts.push({
      ...(await countPage(store, id, marks[id] ?? null)),
      seconds: seconds[id] ?? 0,
    });
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
  if (page === null) return { pageId, words: 0, corrected: null, validated: null, left: NOTHING_READ };
  const machine = await firstReading(store, pageId);
  const proofread = await readVersion(store, pageId, marks?.proofread?.hash ?? null);
  const validated = await readVersion(store, pageId, marks?.validated?.hash ?? null);
  return {
    pageId,
    words: countWords(pageText(page)),
    corrected: machine === null ? null : correctionsOf(linesOf(machine), linesOf(page)),
    validated:
      proofread === null || validated === null
        ? null
        : changedAtValidation(pageText(proofread), pageText(validated)),
    left: await leftFactsOf(store, pageId, { proofread, validated }),
  };
}

const NOTHING_READ: LeftFacts = { kind: 'not-known', why: 'not-read', isFinished: false };

/** What the page's work began with: what a machine read, or what another program's file said. */
async function firstReading(store: ProjectStore, pageId: string): Promise<Page | null> {
  const history = await store.listHistory(pageId);
  if (!history.ok) return null;
  const isFirst = (reason: string) => reason === 'recognised' || reason === 'imported';
  const oldest = [...history.value.revisions].sort((a, b) => a.info.sequence - b.info.sequence);
  const first = oldest.find(({ info }) => isFirst(info.reason));
  return first === undefined ? null : await readVersion(store, pageId, first.hash);
}

async function readVersion(store: ProjectStore, pageId: string, hash: string | null): Promise<Page | null> {
  if (hash === null) return null;
  const revision = await store.readRevision(pageId, hash);
  return revision.ok ? revision.value.page : null;
}
