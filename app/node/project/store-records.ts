import { join } from 'node:path';
import type { FactKnowledge } from '../../core/facts/compare/compare';
import { arrangedReferences, type ReferenceArrangement } from '../../core/project/arrange-references';
import type { Project } from '../../core/project/project';
import type { WordRecord } from '../../core/project/project-words';
import type { DecisionPlaces } from '../../core/edit/divided-decisions';
import { ok } from '../../core/base/result';
import { attempt } from '../disk/disk-error';
import { appendFact, readFactKnowledge, type DatedFactRecord, type FactRecord } from '../logs/fact-log';
import { storeReference, type NewReference } from './project-create';
import { changeProject, type StoreContext } from './store-context';
import { refuse, type StoreResult } from '../disk/store-error';
import { appendVerdict, newestRecords, readVerdicts, type VerdictRecord } from '../logs/verdict-log';
import { appendWord, readProjectWords } from '../logs/word-log';

export async function addReference(
  context: StoreContext,
  reference: NewReference,
): Promise<StoreResult<Project>> {
  const { references, removedReferences = [] } = context.state.project;
  const number = references.length + removedReferences.length + 1;
  const stored = await storeReference(context.disk, context.folders, number, reference);
  if (!stored.ok) return stored;
  const files = [...new Set([stored.value.file, stored.value.textFile])];
  await context.inventory.note(...files.map((file) => ({ kind: 'file', file }) as const));
  return changeProject(context, true, (project) => ({
    ...project,
    references: [...project.references, stored.value],
  }));
}

/** Puts the references as `places` says; the state before is kept. Refuses one that names unknown references. */
export async function arrangeReferences(
  context: StoreContext,
  places: ReferenceArrangement,
): Promise<StoreResult<Project>> {
  if (arrangedReferences(context.state.project, places) === null)
    return refuse('invalid', { what: 'references' });
  return changeProject(context, true, (project) => arrangedReferences(project, places) ?? project);
}

export async function referenceText(context: StoreContext, index: number): Promise<StoreResult<string>> {
  const reference = context.state.project.references[index];
  if (reference === undefined) return refuse('no-such-reference');
  const path = join(context.root, reference.textFile);
  const bytes = await attempt(path, () => context.disk.fs.readFile(path));
  return bytes.ok ? ok(Buffer.from(bytes.value).toString('utf8')) : bytes;
}

export async function addVerdict(
  context: StoreContext,
  record: Omit<VerdictRecord, 'atUtc'>,
): Promise<StoreResult<VerdictRecord>> {
  const dated = { ...record, atUtc: context.nowUtc() };
  const appended = await appendVerdict(context.log, context.root, dated);
  return appended.ok ? ok(dated) : appended;
}

/** Writes decisions down as they are, with who made them and when. */
export async function keepVerdicts(
  { log, root }: StoreContext,
  records: readonly VerdictRecord[],
): Promise<StoreResult<null>> {
  return records.length === 0 ? ok(null) : await appendVerdict(log, root, ...records);
}

/** Writes standing decisions down anew with the places that their words have now. */
export async function placeDecisions(
  context: StoreContext,
  places: DecisionPlaces,
): Promise<StoreResult<null>> {
  if (places.length === 0) return ok(null);
  const stored = await readVerdicts(context.disk, context.root);
  if (!stored.ok) return stored;
  const newest = new Map(newestRecords(stored.value).map((record) => [record.id, record]));
  return keepVerdicts(
    context,
    places.flatMap(({ id, about }) => {
      const record = newest.get(id);
      return record === undefined ? [] : [{ ...record, about }];
    }),
  );
}

export async function addFact(
  context: StoreContext,
  record: FactRecord & { readonly who: string },
): Promise<StoreResult<FactKnowledge>> {
  const dated: DatedFactRecord = { ...record, atUtc: context.nowUtc() };
  const appended = await appendFact(context.log, context.root, dated);
  return appended.ok ? await readFactKnowledge(context.disk, context.root) : appended;
}

export async function addWord(
  context: StoreContext,
  record: WordRecord & { readonly who: string },
): Promise<StoreResult<readonly string[]>> {
  const dated = { ...record, atUtc: context.nowUtc() };
  const appended = await appendWord(context.log, context.root, dated);
  return appended.ok ? await readProjectWords(context.disk, context.root) : appended;
}
