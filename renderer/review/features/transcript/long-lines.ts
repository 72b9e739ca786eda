import { StateField, type EditorState, type Extension, type Range, type Text } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { SHOWN_OF_LINE } from '../../../../app/core/page/page-limits';
import { sayIn } from '../../../locales/words';
import { stateNow } from '../../../shell/store';

/**
 * A line that no document has, a whole book without a break say, is drawn in part: around the caret where it stands in the
 * line, else from its beginning. Drawn whole, a line of a million letters holds the window up for half a minute.
 */
export const longLines: Extension = StateField.define<{
  readonly lines: LongLines;
  readonly hidden: DecorationSet;
}>({
  create: (editor) => drawn(editor, linesOver(editor.doc)),
  update: (known, { docChanged, selection, state }) => {
    if (!docChanged && (selection === undefined || known.lines.length === 0)) return known;
    return drawn(state, docChanged ? linesOver(state.doc) : known.lines);
  },
  provide: (field) => EditorView.decorations.from(field, ({ hidden }) => hidden),
});

/** Where long lines begin and end. */
type LongLines = readonly { readonly from: number; readonly to: number }[];

function linesOver(doc: Text): LongLines {
  if (doc.length <= SHOWN_OF_LINE) return [];
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (const line of doc.iterLines()) {
    if (line.length > SHOWN_OF_LINE) found.push({ from, to: from + line.length });
    from += line.length + 1;
  }
  return found;
}

function drawn(editor: EditorState, lines: LongLines) {
  const { head } = editor.selection.main;
  const hidden = lines.flatMap(({ from, to }) => {
    const shownFrom = from + shownStart(head - from, to - from);
    return [...hide(from, shownFrom), ...hide(Math.min(to, shownFrom + SHOWN_OF_LINE), to)];
  });
  return { lines, hidden: Decoration.set(hidden) };
}

/** Steps of half of what is shown, so that the text does not run along with the caret. */
const STEP = SHOWN_OF_LINE / 2;

/** Where the part that is shown begins, by the caret's column in the line and the line's length. */
function shownStart(column: number, length: number): number {
  if (column < SHOWN_OF_LINE || column > length) return 0;
  return (Math.floor(column / STEP) - 1) * STEP;
}

function hide(from: number, to: number): Range<Decoration>[] {
  return from < to ? [Decoration.replace({ widget: new HiddenWidget(to - from) }).range(from, to)] : [];
}

/** How much is not shown, and what helps. */
class HiddenWidget extends WidgetType {
  constructor(private readonly count: number) {
    super();
  }
  override eq(other: HiddenWidget): boolean {
    return other.count === this.count;
  }
  toDOM(): HTMLElement {
    const say = sayIn(stateNow().app.settings.language);
    const sign = document.createElement('span');
    sign.className = 'line-hidden';
    sign.textContent = say('lineHidden', { count: this.count });
    sign.title = say('lineHiddenHint');
    return sign;
  }
}
