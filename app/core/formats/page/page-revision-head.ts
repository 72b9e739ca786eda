import type { RevisionInfo } from '../../project/revision';
import { readRevisionItem } from './page-revision';
import { childOf, parseXml } from '../xml/xml';

const END_OF_HEAD = '</Metadata>';

/**
 * What a Revision's file says of itself, read from its head alone: lists of many versions need no text. Null for
 * files that are not built as `writePageXml` builds them; those have to be read whole.
 */
export function readRevisionHead(xml: string): RevisionInfo | null {
  const end = xml.indexOf(END_OF_HEAD);
  if (end < 0 || !/<\/PcGts>\s*$/.test(xml.slice(-20))) return null;
  const head = parseXml(`${xml.slice(0, end + END_OF_HEAD.length)}</PcGts>`);
  return head.ok ? readRevisionItem(childOf(head.value, 'Metadata')) : null;
}
