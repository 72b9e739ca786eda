import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { insertNewline, standardKeymap } from '@codemirror/commands';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { TextChange } from '../../../../app/core/edit-text';
import { pageText } from '../../../../app/core/transcription';
import { typeInPage } from '../../../state/editing';
import { getState, setState, store, type ReviewState, type Target } from '../../../state/store';
import { styleNonce } from '../../style-nonce';
import { lockText } from './lock-text';
import { markGutter, marksField, setMarks } from './transcript-marks';
import { refuseSources } from './transcript-paste';
import { registerRemarks } from './transcript-remarks';
import { registerSpelling } from './transcript-spelling';

/** Marks changes that come from the state, not from the person's hands. */
const fromState = Annotation.define<boolean>();

export type TranscriptEditor = { readonly destroy: () => void };

/**
 * CodeMirror as the page's face: document line n is Line n. It keeps no history of its own; what is typed becomes
 * an Edit in the state, and what changes in the state is put into the document.
 */
export function openTranscriptEditor(host: HTMLElement, label: string): TranscriptEditor {
  let shown = getState().pageId;
  const view = new EditorView({ parent: host, state: stateFor(shown, label) });
  refreshMarks(view);
  followTarget(view, getState().target);
  const unsubscribe = store.subscribe((now, before) => {
    if (now.pageId !== shown) {
      shown = now.pageId;
      view.setState(stateFor(shown, label));
      refreshMarks(view);
    } else if (now.pages !== before.pages) syncText(view, shown);
    if (marksChanged(now, before)) refreshMarks(view);
    else if (now.pages !== before.pages) refreshMarks(view, typing.has(view) ? AFTER_TYPING_MS : 0);
    if (now.target !== before.target) followTarget(view, now.target);
  });
  const stopReporting = reportTopLine(view);
  const unregister = [...registerRemarks(view), ...registerSpelling(view)];
  const unlock = lockText(view);
  return {
    destroy: () => {
      unsubscribe();
      for (const stop of unregister) stop();
      unlock();
      stopReporting();
      stopWaiting(view);
      view.destroy();
    },
  };
}

function stateFor(pageId: string | null, label: string): EditorState {
  return EditorState.create({ doc: textOf(pageId), extensions: extensions(pageId, label) });
}

function textOf(pageId: string | null): string {
  const page = pageId === null ? null : getState().pages[pageId]?.page;
  return page == null ? '' : pageText(page);
}

function extensions(pageId: string | null, label: string): Extension {
  return [
    EditorView.cspNonce.of(styleNonce),
    EditorState.readOnly.of(getState().view?.readOnly !== null),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
    // What a person types goes into the archive as typed: no line ends of other systems.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.lineWrapping,
    lineNumbers(),
    markGutter,
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
        typeInPage(pageId, changesOf(update.changes));
        typing.delete(update.view);
      }
      if (update.selectionSet || update.docChanged) reportCaret(update.view);
    }),
  ];
}

/** From the last change to the first, so that each one's offsets still hold when it is applied. */
function changesOf(changes: { iterChanges: EditorChanges }): readonly TextChange[] {
  const list: TextChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    list.unshift({ from, to, text: inserted.toString() });
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
  const known = getState().caret;
  if (known?.lineIndex !== caret.lineIndex || known.column !== caret.column) setState({ caret });
  if (known?.lineIndex !== caret.lineIndex) refreshMarks(view);
}

/** Tells which Line stands at the top of the view, so that the translation can follow. */
function reportTopLine(view: EditorView): () => void {
  const report = () => {
    const top = view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top);
    const topLine = view.state.doc.lineAt(top.from).number - 1;
    if (getState().topLine !== topLine) setState({ topLine });
  };
  view.scrollDOM.addEventListener('scroll', report, { passive: true });
  return () => view.scrollDOM.removeEventListener('scroll', report);
}

/** Replaces what differs between the document and the page, and nothing more, so that the caret stays. */
function syncText(view: EditorView, pageId: string | null): void {
  const after = textOf(pageId);
  const before = view.state.doc.toString();
  if (after === before) return;
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - from;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  view.dispatch({
    changes: { from, to: before.length - tail, insert: after.slice(from, after.length - tail) },
    annotations: fromState.of(true),
  });
}

function marksChanged(now: ReviewState, before: ReviewState): boolean {
  return (
    now.located !== before.located ||
    now.activeId !== before.activeId ||
    now.view?.verdicts !== before.view?.verdicts ||
    now.view?.words !== before.view?.words ||
    now.view?.knowledge !== before.view?.knowledge ||
    now.view?.knots !== before.view?.knots ||
    now.unknownForms !== before.unknownForms ||
    now.viewSettings.showsSpelling !== before.viewSettings.showsSpelling ||
    now.finding !== before.finding ||
    now.settings.language !== before.settings.language ||
    now.viewSettings.doubtBelow !== before.viewSettings.doubtBelow ||
    now.caret?.lineIndex !== before.caret?.lineIndex
  );
}

/** Views whose own change is just going into the state. */
const typing = new WeakSet<EditorView>();
/**
 * Marks move along with what is typed, so drawing them anew can wait until the letter is on the screen; the next check
 * mostly draws them before.
 */
const AFTER_TYPING_MS = 120;
const waiting = new WeakMap<EditorView, ReturnType<typeof setTimeout>>();
const refreshing = new WeakSet<EditorView>();

/** A key changes the text, the caret and the list of flags; their marks are drawn once. */
function refreshMarks(view: EditorView, delayMs = 0): void {
  if (refreshing.has(view)) return;
  if (delayMs > 0) {
    if (!waiting.has(view))
      waiting.set(
        view,
        setTimeout(() => refreshMarks(view), delayMs),
      );
    return;
  }
  stopWaiting(view);
  refreshing.add(view);
  // A dispatch inside an update is refused; the next task is soon enough for marks.
  queueMicrotask(() => {
    refreshing.delete(view);
    view.dispatch({ effects: setMarks.of(getState()) });
  });
}

function stopWaiting(view: EditorView): void {
  clearTimeout(waiting.get(view));
  waiting.delete(view);
}

/** Selects the place asked for. The keys go to the text only when that was asked, too. */
function followTarget(view: EditorView, target: Target | null): void {
  if (target === null || target.pageId !== getState().pageId) return;
  if (target.lineIndex >= view.state.doc.lines) return;
  const line = view.state.doc.line(target.lineIndex + 1);
  const anchor = Math.min(line.from + target.from, line.to);
  const head = Math.min(line.from + target.to, line.to);
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.scrollIntoView(anchor, { y: 'nearest', yMargin: 120 }),
  });
  if (target.focus === 'text') view.focus();
  else if (target.focus === 'card') view.contentDOM.blur();
}
