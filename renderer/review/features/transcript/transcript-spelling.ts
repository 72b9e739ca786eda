import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type EditorView } from '@codemirror/view';
import { spelledWordAt } from '../../../../app/core/spelling';
import type { Page } from '../../../../app/core/transcription';
import { spelledWords, unknownWords } from '../../../../app/core/session/spelled-words';
import { dispatch, review, stateNow } from '../../../shell/store';
import type { ReviewState } from '../../../../app/core/session/state';
import { notice } from '../../../../app/core/session/notice';
import { pageInView } from '../../../../app/core/session/selectors-text';

const UNKNOWN = Decoration.mark({ class: 'unknown-word' });

/** Words that nobody knows, underlined; where a Discrepancy speaks of them already, its own mark is enough. */
export function spellingDecorations(
  review: ReviewState,
  page: Page,
  editor: EditorState,
): Range<Decoration>[] {
  if (!review.desk.viewSettings.showsSpelling) return [];
  const flagged = review.flags.located
    .flatMap(({ parts }) => parts)
    .filter((part) => part.pageId === page.id);
  return unknownWords(review, page).flatMap(({ places }) =>
    places.flatMap(({ lineIndex, from, to }) => {
      const line = lineIndex < editor.doc.lines ? editor.doc.line(lineIndex + 1) : null;
      if (line === null || line.text !== page.lines[lineIndex]?.text) return [];
      const isFlagged = flagged.some(
        (part) => part.lineIndex === lineIndex && part.from < to && part.to > from,
      );
      return isFlagged ? [] : [UNKNOWN.range(line.from + from, line.from + to)];
    }),
  );
}

/** Takes in the command that asks for suggestions, and the right mouse button on an underlined word. */
export function registerSpelling(view: EditorView): readonly (() => void)[] {
  const onMenu = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest('.unknown-word') : null;
    const at = target === null ? null : view.posAtCoords({ x: event.clientX, y: event.clientY });
    if (at === null || view.state.readOnly) return;
    event.preventDefault();
    view.dispatch({ selection: { anchor: at } });
    openSuggestions(view, at);
  };
  view.dom.addEventListener('contextmenu', onMenu);
  return [
    () => view.dom.removeEventListener('contextmenu', onMenu),
    review.parts.onViewCommand('spelling-suggestions', () =>
      openSuggestions(view, view.state.selection.main.head),
    ),
  ];
}

function openSuggestions(view: EditorView, at: number): void {
  const page = pageInView(stateNow());
  if (page === null) return;
  const pageId = page.id;
  const line = view.state.doc.lineAt(at);
  const column = at - line.from;
  const word = spelledWordAt(spelledWords(page), line.number - 1, column);
  const place = word?.places.find(({ lineIndex }) => lineIndex === line.number - 1);
  const box = place === undefined ? null : view.coordsAtPos(line.from + place.from);
  if (word === null || box === null) return dispatch({ type: 'notified', notice: notice('noWordHere') });
  const { left, top, bottom } = box;
  const caret = { lineIndex: line.number - 1, column };
  dispatch({ type: 'suggestions-wanted', place: { pageId, word, caret, boxPx: { left, top, bottom } } });
}
