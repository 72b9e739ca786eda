import { makeObjects, type PdfBytes, type PdfObjects } from './pdf-objects';
import { readPlaces } from './pdf-places';
import type { GrowthRefusal } from './pdf-growth';
import { TEXT_FONT, TEXT_MARK } from './text-names';
import {
  entriesWithout,
  numberOf,
  PdfBroken,
  PdfCutShort,
  type PdfEntries,
  type PdfValue,
} from './pdf-value';

/** A page of a PDF that came in. What stands of it in the file stands here a character a byte. */
export type GivenPdfPage = {
  readonly id: number;
  readonly generation: number;
  /** Its dictionary without `Contents`, `Resources`, `Rotate` and `CropBox`. */
  readonly entries: string;
  /** What it draws, without text that this program has put there before. */
  readonly contents: readonly string[];
  /** Its resources without fonts, and its fonts without ours. */
  readonly resources: string;
  readonly fonts: string;
  /** What of it is shown, in its own units: left, bottom, right, top. */
  readonly view: readonly [number, number, number, number];
  /** Quarter turns clockwise that it is shown with. */
  readonly turns: 0 | 1 | 2 | 3;
  /** Its own `CropBox`, or empty. */
  readonly cropBox: string;
  /** Whether fonts are told that are not ours, so that there may be text. */
  readonly mayHaveText: boolean;
};

/** What has to be known of a PDF to put something behind it that changes its pages (an incremental update, 7.5.6). */
export type GivenPdf = {
  readonly bytes: number;
  readonly startXref: number;
  readonly hasXrefStream: boolean;
  /** A number that no object has. */
  readonly free: number;
  readonly root: string;
  readonly info: string;
  /** The first half of its identifier. */
  readonly identifier: string;
  readonly isSigned: boolean;
  readonly pages: readonly GivenPdfPage[];
};

const MOST_PAGES = 10_000;
const DEEPEST = 50;

type Refusal = Exclude<GrowthRefusal, 'has-text'>;

/** Reads no more of the file than tables and dictionaries. */
export async function readGivenPdf(bytes: PdfBytes): Promise<GivenPdf | Refusal> {
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof PdfBroken || error instanceof PdfCutShort) return 'damaged';
    throw error;
  }
}

async function read(bytes: PdfBytes): Promise<GivenPdf | Refusal> {
  const { places, trailer, startXref, isStream, free } = await readPlaces(bytes);
  if (trailer.has('Encrypt')) return 'protected';
  const objects = makeObjects(bytes, places);
  const [root, info, ids] = [trailer.get('Root'), trailer.get('Info'), trailer.get('ID')];
  const catalog = await dictOf(objects, root);
  if (root?.kind !== 'ref' || catalog === null) throw new PdfBroken('no catalog');
  if ((await dictOf(objects, catalog.get('Perms')))?.has('DocMDP') === true) return 'certified';
  const pages = await readPages(objects, catalog.get('Pages'));
  if (new Set(pages.map(({ id }) => id)).size !== pages.length) throw new PdfBroken('a page twice');
  return {
    ...{ bytes: bytes.length, startXref, hasXrefStream: isStream, free, root: root.raw },
    info: info?.kind === 'ref' ? info.raw : '',
    identifier: ids?.kind === 'array' ? (ids.items[0]?.raw ?? '') : '',
    isSigned: await isSigned(objects, catalog),
    pages,
  };
}

async function dictOf(objects: PdfObjects, value: PdfValue | undefined): Promise<PdfEntries | null> {
  const found = await objects.resolve(value);
  return found?.kind === 'dict' ? found.entries : null;
}

/** A field for a signature that holds one, or a form that says so (12.7.2, 12.7.4.5). */
async function isSigned(objects: PdfObjects, catalog: PdfEntries): Promise<boolean> {
  const form = await dictOf(objects, catalog.get('AcroForm'));
  if (form === null) return false;
  if ((numberOf(form.get('SigFlags')) ?? 0) % 2 === 1) return true;
  const fields = await objects.resolve(form.get('Fields'));
  for (const one of fields?.kind === 'array' ? fields.items.slice(0, 1_000) : []) {
    const field = await dictOf(objects, one);
    const kind = field?.get('FT');
    if (kind?.kind === 'name' && kind.name === 'Sig' && field?.has('V') === true) return true;
  }
  return false;
}

/** What a page has from the nodes above it (7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Partial<Record<(typeof INHERITED)[number], PdfValue>>;

async function readPages(objects: PdfObjects, top: PdfValue | undefined): Promise<readonly GivenPdfPage[]> {
  const pages: GivenPdfPage[] = [];
  const walk = async (value: PdfValue | undefined, above: Inherited, depth: number): Promise<void> => {
    if (value?.kind !== 'ref' || depth > DEEPEST) throw new PdfBroken('pages');
    const node = await objects.find(value.id);
    if (node?.value.kind !== 'dict') throw new PdfBroken('pages');
    const { entries } = node.value;
    const inherited = { ...above };
    for (const name of INHERITED) {
      const own = entries.get(name);
      if (own !== undefined) inherited[name] = own;
    }
    const kids = await objects.resolve(entries.get('Kids'));
    if (kids?.kind !== 'array') {
      if (pages.length >= MOST_PAGES) throw new PdfBroken('pages');
      pages.push(await readPage(objects, { ...node, entries }, inherited));
      return;
    }
    for (const kid of kids.items) await walk(kid, inherited, depth + 1);
  };
  await walk(top, {}, 0);
  return pages;
}

type PageNode = { readonly id: number; readonly generation: number; readonly entries: PdfEntries };

async function readPage(
  objects: PdfObjects,
  { id, generation, entries }: PageNode,
  inherited: Inherited,
): Promise<GivenPdfPage> {
  const resources = (await dictOf(objects, inherited.Resources)) ?? new Map<string, PdfValue>();
  const fonts = (await dictOf(objects, resources.get('Font'))) ?? new Map<string, PdfValue>();
  const [media, crop] = [await boxOf(objects, inherited.MediaBox), await boxOf(objects, inherited.CropBox)];
  const turned = numberOf(await objects.resolve(inherited.Rotate)) ?? 0;
  const turns = (((Math.round(turned / 90) % 4) + 4) % 4) as GivenPdfPage['turns'];
  const names = [...fonts.keys()].filter((name) => name !== TEXT_FONT);
  return {
    ...{ id, generation, turns },
    entries: entriesWithout(entries, ['Contents', 'Resources', 'Rotate', 'CropBox']),
    contents: await contentsOf(objects, entries.get('Contents')),
    resources: entriesWithout(resources, ['Font']),
    fonts: entriesWithout(fonts, [TEXT_FONT]),
    view: viewOf(media ?? [0, 0, 612, 792], crop),
    cropBox: entries.get('CropBox')?.raw ?? '',
    mayHaveText: names.length > 0 || (await formsHaveFonts(objects, resources, 0)),
  };
}

/** The streams in order, but for those that hold our text. */
async function contentsOf(objects: PdfObjects, value: PdfValue | undefined): Promise<readonly string[]> {
  if (value === undefined) return [];
  const found = value.kind === 'ref' ? await objects.resolve(value) : value;
  const streams = found?.kind === 'array' ? found.items : [value];
  const own: string[] = [];
  for (const stream of streams) {
    if (stream.kind !== 'ref') continue;
    const entries = await dictOf(objects, stream);
    if (entries?.has(TEXT_MARK) !== true) own.push(stream.raw);
  }
  return own;
}

/** Whether drawings that the page draws have fonts of their own. */
async function formsHaveFonts(objects: PdfObjects, resources: PdfEntries, depth: number): Promise<boolean> {
  if (depth > 4) return true;
  const drawn = await dictOf(objects, resources.get('XObject'));
  for (const one of drawn?.values() ?? []) {
    const entries = await dictOf(objects, one);
    const kind = entries?.get('Subtype');
    if (kind?.kind !== 'name' || kind.name !== 'Form') continue;
    const own = await dictOf(objects, entries?.get('Resources'));
    if (own === null) continue;
    if (own.has('Font') || (await formsHaveFonts(objects, own, depth + 1))) return true;
  }
  return false;
}

type Box = readonly [number, number, number, number];

async function boxOf(objects: PdfObjects, value: PdfValue | undefined): Promise<Box | null> {
  const found = await objects.resolve(value);
  if (found?.kind !== 'array' || found.items.length !== 4) return null;
  const sides: number[] = [];
  for (const item of found.items) sides.push(numberOf(await objects.resolve(item)) ?? Number.NaN);
  const [a = 0, b = 0, c = 0, d = 0] = sides;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return sides.every(Number.isFinite) && box[2] > box[0] && box[3] > box[1] ? box : null;
}

/** What of the crop lies on the medium (14.11.2), as pdf.js shows it. */
function viewOf(media: Box, crop: Box | null): Box {
  if (crop === null) return media;
  const [left, bottom] = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1])];
  const [right, top] = [Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  const view: Box = [left, bottom, right, top];
  return view[2] > view[0] && view[3] > view[1] ? view : media;
}
