import { lineStart } from '../../base/positions';
import { applyEdit, type Edit } from '../../edit/edit';
import { editFromTextChange } from '../../edit/edit-text';
import { withDigit, type DigitPlace } from '../../page/digits';
import type { VerdictChange } from '../../edit/history';
import type { Page } from '../../page/transcription';
import type { DecisionAction } from '../actions/actions-flags';
import { canCorrect, replacementFor, replacementsOf } from '../select/deciding';
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
import { goOn } from './reduce-flags';
import { activeFlag } from '../select/selectors-flags';
import { isReadOnly, pageOf } from '../select/selectors-text';
import { decisionOn, isSameStanding, standingOn, withStanding } from '../state/standing';
import type { ReviewState } from '../state/state';
import { doStep, doVerdicts, pageDuring, verdictChange } from './steps';

type Action<T extends DecisionAction['type']> = Extract<DecisionAction, { readonly type: T }>;

export const DECISION_HANDLERS: Handlers<DecisionAction> = {
  decided: (state, { decision }, moment) =>
    withCard(state, ({ discrepancy: { id } }) =>
      thenOn(doVerdicts(state, [verdictChange(state, id, decision)], moment)),
    ),
  'best-taken': (state, _, moment) =>
    withCard(state, (one) => (canCorrect(one) ? takeReading(state, one, 2, moment) : outcome(goOn(state)))),
  'reading-taken': (state, { number }, moment) =>
    withCard(state, (one) => takeReading(state, one, number, moment)),
  reopened: (state, { id }, moment) => doVerdicts(state, [verdictChange(state, id, null)], moment),
  'alike-shown': (state) => {
    const one = activeFlag(state);
    if (one === null) return outcome(tell(state, 'alikeOfWhat'));
    return outcome(patch(state, 'desk', { dialog: { kind: 'alike', one } }));
  },
  'all-decided': (state, { all, verdict }, moment) => {
    const changes = all.map(({ discrepancy: { id } }) => verdictChange(state, id, verdict));
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

/** Takes the reading with this number (1 = as transcribed, from 2 on what can replace it) and goes on. */
function takeReading(state: ReviewState, one: Located, number: number, moment: Moment): Outcome {
  const { id } = one.discrepancy;
  if (number === 1) return thenOn(doVerdicts(state, [verdictChange(state, id, 'original-is-wrong')], moment));
  const text = replacementsOf(one)[number - 2];
  const [part] = one.parts;
  const page = pageOf(state, part?.pageId ?? null);
  if (text === undefined || part === undefined || page === null) return outcome(state);
  const { place, padded, correction } = replacementFor(page, one, part, text);
  const verdict = verdictChange(state, id, 'transcription-corrected', correction);
  return thenOn(replaceInLine(state, place, padded, [verdict], moment));
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
    const [text = ''] = replacementsOf(one);
    const [part] = one.parts;
    const page = part === undefined ? null : pageDuring(state, pages, part.pageId);
    if (text === '' || part === undefined || page === null) continue;
    const { place, padded, correction } = replacementFor(page, one, part, text);
    const edit = lineEdit(page, place, padded, moment.newId);
    pages.set(place.pageId, applyEdit(page, edit));
    edits.push(edit);
    verdicts.push(verdictChange(state, one.discrepancy.id, 'transcription-corrected', correction));
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
