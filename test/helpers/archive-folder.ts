import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'jpeg-js';
import { fail } from '../../app/core/base/result';
import { applyEdit } from '../../app/core/edit/edit';
import { editFromTextChange } from '../../app/core/edit/edit-text';
import { pageText } from '../../app/core/page/transcription';
import { nodeDisk } from '../../app/node/disk/fs';
import { pageXmlCodec } from '../../app/node/history/page-codec';
import { createProject } from '../../app/node/project/project-create';
import type { ProjectStore } from '../../app/node/project/project-store';
import { exportTexts } from '../../app/node/review/export-texts';
import { openPackage } from '../../app/node/review/package-files';
import { takeFolder } from '../../app/node/review/take-folder';
import { readForeign } from './foreign';
import { newProject, openStore, valueOf } from './store-fixture';

/** A file as an archive has it: pictures under its own names, and a page file of another program for each. */
export type ArchiveFormat = 'page' | 'alto';

const IMAGE = { widthPx: 300, heightPx: 200, dpi: 300 };

export const sheetName = (n: number) => `f45_op1_d337_${String(n).padStart(3, '0')}`;

const TEXTS = (n: number) => [
  `Дело № ${337 + n}`,
  `Лист ${n}. Телеграмма № ${15_600 + n}`,
  'прибыло 150 винтовокъ и 12 пулемётов',
];

const at = (i: number) => ({ y0: 20 + 50 * i, y1: 50 + 50 * i });

function pageLine(text: string, i: number): string {
  const { y0, y1 } = at(i);
  const points = `10,${y0} 290,${y0} 290,${y1} 10,${y1}`;
  return `<TextLine id="l${i}" custom="readingOrder {index:${i};}"><Coords points="${points}"/>\n    <Baseline points="10,${y1 - 5} 290,${y1 - 5}"/><TextEquiv conf="0.875"><Unicode>${text}</Unicode></TextEquiv></TextLine>`;
}

/** With a heading, a margin note and a paragraph as regions, Windows line ends, and what Sverka has no word for. */
export function pageFile(n: number, texts: readonly string[] = TEXTS(n)): string {
  const [heading = '', margin = '', body = ''] = texts.map(pageLine);
  const region = (id: string, type: string, line: string) =>
    `<TextRegion id="${id}" type="${type}" custom="structure {type:${type};}"><Coords points="5,5 295,5 295,195 5,195"/>${line}</TextRegion>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15 http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15/pagecontent.xsd">
  <Metadata><Creator>Transkribus</Creator><Created>2024-01-02T03:04:05Z</Created><LastChange>2024-01-02T03:04:05Z</LastChange></Metadata>
  <Page imageFilename="${sheetName(n)}.jpg" imageWidth="${IMAGE.widthPx}" imageHeight="${IMAGE.heightPx}">
    <ReadingOrder><OrderedGroup id="ro"><RegionRefIndexed index="0" regionRef="r0"/><RegionRefIndexed index="1" regionRef="r1"/><RegionRefIndexed index="2" regionRef="r2"/></OrderedGroup></ReadingOrder>
    ${region('r0', 'heading', heading)}
    ${region('r1', 'marginalia', margin)}
    ${region('r2', 'paragraph', body)}
  </Page>
</PcGts>
`.replace(/\n/g, '\r\n');
}

/** How sure a machine was is said of its own words only. */
function altoLine(text: string, i: number, read: string): string {
  const { y0 } = at(i);
  const readWords = read.split(' ');
  const words = text.split(' ').map((word, w) => {
    const place = `HPOS="${10 + 40 * w}" VPOS="${y0}" WIDTH="36" HEIGHT="30"`;
    const sure = word === readWords[w] ? ' WC="0.87"' : '';
    return `<String ID="s${i}_${w}" CONTENT="${word}" ${place}${sure} STYLEREFS="F1"/>`;
  });
  return `<TextLine ID="l${i}" HPOS="10" VPOS="${y0}" WIDTH="280" HEIGHT="30" BASELINE="10 ${y0 + 25} 290 ${y0 + 25}">${words.join('<SP/>')}</TextLine>`;
}

export function altoFile(n: number, texts: readonly string[] = TEXTS(n)): string {
  const blocks = texts.map(
    (text, i) =>
      `<TextBlock ID="b${i}" TAGREFS="T${i}" HPOS="5" VPOS="5" WIDTH="290" HEIGHT="190">${altoLine(text, i, TEXTS(n)[i] ?? '')}</TextBlock>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd">
  <Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation><fileName>${sheetName(n)}.jpg</fileName></sourceImageInformation></Description>
  <Styles><TextStyle ID="F1" FONTFAMILY="Courier" FONTSIZE="12"/></Styles>
  <Tags><OtherTag ID="T0" LABEL="heading"/><OtherTag ID="T1" LABEL="margin"/><OtherTag ID="T2" LABEL="main"/></Tags>
  <Layout><Page ID="p" PHYSICAL_IMG_NR="0" WIDTH="${IMAGE.widthPx}" HEIGHT="${IMAGE.heightPx}"><PrintSpace HPOS="0" VPOS="0" WIDTH="300" HEIGHT="200">
    ${blocks.join('\n    ')}
  </PrintSpace></Page></Layout>
</alto>
`;
}

const FILE_OF = { page: pageFile, alto: altoFile } as const;

/** A grey picture whose stripes are the number of the sheet: no two are of the same bytes. */
function picture(n: number): Uint8Array {
  const { widthPx: width, heightPx: height } = IMAGE;
  const data = Buffer.alloc(width * height * 4, 230);
  for (let bit = 0; bit < 10; bit += 1)
    if ((n >> bit) & 1) data.fill(20, bit * 16 * width * 4, (bit * 16 + 8) * width * 4);
  return new Uint8Array(encode({ width, height, data }, 70).data);
}

/** What every `n`th sheet is corrected to: a letter, a number, a whole word, on lines of different regions. */
function corrected(n: number): readonly string[] | null {
  const [heading = '', margin = '', body = ''] = TEXTS(n);
  if (n % 7 === 0) return [heading, margin.replace('Телеграмма', 'Шифртелеграмма'), body];
  if (n % 5 === 0) return [heading, margin, body.replace('винтовокъ', 'винтовок').replace('12', '72')];
  return n % 3 === 0 ? [heading.replace('№', 'N'), margin, body] : null;
}

/** The file of sheet `n` as it has to come out. */
export function expectedFile(format: ArchiveFormat, n: number): string {
  return FILE_OF[format](n, corrected(n) ?? TEXTS(n));
}

/** Writes the folder of `sheets` sheets that another program exports. */
export async function makeArchiveFolder(
  folder: string,
  format: ArchiveFormat,
  sheets: number,
): Promise<void> {
  await mkdir(join(folder, format), { recursive: true });
  for (let n = 1; n <= sheets; n += 1) {
    await writeFile(join(folder, `${sheetName(n)}.jpg`), picture(n));
    await writeFile(join(folder, format, `${sheetName(n)}.xml`), FILE_OF[format](n));
  }
}

/** A document in `work` of the pictures and texts of such a folder. */
export async function takenIn(work: string, given: string, sheets: number): Promise<ProjectStore> {
  const names = Array.from({ length: sheets }, (_, i) => join(given, `${sheetName(i + 1)}.jpg`));
  const scans = names.map((path) => ({ path, pages: [IMAGE] }));
  const root = valueOf(await createProject(nodeDisk(), { ...newProject(work, scans[0]?.path ?? ''), scans }));
  const store = await openStore(nodeDisk(), root, { codec: pageXmlCodec, readForeign });
  const files = valueOf(await openPackage(given));
  const taken = valueOf(await takeFolder({ store, readForeign, files, who: 'Анна', readsAbout: true }));
  if (taken.taken.length !== sheets) throw new Error(`${taken.taken.length} of ${sheets} sheets taken`);
  return store;
}

/** What an export needs outside the app. */
export const exportDeps = (store: ProjectStore) => ({
  ...{ disk: nodeDisk(), store, creator: 'Sverka 9', nowUtc: () => '2024-05-06T07:08:09Z' },
  picture: () => Promise.resolve(fail('not-drawn')),
});

/** Takes a folder in as a document, corrects some of its lines, and exports it to `out` in the format that it came in. */
export async function thereAndBack(
  work: string,
  given: string,
  format: ArchiveFormat,
  sheets: number,
): Promise<string> {
  const store = await takenIn(work, given, sheets);
  for (let n = 1; n <= sheets; n += 1) await correct(store, n);
  const out = join(work, 'out');
  valueOf(await exportTexts(exportDeps(store), format, out));
  await store.close();
  return out;
}

/** Sets each line that is to be corrected to what it should say, as a person would type it: only what differs. */
async function correct(store: ProjectStore, n: number): Promise<void> {
  const wanted = corrected(n);
  if (wanted === null) return;
  const pageId = store.project().pages[n - 1]?.id ?? '';
  const { revision } = valueOf(await store.readPage(pageId));
  if (revision === null) throw new Error(`Sheet ${n} has no text.`);
  const text = pageText(revision.page);
  const aim = wanted.join('\n');
  let [from, end] = [0, 0];
  while (text[from] === aim[from]) from += 1;
  while (end < Math.min(text.length, aim.length) - from && text.at(-1 - end) === aim.at(-1 - end)) end += 1;
  const change = { from, to: text.length - end, text: aim.slice(from, aim.length - end) };
  const page = applyEdit(
    revision.page,
    editFromTextChange(revision.page, change, () => 'new'),
  );
  const by = { reason: 'saved', who: 'Анна', note: '', deletedLines: 0 } as const;
  valueOf(await store.savePage({ page, baseHash: revision.hash, ...by }));
}
