import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CliIo } from '../../app/cli/io';
import { runCli } from '../../app/cli/run';
import { needsEngineFor } from '../../app/cli/verbs';
import { fail, ok } from '../../app/core/base/result';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createProject } from '../../app/node/project/project-create';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import type { PaperDocument } from '../../app/node/review/paper';
import type { ScanEngine } from '../../app/node/scans/scan-engine';
import { newProject, openStore, pageOf, saveOf, valueOf } from '../helpers/store-fixture';

let folder = '';
let root = '';
let out = '';
let err = '';
const plain: CliIo = {
  ...{ engine: null, dictionary: () => Promise.resolve(null), deps: nodeStoreDeps(pageXmlCodec) },
  ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
  out: (text) => void (out += text),
  err: (text) => void (err += text),
};

/** The app, whose window for paper only notes what it is to lay out. */
const laid: PaperDocument[] = [];
const engine = {
  openScan: () => Promise.resolve(fail('unsupported')),
  closeScan: () => Promise.resolve(),
} as unknown as ScanEngine;
const app: CliIo = {
  ...plain,
  engine: () => engine,
  makePdf: (document) => {
    laid.push(document);
    return Promise.resolve(ok(Buffer.from('%PDF-1.7 laid out')));
  },
};
const run = (io: CliIo, format: string, ...more: readonly string[]) =>
  runCli(['export', root, '--format', format, '--out', join(folder, `out.${format}`), ...more], io);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-reports-'));
  const scan = join(folder, 'scan.png');
  await writeFile(scan, 'a scan');
  const { image } = pageOf('0001');
  const project = { ...newProject(folder, scan), scans: [{ path: scan, pages: [image, image] }] };
  root = valueOf(await createProject(nodeDisk(), project));
  const store = await openStore(nodeDisk(), root, { codec: pageXmlCodec });
  valueOf(await store.savePage(saveOf(pageOf('0001', 'Телеграмма № 15608', 'Прибыло <300>'), null)));
  valueOf(await store.savePage(saveOf(pageOf('0002', 'Второй лист'), null)));
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  [out, err] = ['', ''];
  laid.length = 0;
});

it('lays the report out on paper and writes what came of it', async () => {
  expect(await run(app, 'report-pdf'), err).toBe(0);
  expect(await readFile(join(folder, 'out.report-pdf'), 'utf8')).toBe('%PDF-1.7 laid out');
  expect(laid).toHaveLength(1);
  expect(await run(app, 'report'), err).toBe(0);
  const withoutMoment = (html: string) => html.replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?/g, '');
  const html = await readFile(join(folder, 'out.report'), 'utf8');
  expect(withoutMoment(laid[0]?.html ?? '')).toBe(withoutMoment(html));
  expect(html).toContain('15608');
});

it('lays the chosen sheets out beside their scans, their text as data', async () => {
  expect(await run(app, 'facing-pdf', '--sheets', '1', '--language', 'ru'), err).toBe(0);
  const [document] = laid;
  expect(document?.html).toContain('Прибыло &lt;300&gt;');
  expect(document?.html).not.toContain('Второй лист');
  expect(document?.html).toContain('href="/picture/0001.jpg"');
});

it('writes the table of discrepancies without the app', async () => {
  expect(await run(plain, 'csv'), err).toBe(0);
  expect(await readFile(join(folder, 'out.csv'), 'utf8')).toContain('15608');
});

it.each(['report', 'report-pdf', 'facing-pdf'])('%s says that it needs the app', async (format) => {
  const before = await readdir(folder);
  expect(await run(plain, format)).toBe(2);
  expect(err).toBe('sverka: This verb needs the app itself. Run it through the sverka program.\n');
  expect(await readdir(folder)).toEqual(before);
  expect(needsEngineFor(['export', root, '--format', format, '--out', 'x'])).toBe(true);
  expect(needsEngineFor(['export', root, `--format=${format}`, '--out', 'x'])).toBe(true);
  expect(needsEngineFor(['export', format, '--format', 'txt', '--out', format])).toBe(false);
});

it('leaves the file that was there where nothing could be laid out, and says why', async () => {
  const target = join(folder, 'out.report-pdf');
  await writeFile(target, 'before');
  const makePdf = () => Promise.resolve(fail('pdf-failed', { reason: 'timeout' }));
  expect(await run({ ...app, makePdf }, 'report-pdf')).toBe(2);
  expect(err).toContain('The PDF was not made (timeout).');
  expect(await readFile(target, 'utf8')).toBe('before');
});

it('refuses a report on some sheets: it is on all of them', async () => {
  expect(await run(app, 'report-pdf', '--sheets', '1')).toBe(2);
  expect(err).toContain('A report is on all sheets with text.');
  expect(await run(app, 'csv', '--proofread')).toBe(2);
  expect(laid).toEqual([]);
});
