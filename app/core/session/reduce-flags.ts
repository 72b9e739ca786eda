import { applyChange } from '../discrepancy/apply-change';
import type { Discrepancy } from '../discrepancy/discrepancy';
import { notCheckedText } from '../discrepancy/not-checked';
import type { CheckReply, CheckRequest, SheetChange } from '../check-messages';
import { placeSheets } from '../document-text';
import type { FlagAction } from './actions';
import { checkBasis, checkFrame, doubtsOf, sheetOf } from './check-input';
import { locateFlags } from './locate-flags';
import { isSameList, keepList, keepSet } from './memo';
import { outcome, patch, tell, type Handlers, type Outcome } from './outcome';
import type { Located } from './places';
import type { ProjectView } from './project-view';
import { showTarget } from './reduce-place';
import { activeFlag, corrections, flagById, isAfterCaret, nextInQueue, verdictsOf } from './selectors-flags';
import { pagesInOrder } from './selectors-text';
import type { ReviewState } from './state';
import type { SentCheck } from './state-flags';
import { checkSoon } from './steps';
import { changesToCheck } from './typed-changes';

export const FLAG_HANDLERS: Handlers<FlagAction> = {
  'check-due': sendCheck,
  'check-replied': (state, { reply }) => takeReply(state, reply),
  'flag-shown': (state, { id }) => {
    const one = flagById(state, id);
    return outcome(one === null ? state : showFlag(state, one));
  },
  'flag-stepped': (state, { step }) => outcome(stepFlag(state, step) ?? tell(state, 'nothingMore')),
  // The thread was started again and knows nothing: what was sent to the old one is sent again.
  'check-lost': (state) => checkSoon(patch(state, 'flags', { sent: null })),
  'card-closed': (state) => outcome(patch(state, 'flags', { activeId: null })),
};

/**
 * Sends the check what has changed since it was sent something, or everything where more than the text has changed.
 * With nothing to send, the flags are placed again: the ink of a page may have changed without its text.
 */
function sendCheck(state: ReviewState): Outcome {
  const { view } = state.project;
  if (view === null) return outcome(patch(state, 'flags', { isCheckDue: false }));
  const pages = pagesInOrder(state);
  const written = pages.filter((page) => page.lines.length > 0);
  const sheets = written.map(sheetOf);
  const next: NextCheck = {
    sheets,
    doubts: written.map((page) => doubtsOf(page, view.knots)),
    basis: checkBasis(state, view),
  };
  const { sent, typed } = state.flags;
  const isSameBasis = sent !== null && isSameList(sent.basis, next.basis);
  const changes = isSameBasis ? changesToCheck(sent.sheets, sheets, typed) : null;
  const checked = { places: placeSheets(sheets), pages };
  const now = patch(state, 'flags', { isCheckDue: false, typed: [], checked });
  return sent === null || changes === null ? begin(now, view, next) : change(now, sent, next, changes);
}

type NextCheck = Pick<SentCheck, 'sheets' | 'doubts' | 'basis'>;

function begin(state: ReviewState, view: ProjectView, next: NextCheck): Outcome {
  const { sent } = state.flags;
  const serial = state.flags.serial + 1;
  const isSameText =
    sent !== null &&
    sent.basis[0] === next.basis[0] &&
    changesToCheck(sent.sheets, next.sheets, [])?.length === 0;
  const first = next.sheets.findIndex((sheet) => sheet.pageId === state.place.pageId);
  const request: CheckRequest = {
    ...{ kind: 'begin', serial, doubts: next.doubts, first: Math.max(0, first) },
    input: { ...checkFrame(state, view), corrections: corrections(state) },
    sheets: next.sheets.map(({ text }) => text),
  };
  const incomplete = sent?.basis[0] === next.basis[0] ? (sent?.incomplete ?? null) : null;
  const begun = { ...next, begunAt: serial, isSameText, incomplete, summary: null, isOpen: true };
  return outcome(patch(state, 'flags', { serial, sent: begun }), { kind: 'check', request });
}

function change(
  state: ReviewState,
  sent: SentCheck,
  next: NextCheck,
  changes: readonly SheetChange[],
): Outcome {
  const doubts = next.doubts.flatMap((own, sheet) =>
    sent.doubts[sheet] === own ? [] : [{ sheet, doubts: own }],
  );
  if (changes.length === 0 && doubts.length === 0)
    return outcome(placeFlags(patch(state, 'flags', { sent: { ...sent, ...next } })));
  const serial = state.flags.serial + 1;
  const now = patch(state, 'flags', { serial, sent: { ...sent, ...next, isOpen: true } });
  return outcome(now, { kind: 'check', request: { kind: 'change', serial, changes, doubts } });
}

/**
 * Takes a reply in. Changes follow upon each other, so none may be passed over; only what answers the newest request
 * is shown. A reply to what was sent before the newest beginning is of another text, or of another project.
 */
function takeReply(state: ReviewState, reply: CheckReply): Outcome {
  const { sent, serial } = state.flags;
  if (sent === null || reply.serial < sent.begunAt) return outcome(state);
  const isNewest = reply.serial === serial;
  const summary = reply.kind === 'whole' || reply.kind === 'settled' ? reply.summary : sent.summary;
  const isEnd = reply.kind !== 'first' && reply.kind !== 'change';
  const now = patch(state, 'flags', {
    found: flagsAfter(state, sent, reply, isNewest),
    sent: { ...sent, summary, isOpen: sent.isOpen && !(isNewest && isEnd) },
  });
  if (!isNewest) return outcome(now);
  // The flags of before stay, and the next change tries again.
  if (reply.kind === 'failed') return outcome(tell(now, 'checkFailed', {}, 'error'));
  return outcome(tellIncomplete(placeFlags(now)));
}

/** Names what a fault of the program left out of the check, once for as long as it is the same. */
function tellIncomplete(state: ReviewState): ReviewState {
  const { sent, summary } = state.flags;
  if (sent === null || summary === null) return state;
  const en = notCheckedText(summary, 'en');
  if (en === sent.incomplete) return state;
  const known = patch(state, 'flags', { sent: { ...sent, incomplete: en } });
  if (en === null) return known;
  return tell(known, 'checkIncomplete', { what: { en, ru: notCheckedText(summary, 'ru') ?? en } }, 'error');
}

function flagsAfter(
  { flags }: ReviewState,
  sent: SentCheck,
  reply: CheckReply,
  isNewest: boolean,
): readonly Discrepancy[] {
  switch (reply.kind) {
    case 'first':
      // Flags of the sheet in view, before the rest is known; there is nothing older of this text to keep.
      return isNewest && sent.summary === null && !sent.isSameText ? reply.flags : flags.found;
    case 'whole':
      return reply.flags;
    case 'change':
      return reply.steps.reduce((found, step) => applyChange(found, step.flags, step.shift), flags.found);
    case 'settled':
      return applyChange(flags.found, reply.flags, null);
    case 'failed':
      return flags.found;
  }
}

/** Gives the flags found their places on the pages as they were checked; the open card stays with its flag. */
function placeFlags(state: ReviewState): ReviewState {
  const { flags } = state;
  const hasText = flags.checked.pages.length > 0;
  const placed = hasText ? locateFlags(flags.found, flags.checked, flags.located) : [];
  const located = keepList(flags.located, placed);
  return patch(state, 'flags', {
    located,
    returned: keepSet(flags.returned, returnedIn(state, located)),
    summary: hasText ? (flags.sent?.summary ?? null) : null,
    activeId: activeIn(state, located),
  });
}

function returnedIn(state: ReviewState, located: readonly Located[]): ReadonlySet<string> {
  const verdicts = verdictsOf(state);
  const isBack = (id: string) => verdicts[id]?.verdict === 'transcription-corrected';
  return new Set(located.flatMap(({ discrepancy: { id } }) => (isBack(id) ? [id] : [])));
}

/** Farther than this, the same words are another place. */
const NEAR_CHARS = 200;

/** The active Discrepancy in the new list. A correction beside it changes its context and so its id. */
function activeIn(
  { flags: { activeId, located: before } }: ReviewState,
  located: readonly Located[],
): string | null {
  if (activeId === null || located.some(({ discrepancy }) => discrepancy.id === activeId)) return activeId;
  const old = before.find(({ discrepancy }) => discrepancy.id === activeId)?.discrepancy;
  if (old === undefined) return null;
  const distance = (one: Located) => Math.abs(one.discrepancy.from - old.from);
  const alike = located
    .filter(({ discrepancy }) => discrepancy.kind === old.kind && discrepancy.text === old.text)
    .sort((a, b) => distance(a) - distance(b))[0];
  return alike !== undefined && distance(alike) < NEAR_CHARS ? alike.discrepancy.id : null;
}

/** Takes flags away that the check, which is asked for again, will not find any more. */
export function dropFlags(state: ReviewState, isGone: (flag: Discrepancy) => boolean): ReviewState {
  const { found, located } = state.flags;
  return patch(state, 'flags', {
    found: found.filter((flag) => !isGone(flag)),
    located: located.filter(({ discrepancy }) => !isGone(discrepancy)),
  });
}

/** Shows a Discrepancy: its card, its words, its ink. */
export function showFlag(state: ReviewState, one: Located): ReviewState {
  const active = patch(state, 'flags', { activeId: one.discrepancy.id });
  const shown = patch(active, 'desk', { tab: 'discrepancies' });
  const [part] = one.parts;
  return part === undefined ? shown : showTarget(shown, { ...part, focus: 'card' });
}

/** The next open Discrepancy after the active one, else after the caret; around the end. Null where none is open. */
export function stepFlag(state: ReviewState, step: 1 | -1): ReviewState | null {
  const open = nextInQueue(state);
  const { activeId } = state.flags;
  const current = open.findIndex(({ discrepancy }) => discrepancy.id === activeId);
  const next = current >= 0 ? current + step : nearestToPerson(state, open, step);
  const one = open[(next + open.length) % open.length];
  return one === undefined ? null : showFlag(state, one);
}

/** On to the next, after something was decided; the card stays where nothing is left. */
export function goOn(state: ReviewState): ReviewState {
  return stepFlag(state, 1) ?? state;
}

/** The active one may just have been decided or corrected away: it goes on from where the person is. */
function nearestToPerson(state: ReviewState, open: readonly Located[], step: 1 | -1): number {
  const decided = activeFlag(state)?.discrepancy.from;
  const after = open.findIndex((one) =>
    decided === undefined ? isAfterCaret(state, one) : one.discrepancy.from >= decided,
  );
  if (step === 1) return after < 0 ? 0 : after;
  return (after < 0 ? open.length : after) - 1;
}
