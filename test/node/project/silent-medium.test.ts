import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureText } from '../../../app/core/base/failure-text';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { openJournal } from '../../../app/node/journal/journal';
import { openProject } from '../../../app/node/project/project-store';
import { copyProject } from '../../../app/node/review/copy-project';
import { isLoss, verifyProject } from '../../../app/node/verify/verify';
import { silentDisk, type Mood } from '../../helpers/silent-disk';
import {
  codeOf,
  depsOf,
  jsonCodec,
  makeProject,
  openStore,
  pageOf,
  saveOf,
  valueOf,
} from '../../helpers/store-fixture';

/** A project on a share that stops to answer: nothing hangs, nothing is lost, and it is said which file it was. */

let folder: string;
let root: string;
let base: string;
let disk: Disk;
let mood: Mood;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-silent-'));
  const made = await makeProject(nodeDisk(), folder);
  root = join(folder, 'share', 'project');
  await mkdir(join(folder, 'share'));
  await cp(made, root, { recursive: true });
  const store = await openStore(nodeDisk(), root);
  base = valueOf(await store.savePage(saveOf(pageOf('0001', 'one'), null))).revision.hash;
  valueOf(await store.addVerdict({ id: 'd1', verdict: 'illegible', who: 'Анна', note: '' }));
  await store.close();
  ({ disk, mood } = silentDisk(nodeDisk(), join(folder, 'share')));
});
afterEach(() => rm(folder, { recursive: true }));

const isSilent = (only = /^/): void => {
  mood.state = 'silent';
  mood.only = only;
};

describe('a medium that does not answer', () => {
  it('does not hold up the opening, and the file is named', async () => {
    isSilent();
    const opened = await openProject(depsOf(disk), root);
    expect(codeOf(opened)).toBe('no-answer');
    expect(opened.ok ? '' : failureText(opened.error, 'en')).toContain('project.json');
  });

  it.each([
    ['verdicts.jsonl', /verdicts\.jsonl$/],
    ['the history', /history/],
    ['the lock', /lock/],
  ])('at %s alone does not hold up the opening', async (_, only) => {
    isSilent(only);
    const opened = await openProject(depsOf(disk), root);
    const answers = opened.ok
      ? [await opened.value.verdicts(), await opened.value.readPage('0001')]
      : [opened];
    expect(answers.every((answer) => answer.ok || answer.error.code === 'no-answer')).toBe(true);
  });

  it('ends the check of the files, and nothing is said to be gone', async () => {
    isSilent();
    expect(codeOf(await verifyProject(disk, jsonCodec, root))).toBe('no-answer');
  });

  it.each([
    ['verdicts.jsonl', /verdicts\.jsonl$/],
    ['history/0001', /history.0001$/],
    ['scan', /scan$/],
  ])('at %s alone is named by the check, which goes on', async (file, only) => {
    isSilent(only);
    const report = await verifyProject(disk, jsonCodec, root);
    const losses = report.ok ? report.value.problems.filter(isLoss) : [];
    expect(losses.map((one) => [one.file, one.kind])).toEqual([[file, 'unanswered']]);
  });

  it('refuses a save, and the next one goes on from what is there', async () => {
    const store = await openStore(disk, root);
    isSilent();
    const request = saveOf(pageOf('0001', 'one two'), base);
    expect(codeOf(await store.savePage(request))).toBe('no-answer');
    const { disk: well } = silentDisk(nodeDisk(), join(folder, 'share'));
    const again = await openStore(well, root);
    const saved = valueOf(await again.savePage(request));
    expect(saved.isFork).toBe(false);
    await again.close();
  });

  it('that did publish a save which it never confirmed makes no second branch of it', async () => {
    const store = await openStore(disk, root);
    const history = valueOf(await store.listHistory('0001')).revisions.length;
    // The name is there; only the folder's own durability is never told.
    const { disk: late, mood: lateMood } = silentDisk(nodeDisk(), join(folder, 'share'));
    const unsure = await openStore(
      { ...late, at: (at, ms) => withSilentFolders(late.at?.(at, ms) ?? late, lateMood) },
      root,
    );
    lateMood.state = 'silent';
    lateMood.only = /nothing-at-all/;
    const first = await unsure.savePage(saveOf(pageOf('0001', 'one two'), base));
    expect(codeOf(first)).not.toBe('ok');
    lateMood.state = 'well';
    const second = valueOf(await unsure.savePage(saveOf(pageOf('0001', 'one two three'), base)));
    expect(second.isFork).toBe(false);
    expect(valueOf(await unsure.listHistory('0001'))).toMatchObject({ forkHashes: [] });
    expect(valueOf(await unsure.listHistory('0001')).revisions).toHaveLength(history + 2);
    await unsure.close();
  });

  it('can be left behind: what the window holds becomes a project elsewhere', async () => {
    const store = await openStore(disk, root);
    isSilent();
    const hanging = store.savePage(saveOf(pageOf('0001', 'one two'), base));
    const target = join(folder, 'elsewhere');
    await mkdir(target);
    const held = [{ page: pageOf('0001', 'one two'), baseHash: base, deletedLines: 0 }];
    const request = { sourceRoot: root, project: store.project(), target, held, who: 'Анна' };
    const copy = valueOf(await copyProject(depsOf(disk), request));
    expect(valueOf(await copy.store.readPage('0001')).revision?.page.lines[0]?.text).toBe('one two');
    expect(copy.store.project().title).toBe(store.project().title);
    expect(copy.lost).toContain('.');
    await copy.store.close();
    expect(codeOf(await hanging)).toBe('no-answer');
  });

  it('at one file of a copy stops no other of what came before it, and is named', async () => {
    const target = join(folder, 'elsewhere');
    await mkdir(target);
    const store = await openStore(disk, root);
    isSilent(/verdicts\.jsonl$/);
    const request = { sourceRoot: root, project: store.project(), target, held: [], who: 'Анна' };
    const copy = valueOf(await copyProject(depsOf(disk), request));
    expect(copy.lost.join()).toContain('verdicts.jsonl');
    expect(await readdir(join(target, 'history'))).toContain('0001');
    await copy.store.close();
  });

  it('does not hold up the journal on this computer’s disk', async () => {
    const store = await openStore(disk, root);
    const journal = valueOf(await openJournal(disk, join(folder, 'journal'), store.project().id));
    isSilent();
    const saves = [1, 2, 3].map((n) => store.savePage(saveOf(pageOf('0001', `one ${n}`), base)));
    valueOf(await journal.append({ pageId: '0001', baseHash: base, page: pageOf('0001', 'one 2 3') }));
    await journal.close();
    for (const save of saves) expect(codeOf(await save)).toBe('no-answer');
  });
});

function withSilentFolders(disk: Disk, mood: Mood): Disk {
  const syncFolder = (path: string) => {
    if (mood.state === 'silent' && path.includes('0001'))
      return Promise.reject(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' }));
    return disk.fs.syncFolder(path);
  };
  return { ...disk, fs: { ...disk.fs, syncFolder } };
}
