import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arrangementOf } from '../../../app/core/project/arrange';
import { pageText } from '../../../app/core/page/transcription';
import { handOver } from '../../../app/node/archive/hand-over';
import { openArchive } from '../../../app/node/zip/read-archive';
import { takeBackWork } from '../../../app/node/archive/take-back';
import { openHandedOver } from '../../../app/node/archive/unpack-archive';
import { nodeDisk, type Disk } from '../../../app/node/disk/fs';
import { verifyProject, isLoss } from '../../../app/node/verify/verify';
import { packed, quietWork, type Packed } from '../../helpers/handed-over';
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

/** Making one takes rights there that few have. */
const NO_LINKS = process.platform === 'win32';

let folder: string;
let root: string;
let disk: Disk;
let archive: string;
let desk: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-archive-'));
  disk = nodeDisk();
  root = await makeProject(disk, folder);
  archive = join(folder, 'copy.sverka.zip');
  desk = join(folder, 'desk');
  await mkdir(desk);
  const store = await openStore(disk, root);
  valueOf(await store.savePage(saveOf(pageOf('0001', 'Один', 'Два', 'Три'), null)));
  valueOf(await store.addVerdict({ id: 'x', verdict: 'not-a-problem', who: 'Анна', note: '' }));
  await store.close();
});

afterEach(() => rm(folder, { recursive: true }));

const pack = (work = quietWork()) => handOver(disk, root, archive, work);
const unpack = (path = archive, work = quietWork()) => openHandedOver(disk, jsonCodec, path, desk, work);

async function filesOf(at: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(at, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile())
      files[path.slice(at.length + 1).replaceAll(sep, '/')] = await readFile(path, 'latin1');
  }
  return files;
}

describe('a document handed over in one file', () => {
  it('comes out as it went in, without what belongs to this computer', async () => {
    await mkdir(join(root, 'cache'));
    await writeFile(join(root, 'cache', 'a.jpg'), 'cache');
    await writeFile(join(root, '.tmp-1'), 'half');
    const handed = valueOf(await pack());
    expect(handed.leftOut).toEqual([]);
    const { folder: copy, lost } = valueOf(await unpack());
    expect(lost).toEqual([]);
    expect(copy).toBe(join(desk, 'Телеграмма_ № 15603'));
    const whole = Object.entries(await filesOf(root)).filter(([name]) => !/^cache|^\.tmp|^\.lock/.test(name));
    expect(await filesOf(copy)).toEqual(Object.fromEntries(whole));
    expect(handed.files).toBe(whole.length);
    const report = valueOf(await verifyProject(disk, jsonCodec, copy));
    expect(report.problems.filter(isLoss)).toEqual([]);
  });

  it('gives the same bytes again, and a second copy gets a name of its own', async () => {
    valueOf(await pack());
    const first = await readFile(archive);
    valueOf(await pack());
    expect(Buffer.compare(first, await readFile(archive))).toBe(0);
    valueOf(await unpack());
    expect(valueOf(await unpack()).folder).toBe(join(desk, 'Телеграмма_ № 15603 2'));
  });

  it('tells how far it has come, and stopped it leaves nothing behind', async () => {
    const steps: string[] = [];
    const onProgress = ({ step }: { readonly step: string }) => void steps.push(step);
    const quiet = { ...quietWork(), onProgress };
    valueOf(await pack(quiet));
    valueOf(await unpack(archive, quiet));
    expect(new Set(steps)).toEqual(new Set(['packing', 'checking', 'unpacking']));
    await rm(archive);
    await rm(join(desk, 'Телеграмма_ № 15603'), { recursive: true });
    for (const at of ['packing', 'checking']) {
      const stop = new AbortController();
      const stopping = {
        signal: stop.signal,
        onProgress: ({ step }: { readonly step: string }) => step === at && stop.abort(),
      };
      expect(codeOf(await pack(stopping))).toBe('cancelled');
    }
    expect((await readdir(folder)).filter((name) => name.includes('zip') || name.startsWith('.tmp'))).toEqual(
      [],
    );
    valueOf(await pack());
    const stop = new AbortController();
    const result = await unpack(archive, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(codeOf(result)).toBe('cancelled');
    expect(await readdir(desk)).toEqual([]);
  });

  it.skipIf(NO_LINKS)('names what cannot go along: a link, a name that another system has not', async () => {
    await symlink('/etc/hostname', join(root, 'references', 'link.txt'));
    await writeFile(join(root, 'a:b.jsonl'), '');
    const { leftOut } = valueOf(await pack());
    expect(leftOut).toEqual(['a:b.jsonl', 'references/link.txt']);
  });

  it('is handed over although something of it is damaged, and says what when it is opened', async () => {
    const [name = ''] = await readdir(join(root, 'history', '0001'));
    await writeFile(join(root, 'history', '0001', name), 'other bytes');
    valueOf(await pack());
    expect(valueOf(await unpack()).lost).toEqual([`history/0001/${name}`]);
  });

  it('does not leave a file with other bytes than the project: what the medium changes is found', async () => {
    const flipping: Disk = {
      ...disk,
      fs: {
        ...disk.fs,
        openWritable: async (path, mode) => {
          const file = await disk.fs.openWritable(path, mode);
          const flip = (bytes: Uint8Array) =>
            bytes.map((byte, i) => (bytes.length > 200 && i === 150 ? byte ^ 1 : byte));
          return { ...file, write: (bytes, from) => file.write(flip(bytes), from) };
        },
      },
    };
    expect(codeOf(await handOver(flipping, root, archive, quietWork()))).toBe('archive-damaged');
    expect((await readdir(folder)).filter((name) => name.includes('zip') || name.startsWith('.tmp'))).toEqual(
      [],
    );
  });
});

describe('a file from outside', () => {
  const project = async (): Promise<Packed> => ({
    path: 'A/project.json',
    bytes: await readFile(join(root, 'project.json')),
  });
  const text = (path: string, more: Partial<Packed> = {}): Packed => ({
    path,
    bytes: Buffer.from('text'),
    ...more,
  });

  async function codeFor(...entries: readonly Packed[]): Promise<string> {
    await writeFile(archive, packed([await project(), ...entries]));
    const code = codeOf(await unpack());
    expect(await readdir(desk)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('evil'))).toEqual([]);
    return code;
  }

  it.each([
    '../evil.txt',
    'A/../../evil.txt',
    '/evil.txt',
    'A/..',
    'A//b',
    'A\\..\\evil.txt',
    'C:/evil.txt',
    'A/a:b',
    'A/con.txt',
    'A/NUL',
    'A/b.',
    'A/b ',
    ' /b',
    'A/\u202etxt',
    'A/a\0b',
    `A/${'x'.repeat(200)}`,
    'A/b/c/d/e/f/g',
  ])('is refused for an entry named %j', async (path) => {
    expect(await codeFor(text(path))).toBe('archive-unsafe');
  });

  it.each([0o120777, 0o010644, 0o020644, 0o060644, 0o140644])(
    'is refused for a link or device (%o)',
    async (mode) => {
      expect(await codeFor(text('A/scan/x', { mode }))).toBe('archive-unsafe');
    },
  );

  it('is refused where entries fall on one another', async () => {
    expect(await codeFor(text('A/x'), text('A/X'))).toBe('archive-unsafe');
    expect(await codeFor(text('A/x'), text('A/x'))).toBe('archive-unsafe');
    expect(await codeFor(text('A/x'), text('A/x/y'))).toBe('archive-unsafe');
    expect(await codeFor(text('A/x/y'), text('A/X'))).toBe('archive-unsafe');
    expect(await codeFor(text('A/й'), text('A/й'.normalize('NFD')))).toBe('archive-unsafe');
  });

  it('is refused where it would blow up', async () => {
    expect(await codeFor({ path: 'A/scan/zeros', bytes: new Uint8Array(3_000_000) })).toBe('archive-unsafe');
  });

  it('is refused where it says less than it holds, or is cut or changed anywhere', async () => {
    const zip = Buffer.from(packed([await project(), text('A/x', { isStored: true })]));
    const at = zip.lastIndexOf(Buffer.from('A/x')) - 46;
    const changed: Buffer[] = [];
    for (const [offset, value] of [
      [24, 3],
      [20, 3],
      [16, 1],
      [42, 1],
      [10, 9],
      [8, 1],
      [42, 0x7fffffff],
    ] as const) {
      const other = Buffer.from(zip);
      if (offset === 10 || offset === 8) other.writeUInt16LE(value, at + offset);
      else other.writeUInt32LE(value, at + offset);
      changed.push(other);
    }
    for (let cut = 1; cut < zip.length; cut += 97) changed.push(zip.subarray(0, cut));
    changed.push(zip.subarray(0, zip.length - 1), Buffer.concat([zip, Buffer.from('x')]));
    for (const [i, bytes] of changed.entries()) {
      await writeFile(archive, bytes);
      expect(codeOf(await unpack()), `change ${i}`).toMatch(/^archive-/);
      expect(await readdir(desk)).toEqual([]);
    }
  });

  it('never does more than fail, whatever bytes are changed', async () => {
    valueOf(await pack());
    const zip = await readFile(archive);
    for (let i = 0; i < zip.length; i += 41) {
      const bytes = Buffer.from(zip);
      bytes.writeUInt8((bytes.readUInt8(i) + 1) & 255, i);
      await writeFile(archive, bytes);
      const result = await unpack();
      if (!result.ok)
        expect(result.error.code, `byte ${i}`).toMatch(/^archive-|^not-a-project|^project-damaged/);
      for (const name of await readdir(desk)) await rm(join(desk, name), { recursive: true });
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('.tmp'))).toEqual([]);
  }, 60_000);

  it('that is no document, or no zip, is called so', async () => {
    await writeFile(archive, packed([text('notes.txt')]));
    expect(codeOf(await unpack())).toBe('archive-empty');
    await writeFile(archive, packed([await project(), text('B/x')]));
    expect(codeOf(await unpack())).toBe('archive-empty');
    await writeFile(archive, 'PK, but not one');
    expect(codeOf(await unpack())).toBe('archive-empty');
    await writeFile(archive, packed([text('A/project.json')]));
    expect(codeOf(await unpack())).toBe('project-damaged');
    expect(await readdir(desk)).toEqual([]);
  });

  it('that a person packed by hand is taken, with what the system added', async () => {
    const entries = Object.entries(await filesOf(root)).map(([path, bytes]) => ({
      path: `Дело/${path}`,
      bytes: Buffer.from(bytes, 'latin1'),
    }));
    await writeFile(
      archive,
      packed([
        ...entries,
        text('__MACOSX/._x'),
        text('Дело/.DS_Store'),
        { path: 'Дело/scan/', bytes: new Uint8Array() },
      ]),
    );
    const { folder: copy, lost } = valueOf(await unpack());
    expect([copy, lost]).toEqual([join(desk, 'Дело'), []]);
    expect(Object.keys(await filesOf(copy))).not.toContain('.DS_Store');
  });

  it('lists its entries with their sizes', async () => {
    await writeFile(archive, packed([await project(), text('A/x')]));
    const { entries, close } = valueOf(await openArchive(disk, archive));
    expect(entries.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['A/project.json', (await project()).bytes.length],
      ['A/x', 4],
    ]);
    await close();
  });
});

describe('a colleague’s work taken back', () => {
  const by = { who: 'Анна', label: 'copy.sverka.zip' };

  /** The colleague works in the copy with `theirs`; what they hand back is in `archive`. */
  async function handBack(theirs: (copy: string) => Promise<void>): Promise<void> {
    const copy = join(folder, 'colleague');
    await cp(root, copy, { recursive: true });
    await theirs(copy);
    valueOf(await handOver(disk, copy, archive, quietWork()));
  }

  async function type(at: string, who: string, ...texts: readonly string[]): Promise<void> {
    const store = await openStore(disk, at);
    const base = valueOf(await store.readPage('0001')).revision?.hash ?? null;
    valueOf(await store.savePage(saveOf(pageOf('0001', ...texts), base, { who })));
    await store.close();
  }

  async function take(from = archive) {
    const store = await openStore(disk, root);
    try {
      const done = await takeBackWork(depsOf(disk), store, from, by, quietWork());
      const page = valueOf(await store.readPage('0001')).revision?.page;
      return {
        done,
        text: page === undefined ? '' : pageText(page),
        history: valueOf(await store.listHistory('0001')),
        store,
      };
    } finally {
      await store.close();
    }
  }

  async function expectWhole(): Promise<void> {
    const report = valueOf(await verifyProject(disk, jsonCodec, root));
    expect(report.problems.filter(isLoss)).toEqual([]);
    expect((await readdir(folder)).filter((name) => name.startsWith('.tmp'))).toEqual([]);
  }

  it('goes on from one’s own: their text is the newest', async () => {
    await handBack((copy) => type(copy, 'Борис', 'Один', 'Два', 'Третий'));
    const { done, text, history } = await take();
    expect(valueOf(done)).toMatchObject({
      versions: 1,
      newerPageIds: ['0001'],
      mergedPageIds: [],
      besidePageIds: [],
    });
    expect(text).toBe('Один\nДва\nТретий');
    expect(history.forkHashes).toEqual([]);
    await expectWhole();
  });

  it('in other places than one’s own is brought together, and taken once only', async () => {
    await handBack((copy) => type(copy, 'Борис', 'Один', 'Два', 'Третий'));
    await type(root, 'Анна', 'Первый', 'Два', 'Три');
    const { done, text, history } = await take();
    expect(valueOf(done)).toMatchObject({ mergedPageIds: ['0001'], besidePageIds: [] });
    expect(text).toBe('Первый\nДва\nТретий');
    expect(history.forkHashes).toEqual([]);
    expect(history.revisions[0]?.info).toMatchObject({ reason: 'merged', who: 'Анна' });
    const again = await take();
    expect(valueOf(again.done)).toMatchObject({
      versions: 0,
      records: 0,
      mergedPageIds: [],
      newerPageIds: [],
    });
    expect(again.history.revisions).toHaveLength(history.revisions.length);
    await expectWhole();
  });

  it('in the same place waits beside one’s own text, which stays', async () => {
    await handBack(async (copy) => {
      await type(copy, 'Борис', 'Один!', 'Два', 'Три');
      await type(copy, 'Борис', 'Один?', 'Два', 'Три');
    });
    await type(root, 'Анна', 'Один;', 'Два', 'Три');
    const { done, text, history } = await take();
    expect(valueOf(done)).toMatchObject({ mergedPageIds: [], besidePageIds: ['0001'] });
    expect(text).toBe('Один;\nДва\nТри');
    expect(history.forkHashes).toHaveLength(1);
    await expectWhole();
  });

  it('says how its sheets stand otherwise, and takes nothing of that unasked', async () => {
    await handBack(async (copy) => {
      const store = await openStore(disk, copy);
      const [first, second] = arrangementOf(store.project());
      valueOf(await store.arrangeSheets([{ ...second, id: '0002', name: '8 об.' }]));
      expect(first?.id).toBe('0001');
      await store.close();
    });
    const { done } = await take();
    expect(valueOf(done).sheets).toMatchObject({
      ...{ removedPageIds: ['0001'], namedPageIds: ['0002'], isReordered: false },
      arrangement: [{ id: '0002', name: '8 об.' }],
    });
    const store = await openStore(disk, root);
    expect(store.project().pages.map(({ id, name }) => [id, name])).toEqual([
      ['0001', undefined],
      ['0002', undefined],
    ]);
    await store.close();
    await expectWhole();
  });

  it('brings decisions, statuses, words, readings and texts along, from a folder, too', async () => {
    await handBack(async (copy) => {
      const store = await openStore(disk, copy);
      valueOf(await store.addVerdict({ id: 'y', verdict: 'original-is-wrong', who: 'Борис', note: 'sic' }));
      valueOf(await store.addWord({ word: 'шифртелеграмма', isKnown: true, who: 'Борис' }));
      valueOf(await store.setStatus('0002', 'needs-attention', { who: 'Борис', hash: null }));
      valueOf(await store.addReading('0001', Buffer.from('reading')));
      const bytes = Buffer.from('другой текст\n');
      valueOf(
        await store.addReference({
          role: 'transcription',
          label: 'B',
          fileName: 'b.txt',
          bytes,
          text: 'другой текст\n',
        }),
      );
      await store.close();
    });
    const { done } = await take(join(folder, 'colleague'));
    expect(valueOf(done)).toMatchObject({ records: 3, references: 1, damagedFiles: [] });
    const store = await openStore(disk, root);
    expect(Object.keys(valueOf(await store.verdicts())).sort()).toEqual(['x', 'y']);
    expect(valueOf(await store.words())).toEqual(['шифртелеграмма']);
    expect(store.project().pages[1]?.status).toBe('needs-attention');
    expect(valueOf(await store.readings('0001'))).toHaveLength(1);
    expect(valueOf(await store.referenceText(1))).toBe('другой текст\n');
    await store.close();
    await expectWhole();
  });

  it('brings a sheet that was added there, and leaves out one that is another scan here', async () => {
    const scan = async (name: string) => {
      const path = join(folder, name);
      await writeFile(path, `II*\0 ${name}`);
      return [{ path, pages: [{ widthPx: 10, heightPx: 10, dpi: 300 }] }];
    };
    await handBack(async (copy) => {
      const store = await openStore(disk, copy);
      valueOf(await store.addSheets(await scan('theirs.tif'), 1));
      valueOf(await store.savePage(saveOf(pageOf('0003', 'Новый лист'), null)));
      await store.close();
    });
    const mine = join(folder, 'mine');
    await cp(root, mine, { recursive: true });
    const { done } = await take();
    expect(valueOf(done)).toMatchObject({
      addedPageIds: ['0003'],
      leftOutPageIds: [],
      newerPageIds: ['0003'],
    });
    const store = await openStore(disk, root);
    expect(store.project().pages.map(({ id }) => id)).toEqual(['0001', '0003', '0002']);
    const added = store.project().pages[1];
    expect(await readFile(store.scanPath(added?.scanSha256 ?? '') ?? '', 'latin1')).toBe('II*\0 theirs.tif');
    await store.close();
    await expectWhole();
    const other = await openStore(disk, mine);
    valueOf(await other.addSheets(await scan('mine.tif'), 2));
    const left = valueOf(await takeBackWork(depsOf(disk), other, archive, by, quietWork()));
    expect(left).toMatchObject({ addedPageIds: [], leftOutPageIds: ['0003'], newerPageIds: [] });
    expect(valueOf(await other.readPage('0003')).revision).toBeNull();
    await other.close();
  });

  it.skipIf(NO_LINKS)(
    'is refused where it is another document, and takes nothing that is not what its name says',
    async () => {
      const elsewhere = join(folder, 'elsewhere');
      await mkdir(elsewhere);
      const stranger = await makeProject(disk, elsewhere, { id: '00000000-0000-4000-8000-000000000002' });
      expect(codeOf((await take(stranger)).done)).toBe('other-document');
      await handBack((copy) => type(copy, 'Борис', 'Один', 'Два', 'Третий'));
      const history = join(folder, 'colleague', 'history', '0001');
      const newest =
        (await readdir(history))
          .filter((name) => name.endsWith('.xml'))
          .sort()
          .pop() ?? '';
      await writeFile(join(history, newest), '<?json {}?>\n');
      await symlink('/etc/hostname', join(history, `000009-${'a'.repeat(32)}.xml`));
      const { done, text } = await take(join(folder, 'colleague'));
      expect(valueOf(done)).toMatchObject({ versions: 0, newerPageIds: [] });
      expect(valueOf(done).damagedFiles).toHaveLength(2);
      expect(text).toBe('Один\nДва\nТри');
      await expectWhole();
    },
  );
});
