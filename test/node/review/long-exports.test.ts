import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHocr } from '../../../app/core/formats/hocr/hocr';
import { PLAIN_OPTIONS } from '../../../app/core/formats/write/text-options';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { exportTexts, WHOLE_TEXT } from '../../../app/node/review/export-texts';
import { exportDeps, makeArchiveFolder, sheetName, takenIn } from '../../helpers/archive-folder';
import { valueOf } from '../../helpers/store-fixture';

/** What goes out sheet by sheet is what would go out at once. */
const SHEETS = 3;
let work = '';
let given = '';
let store: ProjectStore;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sverka-long-'));
  given = join(work, 'given');
  await makeArchiveFolder(given, 'page', SHEETS);
  store = await takenIn(work, given, SHEETS);
});
afterAll(async () => {
  await store.close();
  await rm(work, { recursive: true });
});

const picture = (n: number) => readFile(join(given, `${sheetName(n)}.jpg`));

it('a Word file with the scans beside the text has their own bytes', async () => {
  const out = join(work, 'facing.docx');
  const text = { ...PLAIN_OPTIONS, layout: 'facing-scan' } as const;
  valueOf(await exportTexts(exportDeps(store), 'docx', out, { ...WHOLE_TEXT, text }));
  const parts = Object.entries(unzipSync(await readFile(out)));
  const media = parts.flatMap(([name, bytes]) =>
    name.startsWith('word/media/') ? [Buffer.from(bytes)] : [],
  );
  const wanted = await Promise.all([1, 2, 3].map(picture));
  expect(media.map((one) => one.toString('base64')).sort()).toEqual(
    wanted.map((one) => one.toString('base64')).sort(),
  );
});

it('a PDF has the bytes of every scan, and of the chosen sheets only', async () => {
  const out = join(work, 'all.pdf');
  valueOf(await exportTexts(exportDeps(store), 'pdf', out));
  const bytes = await readFile(out);
  for (const n of [1, 2, 3]) expect(bytes.includes(await picture(n)), `${n}`).toBe(true);
  const id = store.project().pages[1]?.id ?? '';
  valueOf(await exportTexts(exportDeps(store), 'pdf', out, { ...WHOLE_TEXT, pageIds: [id] }));
  const some = await readFile(out);
  expect(some.includes(await picture(2))).toBe(true);
  expect(some.includes(await picture(1))).toBe(false);
});

it('hOCR has every sheet', async () => {
  const out = join(work, 'all.hocr');
  valueOf(await exportTexts(exportDeps(store), 'hocr', out));
  const read = valueOf(readHocr(await readFile(out, 'utf8')));
  expect(read.pages.map((page) => page.lines.length)).toEqual([3, 3, 3]);
});

it.each(['pdf', 'page', 'hocr', 'docx'] as const)(
  '%s of no sheet is refused and leaves nothing',
  async (format) => {
    const before = await readdir(work);
    const out = join(work, 'none');
    const done = await exportTexts(exportDeps(store), format, out, { ...WHOLE_TEXT, pageIds: [] });
    expect(done).toMatchObject({ ok: false, error: { code: 'nothing-to-export' } });
    expect(await readdir(work)).toEqual(before);
  },
);
