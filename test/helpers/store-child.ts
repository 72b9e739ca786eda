import { setTimeout as sleep } from 'node:timers/promises';
import { pageText, type Page } from '../../app/core/page/transcription';
import { nodeDisk } from '../../app/node/disk/fs';
import { openJournal } from '../../app/node/journal/journal';
import { depsOf, openStore, pageOf, saveOf, valueOf } from './store-fixture';

/**
 * A program of its own that types and saves, to be killed, starved or crowded by a test. What it was told is safe it
 * says on standard output: `J n` for typing in the journal, `A n` for a save, `E code` for a refusal.
 *
 *   store-child type ROOT JOURNAL FIRST      types and saves until it is killed
 *   store-child save ROOT HOST COUNT LINES   saves COUNT versions of LINES lines
 *   store-child crowd ROOT HOST MS           saves versions, one after another, for so long
 */
async function main([mode = '', root = '', ...rest]: readonly string[]): Promise<void> {
  if (mode === 'type') return typeForEver(root, rest[0] ?? '', Number(rest[1]));
  const [host = ''] = rest;
  if (mode === 'save') return saveMany(root, host, Number(rest[2]), (n) => n <= Number(rest[1]));
  const endMs = Date.now() + Number(rest[1]);
  return saveMany(root, host, 40, () => Date.now() < endMs);
}

/** Version `n` of the page: every line tells which version it is of, so a mixture would show. */
export function versionPage(n: number, lines = 40): Page {
  return pageOf('0001', ...Array.from({ length: lines }, (_, index) => `${n} версия, строка ${index}`));
}

export function versionOf(page: Page): number {
  const versions = new Set(
    pageText(page)
      .split('\n')
      .map((line) => Number.parseInt(line, 10)),
  );
  const [version = Number.NaN] = versions;
  return versions.size === 1 ? version : Number.NaN;
}

async function typeForEver(root: string, journalFolder: string, first: number): Promise<void> {
  const disk = nodeDisk();
  const store = await openStore(disk, root);
  const journal = valueOf(await openJournal(disk, journalFolder, 'kill-test'));
  let baseHash = valueOf(await store.readPage('0001')).revision?.hash ?? null;
  for (let n = first; ; n++) {
    const page = versionPage(n);
    const sequence = valueOf(await journal.append({ pageId: '0001', baseHash, page }));
    say(`J ${n}`);
    if (n % 3 !== 0) continue;
    const saved = await store.savePage(saveOf(page, baseHash, { reason: 'autosave' }));
    baseHash = valueOf(saved).revision.hash;
    say(`A ${n}`);
    valueOf(await journal.clear('0001', sequence));
  }
}

async function saveMany(
  root: string,
  host: string,
  lines: number,
  isWanted: (n: number) => boolean,
): Promise<void> {
  const disk = nodeDisk();
  const store = await openStore(disk, root, {
    ...depsOf(disk),
    self: { host, pid: process.pid, isAlive: () => true },
  });
  let baseHash: string | null = valueOf(await store.readPage('0001')).revision?.hash ?? null;
  for (let n = 1; isWanted(n); n++) {
    const saved = await store.savePage(saveOf(versionPage(n, lines), baseHash, { who: host }));
    if (saved.ok) baseHash = saved.value.revision.hash;
    say(saved.ok ? `A ${n}` : `E ${saved.error.code}`);
    await sleep(0);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (['type', 'save', 'crowd'].includes(process.argv[2] ?? '')) await main(process.argv.slice(2));
