import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CheckResult } from '../../../app/core/discrepancy/check';
import { runCli } from '../../../app/cli/run';
import type { CliIo } from '../../../app/cli/io';
import { ok } from '../../../app/core/base/result';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { nodeStoreDeps } from '../../../app/node/project/store-context';
import { givenText } from '../../../app/node/review/take-text';
import { machineLines } from '../../helpers/machine-lines';
import { makePaperEngine } from '../../helpers/paper-engine';

const image = { widthPx: 600, heightPx: 800, dpi: null };
const lines = machineLines('Прибыло=96 триста=96 винтовок=96', 'и=96 сорок=96 орудий=96');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-given-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a verb in the app, with an engine whose scans are text files. */
async function run(...args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const io: CliIo = {
    engine: () => ({
      ...makePaperEngine(),
      recognisePage: () => Promise.resolve(ok({ image, lines, readings: [{ preparation: 'soft', lines }] })),
    }),
    dictionary: () => Promise.resolve(null),
    deps: nodeStoreDeps(pageXmlCodec),
    ...{ version: '9.9.9', language: 'en', isTerminal: false, columns: 80 },
    out: (text) => void (out += text),
    err: (text) => void (err += text),
  };
  return { code: await runCli(args, io), out, err };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

it('takes a text by its pages and lines', () => {
  expect(givenText('\ufeffПервая\r\nвторая\f\nтретья')).toEqual([
    ['Первая', 'вторая'],
    ['', 'третья'],
  ]);
});

it('review names a text that is not that of the scans, and keeps what was read', async () => {
  const scan = await file('one.pdf', 'Прибыло триста винтовок и сорок орудий\n');
  const other = await file('other.txt', 'Совершенно посторонний рассказ про ежа\n');
  const ran = await run('review', scan, '--text', other, '--out', join(folder, 'other'));
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('This text is not that of the scans');
});

it('check --scan answers with offsets of the file and says what was compared', async () => {
  const scan = await file('two.pdf', 'Прибыло триста винтовок и сорок орудий\n');
  const given = '  Прибыло тристо\n винтовок и сорок орудий\n';
  const text = await file('two.txt', given);
  const ran = await run('check', text, '--scan', scan, '--format', 'json', '--fail-on', 'medium');
  expect(ran.err).toContain('laid on 1 of the sheets');
  const { discrepancies, summary } = JSON.parse(ran.out) as CheckResult & {
    readonly discrepancies: readonly { readonly scan: unknown }[];
  };
  const [found] = discrepancies;
  expect(given.slice(found?.from, found?.to)).toBe('тристо');
  expect(found).toMatchObject({ kind: 'word-differs', line: 1, column: 11, suggestions: ['триста'] });
  expect(found?.scan).toMatchObject({ sheet: 1, line: 1, box: { x0: 40, y0: 0 }, read: { text: 'триста' } });
  expect(summary.coverage.reason).toBeNull();
  expect(ran.code).toBe(1);
});
