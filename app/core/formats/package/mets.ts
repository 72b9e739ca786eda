import { fail, ok, type Result } from '../../base/result';
import { attribute, escapeXmlText } from '../xml/xml-escape';
import { descendantsOf, parseXml, childrenOf, type FormatErrorCode, type XmlElement } from '../xml/xml';

/** A file of a METS document: its group (`OCR-D-IMG`), where it lies, and the page it belongs to, if one does. */
export type MetsFile = {
  readonly group: string;
  readonly id: string;
  readonly mimetype: string;
  /** As written: relative to the METS file, or an address. */
  readonly href: string;
  readonly pageId: string | null;
};

/** Files in the order of their pages (structMap PHYSICAL), else as the file has them. */
export function readMets(xml: string): Result<readonly MetsFile[], FormatErrorCode> {
  const parsed = parseXml(xml);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'mets') return fail('wrong-format', { formats: 'METS' });
  const pages = new Map<string, { readonly pageId: string; readonly order: number }>();
  const physical = descendantsOf(root, 'structMap').find(
    (map) => (map.attributes.get('TYPE') ?? '').toUpperCase() === 'PHYSICAL',
  );
  const divs = physical === undefined ? [] : descendantsOf(physical, 'div');
  for (const [order, div] of divs.entries())
    for (const pointer of childrenOf(div, 'fptr')) {
      const file = pointer.attributes.get('FILEID');
      if (file !== undefined) pages.set(file, { pageId: div.attributes.get('ID') ?? String(order), order });
    }
  const files = descendantsOf(root, 'fileGrp').flatMap(filesOf);
  const orderOf = ({ id }: { readonly id: string }) => pages.get(id)?.order ?? Number.MAX_SAFE_INTEGER;
  return ok(
    files
      .map((file) => ({ ...file, pageId: pages.get(file.id)?.pageId ?? null }))
      .sort((a, b) => orderOf(a) - orderOf(b)),
  );
}

function filesOf(group: XmlElement): readonly Omit<MetsFile, 'pageId'>[] {
  return childrenOf(group, 'file').flatMap((file) => {
    const href = childrenOf(file, 'FLocat')[0]?.attributes.get('href');
    if (href === undefined) return [];
    return [
      {
        group: group.attributes.get('USE') ?? group.attributes.get('ID') ?? '',
        id: file.attributes.get('ID') ?? '',
        mimetype: file.attributes.get('MIMETYPE') ?? '',
        href,
      },
    ];
  });
}

export type MetsOptions = {
  readonly identifier: string;
  readonly title: string;
  readonly creator: string;
  readonly createdUtc: string;
};

/** A page of a document with its files by group, each with its path from the METS file. */
export type MetsPage = {
  readonly id: string;
  readonly files: readonly Pick<MetsFile, 'group' | 'mimetype' | 'href'>[];
};

const NAMESPACES =
  'xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink"';

/** METS as OCR-D keeps a workspace: a file group for pictures and one for texts, and the order of the pages. */
export function writeMets(
  pages: readonly MetsPage[],
  { identifier, title, creator, createdUtc }: MetsOptions,
): string {
  const groups = [...new Set(pages.flatMap(({ files }) => files.map(({ group }) => group)))];
  const inGroup = (group: string) =>
    pages.flatMap(({ id, files }) =>
      files
        .filter((file) => file.group === group)
        .map(
          ({ href, mimetype }) =>
            `<mets:file${attribute('ID', fileId(group, id))}${attribute('MIMETYPE', mimetype)}><mets:FLocat LOCTYPE="OTHER" OTHERLOCTYPE="FILE"${attribute('xlink:href', href)}/></mets:file>`,
        ),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<mets:mets ${NAMESPACES}>`,
    `<mets:metsHdr${attribute('CREATEDATE', createdUtc)}><mets:agent TYPE="OTHER" OTHERTYPE="SOFTWARE" ROLE="CREATOR"><mets:name>${escapeXmlText(creator)}</mets:name></mets:agent></mets:metsHdr>`,
    '<mets:dmdSec ID="DMDLOG_0001"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>',
    `<mods:identifier type="local">${escapeXmlText(identifier)}</mods:identifier>`,
    `<mods:titleInfo><mods:title>${escapeXmlText(title)}</mods:title></mods:titleInfo>`,
    '</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>',
    '<mets:amdSec ID="AMD"/>',
    '<mets:fileSec>',
    ...groups.flatMap((group) => [
      `<mets:fileGrp${attribute('USE', group)}>`,
      ...inGroup(group),
      '</mets:fileGrp>',
    ]),
    '</mets:fileSec>',
    '<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence" ID="PHYS_0000">',
    ...pages.map(({ id, files }, i) => {
      const pointers = files.map(({ group }) => `<mets:fptr${attribute('FILEID', fileId(group, id))}/>`);
      return `<mets:div TYPE="page"${attribute('ID', `PHYS_${id}`)} ORDER="${i + 1}">${pointers.join('')}</mets:div>`;
    }),
    '</mets:div></mets:structMap>',
    '</mets:mets>',
    '',
  ].join('\n');
}

function fileId(group: string, pageId: string): string {
  return `${group}_${pageId}`;
}
