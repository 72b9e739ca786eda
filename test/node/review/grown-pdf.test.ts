import { PDFDocument } from '@cantoo/pdf-lib';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ok } from '../../../app/core/base/result';
import { readGivenPdf } from '../../../app/core/formats/pdf/given/given-pdf';
import type { PdfGrowth, PdfWay } from '../../../app/core/formats/pdf/given/pdf-growth';
import { nodeDisk } from '../../../app/node/disk/fs';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { exportTexts, WHOLE_TEXT } from '../../../app/node/review/export-texts';
import type { ReadGrowth } from '../../../app/node/review/pdf-way';
import { exportDeps } from '../../helpers/archive-folder';
import { readPdf } from '../../helpers/foreign';
import { codeOf, newProject, openStore, pageOf, valueOf } from '../../helpers/store-fixture';

/** A searchable PDF of a document that was made of one PDF. */
const IMAGE = { widthPx: 600, heightPx: 400, dpi: 300 };
const PAGES = 3;
let work = '';
let store: ProjectStore;
let ways: PdfWay[] = [];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'sverka-grown-'));
  const pdf = await PDFDocument.create();
  for (let i = 0; i < PAGES; i += 1) pdf.addPage([144, 96]);
  const path = join(work, 'given.pdf');
  await writeFile(path, await pdf.save());
  const scans = [{ path, pages: Array.from({ length: PAGES }, () => IMAGE) }];
  const root = valueOf(await createProject(nodeDisk(), { ...newProject(work, path), scans }));
  store = await openStore(nodeDisk(), root, { codec: pageXmlCodec });
  const by = { reason: 'saved', who: 'Анна', note: '', deletedLines: 0, baseHash: null } as const;
  // The last sheet has no text.
  for (const { id } of store.project().pages.slice(0, PAGES - 1))
    valueOf(await store.savePage({ page: { ...pageOf(id, `текст ${id}`), image: IMAGE }, ...by }));
});
afterAll(async () => {
  await store.close();
  await rm(work, { recursive: true });
});
beforeEach(() => {
  ways = [];
});

const ids = () => store.project().pages.map(({ id }) => id);
const given = () => readFile(join(work, 'given.pdf'));
const readGrowth: ReadGrowth = async () => {
  const file = await given();
  const piece = (from: number, to: number) => Promise.resolve(new Uint8Array(file.subarray(from, to)));
  const pdf = await readGivenPdf({ length: file.length, piece });
  if (typeof pdf === 'string') throw new Error(pdf);
  return ok({ kind: 'grows', pdf });
};
const exported = async (growth: ReadGrowth | null, pageIds: readonly string[] | null = null) => {
  const deps = { ...exportDeps(store), onPdfWay: (way: PdfWay) => void ways.push(way) };
  const out = join(work, 'out.pdf');
  const growing = growth === null ? deps : { ...deps, readGrowth: growth };
  valueOf(await exportTexts(growing, 'pdf', out, { ...WHOLE_TEXT, pageIds }));
  return await readFile(out);
};
const textOf = async (bytes: Uint8Array) => {
  const read = await readPdf(bytes);
  return read.ok
    ? read.value.pages.map(({ lines }) => lines.map(({ text }) => text).join())
    : read.error.code;
};

it('begins with every byte of the PDF that came in', async () => {
  const [file, out] = [await given(), await exported(readGrowth)];
  expect(out.subarray(0, file.length).equals(file)).toBe(true);
  expect(await textOf(out)).toEqual([
    ...ids()
      .slice(0, 2)
      .map((id) => `текст ${id}`),
    '',
  ]);
  expect(ways).toEqual([{ kind: 'grown', isSigned: false }]);
});

it('is a new one of some of the sheets, and where the engine says that it must be', async () => {
  const [, second = ''] = ids();
  const some = await exported(readGrowth, [second]);
  expect(await textOf(some)).toEqual([`текст ${second}`]);
  const refused =
    (answer: PdfGrowth): ReadGrowth =>
    () =>
      Promise.resolve(ok(answer));
  const out = await exported(refused({ kind: 'refused', why: 'has-text' }));
  expect(out.includes((await given()).subarray(0, 100))).toBe(false);
  await exported(refused({ kind: 'no-pdf' }));
  await exported(null);
  expect(ways).toEqual([
    { kind: 'new', why: 'some-sheets' },
    { kind: 'new', why: 'has-text' },
    ...[{ kind: 'pictures' }, { kind: 'pictures' }],
  ]);
});

it('is refused where the scan is no longer the file that was given', async () => {
  const [{ sha256 = '' } = {}] = store.project().scans;
  const path = store.scanPath(sha256) ?? '';
  const bytes = await readFile(path);
  const changed = Buffer.from(bytes);
  changed[20] = (changed[20] ?? 0) ^ 1;
  await rm(path);
  await writeFile(path, changed);
  const before = await readdir(work);
  const done = await exportTexts({ ...exportDeps(store), readGrowth }, 'pdf', join(work, 'not.pdf'));
  expect(codeOf(done)).toBe('scan-changed');
  expect(await readdir(work)).toEqual(before);
  await rm(path);
  await writeFile(path, bytes);
});
