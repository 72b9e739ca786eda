import { sheetChanges, type CheckReply, type CheckRequest } from '../../app/core/check-messages';
import { applyChange } from '../../app/core/discrepancy/apply-change';
import type { Doubt } from '../../app/core/discrepancy/aids';
import type { Summary } from '../../app/core/discrepancy/check';
import type { Discrepancy } from '../../app/core/discrepancy/discrepancy';
import { notCheckedText } from '../../app/core/discrepancy/not-checked';
import { placeSheets, type SheetText } from '../../app/core/document-text';
import { doubtsOf, frameOfCheck, pagesInOrder, readingsOf, sheetOf } from './check-input';
import { hearCheckThread, tellCheckThread } from './check-thread';
import { locateFlags, type Layout } from './locating';
import { getState, say, setState, type Located } from './store';
import { corrections } from './verdicts';

/** The frame that shows the letter goes first; then the check, in a worker, while the person looks for the next key. */
const CHECK_AFTER_MS = 30;

/** What the worker was last told, and what it has answered since. */
type Told = {
  readonly sheets: readonly SheetText[];
  /** For each sheet. */
  readonly doubts: readonly (readonly Doubt[])[];
  /** What a check is begun anew for when it changes. */
  readonly basis: readonly unknown[];
  /** The text is what the flags were found in, so they hold until everything has been looked at anew. */
  readonly isSameText: boolean;
  flags: readonly Discrepancy[];
  summary: Summary | null;
  /** What the person was last told could not be checked, in English. */
  incomplete: string | null;
};

let timer: ReturnType<typeof setTimeout> | null = null;
let serial = 0;
let told: Told | null = null;
let layout: Layout = { places: placeSheets([]), pages: [] };

hearCheckThread({ onCheck: hear });

/** Checks what has changed soon; requests that follow each other closely become one. */
export function requestCheck(): void {
  if (timer !== null) clearTimeout(timer);
  setState({ isChecking: true });
  timer = setTimeout(check, CHECK_AFTER_MS);
}

function check(): void {
  timer = null;
  const { view, references, settings } = getState();
  if (view === null) return setState({ isChecking: false });
  const ordered = pagesInOrder(view);
  const written = ordered.filter((page) => page.lines.length > 0);
  const sheets = written.map(sheetOf);
  const { project } = view;
  const basis = [
    project.id,
    project.title,
    project.archival,
    project.references,
    references,
    settings.rungsOff,
    view.knowledge,
    view.words,
    readingsOf(view),
  ];
  layout = { places: placeSheets(sheets), pages: ordered };
  serial += 1;
  const isSame = told !== null && basis.every((part, i) => part === told?.basis[i]);
  const changes = isSame && told !== null ? sheetChanges(told.sheets, sheets) : null;
  const doubts = written.map((page) => doubtsOf(page, view.knots));
  if (changes === null || told === null) begin(sheets, doubts, basis);
  else change(told, sheets, doubts, changes);
}

function begin(sheets: readonly SheetText[], doubts: Told['doubts'], basis: readonly unknown[]): void {
  const { view, pageId } = getState();
  if (view === null) return;
  const isSameProject = told !== null && told.basis[0] === basis[0];
  const isSameText = told !== null && isSameProject && sheetChanges(told.sheets, sheets)?.length === 0;
  const incomplete = isSameProject ? (told?.incomplete ?? null) : null;
  told = { sheets, doubts, basis, isSameText, incomplete, flags: told?.flags ?? [], summary: null };
  const input = { ...frameOfCheck(view), corrections: corrections() };
  tellCheckThread({
    ...{ kind: 'begin', serial, input },
    sheets: sheets.map(({ text }) => text),
    doubts,
    first: Math.max(
      0,
      sheets.findIndex((sheet) => sheet.pageId === pageId),
    ),
  });
}

function change(
  before: Told,
  sheets: readonly SheetText[],
  doubts: Told['doubts'],
  changes: Extract<CheckRequest, { kind: 'change' }>['changes'],
): void {
  const doubted = doubts.flatMap((own, sheet) =>
    before.doubts[sheet] === own ? [] : [{ sheet, doubts: own }],
  );
  told = { ...before, sheets, doubts };
  if (changes.length === 0 && doubted.length === 0) return publish();
  tellCheckThread({ kind: 'change', serial, changes, doubts: doubted });
}

/** Changes are told one upon the other, so none may be passed over; only what is newest is shown. */
function hear(reply: CheckReply): void {
  if (told === null) return;
  const isNewest = reply.serial === serial;
  switch (reply.kind) {
    case 'first':
      // Flags of the sheet in view, before the rest is known; there is nothing older of this text to keep.
      if (isNewest && told.summary === null && !told.isSameText) told = { ...told, flags: reply.flags };
      break;
    case 'whole':
      told = { ...told, flags: reply.flags, summary: reply.summary };
      break;
    case 'change':
      told = {
        ...told,
        flags: reply.steps.reduce((flags, step) => applyChange(flags, step.flags, step.shift), told.flags),
      };
      break;
    case 'failed':
      if (isNewest) tellOfFailure();
      break;
    case 'settled':
      told = { ...told, flags: applyChange(told.flags, reply.flags, null), summary: reply.summary };
      break;
  }
  if (isNewest) publish(reply.kind === 'first' || reply.kind === 'change');
}

/** The flags of before stay, and the next change tries again. */
function tellOfFailure(): void {
  say('checkFailed', {}, 'error');
}

/** Names what a fault of the program left out of the check, once for as long as it is the same. */
function tellIncomplete(sent: Told, summary: Summary): void {
  const en = notCheckedText(summary, 'en');
  const isKnown = en === null || en === sent.incomplete;
  told = { ...sent, incomplete: en };
  if (!isKnown) say('checkIncomplete', { what: { en, ru: notCheckedText(summary, 'ru') ?? en } }, 'error');
}

/** Takes flags away that the check, which has been asked anew, will not find again. */
export function dropFlags(isGone: (flag: Discrepancy) => boolean): void {
  if (told !== null) told = { ...told, flags: told.flags.filter((flag) => !isGone(flag)) };
  setState({ located: getState().located.filter(({ discrepancy }) => !isGone(discrepancy)) });
}

function publish(goesOn = false): void {
  if (told === null) return;
  const hasText = layout.pages.length > 0;
  const before = getState();
  const located = hasText ? sameList(before.located, locateFlags(told.flags, layout, before.located)) : [];
  const returned = returnedIn(located);
  setState({
    ...{ located, isChecking: goesOn || timer !== null },
    returned: isSameSet(before.returned, returned) ? before.returned : returned,
    summary: hasText ? told.summary : null,
    activeId: sameAgain(located),
  });
  if (hasText && told.summary !== null) tellIncomplete(told, told.summary);
}

/** What did not change keeps its identity, so that nothing is drawn anew for it. */
function sameList<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && after.every((one, i) => one === before[i]) ? before : after;
}

function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a.size === b.size && [...b].every((one) => a.has(one));
}

function returnedIn(located: readonly Located[]): ReadonlySet<string> {
  const verdicts = getState().view?.verdicts ?? {};
  const isBack = (id: string) => verdicts[id]?.verdict === 'transcription-corrected';
  return new Set(located.flatMap(({ discrepancy: { id } }) => (isBack(id) ? [id] : [])));
}

/** Farther than this, the same words are another place. */
const NEAR_CHARS = 200;

/** The active Discrepancy in the new list. A correction beside it changes its context and so its id. */
function sameAgain(located: readonly Located[]): string | null {
  const { activeId, located: before } = getState();
  if (activeId === null || located.some(({ discrepancy }) => discrepancy.id === activeId)) return activeId;
  const old = before.find(({ discrepancy }) => discrepancy.id === activeId)?.discrepancy;
  if (old === undefined) return null;
  const distance = (one: Located) => Math.abs(one.discrepancy.from - old.from);
  const alike = located
    .filter(({ discrepancy }) => discrepancy.kind === old.kind && discrepancy.text === old.text)
    .sort((a, b) => distance(a) - distance(b))[0];
  return alike !== undefined && distance(alike) < NEAR_CHARS ? alike.discrepancy.id : null;
}
