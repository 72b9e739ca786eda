import type { RevisionReason } from '../../../app/core/project/revision';
import { docEntries, type PageDoc } from '../../../app/core/session/state/page-docs';
import { hasUnsaved } from '../../../app/core/session/select/selectors-flags';
import { docOf } from '../../../app/core/session/select/selectors-text';
import type { Page } from '../../../app/core/page/transcription';
import type { ReviewState } from '../../../app/core/session/state/state';
import { debounced, inGap, inTime, inTurn, later, type Turns } from '../schedule';
import { askDone, meetBug, type Runners, type Shell } from '../shell';

/** Typing is on this computer's disk within a second: this, and the time that the disk and a busy processor take. */
const JOURNAL_AFTER_MS = 250;
/** A sheet is copied for it on the window's thread; a letter that waits for its frame goes first. */
const JOURNAL_GAP_MS = 100;
/** A window that is kept busy comes to its timers late; the next letter sends what is older than this by itself. */
const OVERDUE_MS = 500;
/** The next quiet moment: long enough that nobody is in the middle of a word. */
const SAVE_AFTER_MS = 2_500;
/** From then on a person should know why it is not in the project yet. */
const SLOW_AFTER_MS = 2_000;
/** A medium that was full or gone may be well again. */
const RETRY_AFTER_MS = 8_000;

/** What other effects need of saving. */
export type Saving = {
  /** Puts everything away now. Answers whether it is safe, if only on this computer. */
  readonly flush: () => Promise<boolean>;
  /** Saves every changed page into the project. Answers whether all of them are safe there. */
  readonly saveDirty: (reason: RevisionReason, note: string) => Promise<boolean>;
  /** Puts everything typed into the project, so that no version is made beside it. Tells when that fails. */
  readonly everythingSaved: () => Promise<boolean>;
  /** One save at a time. */
  readonly turns: Turns;
  /** As `flush`, but waits for a folder that does not answer only so long: what was typed is in the journal then. */
  readonly flushInTime: () => Promise<void>;
  /** Waits no more for the save that is under way; whatever comes of it is another project's. */
  readonly leaveBehind: () => void;
};

/** Longer than this nobody waits for a slow medium who is about to leave it. */
const FLUSH_WITHIN_MS = 3_000;

/** Records that may be on their way: a disk that is busy for seconds must not keep the next one back. */
const MOST_ON_THE_WAY = 16;

/** Since when something typed has not been sent to the journal; null where all has. */
type Waiting = { sinceMs: number | null };

type Sent = Pick<PageDoc, 'page' | 'baseHash'>;

/**
 * Puts what was typed on this computer's own disk, page by page, as the pages are when their turn comes. Each record is sent
 * without waiting for the one before to be confirmed; what is answered waits for all that were sent.
 */
function journaling(shell: Shell, turns: Turns, waiting: Waiting): () => Promise<void> {
  const sent = new Map<string, Sent>();
  const kept = new Map<string, Sent>();
  const onTheWay = new Set<Promise<void>>();
  const journalPage = async (pageId: string, record: Sent & { readonly page: Page }): Promise<void> => {
    sent.set(pageId, record);
    const answer = await shell.api.call('page.journal', record);
    if (answer.ok) kept.set(pageId, record);
    else if (sent.get(pageId) === record) sent.delete(pageId);
    if (!answer.ok) shell.dispatch({ type: 'journal-refused', failure: answer.error });
    else if (isJournaled(shell.getState(), kept)) shell.dispatch({ type: 'journaled' });
  };
  const sendAll = async (): Promise<void> => {
    waiting.sinceMs = null;
    for (const [pageId, { page, baseHash }] of dirtyPages(shell.getState())) {
      const last = sent.get(pageId);
      if (page === null || (last?.page === page && last.baseHash === baseHash)) continue;
      while (onTheWay.size >= MOST_ON_THE_WAY) await Promise.race(onTheWay);
      const going = journalPage(pageId, { page, baseHash }).finally(() => onTheWay.delete(going));
      onTheWay.add(going);
    }
  };
  return async () => {
    await turns(sendAll);
    await Promise.all(onTheWay);
  };
}

function isJournaled(state: ReviewState, kept: ReadonlyMap<string, Sent>): boolean {
  return dirtyPages(state).every(([pageId, { page }]) => kept.get(pageId)?.page === page);
}

function dirtyPages({ text }: ReviewState): readonly (readonly [string, PageDoc])[] {
  return docEntries(text.pages).filter(([, { isDirty }]) => isDirty);
}

/** Saves one page. What is typed meanwhile stays to be saved. */
async function savePage(
  { api, dispatch }: Shell,
  pageId: string,
  { page, baseHash, deletedLines }: PageDoc,
  version: { readonly reason: RevisionReason; readonly note: string; readonly isLeft: () => boolean },
): Promise<boolean> {
  if (page === null) return true;
  const { reason, note, isLeft } = version;
  const saved = await api.call('page.save', { page, baseHash, deletedLines, reason, note });
  if (isLeft()) return false;
  if (saved.ok) dispatch({ type: 'page-saved', pageId, page, deletedLines, outcome: saved.value });
  else dispatch({ type: 'save-refused', failure: saved.error });
  return saved.ok;
}

type SaveKind =
  | ('journal-soon' | 'journal-now' | 'save-soon' | 'save-version' | 'report-saving')
  | ('save-recovered' | 'settle-recovery');

/** Keeps the text: a journal on this computer soon after each key, versions in the project at quiet moments. */
export function saveEffects(shell: Shell): { readonly saving: Saving; readonly runners: Runners<SaveKind> } {
  const onBug = (error: unknown) => meetBug(shell, 'save', error);
  const line = { turns: inTurn(onBug), number: 0 };
  const turns: Turns = (task) => line.turns(task);
  // The journal has turns of its own: it must not wait for a save, whatever the project's medium does.
  const waiting: Waiting = { sinceMs: null };
  const journal = journaling(shell, inTurn(onBug), waiting);
  const journalTimer = debounced(() => inGap(() => void journal(), JOURNAL_GAP_MS), JOURNAL_AFTER_MS);
  const journalNow = (): Promise<void> => {
    journalTimer.stop();
    return journal();
  };
  const { saveDirty, saveSoon, stop } = savingDirty(shell, turns, journal, () => line.number);
  const leaveBehind = () => {
    stop();
    line.number += 1;
    line.turns = inTurn(onBug);
  };
  const flush = () => flushAll(shell, journalNow, saveDirty);
  const everythingSaved: Saving['everythingSaved'] = async () => {
    await flush();
    const { text, saving } = shell.getState();
    const isSaved = !hasUnsaved(text.pages);
    if (!isSaved) tellNotSaved(shell, saving.error);
    return isSaved;
  };
  const timers = {
    'journal-soon': () => {
      waiting.sinceMs ??= performance.now();
      if (performance.now() - waiting.sinceMs > OVERDUE_MS) void journalNow();
      else journalTimer.unlessWaiting();
    },
    'journal-now': journalNow,
    'save-soon': saveSoon,
  };
  return {
    saving: {
      ...{ flush, saveDirty, everythingSaved, turns, leaveBehind },
      flushInTime: () => inTime(flush(), FLUSH_WITHIN_MS),
    },
    runners: { ...timers, ...versionRunners(shell, saveDirty) },
  };
}

/** Saves every changed page: soon after typing has stopped, again later where that failed, and when it is asked for. */
function savingDirty(
  shell: Shell,
  turns: Turns,
  journal: () => Promise<void>,
  lineNumber: () => number,
): { readonly saveDirty: Saving['saveDirty']; readonly saveSoon: () => void; readonly stop: () => void } {
  const saveTimer = debounced(() => void saveDirty('autosave', ''), SAVE_AFTER_MS);
  const retryTimer = debounced(() => void saveDirty('autosave', ''), RETRY_AFTER_MS);
  const saveDirty: Saving['saveDirty'] = (reason, note) => {
    saveTimer.stop();
    retryTimer.stop();
    const mine = lineNumber();
    const isLeft = () => lineNumber() !== mine;
    return turns(async () => {
      let isSafe = true;
      const tellSlow = () => (isLeft() ? undefined : shell.dispatch({ type: 'save-slow' }));
      const takeBack = later(tellSlow, SLOW_AFTER_MS);
      try {
        for (const [pageId] of isLeft() ? [] : dirtyPages(shell.getState())) {
          // As it is by now: main takes what was journaled before this call for saved by it.
          const doc = docOf(shell.getState(), pageId);
          if (doc?.isDirty !== true) continue;
          isSafe = (await savePage(shell, pageId, doc, { reason, note, isLeft })) && isSafe;
          if (isLeft()) return false;
        }
      } finally {
        takeBack();
      }
      if (isLeft()) return false;
      // What was typed meanwhile goes on from another version now.
      if (isSafe && hasUnsaved(shell.getState().text.pages)) void journal();
      if (isSafe) shell.dispatch({ type: 'saved-all' });
      else retryTimer.unlessWaiting();
      return isSafe;
    });
  };
  const stop = () => {
    saveTimer.stop();
    retryTimer.stop();
  };
  return { saveDirty, saveSoon: saveTimer.soon, stop };
}

/** The journal first: where the project's folder refuses, the text is on this computer at least. */
async function flushAll(
  { dispatch, getState }: Shell,
  journalNow: () => Promise<void>,
  saveDirty: Saving['saveDirty'],
): Promise<boolean> {
  dispatch({ type: 'flush-began' });
  try {
    await journalNow();
    await saveDirty('autosave', '');
  } finally {
    dispatch({ type: 'flush-ended' });
  }
  return getState().saving.state !== 'unsaved';
}

/** Versions that were asked for, and what main is told of how safe the text is. */
function versionRunners(
  shell: Shell,
  saveDirty: Saving['saveDirty'],
): Runners<Exclude<SaveKind, 'journal-soon' | 'journal-now' | 'save-soon'>> {
  const { dispatch } = shell;
  return {
    'save-version': async ({ note }) => {
      const isSaved = await saveDirty('saved', note);
      dispatch({ type: 'version-ended', isSaved });
      return isSaved;
    },
    'report-saving': ({ state, isFlushing }) => {
      void shell.api.call('window.unsaved', { state, isFlushing });
    },
    'save-recovered': async ({ pageId }) => {
      const isSafe = await saveDirty('recovered', '');
      if (isSafe) dispatch({ type: 'recovery-settled', pageId });
      return isSafe;
    },
    'settle-recovery': ({ pageId }) => askDone(shell, 'page.settleRecovery', { pageId }),
  };
}

export function tellNotSaved(
  { dispatch }: Shell,
  reason: ReturnType<Shell['getState']>['saving']['error'],
): void {
  const message = { key: 'notSaved', values: { reason: reason ?? '' } } as const;
  dispatch({ type: 'notified', notice: { message, tone: 'error' } });
}
