import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { evaluateText } from '../../../app/core/evaluate/evaluate';
import { isApart } from '../../../app/core/page/marks';
import { sha256Hex } from '../../../app/node/disk/hash';
import { pageXmlCodec } from '../../../app/node/history/page-codec';
import { createAndOpen, type ProjectStore } from '../../../app/node/project/project-store';
import { nodeStoreDeps } from '../../../app/node/project/store-context';
import { latestPasses } from '../../../app/node/recognition/recognition-passes';
import { keepSampleReading, readSampleReading } from '../../../app/node/review/sample-reading';
import { valueOf } from '../../helpers/store-fixture';

const SAMPLE = join(import.meta.dirname, '../../../resources/sample');
const SCAN = join(SAMPLE, 'telegram-112095.scan.pdf');
const IMAGE = { widthPx: 2480, heightPx: 3508, dpi: 300 };

let folder: string;
let store: ProjectStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-sample-'));
  store = valueOf(
    await createAndOpen(nodeStoreDeps(pageXmlCodec), {
      ...{ parentFolder: folder, id: 'sample-1', title: 'Sample', archival: null, sourceNote: '' },
      scans: [{ path: SCAN, pages: [IMAGE, IMAGE] }],
      references: [],
    }),
  );
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function reading() {
  const found = await readSampleReading(SAMPLE);
  if (found === null) throw new Error('The sample has no reading.');
  return found;
}

describe('the reading that comes with the sample', () => {
  it('is of the scan that comes with it, by its hash', async () => {
    expect((await reading()).scanSha256).toBe(sha256Hex(readFileSync(SCAN)));
  });

  it('becomes the text of both sheets, with the readings of both readers, and is as good as the engine', async () => {
    expect(valueOf(await keepSampleReading(store, pageXmlCodec, await reading()))).toBe(true);
    let [edits, signs] = [0, 0];
    for (const [i, { id }] of store.project().pages.entries()) {
      const { revision } = valueOf(await store.readPage(id));
      expect(revision?.info.reason).toBe('recognised');
      const truth = readFileSync(join(SAMPLE, `sheet-${i + 1}.truth.txt`), 'utf8');
      const lines = (revision?.page.lines ?? []).filter((line) => !isApart(line));
      const { cer } = evaluateText(lines.map(({ text }) => text).join('\n'), truth).exact;
      edits += cer.edits;
      signs += cer.truthLength;
      expect(revision?.page.lines.every(({ words }) => words.length > 0)).toBe(true);
      expect(valueOf(await latestPasses(store, pageXmlCodec, id))).toHaveLength(2);
    }
    // The stamp, of forty signs, is on the scan and not in the truth.
    expect(edits / signs).toBeLessThan(0.03);
  });

  it('is left alone where the sheet has text, or the scan is another', async () => {
    const found = await reading();
    expect(
      valueOf(await keepSampleReading(store, pageXmlCodec, { ...found, scanSha256: '0'.repeat(64) })),
    ).toBe(false);
    expect(valueOf(await store.readPage('0001')).revision).toBeNull();
    valueOf(await keepSampleReading(store, pageXmlCodec, found));
    expect(valueOf(await keepSampleReading(store, pageXmlCodec, found))).toBe(false);
    expect(valueOf(await store.listHistory('0001')).revisions).toHaveLength(1);
  });

  it('is none where its files are not there, or damaged', async () => {
    const copy = join(folder, 'resources');
    await cp(SAMPLE, copy, { recursive: true });
    await writeFile(join(copy, 'reading.json'), '{');
    expect(await readSampleReading(copy)).toBeNull();
    expect(await readSampleReading(join(folder, 'nowhere'))).toBeNull();
    expect((await readdir(SAMPLE)).filter((name) => /reading-\d/.test(name))).toHaveLength(4);
  });
});
