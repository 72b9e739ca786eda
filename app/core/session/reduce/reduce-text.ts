import { commonText, lineStart } from '../../base/positions';
import { applyEdit, deletedLines, editBetween } from '../../edit/edit';
import { editFromTextChange } from '../../edit/edit-text';
import { record, redo, undo, type SheetsChange, type Step } from '../../edit/history';
import { frameLineEdit, moveLineEdit, replaceWithinEdit } from '../../edit/line-edits';
import { isWrittenAlike, toggleMark, withComment, withMarks } from '../../page/marks';
import { relayLine } from '../../given/relay';
import { isFinished } from '../../page/status-flow';
import { onlyLieOtherwise } from '../../project/arrange';
import { restoreLine } from '../../edit/restore-line';
import type { Line, Page } from '../../page/transcription';
import type { MarkedSpan, TextAction } from '../actions/actions-text';
import { chain, outcome, patch, type Handlers, type Moment, type Outcome } from './outcome';
import { docIn, withDocs, type PageDoc } from '../state/page-docs';
import { GEOMETRY_HANDLERS } from './reduce-geometry';
import { showFlag } from './reduce-flags';
import { selectPage, showTarget } from './reduce-place';
import { tellStep } from './tell-step';
import type { Located } from '../state/places';
import { caretLine, illegibleSign, isReadOnly, pageOf } from '../select/selectors-text';
import type { ReviewState } from '../state/state';
import {
  applyStep,
  giveStatuses,
  checkSoon,
  doEdits,
  placePages,
  remember,
  reopenFinished,
  textChanged,
  typeChanges,
} from './steps';

type Action<T extends TextAction['type']> = Extract<TextAction, { readonly type: T }>;

export const TEXT_HANDLERS: Handlers<TextAction> = {
  typed,
  edited: (state, { edit }, moment) => doEdits(state, [edit], moment),
  undone: (state, _, moment) => travel(state, undo(state.text.history), moment, true),
  redone: (state, _, moment) => travel(state, redo(state.text.history), moment, false),
  'page-replaced': replacePage,
  'pages-adopted': adoptPages,
  'line-moved': moveLine,
  'line-reread': (state, { pageId, lineIndex, line: inserted }, moment) => {
    const line = pageOf(state, pageId)?.lines[lineIndex];
    if (line === undefined) return outcome(state);
    return doEdits(state, [{ pageId, at: lineIndex, removed: [line], inserted: [inserted] }], moment);
  },
  'line-restored': (state, { then, now, line }, moment) =>
    doEdits(state, [restoreLine(then, now, line, moment.newId)], moment),
  'part-reread': (state, { pageId, boxPx, lines }, moment) => {
    const page = pageOf(state, pageId);
    return doEdits(state, [page === null ? null : replaceWithinEdit(page, boxPx, lines)], moment);
  },
  marked: (state, { pageId, spans, kind }, moment) =>
    rewrite(state, pageId, moment, (page) => ({
      ...page,
      lines: page.lines.map((line, i) =>
        spansOn(spans, i).reduce((marked, { from, to }) => toggleMark(marked, kind, from, to), line),
      ),
    })),
  'illegible-put': (state, { pageId, span }, moment) =>
    rewrite(state, pageId, moment, (page) => withIllegible(page, span, illegibleSign(state), moment.newId)),
  ...GEOMETRY_HANDLERS,
  commented: (state, { pageId, lineIndex, comment }, moment) =>
    rewrite(state, pageId, moment, (page) => commentedPage(page, lineIndex, printable(comment))),
};

/** The pages of the state share everything but the Lines that were typed in, so a key costs as much on page 1,000. */
function typed(state: ReviewState, { pageId, changes }: Action<'typed'>, { atMs, newId }: Moment): Outcome {
  const page = pageOf(state, pageId);
  if (page === null || changes.length === 0) return outcome(state);
  const done = typeChanges(page, changes, newId);
  const after = done.typed[done.typed.length - 1]?.after ?? page;
  const deleted = done.edits.reduce((sum, edit) => sum + deletedLines(edit), 0);
  const isTyping = changes.length === 1 && changes[0]?.inserted.includes('\n') === false;
  const group = isTyping ? `${pageId}:${done.edits[0]?.at ?? 0}` : null;
  const step = { edits: done.edits, verdicts: [], group, atMs };
  return chain(placePages(state, new Map([[pageId, { page: after, deleted }]])), (now) => {
    const typedSince = [...now.flags.typed, ...done.typed];
    return outcome(remember(state, patch(now, 'flags', { typed: typedSince }), step));
  });
}

/** Undoes or does again, and shows where. */
function travel(
  state: ReviewState,
  travelled: ReturnType<typeof undo>,
  moment: Moment,
  isUndo: boolean,
): Outcome {
  if (travelled === null || state.project.isArranging) return outcome(state);
  const { history, step } = travelled;
  if (step.sheets !== undefined && isOverwritten(state, step.sheets)) {
    const next = isUndo ? undo(history) : redo(history);
    return travel(patch(state, 'text', { history }), next, moment, isUndo);
  }
  if (step.sheets !== undefined) return travelSheets(state, step.sheets, isUndo);
  const applied = chain(applyStep(patch(state, 'text', { history }), step, moment), (now) =>
    giveStatuses(now, step),
  );
  return chain(applied, (now) => outcome(tellStep(showStep(now, step, isUndo), step, isUndo)));
}

/** A sheet was turned before it had a text, and has one now, which says how it lies: the step would change nothing. */
function isOverwritten(state: ReviewState, { before, after }: SheetsChange): boolean {
  const turned = onlyLieOtherwise(before, after);
  return turned !== null && turned.every((id) => pageOf(state, id) !== null);
}

/** The sheets are put otherwise on the disk first; the history follows once they stand so. */
function travelSheets(
  state: ReviewState,
  { after: sheets, decisions }: SheetsChange,
  isUndo: boolean,
): Outcome {
  const { done, undone } = state.text.history;
  const step = (isUndo ? done : undone).at(-1);
  if (step === undefined) return outcome(state);
  return outcome(patch(state, 'project', { isArranging: true }), {
    ...{ kind: 'arrange-sheets', sheets, travel: { step, isUndo } },
    decisions: decisions.map(({ id, after }) => ({ id, about: after })),
  });
}

/** Goes to where the step was made: to the Discrepancy that it decided, else to its text. */
function showStep(state: ReviewState, step: Step, isUndo: boolean): ReviewState {
  const back = isUndo && step.flagId !== undefined ? withFlagBack(state, step.flagId) : null;
  if (back !== null) return back;
  const [status] = step.statuses ?? [];
  const edit = status !== undefined && isFinished(status.after) ? undefined : step.edits.at(-1);
  const pageId = status?.pageId;
  if (edit === undefined) return pageId === undefined ? state : selectPage(state, pageId);
  const { at, removed, inserted } = edit;
  const column = commonText(removed[0]?.text ?? '', inserted[0]?.text ?? '').head;
  const place = { pageId: edit.pageId, lineIndex: at, from: column, to: column };
  // The keys of a card must not fall into the text.
  return showTarget(state, { ...place, focus: step.verdicts.length > 0 ? 'panel' : 'text' });
}

/** The card of a Discrepancy as it was when it was decided; the check finds it again a moment later. */
function withFlagBack(state: ReviewState, id: string): ReviewState | null {
  const { located, found, remembered } = state.flags;
  const known = located.find(({ discrepancy }) => discrepancy.id === id);
  if (known !== undefined) return showFlag(state, known);
  const one = remembered.find(({ discrepancy }) => discrepancy.id === id);
  if (one === undefined) return null;
  const inOrder = (all: readonly Located[]) =>
    [...all, one].sort((a, b) => a.discrepancy.from - b.discrepancy.from);
  const placed = patch(state, 'flags', { located: inOrder(located), found: [...found, one.discrepancy] });
  return showFlag(placed, one);
}
/** A page that had no text simply has it now; otherwise the difference is one step to undo. */
export function replacePage(
  state: ReviewState,
  { pageId, page: after }: Pick<Action<'page-replaced'>, 'pageId' | 'page'>,
  moment: Moment,
): Outcome {
  const before = pageOf(state, pageId);
  if (before !== null) return doEdits(state, [editBetween(before, after)], moment);
  return textChanged(patchDocs(state, { [pageId]: { page: after, isDirty: true } }));
}

/** Another text of some pages, all of them as one step to undo. What is written alike makes no step. */
function adoptPages(
  state: ReviewState,
  { docs, keepsTyping }: Action<'pages-adopted'>,
  { atMs }: Moment,
): Outcome {
  const taken = Object.entries(docs).filter(
    ([pageId]) => !(keepsTyping && docIn(state.text.pages, pageId)?.isDirty === true),
  );
  if (taken.length === 0) return outcome(state);
  const edits = taken.flatMap(([pageId, { page: after }]) => {
    const before = pageOf(state, pageId);
    if (before === null || after === null || isWrittenAlike(before, after)) return [];
    return editBetween(before, after) ?? [];
  });
  const adopted = patchDocs(state, Object.fromEntries(taken));
  const step = { edits, verdicts: [], group: null, atMs };
  const history = edits.length === 0 ? state.text.history : record(state.text.history, step);
  const recorded = patch(adopted, 'text', { history });
  return chain(
    reopenFinished(
      recorded,
      edits.map(({ pageId }) => pageId),
    ),
    checkSoon,
  );
}

/** Changes what is known of pages; pages that the window does not know are left out. */
export function patchDocs(
  state: ReviewState,
  changes: Readonly<Record<string, Partial<PageDoc>>>,
): ReviewState {
  const patched = Object.entries(changes).flatMap(([pageId, change]) => {
    const doc = docIn(state.text.pages, pageId);
    return doc === undefined ? [] : [[pageId, { ...doc, ...change }] as const];
  });
  return patch(state, 'text', { pages: withDocs(state.text.pages, patched) });
}

/** Moves the caret's Line up (-1) or down (1) in the reading order, and the caret with it. */
function moveLine(state: ReviewState, { by }: Action<'line-moved'>, moment: Moment): Outcome {
  const at = caretLine(state);
  const edit = at === null ? null : moveLineEdit(at.page, at.index, by);
  if (at === null || edit === null) return outcome(state);
  const column = state.place.caret?.column ?? 0;
  const place = { pageId: at.page.id, lineIndex: at.index + by, from: column, to: column };
  return chain(doEdits(state, [edit], moment), (now) =>
    outcome(showTarget(now, { ...place, focus: 'text' })),
  );
}

/** Gives a Line the box that was drawn around it; the words of a given text go to the ink in it. */
export function frameLine(
  state: ReviewState,
  {
    pageId,
    lineIndex,
    boxPx,
  }: { readonly pageId: string; readonly lineIndex: number; readonly boxPx: Line['boxPx'] },
  moment: Moment,
): Outcome {
  const page = pageOf(state, pageId);
  const edit = page === null || boxPx === null ? null : frameLineEdit(page, lineIndex, boxPx);
  if (edit === null) return outcome(state);
  const ink = docIn(state.text.pages, pageId)?.ink ?? null;
  const inserted = ink === null ? edit.inserted : edit.inserted.map((line) => relayLine(line, ink));
  return doEdits(state, [{ ...edit, inserted }], moment);
}

/** Changes a page that may be changed, as one step to undo. */
function rewrite(state: ReviewState, pageId: string, moment: Moment, change: (page: Page) => Page): Outcome {
  const page = pageOf(state, pageId);
  if (page === null || isReadOnly(state)) return outcome(state);
  return doEdits(state, [editBetween(page, change(page))], moment);
}

function spansOn(spans: readonly MarkedSpan[], lineIndex: number): readonly MarkedSpan[] {
  return spans.filter((span) => span.lineIndex === lineIndex && span.from < span.to);
}

/** The page with `sign` in place of what cannot be read, marked as such. */
function withIllegible(
  page: Page,
  { lineIndex, from, to }: MarkedSpan,
  sign: string,
  newId: () => string,
): Page {
  const start = lineStart(page.lines, lineIndex);
  const change = { from: start + from, to: start + to, text: sign };
  const written = applyEdit(page, editFromTextChange(page, change, newId));
  const mark = { kind: 'illegible', from, to: from + sign.length } as const;
  return {
    ...written,
    lines: written.lines.map((line, i) =>
      i === lineIndex ? withMarks(line, [...(line.marks ?? []), mark]) : line,
    ),
  };
}

function commentedPage(page: Page, lineIndex: number | null, comment: string): Page {
  if (lineIndex === null) return withComment(page, comment);
  const lines = page.lines.map((line, i) => (i === lineIndex ? withComment(line, comment) : line));
  return { ...page, lines };
}

/** Without what XML cannot hold: it comes in with pasted text only, and nobody sees it. */
function printable(comment: string): string {
  return comment
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (/[\n\t]/.test(sign) ? sign : ''));
}
