import { citation } from '../../project/citation';
import type { Project } from '../../project/project';
import { REVISION_REASONS, type RevisionInfo } from '../../project/revision';
import { formatCustom, parseCustom } from '../xml/custom-data';
import { childOf, childrenOf, type XmlElement } from '../xml/xml';
import { attribute, indented, toXmlCharacters, xsdDateTime } from '../xml/xml-escape';

/** The name of the MetadataItem that holds what a Revision says of itself. */
const REVISION_ITEM = 'sverka-revision';

/** Says of which document the page is; for other readers, not read back. */
export type DocumentInfo = Pick<Project, 'id' | 'title' | 'archival'>;

/**
 * A Revision as PAGE keeps provenance (MetadataItemType of the 2019-07-15 schema): a `processingStep` with one
 * Label a field, its `type` the field's name. A value that XML cannot hold stands in the label's comments too.
 */
export function writeRevisionItem(info: RevisionInfo, level: number): string {
  const fields = Object.entries(revisionFields(info));
  const date = attribute('date', xsdDateTime(info.atUtc));
  return [
    indented(
      level,
      `<MetadataItem type="processingStep" name="${REVISION_ITEM}" value="${info.reason}"${date}>`,
    ),
    indented(level + 1, '<Labels externalModel="sverka" externalId="revision">'),
    ...fields.map(([type, value]) => indented(level + 2, writeLabel(type, value))),
    indented(level + 1, '</Labels>'),
    indented(level, '</MetadataItem>'),
  ].join('\n');
}

function revisionFields(info: RevisionInfo): Readonly<Record<string, string>> {
  return {
    pageId: info.pageId,
    sequence: String(info.sequence),
    ...(info.parentHash === null ? {} : { parentHash: info.parentHash }),
    ...(info.mergedHash === undefined ? {} : { mergedHash: info.mergedHash }),
    who: info.who,
    atUtc: info.atUtc,
    note: info.note,
    ...(info.account === undefined ? {} : { account: info.account }),
    ...(info.origin === undefined ? {} : { origin: `${info.origin.sha256}#${info.origin.index}` }),
  };
}

function writeLabel(type: string, value: string): string {
  const isHeld = toXmlCharacters(value) === value;
  const comments = attribute('comments', isHeld ? null : formatCustom({ value }));
  return `<Label type="${type}"${attribute('value', value)}${comments}/>`;
}

/** What a file says of its Revision, or null where it says nothing, or nothing that makes sense. */
export function readRevisionItem(metadata: XmlElement | undefined): RevisionInfo | null {
  if (metadata === undefined) return null;
  const items = childrenOf(metadata, 'MetadataItem');
  const item = items.find((candidate) => candidate.attributes.get('name') === REVISION_ITEM);
  return item === undefined ? null : revisionOf(item);
}

function revisionOf(item: XmlElement): RevisionInfo | null {
  const labels = childOf(item, 'Labels');
  const fields = new Map((labels === undefined ? [] : childrenOf(labels, 'Label')).map(readLabel));
  const sequence = Number(fields.get('sequence'));
  const reason = REVISION_REASONS.find((known) => known === item.attributes.get('value'));
  const pageId = fields.get('pageId');
  if (reason === undefined || pageId === undefined || !Number.isSafeInteger(sequence)) return null;
  const [mergedHash, account] = [fields.get('mergedHash'), fields.get('account')];
  const [, sha256, index] = /^([0-9a-f]{64})#(\d{1,6})$/.exec(fields.get('origin') ?? '') ?? [];
  return {
    pageId,
    sequence,
    parentHash: fields.get('parentHash') ?? null,
    ...(mergedHash === undefined ? {} : { mergedHash }),
    reason,
    who: fields.get('who') ?? '',
    atUtc: fields.get('atUtc') ?? '',
    note: fields.get('note') ?? '',
    ...(account === undefined ? {} : { account }),
    ...(sha256 === undefined ? {} : { origin: { sha256, index: Number(index) } }),
  };
}

function readLabel(label: XmlElement): readonly [string, string] {
  const shown = label.attributes.get('value') ?? '';
  const exact = parseCustom(label.attributes.get('comments'))['value'];
  return [label.attributes.get('type') ?? '', exact ?? shown];
}

/** The document's title, id and citation as MetadataItems of type `other`. */
export function writeDocumentItems(document: DocumentInfo, level: number): readonly string[] {
  const items: readonly (readonly [string, string])[] = [
    ['document-id', document.id],
    ['document-title', document.title],
    ...(document.archival === null ? [] : [['archival-reference', citation(document.archival)] as const]),
  ];
  return items.map(([name, value]) =>
    indented(level, `<MetadataItem type="other" name="${name}"${attribute('value', value)}/>`),
  );
}
