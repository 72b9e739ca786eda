import { describe, expect, it } from 'vitest';
import { pageText } from '../../app/core/page/transcription';
import { systemError } from '../../app/node/disk/disk-error';
import { openJournal } from '../../app/node/journal/journal';
import { openProject } from '../../app/node/project/project-store';
import { isLoss, verifyProject } from '../../app/node/verify/verify';
import { makeSimDisk, type SimDisk } from '../helpers/sim-disk';
import { depsOf, jsonCodec, makeProject, openStore, pageOf, saveOf, valueOf } from '../helpers/store-fixture';

/** Long enough for several sectors. */
const OLD = pageOf('0001', ...Array.from({ length: 12 }, (_, line) => `старая строка ${line}`));
const NEW = pageOf('0001', ...Array.from({ length: 12 }, (_, line) => `новая строка ${line}`));

/**
 * Runs `action` on a fresh disk of `prepare` once for every number of calls after which the power may go, and shows
 * every state that each cut may leave to `check`, with whether the action had been acknowledged by then.
 */
async function cutEverywhere<T>(
  prepare: () => Promise<{ readonly disk: SimDisk; readonly given: T }>,
  action: (disk: SimDisk, given: T) => Promise<boolean>,
  check: (disk: SimDisk, given: T, isAcknowledged: boolean) => Promise<void>,
): Promise<number> {
  let states = 0;
  for (let cutAfter = 0; ; cutAfter++) {
    const { disk, given } = await prepare();
    const first = disk.calls();
    disk.onCall = (_call, index) => {
      if (index - first >= cutAfter) throw systemError('EIO', 'no power');
    };
    const isAcknowledged = await action(disk, given);
    for (const state of disk.afterPowerCut()) {
      states++;
      await check(state, given, isAcknowledged);
    }
    if (disk.calls() - first <= cutAfter) return states;
  }
}

async function projectWithOld(): Promise<{ disk: SimDisk; given: { root: string; hash: string } }> {
  const disk = makeSimDisk('/home/recovery');
  const root = await makeProject(disk, '/home');
  const store = await openStore(disk, root);
  const { revision } = valueOf(await store.savePage(saveOf(OLD, null)));
  await store.close();
  return { disk, given: { root, hash: revision.hash } };
}

describe('a power cut', () => {
  it('at any moment of a save leaves the old version or the new one, and the new one once it was acknowledged', async () => {
    const seen = new Set<string>();
    const states = await cutEverywhere(
      async () => {
        const { disk, given } = await projectWithOld();
        return { disk, given: { ...given, store: await openStore(disk, given.root) } };
      },
      async (_disk, { store, hash }) => (await store.savePage(saveOf(NEW, hash))).ok,
      async (disk, { root, hash }, isAcknowledged) => {
        const store = await openStore(disk, root);
        const { revision, damagedFiles } = valueOf(await store.readPage('0001'));
        const text = revision === null ? '' : pageText(revision.page);
        expect([pageText(OLD), pageText(NEW)]).toContain(text);
        if (isAcknowledged) expect(text).toBe(pageText(NEW));
        seen.add(`${isAcknowledged} ${text === pageText(NEW)}`);
        expect(damagedFiles).toEqual([]);
        const { problems } = valueOf(await verifyProject(disk, jsonCodec, root));
        expect(problems.filter(isLoss)).toEqual([]);
        const again = saveOf(NEW, revision?.hash ?? hash);
        expect((await store.savePage(again)).ok).toBe(true);
      },
    );
    expect(seen).toEqual(new Set(['false false', 'false true', 'true true']));
    expect(states).toBeGreaterThan(200);
  });

  it('at any moment of the first save of a page takes no acknowledged text along', async () => {
    await cutEverywhere(
      async () => {
        const disk = makeSimDisk('/home');
        const root = await makeProject(disk, '/home');
        return { disk, given: { root, store: await openStore(disk, root) } };
      },
      async (_disk, { store }) => (await store.savePage(saveOf(NEW, null))).ok,
      async (disk, { root }, isAcknowledged) => {
        const { revision } = valueOf(await (await openStore(disk, root)).readPage('0001'));
        if (isAcknowledged) expect(revision?.page).toEqual(NEW);
        else if (revision !== null) expect(revision.page).toEqual(NEW);
      },
    );
  });

  it('while a project is made leaves no project or a whole one', async () => {
    const projects = new Set<boolean>();
    await cutEverywhere(
      () => Promise.resolve({ disk: makeSimDisk('/home'), given: null }),
      async (disk) =>
        makeProject(disk, '/home').then(
          () => true,
          () => false,
        ),
      async (disk, _given, isAcknowledged) => {
        const names = (await disk.fs.listFolder('/home')).filter(({ isFolder }) => isFolder);
        const made = names.find(({ name }) => !name.startsWith('.tmp-'));
        projects.add(made !== undefined);
        if (isAcknowledged) expect(made).toBeDefined();
        if (made === undefined) return;
        const report = valueOf(await verifyProject(disk, jsonCodec, `/home/${made.name}`));
        expect(report.problems).toEqual([]);
      },
    );
    expect(projects).toEqual(new Set([true, false]));
  });

  it('while a status is set leaves the old or the new project.json', async () => {
    await cutEverywhere(
      async () => {
        const { disk, given } = await projectWithOld();
        return { disk, given: { ...given, store: await openStore(disk, given.root) } };
      },
      async (_disk, { store }) => (await store.setStatus('0001', 'proofread')).ok,
      async (disk, { root }, isAcknowledged) => {
        const store = valueOf(await openProject(depsOf(disk), root));
        const status = store.project().pages[0]?.status;
        expect(isAcknowledged ? ['proofread'] : ['untouched', 'proofread']).toContain(status);
        expect(valueOf(await verifyProject(disk, jsonCodec, root)).problems.filter(isLoss)).toEqual([]);
      },
    );
  });

  it('keeps every acknowledged verdict', async () => {
    const verdict = { verdict: 'illegible', who: '', note: '' } as const;
    await cutEverywhere(
      async () => {
        const { disk, given } = await projectWithOld();
        const store = await openStore(disk, given.root);
        valueOf(await store.addVerdict({ id: 'first', ...verdict }));
        return { disk, given: { ...given, store } };
      },
      async (_disk, { store }) => (await store.addVerdict({ id: 'second', ...verdict })).ok,
      async (disk, { root }, isAcknowledged) => {
        const ids = Object.keys(valueOf(await (await openStore(disk, root)).verdicts()));
        expect(ids).toContain('first');
        if (isAcknowledged) expect(ids).toContain('second');
      },
    );
  });

  it('keeps every acknowledged name and pairing of facts', async () => {
    const who = '';
    await cutEverywhere(
      async () => {
        const { disk, given } = await projectWithOld();
        const store = await openStore(disk, given.root);
        valueOf(await store.addFact({ type: 'name', ru: 'Икс', en: 'Iks', isKnown: true, who }));
        return { disk, given: { ...given, store } };
      },
      async (_disk, { store }) =>
        (await store.addFact({ type: 'pairing', ru: 'a', en: null, isByHand: true, who })).ok,
      async (disk, { root }, isAcknowledged) => {
        const { names, pairings } = valueOf(await (await openStore(disk, root)).factKnowledge());
        expect(names).toEqual([{ ru: 'Икс', en: 'Iks' }]);
        if (isAcknowledged) expect(pairings).toEqual([{ ru: 'a', en: null }]);
      },
    );
  });

  it('keeps every acknowledged word', async () => {
    await cutEverywhere(
      async () => {
        const { disk, given } = await projectWithOld();
        const store = await openStore(disk, given.root);
        valueOf(await store.addWord({ word: 'ткп', isKnown: true, who: '' }));
        return { disk, given: { ...given, store } };
      },
      async (_disk, { store }) => (await store.addWord({ word: 'отощли', isKnown: true, who: '' })).ok,
      async (disk, { root }, isAcknowledged) => {
        const words = valueOf(await (await openStore(disk, root)).words());
        expect(words).toContain('ткп');
        if (isAcknowledged) expect(words).toEqual(['ткп', 'отощли']);
      },
    );
  });

  it('keeps every acknowledged record of the journal, while a segment is begun and while one is appended to', async () => {
    for (const before of [0, 1]) {
      await cutEverywhere(
        async () => {
          const disk = makeSimDisk('/home');
          const journal = valueOf(await openJournal(disk, '/home/recovery', 'project-1'));
          const entry = { pageId: '0001', baseHash: null, page: OLD };
          for (let count = 0; count < before; count++) valueOf(await journal.append(entry));
          return { disk, given: journal };
        },
        async (_disk, journal) => (await journal.append({ pageId: '0001', baseHash: null, page: NEW })).ok,
        async (disk, _journal, isAcknowledged) => {
          const again = valueOf(await openJournal(disk, '/home/recovery', 'project-1'));
          const [record] = valueOf(await again.recoverable('0001'));
          if (isAcknowledged) expect(record?.page).toEqual(NEW);
          else if (before > 0) expect([OLD, NEW]).toContainEqual(record?.page);
        },
      );
    }
  });

  it('of a writer that does not sync is seen by this simulator', async () => {
    const disk = makeSimDisk('/home');
    const file = await disk.fs.openWritable('/home/a', 'create');
    await file.write(Buffer.alloc(1500, 'x'), 0);
    await file.close();
    const outcomes = new Set<string>();
    for (const state of disk.afterPowerCut()) {
      const names = await state.fs.listFolder('/home');
      outcomes.add(
        names.length === 0 ? 'no name' : String((await state.fs.readFile('/home/a')).filter(Boolean).length),
      );
    }
    expect(outcomes).toEqual(new Set(['no name', '0', '512', '1024', '1500']));
  });
});
