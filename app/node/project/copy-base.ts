import type { RevisionInfo } from '../../core/project/revision';
import type { PageCodec } from '../history/revision-files';
import type { RevisionStore } from '../history/revision-store';

/**
 * The version that a file at pages/NNNN.xml was made from, as far as the file says it: a copy that a sync service left was
 * made by this program on another computer, and names the version before it. Without that every difference to what is
 * here now would count as the file's, those too that were made here meanwhile. `currentHash` where it says nothing, or
 * names what is not here.
 */
export async function baseOfCopy(
  revisions: Pick<RevisionStore, 'history'>,
  codec: PageCodec,
  pageId: string,
  bytes: Uint8Array,
  currentHash: string | null,
): Promise<string | null> {
  const info = infoIn(codec, bytes);
  if (info === null) return currentHash;
  const history = await revisions.history(pageId);
  if (!history.ok) return currentHash;
  const known = history.value.revisions;
  // Another program changed the text of a version and left the rest as it was.
  const changed = known.find((each) => isSame(each.info, info));
  const before = known.find(({ hash }) => hash === info.parentHash);
  return (changed ?? before)?.hash ?? currentHash;
}

/** Null in a file of another program, and in what is no page. */
function infoIn(codec: PageCodec, bytes: Uint8Array): RevisionInfo | null {
  try {
    const decoded = codec.decode(Buffer.from(bytes).toString('utf8'));
    return decoded.ok ? decoded.value.info : null;
  } catch {
    return null;
  }
}

function isSame(a: RevisionInfo, b: RevisionInfo): boolean {
  return a.parentHash === b.parentHash && a.sequence === b.sequence && a.atUtc === b.atUtc;
}
