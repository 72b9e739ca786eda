import { join } from 'node:path';
import { failureText } from '../../app/core/base/failure-text';
import { fail, ok, type Result } from '../../app/core/base/result';
import type { RevisionInfo } from '../../app/core/project/revision';
import { accountOf } from '../../app/core/formats/account/account';
import { NO_PICTURE } from '../../app/core/formats/account/read-file';
import { pageText, type Page } from '../../app/core/page/transcription';
import type { Disk } from '../../app/node/disk/fs';
import { makeLineLog } from '../../app/node/disk/line-log';
import { makeInventory } from '../../app/node/logs/inventory-log';
import { createProject, type NewProject } from '../../app/node/project/project-create';
import { openProject, type ProjectStore } from '../../app/node/project/project-store';
import type { StoreDeps } from '../../app/node/project/store-context';
import type { SaveRequest } from '../../app/node/project/store-pages';
import type { PageCodec } from '../../app/node/history/revision-files';

/** A codec as plain as can be, so that a test of the store fails for the store's sake only. */
export const jsonCodec: PageCodec = {
  encode: (page, info) => `<?json ${JSON.stringify({ info, page })}?>\n`,
  adopt: () => null,
  sourceOf: () => null,
  decode: (xml) => {
    const [, json] = /^<\?json (.*)\?>\n$/s.exec(xml) ?? [];
    if (json === undefined) return fail('malformed', { at: '1:1' });
    return ok(JSON.parse(json) as { page: Page; info: RevisionInfo | null });
  },
};

/** A page whose one Line per given text has one Word. */
export function pageOf(id: string, ...texts: readonly string[]): Page {
  const boxPx = { x0: 10, y0: 20, x1: 300, y1: 44 };
  const lines = texts.map((text, index) => ({
    id: `l${index + 1}`,
    text,
    boxPx,
    words: [{ from: 0, to: text.length, boxPx, confidence: 0.9 }],
  }));
  return { id, image: { widthPx: 1000, heightPx: 1400, dpi: 300 }, lines };
}

/** What a store of Revisions writes beside them, for a test that opens one by itself. */
export function revisionLogs(disk: Disk, root: string) {
  const log = makeLineLog(disk);
  return { log, inventory: makeInventory(log, root, () => '2026-01-01T00:00:00.000Z') };
}

export function depsOf(disk: Disk, overrides: Partial<StoreDeps> = {}): StoreDeps {
  let seconds = 0;
  return {
    disk,
    codec: jsonCodec,
    readForeign: (file) => {
      const read = jsonCodec.decode('text' in file ? file.text : '');
      if (!read.ok) return Promise.resolve(fail('malformed', { at: '1:1' }));
      const { page } = read.value;
      const account = accountOf([{ text: pageText(page), leftOut: null }], [page]);
      return Promise.resolve(ok({ format: 'page', pages: [page], pictures: [NO_PICTURE], account }));
    },
    nowUtc: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++)).toISOString(),
    self: { host: 'desk', pid: 100, isAlive: () => true },
    ...overrides,
  };
}

export function newProject(parentFolder: string, scanPath: string): NewProject {
  const image = { widthPx: 1000, heightPx: 1400, dpi: 300 };
  return {
    parentFolder,
    id: '00000000-0000-4000-8000-000000000001',
    title: 'Телеграмма: № 15603',
    createdUtc: '2026-01-01T00:00:00.000Z',
    archival: null,
    sourceNote: '',
    scans: [{ path: scanPath, pages: [image, image] }],
    references: [
      {
        role: 'translation',
        label: 'Translation',
        fileName: 'a.txt',
        bytes: Buffer.from('No. 15603\n'),
        text: 'No. 15603\n',
      },
    ],
  };
}

/** A project of two pages in `parentFolder`, which must exist; answers its root. */
export async function makeProject(
  disk: Disk,
  parentFolder: string,
  changes: Partial<NewProject> = {},
): Promise<string> {
  const scanPath = join(parentFolder, 'given.tif');
  const file = await disk.fs.openWritable(scanPath, 'create');
  await file.write(Buffer.from('II*\0 a scan'), 0);
  await file.sync();
  await file.close();
  return valueOf(await createProject(disk, { ...newProject(parentFolder, scanPath), ...changes }));
}

export async function openStore(
  disk: Disk,
  root: string,
  overrides: Partial<StoreDeps> = {},
): Promise<ProjectStore> {
  return valueOf(await openProject(depsOf(disk, overrides), root));
}

export function saveOf(
  page: Page,
  baseHash: string | null,
  overrides: Partial<SaveRequest> = {},
): SaveRequest {
  return { page, baseHash, reason: 'saved', who: 'Анна', note: '', deletedLines: 0, ...overrides };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${failureText(result.error, 'en')}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}
