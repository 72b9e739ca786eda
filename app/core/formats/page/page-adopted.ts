import { ok, type Result } from '../../base/result';
import { REVISION_REASONS, type RevisionInfo } from '../../project/revision';
import type { Page } from '../../page/transcription';
import { editPageXml } from './page-xml-edit';
import { readPageXml } from './page-xml-read';
import type { FormatErrorCode } from '../xml/xml';

/**
 * A Revision of a page that came from another program: that program's file with the edits spliced in and, behind its
 * last character, one line that says what the Revision is. A processing instruction after the root element is valid
 * under every year of the PAGE schema (XML 1.0, 2.1 and 2.6), and taking the line away gives the file itself back.
 */
export type AdoptedPage = { readonly source: string; readonly info: RevisionInfo };

const TRAILER = /\n<\?sverka-revision (\{[^\n]*\})\?>$/;

/** `source` with what the Revision says of itself behind it. */
export function writeAdopted({ source, info }: AdoptedPage): string {
  return `${source}\n<?sverka-revision ${xmlSafeJson(info)}?>`;
}

/** The other program's file and the Revision in `xml`, or null where it holds no such line. */
export function readAdopted(xml: string): AdoptedPage | null {
  const found = TRAILER.exec(xml);
  const info = found?.[1] === undefined ? null : infoOf(found[1]);
  return found === null || info === null ? null : { source: xml.slice(0, found.index), info };
}

/** A file that went out of Sverka with its line and came back changed: without the line, which tells of another state. */
export function withoutTrailer(xml: string): string {
  return xml.replace(/\n?<\?sverka-revision [^\n]*\?>\s*$/, '');
}

/** JSON in which no character is left that XML forbids or that could end the instruction. */
function xmlSafeJson(info: RevisionInfo): string {
  return JSON.stringify(info).replace(
    /[<>&\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function infoOf(json: string): RevisionInfo | null {
  const value = parseOrNull(json);
  if (typeof value !== 'object' || value === null) return null;
  const { pageId, sequence, parentHash, mergedHash, reason, who, atUtc, note } = value as Record<
    string,
    unknown
  >;
  const known = REVISION_REASONS.find((one) => one === reason);
  const isWhole =
    typeof pageId === 'string' &&
    Number.isSafeInteger(sequence) &&
    (parentHash === null || typeof parentHash === 'string');
  if (!isWhole || known === undefined) return null;
  return {
    pageId,
    sequence: Number(sequence),
    parentHash,
    ...(typeof mergedHash === 'string' ? { mergedHash } : {}),
    reason: known,
    who: typeof who === 'string' ? who : '',
    atUtc: typeof atUtc === 'string' ? atUtc : '',
    note: typeof note === 'string' ? note : '',
  };
}

function parseOrNull(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * `source`, a PAGE file of another program, with the text of `page` in it and nothing else touched. Fails as
 * `editPageXml` does; `not-spliced` where its shape cannot hold the page, which then needs a file of our own.
 */
export function adoptPage(source: string, page: Page): Result<string, FormatErrorCode | 'not-spliced'> {
  const before = readPageXml(source);
  return before.ok ? editPageXml(source, before.value.page, page) : before;
}

/** The page and the Revision of an adopted file; null for a file that is none. */
export function readAdoptedPage(
  xml: string,
): Result<{ readonly page: Page; readonly info: RevisionInfo }, FormatErrorCode> | null {
  const adopted = readAdopted(xml);
  if (adopted === null) return null;
  const read = readPageXml(adopted.source);
  if (!read.ok) return read;
  return ok({ page: { ...read.value.page, id: adopted.info.pageId }, info: adopted.info });
}
