import { padBox } from '../../base/geometry';
import { lineStart } from '../../base/positions';
import { applyEdit, editBetween, type Edit } from '../../edit/edit';
import { editFromTextChange } from '../../edit/edit-text';
import { insertBelowEdit, insertWithinEdit } from '../../edit/line-edits';
import { lineAt } from '../../given/line-at';
import { relayLine } from '../../given/relay';
import { docIn } from '../state/page-docs';
import { withDigit, type DigitPlace } from '../../page/digits';
import type { Decision, VerdictChange } from '../../edit/history';
import { oneLine } from '../../discrepancy/evidence/describe';
import type { DecidedPlace } from '../../discrepancy/flags/decided';
import { withMarks } from '../../page/marks';
import type { Page } from '../../page/transcription';
import type { DecisionAction } from '../actions/actions-flags';
import {
  correctionFor,
  defaultNumber,
  replacementsOf,
  splitOver,
  type Replacement,
} from '../select/deciding';
import { decidedPlace, placeOfDecision } from '../select/decided-places';
import {
  chain,
  outcome,
  patch,
  tell,
  tellFailure,
  type Handlers,
  type Moment,
  type Outcome,
} from './outcome';
import type { Located } from '../state/places';
import { dropFlags, goOn } from './reduce-flags';
import { showTarget } from './reduce-place';
import { activeFlag, flagById, isDecided } from '../select/selectors-flags';
import { illegibleSign, isReadOnly, pageOf } from '../select/selectors-text';
import { decisionOn, isSameStanding, standingOn, withStanding } from '../state/standing';
import type { ReviewState } from '../state/state';
import { doStep, doVerdicts, pageDuring, verdictChange } from './steps';

type Action<T extends DecisionAction['type']> = Extract<DecisionAction, { readonly type: T }>;

export const DECISION_HANDLERS: Handlers<DecisionAction> = {
  decided: (state, { decision }, moment) => withCard(state, (one) => decide(state, one, decision, moment)),
  'best-taken': (state, _, moment) => withCard(state, (one) => takeBest(state, one, moment)),
  'reading-taken': (state, { number }, moment) =>
    withCard(state, (one) => takeReading(state, one, number, moment)),
  'reading-typed': (state, { text }, moment) => withCard(state, (one) => takeTyped(state, one, text, moment)),
  'card-ink-wanted': (state) => withCard(state, (one) => outcome(wantInk(state, one))),
  'card-ink-read': takeInk,
  reopened: (state, { id }, moment) => reopen(state, id, moment),
  'alike-shown': (state) => {
    const one = activeFlag(state);
    if (one === null) return outcome(tell(state, 'alikeOfWhat'));
    return outcome(patch(state, 'desk', { dialog: { kind: 'alike', one } }));
  },
  'all-decided': (state, { all, verdict }, moment) => {
    const changes = all.map((one) => verdictOn(state, one, verdict));
    return thenOn(doVerdicts(state, changes, moment));
  },
  'all-corrected': (state, { all }, moment) => thenOn(correctAll(state, all, moment)),
  'digits-confirmed': confirmDigits,
  'digit-confirmed': (state, { id }, moment) =>
    doVerdicts(state, [verdictChange(state, id, 'not-a-problem')], moment),
  'verdict-refused': refuseVerdict,
};

/** About the Discrepancy of the open card, where the project may be changed. */
function withCard(state: ReviewState, decide: (one: Located) => Outcome): Outcome {
  const one = activeFlag(state);
  return one === null || isReadOnly(state) ? outcome(state) : decide(one);
}

function thenOn(done: Outcome): Outcome {
  return chain(done, (now) => outcome(goOn(now)));
}

/** Takes what the card highlights; where the evidence does not decide, the person is asked to. */
function takeBest(state: ReviewState, one: Located, moment: Moment): Outcome {
  // What is settled already has nothing to be taken; Enter goes on.
  if (isDecided(state, one)) return outcome(goOn(state));
  const number = defaultNumber(state, one);
  if (number !== null) return takeReading(state, one, number, moment);
  const hasOthers = replacementsOf(state, one).length > 0;
  return outcome(tell(state, hasOthers ? 'chooseReading' : 'chooseVerdict'));
}

function decide(state: ReviewState, one: Located, decision: Decision, moment: Moment): Outcome {
  if (decision === 'illegible') return thenOn(markIllegible(state, one, moment));
  return thenOn(doVerdicts(state, [verdictOn(state, one, decision)], moment));
}

/** A decision on a Discrepancy, with its place. */
function verdictOn(state: ReviewState, one: Located, decision: Decision, after?: string): VerdictChange {
  const about = decidedPlace(one, pageOf(state, one.parts[0]?.pageId ?? null), after);
  return verdictChange(state, one.discrepancy.id, decision, about === null ? {} : { about });
}

/** The Verdict of a correction, from which the table of confusions learns. */
export function correctionOf(state: ReviewState, one: Located, text: string): VerdictChange {
  const to = text.trim();
  const learnt = to === '' ? {} : { correction: { from: oneLine(one.discrepancy.text), to } };
  return { ...verdictOn(state, one, 'transcription-corrected', to), ...learnt };
}

/** Takes the reading with this number (1 = as transcribed, from 2 on what can replace it) and goes on. */
function takeReading(state: ReviewState, one: Located, number: number, moment: Moment): Outcome {
  if (number === 1) return thenOn(doVerdicts(state, [verdictOn(state, one, 'original-is-wrong')], moment));
  const others = replacementsOf(state, one);
  const text = others[number - 2];
  const [part] = one.parts;
  // The number after the last reading is that of the field for another one.
  if (number === others.length + 2 && part !== undefined)
    return outcome(showTarget(state, { ...part, focus: 'reading' }));
  return text === undefined ? outcome(state) : thenOn(correct(state, one, text, moment));
}

/** A reading straight from the ink: it becomes the text, and with that the Verdict. */
function takeTyped(state: ReviewState, one: Located, typed: string, moment: Moment): Outcome {
  const text = typed.replace(/\s+/g, ' ').trim();
  if (text === '') return outcome(state);
  if (text === oneLine(one.discrepancy.text)) return takeReading(state, one, 1, moment);
  return thenOn(correct(state, one, text, moment));
}

/** Ink that no line of the text covers is read before anybody types it; other cards have been read. */
function wantInk(state: ReviewState, { discrepancy, ink }: Located): ReviewState {
  const image = ink === null ? undefined : pageOf(state, ink.pageId)?.image;
  if (discrepancy.kind !== 'not-transcribed' || ink === null || image === undefined)
    return tell(state, 'inkIsRead');
  const { pageId, boxPx } = ink;
  const roomPx = Math.round(Math.min(MOST_ROOM_PX, (boxPx.y1 - boxPx.y0) / 2));
  const framed = { pageId, boxPx: padBox(boxPx, roomPx, image), isWhole: false, flagId: discrepancy.id };
  return patch(state, 'desk', { dialog: { kind: 'read-part', ...framed } });
}

/** White around the ink helps the machine; more of it brings the neighbours in. */
const MOST_ROOM_PX = 20;

/** What was read goes in beside what stands there, with the Verdict, as one step to undo. */
function takeInk(
  state: ReviewState,
  { id, pageId, boxPx, lines }: Action<'card-ink-read'>,
  moment: Moment,
): Outcome {
  const [one, page] = [flagById(state, id), pageOf(state, pageId)];
  const edit = page === null || isReadOnly(state) ? null : insertWithinEdit(page, boxPx, lines);
  if (edit === null) return outcome(state);
  const text = edit.inserted.map((line) => line.text).join(' ');
  const verdicts = one === null ? [] : [correctionOf(state, one, text)];
  return thenOn(doStep(state, { edits: [edit], verdicts, group: null, atMs: moment.atMs }, moment));
}

/** Puts a reading in, with its Verdict, as one step to undo. */
function correct(state: ReviewState, one: Located, text: string, moment: Moment): Outcome {
  const edits = editsOf(state, new Map(), one, text, moment);
  if (edits === null) return outcome(tell(state, 'correctByHand'));
  const verdicts = [correctionOf(state, one, text)];
  const gone = idsInside(state, one, splitOver(state, one, text) ?? []);
  const done = doStep(state, { edits, verdicts, group: null, atMs: moment.atMs }, moment);
  return chain(done, (now) => outcome(dropFlags(now, ({ id }) => gone.has(id))));
}

/** Other flags on words that a correction replaces: they go with them, and the next card is none of theirs. */
function idsInside(
  { flags: { located } }: ReviewState,
  one: Located,
  replacement: Replacement,
): ReadonlySet<string> {
  const isInside = ({ pageId, lineIndex, from, to }: Located['parts'][number]) =>
    replacement.some(
      ({ place }) =>
        place.pageId === pageId &&
        place.lineIndex === lineIndex &&
        from >= place.from &&
        to <= place.to &&
        to > from,
    );
  const inside = located.filter(
    (other) => other !== one && other.parts.length > 0 && other.parts.every(isInside),
  );
  return new Set(inside.map(({ discrepancy }) => discrepancy.id));
}

/** How a reading goes into the text; `pages` are those that earlier parts of the step have made, and take it in. */
function editsOf(
  state: ReviewState,
  pages: Map<string, Page>,
  one: Located,
  text: string,
  moment: Moment,
): readonly Edit[] | null {
  if (one.discrepancy.kind === 'not-transcribed') return lineEdits(state, pages, one, text, moment);
  const replacement = splitOver(state, one, text);
  if (replacement === null) return null;
  return replacement.flatMap(({ place, text: own }) => {
    const page = pageDuring(state, pages, place.pageId);
    if (page === null) return [];
    const edit = onInk(state, lineEdit(page, place, own, moment.newId));
    pages.set(place.pageId, applyEdit(page, edit));
    return [edit];
  });
}

/** What was put right is laid anew on what was read of the scan, where the text was given. */
function onInk(state: ReviewState, edit: Edit): Edit {
  const ink = docIn(state.text.pages, edit.pageId)?.ink ?? null;
  if (ink === null) return edit;
  return { ...edit, inserted: edit.inserted.map((line) => relayLine(line, ink)) };
}

/** A line of the scan that the text lacks goes in as a Line of its own, with the ink of its words where they are as they were read. */
function lineEdits(
  state: ReviewState,
  pages: Map<string, Page>,
  { ink }: Located,
  text: string,
  { newId }: Moment,
): readonly Edit[] | null {
  const page = ink === null ? null : pageDuring(state, pages, ink.pageId);
  if (ink === null || page === null) return null;
  const reading = docIn(state.text.pages, ink.pageId)?.ink ?? null;
  const edit = insertBelowEdit(page, lineAt(reading, ink.boxPx, text, newId()));
  pages.set(ink.pageId, applyEdit(page, edit));
  return [edit];
}

/** What cannot be read stands in the text as such, marked. */
function markIllegible(state: ReviewState, one: Located, moment: Moment): Outcome {
  const verdicts = [verdictOn(state, one, 'illegible', illegibleSign(state))];
  const edits = illegibleEdits(state, one, moment);
  return doStep(state, { edits, verdicts, group: null, atMs: moment.atMs }, moment);
}

function illegibleEdits(state: ReviewState, one: Located, moment: Moment): readonly Edit[] {
  const pages = new Map<string, Page>();
  const sign = illegibleSign(state);
  const [first, ...rest] = one.parts;
  if (first === undefined || first.from === first.to || one.parts.length > MOST_ILLEGIBLE) return [];
  // A word that a line end breaks is one place: the sign stands where it begins.
  const places = [...rest.map((part) => ({ part, text: '' })).reverse(), { part: first, text: sign }];
  return places.flatMap(({ part, text }) => {
    const page = pageDuring(state, pages, part.pageId);
    if (page === null) return [];
    const edit = lineEdit(page, part, text, moment.newId);
    const written = applyEdit(page, edit);
    const marked = text === '' ? written : withIllegibleMark(written, part, sign.length);
    const whole = editBetween(page, marked);
    pages.set(part.pageId, marked);
    return whole === null ? [] : [whole];
  });
}

/** A lost paragraph is no illegible word. */
const MOST_ILLEGIBLE = 2;

function withIllegibleMark(page: Page, { lineIndex, from }: Located['parts'][number], length: number): Page {
  const mark = { kind: 'illegible', from, to: from + length } as const;
  const lines = page.lines.map((line, i) =>
    i === lineIndex ? withMarks(line, [...(line.marks ?? []), mark]) : line,
  );
  return { ...page, lines };
}

/** Takes a decision back; a correction takes its text back as well, where it still stands. */
function reopen(state: ReviewState, id: string, moment: Moment): Outcome {
  const about = state.project.view?.verdicts[id]?.about;
  const verdicts = [verdictChange(state, id, null, about === undefined ? {} : { about })];
  const edit = about === undefined ? null : formerText(state, about, moment);
  const edits = edit === null ? [] : [edit];
  return doStep(state, { edits, verdicts, group: null, atMs: moment.atMs }, moment);
}

function formerText(state: ReviewState, about: DecidedPlace, { newId }: Moment): Edit | null {
  const page = pageOf(state, about.pageId);
  const place = page === null ? null : placeOfDecision(page, about);
  if (page === null || place === null || about.after === undefined || about.text === '') return null;
  return lineEdit(page, place, about.text, newId);
}

/** Replaces a stretch of one Line, with the Verdicts that go with it, as one step to undo. */
export function replaceInLine(
  state: ReviewState,
  place: Located['parts'][number],
  text: string,
  verdicts: readonly VerdictChange[],
  moment: Moment,
): Outcome {
  const page = pageOf(state, place.pageId);
  if (page === null) return outcome(state);
  const edit = lineEdit(page, place, text, moment.newId);
  return doStep(state, { edits: [edit], verdicts, group: null, atMs: moment.atMs }, moment);
}

function lineEdit(
  page: Page,
  place: Omit<Located['parts'][number], 'pageId'>,
  text: string,
  newId: () => string,
): Edit {
  const start = lineStart(page.lines, place.lineIndex);
  return editFromTextChange(page, { from: start + place.from, to: start + place.to, text }, newId);
}

/** Puts the best correction of each in, as one step to undo. What has none is left as it is. */
function correctAll(state: ReviewState, all: readonly Located[], moment: Moment): Outcome {
  const pages = new Map<string, Page>();
  const edits: Edit[] = [];
  const verdicts: VerdictChange[] = [];
  for (const one of fromTheEnd(all)) {
    const text = correctionFor(state, one);
    const made = text === null ? null : editsOf(state, pages, one, text, moment);
    if (text === null || made === null) continue;
    edits.push(...made);
    verdicts.push(correctionOf(state, one, text));
  }
  return doStep(state, { edits, verdicts, group: null, atMs: moment.atMs }, moment);
}

/** A correction moves what comes after it on its Line, so the last comes first. */
function fromTheEnd(all: readonly Located[]): readonly Located[] {
  return [...all].sort((a, b) => b.discrepancy.from - a.discrepancy.from);
}

/**
 * Everything on a screen of digits at once, as one step to undo: `typed` has the digits that were read otherwise,
 * `doubtful` those to come back to; the others are right.
 */
function confirmDigits(
  state: ReviewState,
  { places, typed, doubtful }: Action<'digits-confirmed'>,
  moment: Moment,
): Outcome {
  const pages = new Map<string, Page>();
  const edits: Edit[] = [];
  const verdicts: VerdictChange[] = [];
  for (const place of places) {
    const page = pageDuring(state, pages, place.pageId);
    if (page === null) continue;
    const digit = typed.get(place.id) ?? place.digit;
    const after = doubtful.has(place.id) ? 'later' : 'not-a-problem';
    verdicts.push(verdictChange(state, withDigit(place, digit).id, after));
    if (digit === place.digit) continue;
    const span = { lineIndex: place.lineIndex, from: place.at, to: place.at + 1 };
    const edit = lineEdit(page, span, digit, () => place.id);
    pages.set(place.pageId, applyEdit(page, edit));
    edits.push(edit);
    verdicts.push(...correctedBy(state, place, digit));
  }
  return doStep(state, { edits, verdicts, group: null, atMs: moment.atMs }, moment);
}

/** Open Discrepancies whose suggestion the new digit makes true are corrected by it. */
function correctedBy(state: ReviewState, place: DigitPlace, digit: string): readonly VerdictChange[] {
  return state.flags.located.flatMap(({ discrepancy: { id, text, suggestions }, parts: [part] }) => {
    if (part === undefined || !isInside(place, part) || decisionOn(state.project.view, id) !== null)
      return [];
    const within = place.at - part.from;
    const after = text.slice(0, within) + digit + text.slice(within + 1);
    return suggestions.includes(after) ? [{ id, before: null, after: 'transcription-corrected' }] : [];
  });
}

function isInside({ pageId, lineIndex, at }: DigitPlace, part: Located['parts'][number]): boolean {
  return part.pageId === pageId && part.lineIndex === lineIndex && part.from <= at && at < part.to;
}

/** Takes back what could not be written. What was decided meanwhile has an answer of its own. */
function refuseVerdict(
  state: ReviewState,
  { id, before, shown, failure }: Action<'verdict-refused'>,
): Outcome {
  const { view } = state.project;
  const notified = tellFailure(state, failure);
  if (view === null || !isSameStanding(standingOn(view, id), shown)) return outcome(notified);
  return outcome(patch(notified, 'project', { view: withStanding(view, id, before) }));
}
