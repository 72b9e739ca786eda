import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '../../app/node/disk/fs';
import { isLoss, verifyProject } from '../../app/node/verify/verify';
import { bundleChild } from './kill-loop';
import { jsonCodec, makeProject, openStore, valueOf } from './store-fixture';

export type CrowdReport = {
  readonly programs: number;
  readonly acknowledged: number;
  /** Saves that were refused. */
  readonly refused: number;
  /** Versions in the history; as many as were acknowledged. */
  readonly versions: number;
  /** Files that are damaged or missing. */
  readonly lost: number;
};

/** Lets `programs` programs save one page at once for `ms`, each as fast as it can, and looks at what is there then. */
export async function runCrowd(programs: number, ms: number): Promise<CrowdReport> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-crowd-'));
  const child = await bundleChild(folder);
  const disk = nodeDisk();
  const root = await makeProject(disk, folder);
  const hosts = Array.from({ length: programs }, (_, i) => `desk-${i + 1}`);
  const said = (await Promise.all(hosts.map((host) => run([child, 'crowd', root, host, String(ms)])))).flat();
  const store = await openStore(disk, root);
  const history = valueOf(await store.listHistory('0001'));
  const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
  await store.close();
  await rm(folder, { recursive: true });
  return {
    programs,
    acknowledged: said.filter((line) => line.startsWith('A ')).length,
    refused: said.filter((line) => line.startsWith('E ')).length,
    versions: history.revisions.length,
    lost: history.damagedFiles.length + problems.filter(isLoss).length,
  };
}

async function run(args: readonly string[]): Promise<readonly string[]> {
  const program = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  program.stdout.setEncoding('utf8').on('data', (part: string) => (said += part));
  await once(program, 'close');
  return said.split('\n');
}
