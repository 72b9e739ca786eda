import type { RestorePlan } from '../api';
import { ask } from './ask';
import { adoptPages } from './editing';
import { readPage } from './project';
import { flush } from './saving';
import { getState, say, type PageDoc } from './store';

/** Puts everything typed into the project first, so that no version is made beside it. Tells when that fails. */
export async function everythingSaved(): Promise<boolean> {
  await flush();
  const { pages, saveError } = getState();
  const isSaved = !Object.values(pages).some(({ isDirty }) => isDirty);
  if (!isSaved) say('notSaved', { reason: saveError ?? '' }, 'error');
  return isSaved;
}

/** Makes an older version of a sheet the newest again, as one step to undo. */
export async function restoreVersion(pageId: string, hash: string): Promise<void> {
  if (!(await everythingSaved())) return;
  const restored = await ask('page.restore', { pageId, hash, note: '' });
  if (restored === null) return;
  const doc = await readPage(pageId);
  adoptPages({ [pageId]: restored.outsideHash === null ? doc : { ...doc, beside: 'outside' } });
  say('restored');
}

/** What would change if the whole review went back to this version; null when that could not be found out. */
export async function planRestore(chosen: {
  readonly pageId: string;
  readonly hash: string;
}): Promise<RestorePlan | null> {
  return (await everythingSaved()) ? await ask('history.planRestore', chosen) : null;
}

/** Restores every sheet of the plan, as one step to undo, and says which could not be. */
export async function restoreAll({ sheets }: RestorePlan): Promise<void> {
  const wanted = sheets.map(({ pageId, hash }) => ({ pageId, hash }));
  const done = await ask('history.restoreAll', { sheets: wanted, note: '' });
  if (done === null) return;
  const docs: Record<string, PageDoc> = {};
  for (const pageId of done.restored) docs[pageId] = await readPage(pageId);
  adoptPages(docs);
  const count = done.restored.length;
  const [failure] = done.failed;
  if (failure === undefined) return say('restoredAll', { count });
  const failed = done.failed.map(({ pageId }) => Number(pageId)).join(', ');
  say('restoredSome', { count, failed, reason: failure.error }, 'error');
}
