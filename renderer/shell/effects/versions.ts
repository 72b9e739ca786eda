import { mergedPage, mergePages, type MergeChoices } from '../../../app/core/merge/merge-pages';
import type { Failure } from '../../../app/core/base/result';
import type { OpenMerge, OtherSide } from '../../../app/core/session/state/dialog';
import { standsBeside } from '../../../app/core/session/select/other-versions';
import type { PageDoc } from '../../../app/core/session/state/page-docs';
import type { RestorePlan, RevisionEntry } from '../../../app/core/session/state/project-view';
import type { Page } from '../../../app/core/page/transcription';
import { docOf, sheetNumber } from '../../../app/core/session/select/selectors-text';
import { newLineId } from '../moment';
import { ask, tell, type Runners, type Shell } from '../shell';
import { readDocs, readPage } from './project';
import type { Saving } from './save';

type VersionShell = Shell & { readonly saving: Saving };
type VersionKind =
  ('merge-beside' | 'merge-version' | 'merge-recovered' | 'save-merge') | ('restore-version' | 'restore-all');

/** Older and other versions of sheets: restored, or merged with the one in the window. */
export function versionEffects(shell: VersionShell): Runners<VersionKind> {
  return {
    'merge-beside': ({ pageId }) => mergeBeside(shell, pageId),
    'merge-version': ({ entry }) => mergeVersion(shell, entry),
    'merge-recovered': ({ pageId }) => mergeRecovered(shell, pageId),
    'save-merge': ({ open, choices }) => saveMerge(shell, open, choices),
    'restore-version': ({ pageId, hash }) => restoreVersion(shell, pageId, hash),
    'restore-all': ({ plan }) => restoreAll(shell, plan),
  };
}

/** Shows the sheet and the first version beside it, or tells that there is none. */
async function mergeBeside(shell: VersionShell, pageId: string): Promise<void> {
  if (!(await shell.saving.everythingSaved())) return;
  const entries = await ask(shell, 'page.history', { pageId });
  if (entries === null) return;
  const baseHash = docOf(shell.getState(), pageId)?.baseHash ?? null;
  const entry = entries.find((each) => standsBeside(each, baseHash));
  if (entry === undefined) tell(shell, 'nothingBeside');
  else await mergeVersion(shell, entry);
}

/** Shows the sheet and this version of it. */
async function mergeVersion(shell: VersionShell, { hash, info }: RevisionEntry): Promise<void> {
  const { pageId } = info;
  if (!(await shell.saving.everythingSaved())) return;
  const theirs = await ask(shell, 'page.readRevision', { pageId, hash });
  if (theirs !== null) await showMerge(shell, pageId, theirs, { kind: 'version', hash, info });
}

/** Shows the sheet and the typing that a crash left behind, which the sheet has moved on from. */
async function mergeRecovered(shell: VersionShell, pageId: string): Promise<void> {
  const recovery = docOf(shell.getState(), pageId)?.recovery ?? null;
  if (recovery === null || !(await shell.saving.everythingSaved())) return;
  const { page, baseHash } = recovery;
  await showMerge(shell, pageId, page, { kind: 'recovered', baseHash });
}

async function showMerge(shell: Shell, pageId: string, theirs: Page, other: OtherSide): Promise<void> {
  const { page: mine = null, baseHash: mineHash = null } = docOf(shell.getState(), pageId) ?? {};
  if (mine === null || mineHash === null) return;
  const theirHash = other.kind === 'version' ? other.hash : other.baseHash;
  const base =
    theirHash === null
      ? null
      : await ask(shell, 'history.mergeBase', { pageId, mine: mineHash, theirs: theirHash });
  const merge = mergePages(base, mine, theirs);
  const open = { pageId, mineHash, other, merge };
  shell.dispatch({ type: 'dialog-opened', dialog: { kind: 'merge', open } });
}

/**
 * Saves the merged sheet as a version that takes both in, as one step to undo. Recovered typing becomes a version
 * first: what was not chosen from it stays in the history, too. Answers whether it is saved.
 */
async function saveMerge(shell: VersionShell, open: OpenMerge, choices: MergeChoices): Promise<boolean> {
  const page = mergedPage(open.merge, choices, newLineId);
  if (page === null) return false;
  return await shell.saving.turns(async () => {
    const { pageId, other, merge } = open;
    if (docOf(shell.getState(), pageId)?.page !== merge.mine) {
      tell(shell, 'mergeOutdated', {}, 'error');
      return false;
    }
    const mergedHash =
      other.kind === 'version' ? other.hash : await keepRecovered(shell, merge.theirs, other.baseHash);
    if (mergedHash === null || !(await saveMerged(shell, open, page, mergedHash))) return false;
    if (other.kind === 'recovered') shell.dispatch({ type: 'recovery-settled', pageId });
    return true;
  });
}

async function saveMerged(
  shell: Shell,
  { pageId, mineHash, merge }: OpenMerge,
  page: Page,
  mergedHash: string,
): Promise<boolean> {
  const deletedLines = Math.max(0, merge.mine.lines.length - page.lines.length);
  const version = { reason: 'merged', note: '', deletedLines, mergedHash } as const;
  const saved = await shell.api.call('page.save', { page, baseHash: mineHash, ...version });
  if (!saved.ok) return refuse(shell, saved.error);
  const doc = docOf(shell.getState(), pageId);
  if (doc === undefined) return false;
  const { hash, isFork, outsideHash } = saved.value;
  const otherVersion = outsideHash !== null ? 'outside' : isFork ? 'fork' : null;
  const merged: PageDoc = { ...doc, page, baseHash: hash, isDirty: false, deletedLines: 0, otherVersion };
  shell.dispatch({ type: 'pages-adopted', docs: { [pageId]: merged }, keepsTyping: false });
  return true;
}

function refuse({ dispatch }: Shell, message: Failure): false {
  dispatch({ type: 'notified', notice: { message, tone: 'error' } });
  return false;
}

/** Whatever the person had deleted before the crash was deleted on purpose; the version before has it still. */
const MOST_LINES = 20_000;

/** The typing as a version of its own, on the version that it was typed on. */
async function keepRecovered(shell: Shell, page: Page, baseHash: string | null): Promise<string | null> {
  const version = { reason: 'recovered', note: '', deletedLines: MOST_LINES } as const;
  const saved = await ask(shell, 'page.save', { page, baseHash, ...version });
  return saved?.hash ?? null;
}

/** Makes an older version of a sheet the newest again, as one step to undo. */
async function restoreVersion(shell: VersionShell, pageId: string, hash: string): Promise<void> {
  if (!(await shell.saving.everythingSaved())) return;
  const restored = await ask(shell, 'page.restore', { pageId, hash, note: '' });
  if (restored === null) return;
  const doc = await readPage(shell, pageId);
  const shown = restored.outsideHash === null ? doc : { ...doc, otherVersion: 'outside' as const };
  shell.dispatch({ type: 'pages-adopted', docs: { [pageId]: shown }, keepsTyping: false });
  tell(shell, 'restored');
}

/** What would change if the whole project went back to this version; null when that could not be found out. */
export async function planRestore(
  shell: VersionShell,
  chosen: { readonly pageId: string; readonly hash: string },
): Promise<RestorePlan | null> {
  return (await shell.saving.everythingSaved()) ? await ask(shell, 'history.planRestore', chosen) : null;
}

/** Restores every sheet of the plan, as one step to undo, and tells which could not be. */
async function restoreAll(shell: Shell, { sheets }: RestorePlan): Promise<void> {
  const wanted = sheets.map(({ pageId, hash }) => ({ pageId, hash }));
  const done = await ask(shell, 'history.restoreAll', { sheets: wanted, note: '' });
  if (done === null) return;
  const docs = await readDocs(shell, done.restored);
  shell.dispatch({ type: 'pages-adopted', docs, keepsTyping: false });
  const count = done.restored.length;
  const [failure] = done.failed;
  if (failure === undefined) return tell(shell, 'restoredAll', { count });
  const failed = done.failed.map(({ pageId }) => sheetNumber(shell.getState(), pageId)).join(', ');
  tell(shell, 'restoredSome', { count, failed, reason: failure.error }, 'error');
}
