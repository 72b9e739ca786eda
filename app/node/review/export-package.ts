import { createHash } from 'node:crypto';
import { join, relative, sep } from 'node:path';
import { BAGIT_TXT, bagInfo, writeManifest } from '../../core/formats/package/bagit';
import { writeMets, type MetsPage } from '../../core/formats/package/mets';
import { pageNames } from '../../core/formats/write/page-names';
import type { PageFormat } from '../../core/formats/write/written-formats';
import type { StoreResult } from '../disk/store-error';
import { exportTexts, type TextChoice, type TextExportDeps } from './export-texts';
import type { PackageKind } from './package-kinds';
import { openZipWriter, type ZipWriter } from '../zip/zip-writer';

const PICTURES = 'OCR-D-IMG';
const TEXTS = 'OCR-D-GT';

/** Writes the sheets with their pictures into one file at `path`, whole or not at all. */
export async function exportPackage(
  deps: TextExportDeps,
  kind: PackageKind,
  format: PageFormat,
  path: string,
  choice: TextChoice,
): Promise<StoreResult<null>> {
  const createdUtc = deps.nowUtc();
  const zip = await openZipWriter(deps.disk, path, Date.parse(createdUtc));
  if (!zip.ok) return zip;
  const packing: Packing = { zip: zip.value, kind, hashes: new Map(), bytes: 0 };
  // Nothing is written there: paths below it are names in the package.
  const folder = join(path, 'files');
  const sink = async (file: string, bytes: Uint8Array) => {
    return await add(packing, placeOf(kind, relative(folder, file).split(sep).join('/')), bytes);
  };
  const prefix = kind === 'ocrd-zip' ? `${PICTURES}/` : '';
  const written = await exportTexts({ ...deps, sink, picturePrefix: prefix }, format, folder, choice);
  const described = written.ok && kind === 'ocrd-zip' ? await describe(deps, packing, createdUtc) : written;
  if (described.ok) return await zip.value.end();
  await zip.value.abandon();
  return described;
}

type Packing = {
  readonly zip: ZipWriter;
  readonly kind: PackageKind;
  /** Path in the package → SHA-512. */
  readonly hashes: Map<string, string>;
  bytes: number;
};

function placeOf(kind: PackageKind, name: string): string {
  if (kind === 'zip') return name;
  return `data/${name.endsWith('.xml') ? TEXTS : PICTURES}/${name}`;
}

async function add(packing: Packing, name: string, bytes: Uint8Array): Promise<StoreResult<null>> {
  packing.hashes.set(name, createHash('sha512').update(bytes).digest('hex'));
  packing.bytes += bytes.length;
  return await packing.zip.add(name, bytes);
}

/** METS among the payload, and what makes it a bag around it. */
async function describe(
  { store, creator }: TextExportDeps,
  packing: Packing,
  createdUtc: string,
): Promise<StoreResult<null>> {
  const project = store.project();
  const about = { identifier: project.id, title: project.title, creator, createdUtc };
  const mets = writeMets(metsPages(packing, project), about);
  const added = await add(packing, 'data/mets.xml', Buffer.from(mets));
  if (!added.ok) return added;
  const info = {
    ...{ identifier: project.id, dayUtc: createdUtc.slice(0, 10), software: creator },
    ...{ payloadBytes: packing.bytes, payloadFiles: packing.hashes.size },
  };
  const tags: readonly (readonly [string, string])[] = [
    ['bagit.txt', BAGIT_TXT],
    ['bag-info.txt', bagInfo(info)],
    ['manifest-sha512.txt', writeManifest(new Map([...packing.hashes].sort(byName)))],
  ];
  const tagHashes = new Map<string, string>();
  for (const [name, text] of tags) {
    tagHashes.set(name, createHash('sha512').update(text).digest('hex'));
    const written = await packing.zip.add(name, Buffer.from(text));
    if (!written.ok) return written;
  }
  return await packing.zip.add('tagmanifest-sha512.txt', Buffer.from(writeManifest(tagHashes)));
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function metsPages({ hashes }: Packing, project: Parameters<typeof pageNames>[0]): readonly MetsPage[] {
  const names = pageNames(project);
  return project.pages.flatMap(({ id }): readonly MetsPage[] => {
    const own = names.get(id);
    if (own === undefined) return [];
    const picture = `${PICTURES}/${own.imageFilename}`;
    const text = `${TEXTS}/${own.stem}.xml`;
    const files = [
      ...(hashes.has(`data/${picture}`)
        ? [{ group: PICTURES, mimetype: mimetypeOf(own.imageFilename), href: picture }]
        : []),
      ...(hashes.has(`data/${text}`)
        ? [{ group: TEXTS, mimetype: 'application/vnd.prima.page+xml', href: text }]
        : []),
    ];
    return files.length === 0 ? [] : [{ id, files }];
  });
}

function mimetypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (ending === 'jpg') return 'image/jpeg';
  return `image/${ending === 'tif' ? 'tiff' : ending}`;
}
