import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fail, ok, type Result } from '../core/base/result';
import { PLAIN_OPTIONS } from '../core/formats/write/text-options';
import { isPageFormat, WRITTEN_ENDINGS } from '../core/formats/write/written-formats';
import { refuse, type StoreResult } from '../node/disk/store-error';
import { openProject } from '../node/project/project-store';
import { exportTexts } from '../node/review/export-texts';
import { checkDocument, readReviewDocument } from '../node/review/review-document';
import { cachedPicture } from '../node/scans/page-pictures';
import type { BatchTask } from './batch-plan';
import type { BatchWork, Made, Put } from './batch-task';

/** What a project is made of: its record, the current versions of its sheets, and what was decided. */
export async function projectHash({ io, root }: BatchWork, { path }: BatchTask): Promise<Result<string>> {
  const hash = createHash('sha256');
  const opened = await openProject(io.deps, resolve(root, path));
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    hash.update(JSON.stringify(store.project()));
    for (const { id } of store.project().pages) {
      const current = await store.readPage(id);
      if (!current.ok) return current;
      hash.update(`${id} ${current.value.revision?.hash ?? ''}\n`);
    }
    const verdicts = await store.verdicts();
    return verdicts.ok ? ok(hash.update(JSON.stringify(verdicts.value)).digest('hex')) : verdicts;
  } finally {
    await store.close();
  }
}

/** Its problems are discrepancies that nobody has decided. */
export async function makeOfProject(work: BatchWork, task: BatchTask, put: Put): Promise<Result<Made>> {
  const { io, root, format, language } = work;
  const opened = await openProject(io.deps, resolve(root, task.path));
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    const review = await readReviewDocument(store);
    if (!review.ok) return review;
    const { discrepancies, summary } = checkDocument(review.value, await io.dictionary());
    const verdicts = await store.verdicts();
    if (!verdicts.ok) return verdicts;
    const open = discrepancies.filter(
      ({ id, severity }) => severity !== 'info' && verdicts.value[id] === undefined,
    );
    const target = `${task.out}${isPageFormat(format) ? '' : WRITTEN_ENDINGS[format]}`;
    const { mtime } = await stat(join(resolve(root, task.path), 'project.json'));
    const written = await exportTexts(
      {
        ...{ disk: io.deps.disk, store },
        sink: (path, bytes) => putTo(work, path, bytes, put),
        creator: `Sverka ${io.version}`,
        nowUtc: () => mtime.toISOString(),
        picture: async (pageId) => {
          const cached = await cachedPicture(store, pageId);
          return cached === null ? fail('not-drawn') : ok(cached);
        },
      },
      format,
      join(work.out, target),
      { pageIds: null, text: PLAIN_OPTIONS, language },
    );
    if (!written.ok) return written;
    return ok({ pages: review.value.pages.length, words: summary.words, problems: open.length });
  } finally {
    await store.close();
  }
}

async function putTo(
  { out }: BatchWork,
  path: string,
  bytes: Uint8Array,
  put: Put,
): Promise<StoreResult<null>> {
  const written = await put(relative(out, path).split(sep).join('/'), bytes);
  return written.ok ? written : refuse('invalid', { what: written.error.code });
}
