import { applyEdit, deletedLines, type Edit } from '../../edit/edit';
import { editFromTextChange } from '../../edit/edit-text';
import { record, type StatusChange, type Step, type VerdictChange } from '../../edit/history';
import { isFinished, isSamePerson } from '../../page/status-flow';
import type { Page } from '../../page/transcription';
import type { EditorChange } from '../actions/actions-text';
import type { Effect, TeachingAfter } from '../actions/effects';
import { chain, outcome, patch, tell, type Moment, type Outcome } from './outcome';
import { docIn, withDocs } from '../state/page-docs';
import { pageIndex, pageOf, projectPages, sheetNumber } from '../select/selectors-text';
import { activeFlag, marksOf } from '../select/selectors-flags';
import { decisionOn, standingOn, withStanding } from '../state/standing';
import type { ReviewState } from '../state/state';
import type { TypedChange } from '../state/state-flags';

/** Does something and remembers it for undo. */
export function doStep(state: ReviewState, step: Step, moment: Moment): Outcome {
  const done = applyStep(state, step, moment);
  return { ...done, state: remember(state, done.state, step) };
}

/** Adds a step to what can be undone, with the card that was open and the statuses that the step took away. */
export function remember(before: ReviewState, after: ReviewState, step: Step): ReviewState {
  const one = step.verdicts.length === 0 ? null : activeFlag(before);
  const statuses = reopenedBy(before, after);
  const whole = {
    ...step,
    ...(one === null ? {} : { flagId: one.discrepancy.id }),
    ...(statuses.length === 0 ? {} : { statuses: [...(step.statuses ?? []), ...statuses] }),
  };
  const recorded = patch(after, 'text', { history: record(after.text.history, whole) });
  if (one === null) return recorded;
  const remembered = [one, ...after.flags.remembered].slice(0, MOST_REMEMBERED);
  return patch(recorded, 'flags', { remembered });
}

const MOST_REMEMBERED = 100;

/** Finished pages that a step put back in progress, where the person may call them finished again. */
function reopenedBy(before: ReviewState, after: ReviewState): readonly StatusChange[] {
  const [old, now] = [projectPages(before), projectPages(after)];
  if (old === now) return [];
  return old.flatMap(({ id, status }, i) => {
    const next = now[i];
    const marks = marksOf(before.project.view, id);
    const given = status === 'validated' ? marks.validated : marks.proofread;
    const isOwn = given !== null && isSamePerson(given.who, before.app.settings.who);
    return !isOwn || next?.id !== id || next.status === status
      ? []
      : [{ pageId: id, before: status, after: next.status }];
  });
}

/** One or more Edits as a step of their own. */
export function doEdits(state: ReviewState, edits: readonly (Edit | null)[], moment: Moment): Outcome {
  const made = edits.flatMap((edit) => edit ?? []);
  return made.length === 0
    ? outcome(state)
    : doStep(state, { edits: made, verdicts: [], group: null, atMs: moment.atMs }, moment);
}

/** Verdicts as a step of their own. */
export function doVerdicts(state: ReviewState, verdicts: readonly VerdictChange[], moment: Moment): Outcome {
  return doStep(state, { edits: [], verdicts, group: null, atMs: moment.atMs }, moment);
}

/** Does what a step says, without remembering it: also the way of undo and redo. */
export function applyStep(state: ReviewState, step: Step, moment: Moment): Outcome {
  const edited = applyEdits(state, step.edits);
  const decided = chain(edited, (now) => giveVerdicts(now, step.verdicts, moment));
  return chain(decided, (now) => keepTeachings(now, step, 'travelled'));
}

/** Gives pages the statuses that a step which is undone or done again says, and shows them at once. */
export function giveStatuses(state: ReviewState, { statuses = [] }: Step): Outcome {
  const { view } = state.project;
  if (view === null || statuses.length === 0) return outcome(state);
  const wanted = new Map(statuses.map(({ pageId, after }) => [pageId, after]));
  const pages = view.project.pages.map((page) => ({ ...page, status: wanted.get(page.id) ?? page.status }));
  const shown = patch(state, 'project', { view: { ...view, project: { ...view.project, pages } } });
  const effects = statuses.map(({ pageId, after }): Effect => ({
    kind: 'set-status',
    pageId,
    status: after,
  }));
  return outcome(shown, ...effects);
}

/** The pages after some Edits. Each may follow upon the one before; pages that nothing was done to are shared. */
function applyEdits(state: ReviewState, edits: readonly Edit[]): Outcome {
  const made = new Map<string, { page: Page; deleted: number }>();
  for (const edit of edits) {
    const page = made.get(edit.pageId)?.page ?? pageOf(state, edit.pageId);
    if (page === null) continue;
    const deleted = (made.get(edit.pageId)?.deleted ?? 0) + deletedLines(edit);
    made.set(edit.pageId, { page: applyEdit(page, edit), deleted });
  }
  return made.size === 0 ? outcome(state) : placePages(state, made);
}

/** Puts changed pages in place, to be saved; `deleted`: how many Lines were taken away from each on purpose. */
export function placePages(
  state: ReviewState,
  made: ReadonlyMap<string, { readonly page: Page; readonly deleted: number }>,
): Outcome {
  const changed = [...made].flatMap(([pageId, { page, deleted }]) => {
    const doc = docIn(state.text.pages, pageId);
    if (doc === undefined) return [];
    return [[pageId, { ...doc, page, isDirty: true, deletedLines: doc.deletedLines + deleted }] as const];
  });
  const pages = withDocs(state.text.pages, changed);
  return chain(textChanged(patch(state, 'text', { pages })), (now) => reopenFinished(now, [...made.keys()]));
}

/** What follows from any change of the text: it is kept, first on this computer, then in the project, and checked. */
export function textChanged(state: ReviewState): Outcome {
  const unsaved = patch(state, 'saving', { state: 'unsaved', error: null });
  return chain(outcome(unsaved, { kind: 'journal-soon' }, { kind: 'save-soon' }), checkSoon);
}

export function checkSoon(state: ReviewState): Outcome {
  return outcome(patch(state, 'flags', { isCheckDue: true }), { kind: 'check-soon' });
}

/** A finished page that is changed is in progress again, and the person is told. */
export function reopenFinished(state: ReviewState, pageIds: readonly string[]): Outcome {
  return pageIds.reduce((done, id) => chain(done, (now) => reopenPage(now, id)), outcome(state));
}

function reopenPage(state: ReviewState, pageId: string): Outcome {
  const { view } = state.project;
  const page = projectPages(state)[pageIndex(projectPages(state), pageId)];
  if (view === null || page === undefined || !isFinished(page.status)) return outcome(state);
  // Shown at once, so that the next key press finds the page open already.
  const pages = view.project.pages.map((each) =>
    each.id === pageId ? { ...each, status: 'in-progress' as const } : each,
  );
  const opened = patch(state, 'project', { view: { ...view, project: { ...view.project, pages } } });
  const notified = tell(opened, 'backInProgress', { number: sheetNumber(opened, pageId) });
  return outcome(notified, { kind: 'set-status', pageId, status: 'in-progress' });
}

/** Shows Verdicts at once and has them written down; one that cannot be comes back as `verdict-refused`. */
function giveVerdicts(state: ReviewState, changes: readonly VerdictChange[], moment: Moment): Outcome {
  return changes.reduce(
    (done, change) => chain(done, (now) => giveVerdict(now, change, moment)),
    outcome(state),
  );
}

function giveVerdict(
  state: ReviewState,
  { id, after, correction, about }: VerdictChange,
  moment: Moment,
): Outcome {
  const { view } = state.project;
  if (view === null) return outcome(state);
  const isLater = after === 'later';
  const verdict = isLater ? null : after;
  const entry = {
    ...{ who: state.app.settings.who, atUtc: moment.atUtc, note: '' },
    ...(correction === undefined ? {} : { correction }),
    ...(about === undefined ? {} : { about }),
  };
  const shown = { entry: verdict === null ? null : { verdict, ...entry }, isLater };
  const effect: Effect = {
    ...{ kind: 'store-verdict', id, verdict, isLater, shown },
    correction: correction ?? null,
    about: about ?? null,
    before: standingOn(view, id),
  };
  return outcome(patch(state, 'project', { view: withStanding(view, id, shown) }), effect);
}

/** Has what is taught or taken back written down; it shows once it is. */
export function keepTeachings(
  state: ReviewState,
  { teachings = [] }: Pick<Step, 'teachings'>,
  after: TeachingAfter,
): Outcome {
  const projectId = state.project.view?.project.id;
  if (projectId === undefined) return outcome(state);
  return outcome(
    state,
    ...teachings.map((teaching): Effect => ({ kind: 'keep-teaching', projectId, teaching, after })),
  );
}

/** Text that somebody typed, change by change; each one's offsets count in the page that the one before made. */
export function typeChanges(
  page: Page,
  changes: readonly EditorChange[],
  newId: () => string,
): { readonly edits: readonly Edit[]; readonly typed: readonly TypedChange[] } {
  const edits: Edit[] = [];
  const typed: TypedChange[] = [];
  let before = page;
  for (const { from, to, inserted } of changes) {
    const edit = editFromTextChange(before, { from, to, text: inserted }, newId);
    const after = applyEdit(before, edit);
    edits.push(edit);
    typed.push({ before, after, from, to, inserted });
    before = after;
  }
  return { edits, typed };
}

/** A change of a Discrepancy's decision, from what it has now. */
export function verdictChange(
  state: ReviewState,
  id: string,
  after: VerdictChange['after'],
  more: Pick<VerdictChange, 'correction' | 'about'> = {},
): VerdictChange {
  return { id, before: decisionOn(state.project.view, id), after, ...more };
}

/** The page as it is, or as an earlier part of the same step made it. */
export function pageDuring(state: ReviewState, made: ReadonlyMap<string, Page>, pageId: string): Page | null {
  return made.get(pageId) ?? pageOf(state, pageId);
}
