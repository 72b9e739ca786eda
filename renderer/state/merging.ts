import { mergedPage, mergePages, type MergeChoices } from '../../app/core/merge-pages';
import type { Page } from '../../app/core/transcription';
import { api, type RevisionEntry } from '../api';
import type { Message } from '../locales/message';
import { ask } from './ask';
import { adoptPages, newLineId } from './editing';
import { everythingSaved } from './restoring';
import { inTurn } from './saving';
import { getState, patchPage, say, setState, tell, type OpenMerge, type OtherSide } from './store';

/** Whether a version stands beside the one that the window goes on from, and waits to be brought together with it. */
export function standsBeside(entry: RevisionEntry, baseHash: string | null): boolean {
  return (entry.isFork || entry.isCurrent) && entry.hash !== baseHash;
}

/** Shows the sheet and the first version beside it, or tells that there is none. */
export async function mergeBeside(pageId: string): Promise<void> {
  if (!(await everythingSaved())) return;
  const entries = await ask('page.history', { pageId });
  if (entries === null) return;
  const baseHash = getState().pages[pageId]?.baseHash ?? null;
  const entry = entries.find((each) => standsBeside(each, baseHash));
  if (entry === undefined) say('nothingBeside');
  else await mergeVersion(entry);
}

/** Shows the sheet and this version of it. */
export async function mergeVersion({ hash, info }: RevisionEntry): Promise<void> {
  const { pageId } = info;
  if (!(await everythingSaved())) return;
  const theirs = await ask('page.readRevision', { pageId, hash });
  if (theirs !== null) await show(pageId, theirs, { kind: 'version', hash, info }, hash);
}

/** Shows the sheet and the typing that a crash left behind, which the sheet has moved on from. */
export async function mergeRecovered(pageId: string): Promise<void> {
  const recovery = getState().pages[pageId]?.recovery ?? null;
  if (recovery === null || !(await everythingSaved())) return;
  const { page, baseHash } = recovery;
  await show(pageId, page, { kind: 'recovered', baseHash }, baseHash);
}

async function show(pageId: string, theirs: Page, other: OtherSide, theirHash: string | null): Promise<void> {
  const { page: mine = null, baseHash: mineHash = null } = getState().pages[pageId] ?? {};
  if (mine === null || mineHash === null) return;
  const hashes = { pageId, mine: mineHash, theirs: theirHash ?? '' };
  const base = theirHash === null ? null : await ask('history.mergeBase', hashes);
  const merge = mergePages(base, mine, theirs);
  setState({ dialog: { kind: 'merge', open: { pageId, mineHash, other, merge } } });
}

/**
 * Saves the merged sheet as a version that takes both in, as one step to undo. Recovered typing becomes a version
 * first: what was not chosen from it stays in the history, too. Answers whether it is saved.
 */
export async function saveMerge(open: OpenMerge, choices: MergeChoices): Promise<boolean> {
  const { pageId, mineHash, other, merge } = open;
  const page = mergedPage(merge, choices, newLineId);
  if (page === null) return false;
  return await inTurn(async () => {
    if (getState().pages[pageId]?.page !== merge.mine) return refuse({ key: 'mergeOutdated', values: {} });
    const mergedHash =
      other.kind === 'version' ? other.hash : await keepRecovered(merge.theirs, other.baseHash);
    if (mergedHash === null) return false;
    const deletedLines = Math.max(0, merge.mine.lines.length - page.lines.length);
    const request = {
      page,
      baseHash: mineHash,
      reason: 'merged' as const,
      note: '',
      deletedLines,
      mergedHash,
    };
    const saved = await api.call('page.save', request);
    if (!saved.ok) return refuse(saved.error);
    const doc = getState().pages[pageId];
    if (doc === undefined) return false;
    const { hash, isFork, outsideHash } = saved.value;
    const beside = outsideHash !== null ? ('outside' as const) : isFork ? ('fork' as const) : null;
    adoptPages({ [pageId]: { ...doc, page, baseHash: hash, isDirty: false, deletedLines: 0, beside } });
    if (other.kind === 'recovered') await settle(pageId);
    return true;
  });
}

function refuse(reason: Message): false {
  tell(reason, 'error');
  return false;
}

/** The typing as a version of its own, on the version that it was typed on. */
async function keepRecovered(page: Page, baseHash: string | null): Promise<string | null> {
  const rest = { reason: 'recovered', note: '', deletedLines: MOST_LINES } as const;
  const saved = await ask('page.save', { page, baseHash, ...rest });
  return saved?.hash ?? null;
}

/** Whatever the person had deleted before the crash was deleted on purpose; the version before has it still. */
const MOST_LINES = 20_000;

async function settle(pageId: string): Promise<void> {
  patchPage(pageId, { recovery: null });
  await ask('page.settleRecovery', { pageId });
}
