import type { EditorState, Range } from '@codemirror/state';
import { Decoration, WidgetType } from '@codemirror/view';
import type { LineCut } from '../../../../app/core/layout/cut';
import type { Page, PageImage } from '../../../../app/core/page/transcription';
import { stripOf } from '../../../../app/core/session/select/page-geometry';
import type { ReviewState } from '../../../../app/core/session/state/state';
import { pictureUrl } from '../../pictures';
import { showCut } from '../../show-cut';

/** The caret's line as it stands on the scan, right above the line being typed, its words over those of the text. */
export function inkStrip(review: ReviewState, page: Page, editor: EditorState): Range<Decoration>[] {
  const lineIndex = review.place.caret?.lineIndex ?? 0;
  const strip = lineIndex < editor.doc.lines ? stripOf(page, lineIndex) : null;
  if (strip === null || review.project.view === null) return [];
  const widget = new StripWidget(pictureUrl(review.project.view.project.id, page.id), strip, page.image);
  return [Decoration.widget({ widget, block: true, side: -1 }).range(editor.doc.line(lineIndex + 1).from)];
}

class StripWidget extends WidgetType {
  private readonly key: string;
  private stop = (): void => undefined;
  constructor(
    private readonly url: string,
    private readonly strip: LineCut,
    private readonly image: PageImage,
  ) {
    super();
    this.key = JSON.stringify([url, strip]);
  }
  override eq(other: StripWidget): boolean {
    return other.key === this.key;
  }
  /** Measured in letters of the text, which its style sheet turns into the size that the text has just now. */
  toDOM(): HTMLElement {
    const { cut, inkFromPx, firstLetter, letterPx } = this.strip;
    const strip = document.createElement('div');
    strip.className = 'ink-strip';
    const drawing = document.createElement('canvas');
    drawing.setAttribute('aria-hidden', 'true');
    drawing.style.setProperty('--letters', String(cut.widthPx / letterPx));
    drawing.style.setProperty('--from', String(firstLetter - inkFromPx / letterPx));
    drawing.style.setProperty('--shape', String(cut.widthPx / cut.heightPx));
    strip.append(drawing);
    this.stop = showCut(drawing, { url: this.url, cut, image: this.image, isAlone: true });
    return strip;
  }
  override destroy(): void {
    this.stop();
  }
  override get estimatedHeight(): number {
    return 36;
  }
}
