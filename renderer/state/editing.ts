import { applyEdit, deletedLines, editBetween, type Edit } from '../../app/core/edit';
import { editFromTextChange, type TextChange } from '../../app/core/edit-text';
import type { ComparedLine } from '../../app/core/compare-texts';
import { record, redo, undo, type Lesson, type Step, type VerdictChange } from '../../app/core/history';
import { restoreLine } from '../../app/core/restore-line';
import { isWrittenAlike } from '../../app/core/marks';
import { pageText, type Page } from '../../app/core/transcription';
import { requestCheck } from './checking';
import { storeLesson } from './lessons';
import { textChanged } from './saving';
import { getState, patchPage, say, setState, type PageDoc } from './store';
import { showTarget } from './navigation';
import { reopenIfFinished } from './statuses';
import { storeVerdicts } from './verdicts';

/** Typing in the editor: replacements in the page's text, from the last to the first. */
export function typeInPage(pageId: string, changes: readonly TextChange[]): void {
  const edits: Edit[] = [];
  let page = getState().pages[pageId]?.page;
  if (page == null) return;
  for (const change of changes) {
    const edit = editFromTextChange(page, change, newLineId);
    page = applyEdit(page, edit);
    edits.push(edit);
  }
  const isTyping = changes.length === 1 && !changes[0]?.text.includes('\n');
  doStep({
    edits,
    verdicts: [],
    group: isTyping ? `${pageId}:${edits[0]?.at ?? 0}` : null,
    atMs: Date.now(),
  });
}

/** A name for a Line that no other has. */
export function newLineId(): string {
  return `p${crypto.randomUUID().slice(0, 13)}`;
}

/** Replaces a stretch of one Line, with the Verdicts that go with it, as one step to undo. */
export function replaceInLine(
  place: { readonly pageId: string; readonly lineIndex: number; readonly from: number; readonly to: number },
  text: string,
  verdicts: readonly VerdictChange[],
): void {
  const page = getState().pages[place.pageId]?.page;
  if (page == null) return;
  const start = lineStart(page, place.lineIndex);
  const change = { from: start + place.from, to: start + place.to, text };
  const edit = editFromTextChange(page, change, newLineId);
  doStep({ edits: [edit], verdicts, group: null, atMs: Date.now() });
}

export function lineStart(page: Page, lineIndex: number): number {
  return page.lines.slice(0, lineIndex).reduce((at, line) => at + line.text.length + 1, 0);
}

/** Puts a whole other state of the page in place, such as recovered typing, as one step to undo. */
export function replacePage(pageId: string, after: Page): void {
  const before = getState().pages[pageId]?.page;
  if (before == null) {
    patchPage(pageId, { page: after, isDirty: true });
    textChanged(pageId);
    return requestCheck();
  }
  const edit = editBetween(before, after);
  if (edit !== null) doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}

/** Shows Revisions that were made of pages by other means than typing, all of them as one step to undo. */
export function adoptPages(docs: Readonly<Record<string, PageDoc>>): void {
  const edits = Object.entries(docs).flatMap(([pageId, doc]) => {
    const before = getState().pages[pageId]?.page ?? null;
    patchPage(pageId, doc);
    if (before === null || doc.page === null || isWrittenAlike(before, doc.page)) return [];
    return editBetween(before, doc.page) ?? [];
  });
  const step: Step = { edits, verdicts: [], group: null, atMs: Date.now() };
  if (edits.length > 0) setState({ history: record(getState().history, step) });
  for (const { pageId } of edits) reopenIfFinished(pageId);
  requestCheck();
}

/** Makes one Line what it was in an older version, as one step to undo. */
export function takeLine(then: Page, now: Page, line: ComparedLine): void {
  const edit = restoreLine(then, now, line, newLineId);
  if (edit !== null) doStep({ edits: [edit], verdicts: [], group: null, atMs: Date.now() });
}

/** Does something and remembers it for undo. */
export function doStep(step: Step): void {
  applyStep(step);
  setState({ history: record(getState().history, step) });
}

function applyStep(step: Step): void {
  for (const edit of step.edits) {
    const doc = getState().pages[edit.pageId];
    if (doc?.page == null) continue;
    patchPage(edit.pageId, {
      page: applyEdit(doc.page, edit),
      isDirty: true,
      deletedLines: doc.deletedLines + deletedLines(edit),
    });
    textChanged(edit.pageId);
    reopenIfFinished(edit.pageId);
  }
  if (step.verdicts.length > 0) storeVerdicts(step.verdicts);
  for (const lesson of step.lessons ?? [])
    void storeLesson(lesson).then((isKept) => isKept && sayLesson(lesson));
  if (step.edits.length > 0) requestCheck();
}

/** What is taught shows nowhere in the text, so undo says what it did. */
function sayLesson(lesson: Lesson): void {
  if (lesson.type === 'pairing') return say('pairingChanged', { fact: lesson.ru });
  const what = lesson.type === 'word' ? lesson.word : `${lesson.ru} = ${lesson.en}`;
  say(lesson.after ? 'taughtAgain' : 'takenBack', { what });
}

export function undoStep(): void {
  travel(undo(getState().history));
}

export function redoStep(): void {
  travel(redo(getState().history));
}

function travel(result: ReturnType<typeof undo>): void {
  if (result === null) return;
  setState({ history: result.history });
  applyStep(result.step);
  const edit = result.step.edits[result.step.edits.length - 1];
  if (edit === undefined) return;
  const { removed, inserted } = edit;
  const column = firstDifference(removed[0]?.text ?? '', inserted[0]?.text ?? '');
  showTarget({ pageId: edit.pageId, lineIndex: edit.at, from: column, to: column, focus: 'text' });
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return Math.min(at, b.length);
}

export function textOf(pageId: string): string {
  const page = getState().pages[pageId]?.page;
  return page == null ? '' : pageText(page);
}
