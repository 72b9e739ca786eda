import type { EditorView } from '@codemirror/view';
import { joinLock } from '../../scroll-lock';
import { stateNow } from '../../../shell/store';

/** Locks the editor's scrolling to what stands beside it; returns its own unlock. */
export function lockText(view: EditorView): () => void {
  const { scrollDOM } = view;
  const leave = joinLock('text', {
    topOfLinePx: (lineIndex) => {
      if (lineIndex >= view.state.doc.lines) return null;
      return view.lineBlockAt(view.state.doc.line(lineIndex + 1).from).top + view.documentTop;
    },
    lineAtPx: (yPx) => view.state.doc.lineAt(view.lineBlockAtHeight(yPx - view.documentTop).from).number - 1,
    boundsPx: () => scrollDOM.getBoundingClientRect(),
    scrollByPx: (byPx) => scrollDOM.scrollBy({ top: byPx }),
    element: scrollDOM,
    caretLine: () => stateNow().place.caret?.lineIndex ?? 0,
  });
  return leave;
}
