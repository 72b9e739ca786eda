import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk } from '../../app/node/disk/fs';
import { openJournal } from '../../app/node/journal/journal';
import { isLoss, verifyProject } from '../../app/node/verify/verify';
import { seededRandom } from '../bench/random';
import { versionOf } from './store-child';
import { jsonCodec, makeProject, openStore, valueOf } from './store-fixture';

/** Bundles the child program into `folder`, as Node cannot run it from source everywhere. Answers its path. Run from the checkout. */
export async function bundleChild(folder: string): Promise<string> {
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(process.cwd(), 'test/helpers/store-child.ts'),
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'store-child.mjs' } },
    },
    ssr: { noExternal: true },
  });
  return join(folder, 'store-child.mjs');
}

export type KillReport = {
  readonly kills: number;
  readonly savesAcknowledged: number;
  readonly typingAcknowledged: number;
  /** Acknowledged saves that were not there afterwards. */
  readonly savesLost: number;
  /** Acknowledged typing that neither the project nor the journal had. */
  readonly typingLost: number;
  /** Pages that were damaged, or held lines of two versions. */
  readonly torn: number;
};

const KILLS_PER_PROJECT = 50;
/** The child is killed after so many lines at most, so that a slow machine sees as much work as a fast one. */
const MOST_LINES = 12;
/** And then within so much, which falls into any step of the next write. */
const MAX_DELAY_MS = 20;

/** Lets a child type and save, kills it with SIGKILL at a moment drawn from `seed`, and looks at what is left. */
export async function runKills(count: number, seed: number): Promise<KillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-kill-'));
  const child = await bundleChild(folder);
  const random = seededRandom(seed).unit;
  let report: KillReport = {
    ...{ kills: 0, savesAcknowledged: 0, typingAcknowledged: 0 },
    ...{ savesLost: 0, typingLost: 0, torn: 0 },
  };
  while (report.kills < count) {
    const round = join(folder, `round-${report.kills}`);
    await mkdir(round);
    const kills = Math.min(KILLS_PER_PROJECT, count - report.kills);
    report = sum(report, await killRound(child, round, kills, random));
    await rm(round, { recursive: true });
  }
  await rm(folder, { recursive: true });
  return report;
}

async function killRound(
  child: string,
  folder: string,
  kills: number,
  random: () => number,
): Promise<KillReport> {
  const disk = nodeDisk();
  const root = await makeProject(disk, folder);
  const journalFolder = join(folder, 'recovery');
  let next = 1;
  let total: KillReport = {
    kills: 0,
    savesAcknowledged: 0,
    typingAcknowledged: 0,
    savesLost: 0,
    typingLost: 0,
    torn: 0,
  };
  for (let kill = 0; kill < kills; kill++) {
    const said = await runAndKill([child, 'type', root, journalFolder, String(next)], {
      lines: 1 + Math.floor(random() * MOST_LINES),
      delayMs: random() * MAX_DELAY_MS,
    });
    const saves = said.filter((line) => line.startsWith('A ')).map((line) => Number(line.slice(2)));
    const typed = said.filter((line) => line.startsWith('J ')).map((line) => Number(line.slice(2)));
    const store = await openStore(disk, root, { self: { host: 'desk', pid: 1, isAlive: () => false } });
    const { revision, damagedFiles } = valueOf(await store.readPage('0001'));
    const saved = revision === null ? 0 : versionOf(revision.page);
    const journal = valueOf(await openJournal(disk, journalFolder, 'kill-test'));
    const records = valueOf(await journal.recoverable('0001')).map(({ page }) => versionOf(page));
    const newest = Math.max(saved, ...records);
    total = sum(total, {
      kills: 1,
      savesAcknowledged: saves.length,
      typingAcknowledged: typed.length,
      savesLost: saved < Math.max(0, ...saves) ? 1 : 0,
      typingLost: newest < Math.max(0, ...typed) ? 1 : 0,
      torn: damagedFiles.length > 0 || Number.isNaN(newest) ? 1 : 0,
    });
    valueOf(await journal.settle('0001'));
    await store.close();
    next = newest + 1;
  }
  const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
  return { ...total, torn: total.torn + problems.filter(isLoss).length };
}

type KillMoment = { readonly lines: number; readonly delayMs: number };

/** Kills the child `delayMs` after it has said so many lines. Answers the whole lines it had said when it was dead. */
async function runAndKill(
  args: readonly string[],
  { lines, delayMs }: KillMoment,
): Promise<readonly string[]> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let said = '';
  const saidEnough = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      if (said.split('\n').length > lines) resolve();
    });
  });
  await Promise.race([saidEnough, closed]);
  const timer = setTimeout(() => child.kill('SIGKILL'), delayMs);
  await closed;
  clearTimeout(timer);
  return said.slice(0, said.lastIndexOf('\n') + 1).split('\n');
}

function sum(a: KillReport, b: KillReport): KillReport {
  return {
    kills: a.kills + b.kills,
    savesAcknowledged: a.savesAcknowledged + b.savesAcknowledged,
    typingAcknowledged: a.typingAcknowledged + b.typingAcknowledged,
    savesLost: a.savesLost + b.savesLost,
    typingLost: a.typingLost + b.typingLost,
    torn: a.torn + b.torn,
  };
}
