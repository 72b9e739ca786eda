import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { makeFolders } from '../../app/node/disk/folders';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createAndOpen, openProject } from '../../app/node/project/project-store';
import { nodeStoreDeps } from '../../app/node/project/store-context';
import { readSample } from '../../app/node/review/sample';
import { openRevisionStore, type PageHistory } from '../../app/node/history/revision-store';
import { isLoss, verifyProject } from '../../app/node/verify/verify';
import { applyEdit } from '../../app/core/edit/edit';
import { editFromTextChange } from '../../app/core/edit/edit-text';
import { projectReference } from '../../app/core/reference/project-reference';
import { layBeside } from '../../app/core/reference/lay-beside';
import { prepareReference } from '../../app/core/reference/prepare';
import { isApart } from '../../app/core/page/marks';
import { pageText, type Page } from '../../app/core/page/transcription';
import { machineLines } from './machine-lines';
import { revisionLogs, valueOf } from './store-fixture';

/** The first page of every review made here. */
export const PAGE_ID = '0001';

/** A review whose page has text already, so that a test can type at once. */
export type TestReview = {
  readonly root: string;
  /** The text of the page as it was made: Lines joined by line feeds. */
  readonly text: string;
};

const IMAGE = { widthPx: 600, heightPx: 800, dpi: 100 };

/** Makes one in `parent`, which is made where it is missing, with a sheet for each list of lines. It takes some 20 KB. */
export async function makeReview(
  parent: string,
  lines: readonly string[],
  ...more: readonly (readonly string[])[]
): Promise<TestReview> {
  return await makeSheets(parent, [lines, ...more], (texts, id) => pageOfLines(texts, id));
}

/** The same of one sheet on which each Line stands below the one before. */
export async function makeInkedReview(parent: string, lines: readonly string[]): Promise<TestReview> {
  return await makeSheets(parent, [lines], (texts, id) => pageOfLines(texts, id, true));
}

/** One whose words have ink and confidence, as `machineLines` has them written. */
export async function makeReadReview(
  parent: string,
  ...sheets: readonly (readonly string[])[]
): Promise<TestReview> {
  return await makeSheets(parent, sheets, (rows, id) => ({ id, image: IMAGE, lines: machineLines(...rows) }));
}

async function makeSheets(
  parent: string,
  sheets: readonly (readonly string[])[],
  pageOf: (texts: readonly string[], id: string) => Page,
): Promise<TestReview> {
  mkdirSync(parent, { recursive: true });
  const scan = join(parent, 'sheet.jpg');
  writeFileSync(scan, blankSheet());
  const store = valueOf(
    await createAndOpen(nodeStoreDeps(pageXmlCodec), {
      ...{ parentFolder: parent, folderName: 'review', title: 'Review', archival: null, sourceNote: '' },
      // The journal is kept by this name, so two reviews of one home must not share it.
      id: `test-${Date.now().toString(36)}-${(serial += 1)}`,
      scans: [{ path: scan, pages: sheets.map(() => IMAGE) }],
      references: [],
    }),
  );
  for (const [i, { id }] of store.project().pages.entries()) {
    const saved = await store.savePage({
      page: pageOf(sheets[i] ?? [], id),
      ...{ baseHash: null, reason: 'recognised', who: '', note: '', deletedLines: 0 },
    });
    valueOf(saved);
  }
  await store.close();
  return { root: store.root, text: (sheets[0] ?? []).join('\n') };
}

/** The sample's project in `parent`, of the files in `sampleFolder`, before anybody has read its sheets; answers its folder. */
export async function makeSampleProject(
  parent: string,
  sampleFolder: string,
  language: 'en' | 'ru',
): Promise<string> {
  mkdirSync(parent, { recursive: true });
  const { scanPath, title, sourceNote, archival, references } = valueOf(
    await readSample(sampleFolder, language),
  );
  const image = { widthPx: 2480, heightPx: 3508, dpi: 300 };
  const store = valueOf(
    await createAndOpen(nodeStoreDeps(pageXmlCodec), {
      ...{ parentFolder: parent, title, archival, sourceNote, references },
      id: `sample-${Date.now().toString(36)}-${(serial += 1)}`,
      scans: [{ path: scanPath, pages: [image, image] }],
    }),
  );
  await store.close();
  return store.root;
}

let serial = 0;

function pageOfLines(lines: readonly string[], id = PAGE_ID, hasInk = false): Page {
  const boxOf = (index: number) => ({ x0: 40, y0: 40 + index * 30, x1: 560, y1: 60 + index * 30 });
  return {
    id,
    image: IMAGE,
    lines: lines.map((text, index) => {
      return { id: `l${index + 1}`, text, boxPx: hasInk ? boxOf(index) : null, words: [] };
    }),
  };
}

function blankSheet(): Uint8Array {
  const { widthPx: width, heightPx: height } = IMAGE;
  return encode({ width, height, data: Buffer.alloc(width * height * 4, 0xee) }, 60).data;
}

/** Saves a version on top of the newest one, as Sverka on another computer does with the same folder. */
export async function saveElsewhere(root: string, lines: readonly string[]): Promise<string> {
  const store = valueOf(await openProject(nodeStoreDeps(pageXmlCodec), root));
  const { revision } = valueOf(await store.readPage(PAGE_ID));
  const saved = valueOf(
    await store.savePage({
      page: pageOfLines(lines),
      baseHash: revision?.hash ?? null,
      ...{ reason: 'saved', who: 'Борис', note: 'Made elsewhere', deletedLines: 0 },
    }),
  );
  await store.close();
  return saved.revision.hash;
}

/** What stands in the project, read as another program would: no lock, no app. */
export async function savedText(root: string, pageId = PAGE_ID): Promise<string> {
  const current = valueOf(await revisionsOf(root).current(pageId));
  if (current.damagedFiles.length > 0) throw new Error(`Damaged: ${current.damagedFiles.join(', ')}`);
  return current.revision === null ? '' : pageText(current.revision.page);
}

/** The same without stamps, handwriting and notes in the margin, which stand apart from the sheet's text. */
export async function savedBody(root: string, pageId = PAGE_ID): Promise<string> {
  const { revision } = valueOf(await revisionsOf(root).current(pageId));
  const lines = revision?.page.lines ?? [];
  return lines
    .filter((line) => !isApart(line))
    .map(({ text }) => text)
    .join('\n');
}

export async function historyOf(root: string, pageId = PAGE_ID): Promise<PageHistory> {
  return valueOf(await revisionsOf(root).history(pageId));
}

function revisionsOf(root: string): ReturnType<typeof openRevisionStore> {
  const disk = nodeDisk();
  return openRevisionStore(disk, pageXmlCodec, root, makeFolders(disk, root), revisionLogs(disk, root));
}

/** How often a page was given a status, as a program that opens the project afterwards finds it. */
export async function statusesGiven(root: string): Promise<number> {
  const store = valueOf(await openProject(nodeStoreDeps(pageXmlCodec), root));
  const { length } = valueOf(await store.statuses());
  await store.close();
  return length;
}

/** The files of the project that are lost or torn; what a killed program left half-made is neither. */
export async function lossesOf(root: string): Promise<readonly string[]> {
  const { problems } = valueOf(await verifyProject(nodeDisk(), pageXmlCodec, root));
  return problems.filter(isLoss).map(({ file, problem }) => `${file}: ${problem}`);
}

/** A stretch of a page's text, and what a bad reader would make of it. */
export type Slip = { readonly right: string; readonly wrong: string };

/**
 * Makes the recognised first sheet of the project read `truth`, with its ink, but for the slips; each must occur in it.
 * Answers its text.
 */
export async function injectSlips(root: string, truth: string, slips: readonly Slip[]): Promise<string> {
  const store = valueOf(await openProject(nodeStoreDeps(pageXmlCodec), root));
  const { revision } = valueOf(await store.readPage(PAGE_ID));
  if (revision === null) throw new Error('The sheet was not recognised.');
  let ids = 0;
  const newId = () => `slip${(ids += 1)}`;
  const reference = prepareReference(truth);
  const context = { before: null, page: revision.page, after: null };
  const all = { from: 0, to: Infinity, emptiesUnknown: true };
  const edit = projectReference(revision.page, layBeside(context, reference), reference, all, newId);
  let page = edit === null ? revision.page : applyEdit(revision.page, edit);
  for (const { right, wrong } of slips) {
    const from = pageText(page).indexOf(right);
    if (from < 0) throw new Error(`The sheet has no «${right}».`);
    page = applyEdit(page, editFromTextChange(page, { from, to: from + right.length, text: wrong }, newId));
  }
  const by = { reason: 'saved', who: '', note: '', deletedLines: 0 } as const;
  valueOf(await store.savePage({ page, baseHash: revision.hash, ...by }));
  await store.close();
  return pageText(page);
}
