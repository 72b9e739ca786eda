import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ok } from '../../core/base/result';
import type { StoreResult } from '../disk/store-error';
import type { PageCodec } from '../history/revision-files';
import { decodeBytes } from '../history/revision-files';
import type { ProjectStore } from '../project/project-store';

const fileName = v.pipe(v.string(), v.regex(/^[\w.-]+$/));
const schema = v.object({
  scanSha256: v.string(),
  sheets: v.array(v.object({ page: fileName, readings: v.array(fileName) })),
});

/** What was read of each sheet of the sample's scan: the sheet's text, and each reading of it, as the files say. */
export type SampleReading = {
  readonly scanSha256: string;
  readonly sheets: readonly { readonly page: Uint8Array; readonly readings: readonly Uint8Array[] }[];
};

/** The reading that comes with the sample in `folder`; null where none does, or it cannot be read. */
export async function readSampleReading(folder: string): Promise<SampleReading | null> {
  const bytesOf = (name: string): Promise<Uint8Array> => readFile(join(folder, name));
  try {
    const { scanSha256, sheets } = v.parse(
      schema,
      JSON.parse(await readFile(join(folder, 'reading.json'), 'utf8')),
    );
    const read = sheets.map(async ({ page, readings }) => ({
      page: await bytesOf(page),
      readings: await Promise.all(readings.map(bytesOf)),
    }));
    return { scanSha256, sheets: await Promise.all(read) };
  } catch {
    return null;
  }
}

/**
 * Keeps it in the sample's project as if it had just been read there, so that the sample opens with places to try.
 * Answers whether it was: a reading of another scan is not of this one, and a sheet that has text keeps that.
 */
export async function keepSampleReading(
  store: ProjectStore,
  codec: PageCodec,
  { scanSha256, sheets }: SampleReading,
): Promise<StoreResult<boolean>> {
  const { pages } = store.project();
  const isOfScan = pages.every((page, i) => page.scanSha256 === scanSha256 && page.scanIndex === i);
  if (!isOfScan || pages.length !== sheets.length) return ok(false);
  for (const [i, { id, image }] of pages.entries()) {
    const page = decodeBytes(codec, sheets[i]?.page ?? new Uint8Array())?.page;
    const isOfImage = page?.image.widthPx === image.widthPx && page.image.heightPx === image.heightPx;
    const current = await store.readPage(id);
    if (!current.ok) return current;
    if (page === undefined || page.id !== id || !isOfImage || current.value.revision !== null)
      return ok(false);
    for (const bytes of sheets[i]?.readings ?? []) {
      const kept = await store.addReading(id, bytes);
      if (!kept.ok) return kept;
    }
    const version = { baseHash: null, reason: 'recognised', who: '', note: '', deletedLines: 0 } as const;
    const saved = await store.savePage({ page, ...version });
    if (!saved.ok) return saved;
  }
  return ok(true);
}
