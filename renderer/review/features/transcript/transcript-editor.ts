import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { insertNewline, standardKeymap } from '@codemirror/commands';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { EditorChange } from '../../../../app/core/session/actions/actions-text';
import { replacementBetween } from '../../../../app/core/base/positions';
import { textOfPage } from '../../../../app/core/session/select/selectors-text';
import { styleNonce } from '../../style-nonce';
import { lockText } from './lock-text';
import { longLines } from './long-lines';
import { markGutter, marksField, setMarks } from './transcript-marks';
import { refuseSources } from './transcript-paste';
import { registerRemarks } from './transcript-remarks';
import { registerSpelling } from './transcript-spelling';
import { later } from '../../../shell/schedule';
import { dispatch, review, stateNow } from '../../../shell/store';
import type { ReviewState } from '../../../../app/core/session/state/state';
import type { Target } from '../../../../app/core/session/state/places';

/** Marks changes that come from the state, not from the person's hands. */
const fromState = Annotation.define<boolean>();

type Left = { hadFocus: boolean; target: Target | null };

/** Of the editor that is gone: whether it had keyboard focus, and the place that it was sent to last. The next goes on so. */
const left: Left = { hadFocus: false, target: null };

export type TranscriptEditor = { readonly destroy: () => void };

/**
 * CodeMirror as the page's face: document line n is Line n. It keeps no history of its own; what is typed becomes
 * an Edit in the state, and what changes in the state is put into the document.
 */
export function openTranscriptEditor(host: HTMLElement, label: string): TranscriptEditor {
  let shown = stateNow().place.pageId;
  const view = new EditorView({ parent: host, state: stateFor(shown, label) });
  refreshMarks(view);
  takeUp(view, stateNow().place.target);
  const unsubscribe = review.store.subscribe((now, before) => {
    if (now.place.pageId !== shown) {
      shown = now.place.pageId;
      view.setState(stateFor(shown, label));
      refreshMarks(view);
    } else if (now.text.pages !== before.text.pages) syncText(view, shown);
    if (marksChanged(now, before)) refreshMarks(view);
    else if (now.text.pages !== before.text.pages) refreshMarks(view, typing.has(view) ? AFTER_TYPING_MS : 0);
    if (now.place.target !== before.place.target) followTarget(view, now.place.target);
  });
  const stopReporting = reportTopLine(view);
  const unregister = [...registerRemarks(view), ...registerSpelling(view)];
  const unlock = lockText(view);
  return {
    destroy: () => {
      left.hadFocus = view.contentDOM.contains(document.activeElement);
      left.target = stateNow().place.target;
      unsubscribe();
      for (const stop of unregister) stop();
      unlock();
      stopReporting();
      stopWaiting(view);
      view.destroy();
    },
  };
}

/**
 * Another arrangement of the window, or a sheet without text, makes the editor anew. Whoever was writing writes on at the caret,
 * unless they have turned to something else; a place that was shown before is not shown again.
 */
function takeUp(view: EditorView, target: Target | null): void {
  const { hadFocus } = left;
  left.hadFocus = false;
  if (target !== left.target) return followTarget(view, target);
  const { caret } = stateNow().place;
  if (caret === null || caret.lineIndex >= view.state.doc.lines) return;
  const line = view.state.doc.line(caret.lineIndex + 1);
  const anchor = Math.min(line.from + caret.column, line.to);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'nearest' }) });
  if (hadFocus && (document.activeElement ?? document.body) === document.body) view.focus();
}

function stateFor(pageId: string | null, label: string): EditorState {
  return EditorState.create({ doc: textOfPage(stateNow(), pageId), extensions: extensions(pageId, label) });
}

function extensions(pageId: string | null, label: string): Extension {
  return [
    EditorView.cspNonce.of(styleNonce),
    EditorState.readOnly.of(stateNow().project.view?.readOnly !== null),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    // What a person types goes into the archive as typed: no line ends of other systems.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.lineWrapping,
    lineNumbers(),
    markGutter,
    longLines,
    marksField,
    drawSelection(),
    highlightActiveLine(),
    refuseSources,
    // Splitting a Line must not eat the spaces around it, as an editor of programs would.
    keymap.of([{ key: 'Enter', run: insertNewline, shift: insertNewline }, ...standardKeymap]),
    EditorView.updateListener.of((update) => {
      const isOwn = update.transactions.some((transaction) => transaction.annotation(fromState) === true);
      if (update.docChanged && !isOwn && pageId !== null) {
        typing.add(update.view);
        dispatch({ type: 'typed', pageId, changes: changesOf(update.changes) });
        typing.delete(update.view);
      }
      if (update.selectionSet || update.docChanged) reportCaret(update.view);
    }),
  ];
}

/** From the last change to the first, so that each one's offsets still hold when it is applied. */
function changesOf(changes: { iterChanges: EditorChanges }): readonly EditorChange[] {
  const list: EditorChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    list.unshift({ from, to, inserted: inserted.toString() });
  });
  return list;
}

type EditorChanges = (
  each: (
    fromA: number,
    toA: number,
    fromB: number,
    toB: number,
    inserted: { toString: () => string },
  ) => void,
) => void;

function reportCaret(view: EditorView): void {
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  const caret = { lineIndex: line.number - 1, column: head - line.from };
  const known = stateNow().place.caret;
  dispatch({ type: 'caret-moved', caret });
  if (known?.lineIndex !== caret.lineIndex) refreshMarks(view);
}

/** Tells which Line stands at the top of the view, so that the translation can follow. */
function reportTopLine(view: EditorView): () => void {
  const report = () => {
    const top = view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top);
    const topLine = view.state.doc.lineAt(top.from).number - 1;
    dispatch({ type: 'scrolled', topLine });
  };
  view.scrollDOM.addEventListener('scroll', report, { passive: true });
  return () => view.scrollDOM.removeEventListener('scroll', report);
}

/** Replaces what differs between the document and the page, and nothing more, so that the caret stays. */
function syncText(view: EditorView, pageId: string | null): void {
  const after = textOfPage(stateNow(), pageId);
  const before = view.state.doc.toString();
  const change = replacementBetween(before, after);
  if (change === null) return;
  view.dispatch({
    changes: { from: change.from, to: change.to, insert: change.inserted },
    annotations: fromState.of(true),
  });
}

function marksChanged(now: ReviewState, before: ReviewState): boolean {
  return (
    now.flags.located !== before.flags.located ||
    now.flags.activeId !== before.flags.activeId ||
    now.project.view?.verdicts !== before.project.view?.verdicts ||
    now.project.view?.words !== before.project.view?.words ||
    now.project.view?.knowledge !== before.project.view?.knowledge ||
    now.project.view?.knots !== before.project.view?.knots ||
    now.aids.unknownForms !== before.aids.unknownForms ||
    now.desk.viewSettings.showsSpelling !== before.desk.viewSettings.showsSpelling ||
    now.find.finding !== before.find.finding ||
    now.app.settings.language !== before.app.settings.language ||
    now.desk.viewSettings.doubtBelow !== before.desk.viewSettings.doubtBelow ||
    now.place.caret?.lineIndex !== before.place.caret?.lineIndex
  );
}

/** Views whose own change is just going into the state. */
const typing = new WeakSet<EditorView>();
/**
 * Marks move along with what is typed, so drawing them anew can wait until the letter is on the screen; the next check
 * mostly draws them before.
 */
const AFTER_TYPING_MS = 120;
/** What takes a drawing back that waits. */
const waiting = new WeakMap<EditorView, () => void>();
const refreshing = new WeakSet<EditorView>();

/** A key changes the text, the caret and the list of flags; their marks are drawn once. */
function refreshMarks(view: EditorView, delayMs = 0): void {
  if (refreshing.has(view)) return;
  if (delayMs > 0) {
    if (!waiting.has(view))
      waiting.set(
        view,
        later(() => refreshMarks(view), delayMs),
      );
    return;
  }
  stopWaiting(view);
  refreshing.add(view);
  // A dispatch inside an update is refused; the next task is soon enough for marks.
  queueMicrotask(() => {
    refreshing.delete(view);
    view.dispatch({ effects: setMarks.of(stateNow()) });
  });
}

function stopWaiting(view: EditorView): void {
  waiting.get(view)?.();
  waiting.delete(view);
}

/** Selects the place asked for. The keys go to the text only when that was asked, too. */
function followTarget(view: EditorView, target: Target | null): void {
  if (target === null || target.pageId !== stateNow().place.pageId) return;
  if (target.lineIndex >= view.state.doc.lines) return;
  const line = view.state.doc.line(target.lineIndex + 1);
  const anchor = Math.min(line.from + target.from, line.to);
  const head = Math.min(line.from + target.to, line.to);
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.scrollIntoView(anchor, { y: 'nearest', yMargin: 120 }),
  });
  if (target.focus === 'text') view.focus();
  else if (target.focus === 'card' || target.focus === 'reading') view.contentDOM.blur();
}
