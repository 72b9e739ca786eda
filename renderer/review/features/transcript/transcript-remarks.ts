import type { EditorState, Range } from '@codemirror/state';
import { Decoration, WidgetType, type EditorView } from '@codemirror/view';
import { DOUBT_SIGN, ILLEGIBLE_TEXT, markName } from '../../../../app/core/page/marks';
import type { Line, MarkKind, Page } from '../../../../app/core/page/transcription';
import type { MarkCommandId } from '../../../../app/core/session/actions/effects';
import type { MarkedSpan } from '../../../../app/core/session/actions/actions-text';
import { dispatch, review, stateNow } from '../../../shell/store';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { notice } from '../../../../app/core/session/state/notice';

/** What people said of the words: struck, doubtful … and their comments, as they are shown in the text. */
export function remarkDecorations(review: ReviewState, page: Page, editor: EditorState): Range<Decoration>[] {
  return page.lines.flatMap((line, lineIndex) => {
    if (line.marks === undefined && line.comment === undefined) return [];
    if (lineIndex >= editor.doc.lines) return [];
    const shown = editor.doc.line(lineIndex + 1);
    return shown.text === line.text ? lineRemarks(review, line, shown.from, shown.to) : [];
  });
}

function lineRemarks(review: ReviewState, line: Line, from: number, to: number): Range<Decoration>[] {
  const { language } = review.app.settings;
  const marks = (line.marks ?? []).flatMap((mark) => {
    const attributes = { title: markName(mark.kind, language) };
    const range = Decoration.mark({ class: `said said-${mark.kind}`, attributes });
    const sign = Decoration.widget({ widget: new SignWidget('doubt-sign', DOUBT_SIGN), side: 1 });
    const shown = range.range(from + mark.from, from + mark.to);
    return mark.kind === 'doubtful' ? [shown, sign.range(from + mark.to)] : [shown];
  });
  if (line.comment === undefined) return marks;
  const widget = new SignWidget('comment-sign', line.comment);
  return [...marks, Decoration.widget({ widget, side: 2 }).range(to)];
}

/** What is shown beside the text and is not in it. */
class SignWidget extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly text: string,
  ) {
    super();
  }
  override eq(other: SignWidget): boolean {
    return other.name === this.name && other.text === this.text;
  }
  toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = this.name;
    sign.textContent = this.text;
    sign.title = this.text;
    return sign;
  }
}

/** The places found on this sheet, the current one framed. */
export function foundDecorations({ find, place }: ReviewState, editor: EditorState): Range<Decoration>[] {
  const { finding } = find;
  if (finding === null) return [];
  return finding.hits.flatMap((hit, i) => {
    const isStanding = hit.pageId === place.pageId && editor.sliceDoc(hit.from, hit.to) === hit.text;
    const name = i === finding.current ? 'found current' : 'found';
    return isStanding ? [Decoration.mark({ class: name }).range(hit.from, hit.to)] : [];
  });
}

const KIND_OF: Readonly<Record<MarkCommandId, MarkKind>> = {
  'mark-heading': 'heading',
  'mark-margin-note': 'margin-note',
  'mark-illegible': 'illegible',
  'mark-doubtful': 'doubtful',
  'mark-struck': 'struck',
  'mark-inserted': 'inserted',
  'mark-handwritten': 'handwritten',
  'mark-stamp': 'stamp',
  'mark-debris': 'debris',
};

/** Takes in the commands that need to know where the caret is. Gives what ends each of them. */
export function registerRemarks(view: EditorView): readonly (() => void)[] {
  const marks = Object.entries(KIND_OF) as readonly (readonly [MarkCommandId, MarkKind])[];
  return [
    ...marks.map(([id, kind]) => review.parts.onViewCommand(id, () => markSelection(view, kind))),
    review.parts.onViewCommand('comment-line', () => {
      const { pageId } = stateNow().place;
      const lineIndex = view.state.doc.lineAt(view.state.selection.main.head).number - 1;
      if (pageId !== null)
        dispatch({ type: 'dialog-opened', dialog: { kind: 'comment', pageId, lineIndex } });
    }),
    review.parts.onInsertion((text) => {
      if (!view.state.readOnly) view.dispatch(view.state.replaceSelection(text));
      view.focus();
    }),
  ];
}

function markSelection(view: EditorView, kind: MarkKind): void {
  const { pageId } = stateNow().place;
  if (pageId === null || view.state.readOnly) return;
  const spans = selectedSpans(view.state);
  const [first] = spans;
  if (kind === 'illegible' && first !== undefined && spans.length === 1 && !isIllegible(view.state, first)) {
    dispatch({ type: 'illegible-put', pageId, span: first });
    const end = first.from + ILLEGIBLE_TEXT.length;
    const line = view.state.doc.line(first.lineIndex + 1);
    return view.dispatch({ selection: { anchor: Math.min(line.to, line.from + end) } });
  }
  if (spans.every(({ from, to }) => from === to))
    dispatch({ type: 'notified', notice: notice('noWordHere') });
  else dispatch({ type: 'marked', pageId, spans, kind });
}

function isIllegible(editor: EditorState, { lineIndex, from, to }: MarkedSpan): boolean {
  const line = editor.doc.line(lineIndex + 1);
  return line.text.slice(from, to) === ILLEGIBLE_TEXT;
}

/** What is selected, Line by Line; with nothing selected the word at the caret, or the empty place. */
function selectedSpans(editor: EditorState): readonly MarkedSpan[] {
  const { from, to } = editor.selection.main;
  const first = editor.doc.lineAt(from);
  if (from === to) {
    const column = from - first.from;
    const word = [...first.text.matchAll(/\S+/g)].find(
      ({ index, 0: text }) => index <= column && index + text.length >= column,
    );
    const span = word === undefined ? [column, column] : [word.index, word.index + word[0].length];
    return [{ lineIndex: first.number - 1, from: span[0] ?? column, to: span[1] ?? column }];
  }
  const spans: MarkedSpan[] = [];
  for (let number = first.number; number <= editor.doc.lineAt(to).number; number += 1) {
    const line = editor.doc.line(number);
    spans.push({
      lineIndex: number - 1,
      from: Math.max(from, line.from) - line.from,
      to: Math.min(to, line.to) - line.from,
    });
  }
  return spans.filter((span) => span.from < span.to);
}
