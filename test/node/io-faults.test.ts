import { failureText } from '../../app/core/base/failure-text';
import { describe, expect, it } from 'vitest';
import { SHIPPED_KNOTS } from '../../app/core/recognise/project-knots';
import type { Result } from '../../app/core/base/result';
import { systemError } from '../../app/node/disk/disk-error';
import { openJournal } from '../../app/node/journal/journal';
import { createProject } from '../../app/node/project/project-create';
import { makeSimDisk, type SimDisk } from '../helpers/sim-disk';
import {
  codeOf,
  makeProject,
  newProject,
  openStore,
  pageOf,
  saveOf,
  valueOf,
} from '../helpers/store-fixture';

const OLD = pageOf('0001', 'старая', 'версия');
const NEW = pageOf('0001', 'новая', 'версия');

const ERRNOS = [
  'ENOSPC',
  'EIO',
  'EACCES',
  'EPERM',
  'EBUSY',
  'EROFS',
  'EMFILE',
  'ENAMETOOLONG',
  'ESTALE',
  'short',
] as const;

type Fault = { readonly errno: (typeof ERRNOS)[number]; readonly forGood: boolean };

const FAULTS: readonly Fault[] = ERRNOS.flatMap((errno) => [
  { errno, forGood: false },
  { errno, forGood: true },
]);

/**
 * Fails the first, the second, … call of `action`, until a run meets no fault any more (the method of SQLite's I/O
 * error tests); after each, the fault is taken away and `check` sees the outcome.
 */
async function failEachCall<T, V>(
  fault: Fault,
  prepare: () => Promise<{ readonly disk: SimDisk; readonly given: T }>,
  action: (given: T, disk: SimDisk) => Promise<Result<V>>,
  check: (outcome: Result<V>, given: T, disk: SimDisk) => Promise<void>,
): Promise<{ readonly faults: number; readonly codes: ReadonlySet<string> }> {
  const codes = new Set<string>();
  for (let failAt = 0; ; failAt++) {
    const { disk, given } = await prepare();
    const first = disk.calls();
    let hit = false;
    disk.onCall = ({ name }, index) => {
      const isHit = fault.forGood ? index - first >= failAt : index - first === failAt;
      if (!isHit) return undefined;
      hit = true;
      if (fault.errno !== 'short') throw systemError(fault.errno, 'injected');
      return name === 'write' ? 'short' : undefined;
    };
    const outcome = await action(given, disk);
    disk.onCall = () => undefined;
    if (!outcome.ok) expect(failureText(outcome.error, 'en')).toMatch(/: [A-Z].*\./);
    codes.add(codeOf(outcome));
    await check(outcome, given, disk);
    if (!hit) return { faults: failAt, codes };
  }
}

describe.each(FAULTS)('with $errno (for good: $forGood) at each call in turn', (fault) => {
  it('a save keeps the old version, says so, and can be repeated', async () => {
    const { faults, codes } = await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const root = await makeProject(disk, '/home');
        const first = await openStore(disk, root);
        const { revision } = valueOf(await first.savePage(saveOf(OLD, null)));
        await first.close();
        return { disk, given: { store: await openStore(disk, root), root, hash: revision.hash } };
      },
      ({ store, hash }) => store.savePage(saveOf(NEW, hash)),
      async (outcome, { store, root, hash }, disk) => {
        const dead = await openStore(disk.afterWorstPowerCut(), root);
        const survivor = valueOf(await dead.readPage('0001')).revision;
        expect(survivor?.page).toEqual(outcome.ok ? NEW : OLD);
        expect(valueOf(await store.readRevision('0001', hash)).page).toEqual(OLD);
        if (!outcome.ok) valueOf(await store.savePage(saveOf(NEW, hash)));
        const later = await openStore(disk.afterWorstPowerCut(), root);
        expect(valueOf(await later.readPage('0001')).revision?.page).toEqual(NEW);
        expect(valueOf(await store.listHistory('0001')).forkHashes).toEqual([]);
      },
    );
    expect(faults).toBeGreaterThan(20);
    // One short write is simply gone on with; everything else must have stopped some save.
    if (fault.errno === 'short' && !fault.forGood) expect(codes).toEqual(new Set(['ok']));
    else expect(codes.size).toBeGreaterThan(1);
  });

  it('a record of the journal is safe or its loss is said, and the next one is taken', async () => {
    await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const journal = valueOf(await openJournal(disk, '/home/recovery', 'project-1'));
        valueOf(await journal.append({ pageId: '0001', baseHash: null, page: OLD }));
        return { disk, given: journal };
      },
      (journal) => journal.append({ pageId: '0001', baseHash: null, page: NEW }),
      async (outcome, journal, disk) => {
        const typing = async (from: SimDisk): Promise<unknown> => {
          const again = valueOf(await openJournal(from, '/home/recovery', 'project-1'));
          return valueOf(await again.recoverable('0001'))[0]?.page;
        };
        expect(await typing(disk.afterWorstPowerCut())).toEqual(outcome.ok ? NEW : OLD);
        const last = valueOf(await journal.append({ pageId: '0001', baseHash: null, page: NEW }));
        expect(await typing(disk.afterWorstPowerCut())).toEqual(NEW);
        valueOf(await journal.clear('0001', last));
        expect(await typing(disk)).toBeUndefined();
      },
    );
  });

  it('a recovery takes nothing away, and works when the fault is gone', async () => {
    await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const journal = valueOf(await openJournal(disk, '/home/recovery', 'project-1'));
        valueOf(await journal.append({ pageId: '0001', baseHash: null, page: NEW }));
        return { disk, given: null };
      },
      async (_given, disk) => {
        const journal = await openJournal(disk, '/home/recovery', 'project-1');
        return journal.ok ? journal.value.recoverable('0001') : journal;
      },
      async (outcome, _given, disk) => {
        if (outcome.ok) expect(outcome.value[0]?.page).toEqual(NEW);
        const again = valueOf(await openJournal(disk, '/home/recovery', 'project-1'));
        expect(valueOf(await again.recoverable('0001'))[0]?.page).toEqual(NEW);
      },
    );
  });

  it('a status and a verdict are stored, or refused and stored later', async () => {
    const verdict = { id: 'd', verdict: 'illegible', who: '', note: '' } as const;
    await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const root = await makeProject(disk, '/home');
        return { disk, given: { store: await openStore(disk, root), root } };
      },
      async ({ store }) => {
        const status = await store.setStatus('0001', 'proofread');
        return status.ok ? store.addVerdict(verdict) : status;
      },
      async (outcome, { store, root }, disk) => {
        if (!outcome.ok) {
          expect((await openStore(disk.afterWorstPowerCut(), root)).project().title).not.toBe('');
          valueOf(await store.setStatus('0001', 'proofread'));
          valueOf(await store.addVerdict(verdict));
        }
        const later = await openStore(disk.afterWorstPowerCut(), root);
        expect(later.project().pages[0]?.status).toBe('proofread');
        expect(Object.keys(valueOf(await later.verdicts()))).toEqual(['d']);
      },
    );
  });

  it('what a person taught, facts, words and outcomes, is stored, or refused and stored later', async () => {
    const who = '';
    const text = [{ confidence: 0.9, words: 50, right: 20 }];
    const outcomes = { pageId: '0001', hash: 'a'.repeat(64), who, text, passes: [] };
    const { faults } = await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const root = await makeProject(disk, '/home');
        const store = await openStore(disk, root);
        valueOf(await store.addFact({ type: 'name', ru: 'Икс', en: 'Iks', isKnown: true, who }));
        valueOf(await store.addWord({ word: 'ткп', isKnown: true, who }));
        valueOf(await store.setStatus('0001', 'proofread', { who, hash: outcomes.hash }));
        return { disk, given: { store, root } };
      },
      async ({ store }) => {
        const fact = await store.addFact({ type: 'pairing', ru: 'a', en: null, isByHand: true, who });
        const word = fact.ok ? await store.addWord({ word: 'отощли', isKnown: true, who }) : fact;
        return word.ok ? store.addOutcomes(outcomes) : word;
      },
      async (outcome, { store, root }, disk) => {
        const dead = await openStore(disk.afterWorstPowerCut(), root);
        expect(valueOf(await dead.factKnowledge()).names).toEqual([{ ru: 'Икс', en: 'Iks' }]);
        expect(valueOf(await dead.words())).toContain('ткп');
        if (!outcome.ok) {
          valueOf(await store.addFact({ type: 'pairing', ru: 'a', en: null, isByHand: true, who }));
          valueOf(await store.addWord({ word: 'отощли', isKnown: true, who }));
          valueOf(await store.addOutcomes(outcomes));
        }
        const later = await openStore(disk.afterWorstPowerCut(), root);
        expect(valueOf(await later.factKnowledge()).pairings).toEqual([{ ru: 'a', en: null }]);
        expect(valueOf(await later.words())).toEqual(['ткп', 'отощли']);
        expect((await later.knots()).text).not.toEqual(SHIPPED_KNOTS.text);
      },
    );
    expect(faults).toBeGreaterThan(5);
  });

  it('a project is made whole or not at all, and its name stays free', async () => {
    await failEachCall(
      fault,
      async () => {
        const disk = makeSimDisk('/home');
        const file = await disk.fs.openWritable('/home/given.tif', 'create');
        await file.write(Buffer.from('II*'), 0);
        await file.close();
        return { disk, given: null };
      },
      (_given, disk) => createProject(disk, newProject('/home', '/home/given.tif')),
      async (outcome, _given, disk) => {
        const folders = (await disk.fs.listFolder('/home')).filter(({ isFolder }) => isFolder);
        const made = folders.filter(({ name }) => !name.startsWith('.tmp-'));
        const isThere = outcome.ok || outcome.error.code === 'unconfirmed';
        expect(made).toHaveLength(isThere ? 1 : 0);
        if (!isThere && !fault.forGood) expect(folders.length).toBeLessThanOrEqual(1);
        expect(Buffer.from(await disk.fs.readFile('/home/given.tif')).toString()).toBe('II*');
        valueOf(await createProject(disk, newProject('/home', '/home/given.tif')));
      },
    );
  });
});
