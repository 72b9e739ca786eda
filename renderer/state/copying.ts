import { ask } from './ask';
import { replacePage } from './editing';
import { showProject } from './project';
import { flush } from './saving';
import { getState, say, type PageDoc } from './store';

/** Copies the project elsewhere with everything the window holds, and goes on in the copy. */
export async function saveCopy(): Promise<void> {
  await flush();
  const { pages, projectError } = getState();
  // A folder that refuses may be gone, and then the window has the only text there is.
  const isWanted = (doc: PageDoc) => doc.isDirty || projectError !== null;
  const held = Object.values(pages).flatMap((doc) => {
    const { page, baseHash, deletedLines } = doc;
    return page !== null && isWanted(doc) ? [{ page, baseHash, deletedLines }] : [];
  });
  say('copying');
  const copy = await ask('project.saveCopy', { held });
  if (copy === null) return;
  const typedSince = Object.entries(getState().pages).filter(([id, { page }]) => page !== pages[id]?.page);
  await showProject(copy.view);
  for (const [id, { page }] of typedSince) if (page !== null) replacePage(id, page);
  const { folder } = copy.view;
  if (copy.lost.length === 0) say('copySaved', { folder });
  else say('copyLacks', { folder, files: copy.lost.join(', ') }, 'error');
}
