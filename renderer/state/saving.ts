import type { Failure } from '../../app/core/result';
import type { RevisionReason } from '../../app/core/revision';
import { api } from '../api';
import { getState, patchPage, setState, tell, type PageDoc, type SaveState } from './store';

/** Typing is on this computer's disk within a second: this, and the time the disk takes. */
const JOURNAL_AFTER_MS = 400;
/** The next quiet moment: long enough that nobody is in the middle of a word. */
const SAVE_AFTER_MS = 2_500;
/** A medium that was full or gone may be well again. */
const RETRY_AFTER_MS = 8_000;

let journalTimer: ReturnType<typeof setTimeout> | null = null;
let saveTimer: ReturnType<typeof setTimeout> | null = null;
const waiting = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();
/** While everything is put away, main hears only how it ended: half-way it would ask the person for nothing. */
let isFlushing = false;

/** To be called when a page's text has changed. */
export function textChanged(pageId: string): void {
  waiting.add(pageId);
  setSaving('unsaved');
  journalTimer ??= setTimeout(() => void journal(), JOURNAL_AFTER_MS);
  if (saveTimer !== null) clearTimeout(saveTimer);
  saveTimer = setTimeout(() => void saveDirty('autosave', ''), SAVE_AFTER_MS);
}

function setSaving(saving: SaveState, saveError: Failure | null = null): void {
  setState({ saving, saveError });
  if (!isFlushing) void api.call('window.unsaved', { state: saving });
}

/** Puts what was typed on this computer's own disk. */
export async function journal(): Promise<void> {
  if (journalTimer !== null) clearTimeout(journalTimer);
  journalTimer = null;
  const pageIds = [...waiting];
  waiting.clear();
  await inTurn(async () => {
    for (const pageId of pageIds) await journalPage(pageId);
  });
}

async function journalPage(pageId: string): Promise<void> {
  const doc = getState().pages[pageId];
  if (doc?.page === null || doc?.isDirty !== true) return;
  const kept = await api.call('page.journal', { page: doc.page, baseHash: doc.baseHash });
  if (!kept.ok) return setSaving('unsaved', kept.error);
  if (waiting.size === 0 && getState().saving === 'unsaved') setSaving('journaled');
}

/** Saves every changed page into the project. Answers whether all of them are safe there. */
export async function saveDirty(reason: RevisionReason, note: string): Promise<boolean> {
  if (saveTimer !== null) clearTimeout(saveTimer);
  saveTimer = null;
  return await inTurn(async () => {
    let isSafe = true;
    for (const [pageId, doc] of Object.entries(getState().pages)) {
      if (doc.isDirty) isSafe = (await savePage(pageId, doc, reason, note)) && isSafe;
    }
    if (isSafe) setState({ projectError: null });
    if (isSafe) settleSaving();
    else saveTimer ??= setTimeout(() => void saveDirty('autosave', ''), RETRY_AFTER_MS);
    return isSafe;
  });
}

function settleSaving(): void {
  const isDirty = Object.values(getState().pages).some((doc) => doc.isDirty);
  if (!isDirty && getState().saving !== 'saved') setSaving('saved');
}

async function savePage(
  pageId: string,
  doc: PageDoc,
  reason: RevisionReason,
  note: string,
): Promise<boolean> {
  const { page, baseHash, deletedLines } = doc;
  if (page === null) return true;
  const saved = await api.call('page.save', { page, baseHash, reason, note, deletedLines });
  if (!saved.ok) {
    setState({ projectError: saved.error });
    setSaving(getState().saving === 'journaled' ? 'journaled' : 'unsaved', saved.error);
    return false;
  }
  const now = getState().pages[pageId];
  if (now === undefined) return true;
  const { hash, isFork, outsideHash } = saved.value;
  const beside = outsideHash !== null ? 'outside' : isFork ? 'fork' : now.beside;
  const isDirty = now.page !== page;
  const later = now.deletedLines - deletedLines;
  patchPage(pageId, { baseHash: hash, isDirty, deletedLines: isDirty ? Math.max(0, later) : 0, beside });
  return true;
}

/**
 * Saves a version that the person asked for: every changed page, and the page in view even if nothing changed,
 * so that a version with their note always comes to be. Answers whether it did.
 */
export async function saveVersion(note: string): Promise<boolean> {
  const { pageId, pages } = getState();
  if (pageId !== null && pages[pageId]?.page != null) patchPage(pageId, { isDirty: true });
  return await saveDirty('saved', note);
}

/** Puts everything away now: before closing, before another project. Answers whether it is safe, if only here. */
export async function flush(): Promise<boolean> {
  isFlushing = true;
  try {
    await journal();
    await saveDirty('autosave', '');
  } finally {
    isFlushing = false;
  }
  setSaving(getState().saving, getState().saveError);
  return getState().saving !== 'unsaved';
}

/** One thing at a time: a save must not overtake the journal of what it saves. */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const run = queue.then(task);
  queue = run.catch((error: unknown) => tell({ code: 'bug', message: String(error) }, 'error'));
  return run;
}
