import {
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Range,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  gutter,
  gutterLineClass,
  GutterMarker,
  WidgetType,
  type DecorationSet,
} from '@codemirror/view';
import { paragraphStarts } from '../../../../app/core/check/document-text';
import { SEVERITIES, type Severity } from '../../../../app/core/discrepancy/model/discrepancy';
import { confidenceFor } from '../../../../app/core/recognise/calibration';
import type { Page } from '../../../../app/core/page/transcription';
import { foundDecorations, remarkDecorations } from './transcript-remarks';
import { spellingDecorations } from './transcript-spelling';
import { sayIn } from '../../../locales/words';
import type { LineHold } from '../../../../app/core/given/line-hold';
import { lineHolds } from '../../../../app/core/session/select/line-holds';
import { inkStrip } from './ink-strip';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { pageInView } from '../../../../app/core/session/select/selectors-text';

/** Draws the marks of a state: discrepancies, doubtful words, paragraphs, the ink above the caret's line. */
export const setMarks = StateEffect.define<ReviewState>();

type Marks = {
  readonly decorations: DecorationSet;
  readonly severities: ReadonlyMap<number, Severity>;
  /** Lines of a given text that hardly hold to the scan: the line's number and what is said of it. */
  readonly holds: ReadonlyMap<number, string>;
  /** Line numbers move down with the lines that begin a paragraph. */
  readonly gutterClasses: RangeSet<GutterMarker>;
};

const NO_MARKS: Marks = {
  decorations: Decoration.none,
  severities: new Map(),
  holds: new Map(),
  gutterClasses: RangeSet.of<GutterMarker>([]),
};

export const marksField = StateField.define<Marks>({
  create: () => NO_MARKS,
  update: (marks, transaction) => {
    const asked = transaction.effects.find((effect) => effect.is(setMarks));
    if (asked !== undefined) return marksOf(asked.value, transaction.state);
    // Until the next check answers, marks move along with what is typed.
    return transaction.docChanged
      ? {
          ...marks,
          decorations: marks.decorations.map(transaction.changes),
          gutterClasses: marks.gutterClasses.map(transaction.changes),
        }
      : marks;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (marks) => marks.decorations),
    gutterLineClass.from(field, (marks) => marks.gutterClasses),
  ],
});

function marksOf(review: ReviewState, editor: EditorState): Marks {
  const page = pageInView(review);
  if (page === null) return NO_MARKS;
  const severities = new Map<number, Severity>();
  const ranges = [
    ...paragraphMarks(page, editor),
    ...doubtMarks(
      page,
      editor,
      confidenceFor(review.desk.viewSettings.doubtBelow, review.project.view?.knots),
    ),
    ...differMarks(review, editor, severities),
    ...spellingDecorations(review, page, editor),
    ...remarkDecorations(review, page, editor),
    ...foundDecorations(review, editor),
    ...inkStrip(review, page, editor),
  ];
  const gutterClasses = RangeSet.of(paragraphMarks(page, editor).map(({ from }) => PARAGRAPH.range(from)));
  const holds = new Map([...lineHolds(review)].map(([index, hold]) => [index + 1, holdWords(review, hold)]));
  return { decorations: Decoration.set(ranges, true), severities, holds, gutterClasses };
}

function holdWords({ app }: ReviewState, hold: LineHold): string {
  return sayIn(app.settings.language)(hold === 'thread' ? 'lineThreadHint' : 'lineNoPlaceHint');
}

function lineAt(editor: EditorState, lineIndex: number) {
  return lineIndex < editor.doc.lines ? editor.doc.line(lineIndex + 1) : null;
}

function paragraphMarks(page: Page, editor: EditorState): Range<Decoration>[] {
  return [...paragraphStarts(page.lines)].flatMap((lineIndex) => {
    const line = lineAt(editor, lineIndex);
    return line === null ? [] : [Decoration.line({ class: 'paragraph-start' }).range(line.from)];
  });
}

function doubtMarks(page: Page, editor: EditorState, below: number): Range<Decoration>[] {
  return page.lines.flatMap((line, lineIndex) => {
    const shown = lineAt(editor, lineIndex);
    if (shown === null || shown.text !== line.text) return [];
    return line.words
      .filter(({ confidence }) => confidence !== null && confidence < below)
      .map(({ from, to }) => Decoration.mark({ class: 'doubt' }).range(shown.from + from, shown.from + to));
  });
}

function differMarks(
  review: ReviewState,
  editor: EditorState,
  severities: Map<number, Severity>,
): Range<Decoration>[] {
  const ranges: Range<Decoration>[] = [];
  for (const { discrepancy, parts } of review.flags.located) {
    const { id, severity } = discrepancy;
    const isActive = id === review.flags.activeId;
    const isDecided = Object.hasOwn(review.project.view?.verdicts ?? {}, id);
    if (severity === 'info' && !isActive) continue;
    for (const part of parts) {
      const line = part.pageId === review.place.pageId ? lineAt(editor, part.lineIndex) : null;
      if (line === null) continue;
      const from = Math.min(line.from + part.from, line.to);
      const to = Math.min(line.from + part.to, line.to);
      const name = `differ differ-${severity}${isDecided ? ' decided' : ''}${isActive ? ' active' : ''}`;
      if (from < to) ranges.push(Decoration.mark({ class: name }).range(from, to));
      else ranges.push(Decoration.widget({ widget: new GapWidget(name), side: 1 }).range(from));
      const worst = severities.get(line.number);
      if (!isDecided && (worst === undefined || isWorse(severity, worst)))
        severities.set(line.number, severity);
    }
  }
  return ranges;
}

function isWorse(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}

/** Where text is missing: a wedge between two words. The style sheet draws it, so that it is in no copy of the line's text. */
class GapWidget extends WidgetType {
  constructor(private readonly name: string) {
    super();
  }
  override eq(other: GapWidget): boolean {
    return other.name === this.name;
  }
  toDOM(): HTMLElement {
    const wedge = document.createElement('span');
    wedge.className = `gap ${this.name}`;
    return wedge;
  }
}

class ParagraphMarker extends GutterMarker {
  override elementClass = 'paragraph-start';
}

const PARAGRAPH = new ParagraphMarker();

class DotMarker extends GutterMarker {
  constructor(private readonly severity: Severity) {
    super();
  }
  override eq(other: DotMarker): boolean {
    return other.severity === this.severity;
  }
  override toDOM(): HTMLElement {
    const dot = document.createElement('span');
    dot.className = `dot dot-${this.severity}`;
    return dot;
  }
}

/** A broken thread beside a line that hardly holds to the scan. */
class HoldMarker extends GutterMarker {
  constructor(private readonly words: string) {
    super();
  }
  override eq(other: HoldMarker): boolean {
    return other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const thread = document.createElement('span');
    thread.className = 'hold';
    thread.title = this.words;
    return thread;
  }
}

/**
 * Beside each line that has something open a dot: filled for a fact or lost text, a ring for a word. Before it a broken
 * thread where the line hardly holds to the scan.
 */
export const markGutter = gutter({
  class: 'mark-gutter',
  markers: (view) => {
    const builder = new RangeSetBuilder<GutterMarker>();
    const { severities, holds } = view.state.field(marksField);
    for (const number of [...new Set([...severities.keys(), ...holds.keys()])].sort((a, b) => a - b)) {
      if (number > view.state.doc.lines) break;
      const from = view.state.doc.line(number).from;
      const [hold, severity] = [holds.get(number), severities.get(number)];
      if (hold !== undefined) builder.add(from, from, new HoldMarker(hold));
      if (severity !== undefined) builder.add(from, from, new DotMarker(severity));
    }
    return builder.finish();
  },
});
