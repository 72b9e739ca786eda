import type { PageStatus } from '../page/transcription';
import type { Arrangement } from '../project/arrange';
import { invertEdit, type Edit } from './edit';
import type { Correction } from '../discrepancy/evidence/confusions';
import type { DecidedPlace } from '../discrepancy/flags/decided';
import type { MovedDecision } from './divided-decisions';
import type { Verdict } from '../discrepancy/model/discrepancy';

/** What a person says of a Discrepancy: a Verdict, or that it has to wait. */
export type Decision = Verdict | 'later';

/** A Decision made or taken back, as a value that undo can swap. */
export type VerdictChange = {
  readonly id: string;
  readonly before: Decision | null;
  readonly after: Decision | null;
  /** What was replaced by what, for a correction. */
  readonly correction?: Correction;
  readonly about?: DecidedPlace;
};

/** A fact's counterpart by hand, `en` null for none; null leaves the fact to the program. */
export type ByHand = { readonly en: string | null } | null;

/** What a person taught the project or took back, as a value that undo can swap. */
export type Teaching =
  | { readonly type: 'word'; readonly word: string; readonly before: boolean; readonly after: boolean }
  | {
      readonly type: 'name';
      readonly ru: string;
      readonly en: string;
      readonly before: boolean;
      readonly after: boolean;
    }
  | { readonly type: 'pairing'; readonly ru: string; readonly before: ByHand; readonly after: ByHand };

/** One thing that a person did: typing, a correction by key, a Verdict, a correction with its Verdict, something taught. */
export type Step = {
  readonly edits: readonly Edit[];
  readonly verdicts: readonly VerdictChange[];
  readonly teachings?: readonly Teaching[];
  /** Steps of the same non-null group that follow each other within the typing pause become one. */
  readonly group: string | null;
  readonly atMs: number;
  /** What the person was at, for undo to come back to: the Discrepancy of the open card. */
  readonly flagId?: string;
  /** Statuses of pages that the step gave or took. */
  readonly statuses?: readonly StatusChange[];
  /** Sheets that were put otherwise. Nothing of a sheet that goes is touched, so the arrangement before brings all of it back. */
  readonly sheets?: SheetsChange;
};

/** How the sheets stood and stand; decisions whose lines went over to other sheets. */
export type SheetsChange = {
  readonly before: Arrangement;
  readonly after: Arrangement;
  readonly decisions: readonly MovedDecision[];
};

/** A page's status as a value that undo can swap. */
export type StatusChange = {
  readonly pageId: string;
  readonly before: PageStatus;
  readonly after: PageStatus;
};

/** What can be undone and redone, newest last. */
export type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] };

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Typing with pauses shorter than this is undone in one go, as editors do. */
export const TYPING_PAUSE_MS = 700;
const MAX_STEPS = 2_000;

/** Adds what was done. Whatever was undone before can no longer be redone. */
export function record(history: History, step: Step): History {
  const last = history.done[history.done.length - 1];
  const done =
    last !== undefined && isSameTyping(last, step)
      ? [...history.done.slice(0, -1), merge(last, step)]
      : [...history.done, step].slice(-MAX_STEPS);
  return { done, undone: [] };
}

function isSameTyping(last: Step, step: Step): boolean {
  return step.group !== null && step.group === last.group && step.atMs - last.atMs < TYPING_PAUSE_MS;
}

function merge(last: Step, step: Step): Step {
  return {
    ...step,
    edits: [...last.edits, ...step.edits],
    verdicts: [...last.verdicts, ...step.verdicts],
  };
}

/** The step that takes the last one back, and the history after it; null when there is nothing to undo. */
export function undo(history: History): { readonly history: History; readonly step: Step } | null {
  const last = history.done[history.done.length - 1];
  if (last === undefined) return null;
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, last] },
    step: invertStep(last),
  };
}

/** The step that does the last undone one again; null when there is none. */
export function redo(history: History): { readonly history: History; readonly step: Step } | null {
  const last = history.undone[history.undone.length - 1];
  if (last === undefined) return null;
  return { history: { done: [...history.done, last], undone: history.undone.slice(0, -1) }, step: last };
}

/** The step that takes `step` back, in reverse order. */
export function invertStep(step: Step): Step {
  const teachings =
    step.teachings === undefined ? {} : { teachings: [...step.teachings].reverse().map(invertTeaching) };
  return {
    ...step,
    ...teachings,
    ...(step.sheets === undefined ? {} : { sheets: invertSheets(step.sheets) }),
    edits: [...step.edits].reverse().map(invertEdit),
    verdicts: [...step.verdicts].reverse().map(({ id, before, after, about }) => ({
      ...{ id, before: after, after: before },
      ...(about === undefined ? {} : { about }),
    })),
    ...(step.statuses === undefined
      ? {}
      : {
          statuses: step.statuses.map(({ pageId, before, after }) => ({
            pageId,
            before: after,
            after: before,
          })),
        }),
  };
}

function invertSheets({ before, after, decisions }: SheetsChange): SheetsChange {
  const back = decisions.map((one) => ({ id: one.id, before: one.after, after: one.before }));
  return { before: after, after: before, decisions: back };
}

/** The history once `step`, which took its time, is undone or done again; what was done meanwhile stays. */
export function travelled({ done, undone }: History, step: Step, isUndo: boolean): History {
  const without = (steps: readonly Step[]) => steps.filter((one) => one !== step);
  return isUndo
    ? { done: without(done), undone: [...without(undone), step] }
    : { done: [...without(done), step], undone: without(undone) };
}

function invertTeaching(teaching: Teaching): Teaching {
  return teaching.type === 'pairing'
    ? { ...teaching, before: teaching.after, after: teaching.before }
    : { ...teaching, before: teaching.after, after: teaching.before };
}
