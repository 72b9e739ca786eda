import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../app/node/disk/fs';
import { createProject } from '../../../app/node/project/project-create';
import type { ProjectStore } from '../../../app/node/project/project-store';
import { inkWitness } from '../../../app/node/recognition/ink-witness';
import { keepRecognised } from '../../../app/node/recognition/recognise-page';
import { checkDocument, readReviewDocument } from '../../../app/node/review/review-document';
import { planText, sheetsNotRead, takeText } from '../../../app/node/review/take-text';
import { readForeign } from '../../helpers/foreign';
import { machineLines } from '../../helpers/machine-lines';
import { jsonCodec, newProject, openStore, valueOf } from '../../helpers/store-fixture';

const disk = nodeDisk();
const IMAGE = { widthPx: 600, heightPx: 800, dpi: 300 };
/** Two sheets, each read by two passes; the second one alone has a line of the second sheet. */
const READ = [
  [
    machineLines('Прибыло=96 триста=96 винтовок=96', 'и=96 сорок=96 орудий=96'),
    machineLines('Прибыло=90 тристо=80 винтовок=96', 'и=96 сорок=96 орудий=96'),
  ],
  [
    machineLines('Отряд=96 вышел=96 к=96 реке=96'),
    machineLines('Отряд=96 вышел=96 к=96 реке=96', 'потеряно=95 двенадцать=95 лошадей=95'),
  ],
] as const;
const TEXT = 'Прибыло тристо винтовок и сорок орудий\nОтряд вышел к реке\n';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-orders-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function storeOfTwo(): Promise<ProjectStore> {
  const parent = await mkdtemp(join(folder, 'parent-'));
  const scan = join(parent, 'scan.tif');
  await writeFile(scan, 'a scan');
  const scans = [{ path: scan, pages: READ.map(() => IMAGE) }];
  const root = valueOf(await createProject(disk, { ...newProject(parent, scan), scans }));
  return await openStore(disk, root, { codec: jsonCodec });
}

async function recognise(store: ProjectStore): Promise<void> {
  for (const [i, { id }] of store.project().pages.entries()) {
    const readings = (READ[i] ?? []).map((lines, pass) => ({
      ...{ preparation: pass === 0 ? ('soft' as const) : ('second-reader' as const), lines },
    }));
    const read = { image: IMAGE, lines: readings[0]?.lines ?? [], readings };
    valueOf(await keepRecognised(store, jsonCodec, id, read, '2026-01-02T00:00:00.000Z'));
  }
}

async function give(store: ProjectStore, text = TEXT, fileName = 'text.txt'): Promise<void> {
  const request = { store, codec: jsonCodec, readForeign, bytes: Buffer.from(text, 'utf8'), fileName };
  const plan = valueOf(await planText(request));
  valueOf(await takeText(request, plan, 'И. И.'));
}

/** Everything that the person would see: the sheets, what was read in their ink, and what is to be decided. */
async function outcomeOf(store: ProjectStore) {
  const pages = await Promise.all(
    store.project().pages.map(async ({ id }) => valueOf(await store.readPage(id)).revision?.page ?? null),
  );
  const ink = await Promise.all(pages.map(async (page) => valueOf(await inkWitness(store, jsonCodec, page))));
  const review = valueOf(await readReviewDocument(store, undefined, jsonCodec));
  return { pages, ink, discrepancies: checkDocument(review, null).discrepancies };
}

describe('a text and its scans, whichever comes first', () => {
  it('come to the same', async () => {
    const first = await storeOfTwo();
    await recognise(first);
    await give(first);
    const scansFirst = await outcomeOf(first);

    const second = await storeOfTwo();
    const waiting = idsOf(second);
    expect(valueOf(await sheetsNotRead(second, jsonCodec))).toEqual(waiting);
    await give(second);
    await recognise(second);
    expect(valueOf(await sheetsNotRead(second, jsonCodec))).toEqual([]);
    await give(second);
    expect(await outcomeOf(second)).toEqual(scansFirst);

    expect(scansFirst.pages.map((page) => page?.lines.map(({ text }) => text))).toEqual([
      ['Прибыло тристо винтовок', 'и сорок орудий'],
      ['Отряд вышел к реке'],
    ]);
    await Promise.all([first.close(), second.close()]);
  });

  it('have every machine reading as a witness: a second reader’s line, and its word beside the text’s', async () => {
    const project = await storeOfTwo();
    await recognise(project);
    await give(project);
    const { ink, discrepancies } = await outcomeOf(project);
    expect(ink[0]?.rows[0]?.words[1]).toMatchObject({ text: 'триста', alternatives: ['тристо'] });
    expect(ink[1]?.rows).toHaveLength(2);
    expect(discrepancies.map(({ kind, ink: own }) => [kind, own?.text])).toContainEqual([
      'not-transcribed',
      'потеряно двенадцать лошадей',
    ]);
    await project.close();
  });
});

describe('a file with boxes of its own', () => {
  it('has them on the sheet, scaled, where it was made on the same picture', async () => {
    const project = await storeOfTwo();
    await recognise(project);
    const words = (y: number, ...texts: readonly string[]) =>
      texts.map((text, i) => {
        const bbox = `bbox ${i * 20} ${y} ${i * 20 + 17} ${y + 8}`;
        return `<span class="ocrx_word" title="${bbox}">${text}</span>`;
      });
    const line = (y: number, ...texts: readonly string[]) =>
      `<span class="ocr_line" title="bbox 0 ${y} ${texts.length * 20 - 3} ${y + 8}">${words(y, ...texts).join(' ')}</span>`;
    const body = [line(0, 'Прибыло', 'триста', 'винтовок'), line(10, 'и', 'сорок', 'орудий')].join('\n');
    const hocr = `<html><body><div class="ocr_page" title="bbox 0 0 300 400">${body}</div></body></html>`;
    await give(project, hocr, 'sheet.hocr');
    const { pages } = await outcomeOf(project);
    expect(pages[0]?.lines.map(({ text }) => text)).toEqual(['Прибыло триста винтовок', 'и сорок орудий']);
    expect(pages[0]?.lines[0]?.words.map(({ boxPx }) => [boxPx.x0, boxPx.x1])).toEqual([
      [0, 34],
      [40, 74],
      [80, 114],
    ]);
    await project.close();
  });
});

function idsOf(of: ProjectStore): readonly string[] {
  return of.project().pages.map(({ id }) => id);
}
