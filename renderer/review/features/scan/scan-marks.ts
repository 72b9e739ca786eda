import { useEffect } from 'react';
import type { BoxPx } from '../../../../app/core/geometry';
import { lineInk } from '../../../../app/core/ink';
import { wordAtColumn } from '../../../../app/core/word-at';
import { wordText, type Line } from '../../../../app/core/transcription';
import type { ScanViewer } from './scan-viewer';
import { useReview } from '../../../shell/store';

const SVG = 'http://www.w3.org/2000/svg';
/** Room between the ink and its frame, in original image px. */
const PAD_PX = 6;

/** Draws on the scan: the ink of every line, of the caret's line and word, of the open discrepancies, of the active one. */
export function useScanMarks(viewer: ScanViewer | null): void {
  const pageId = useReview((state) => state.place.pageId);
  const page = useReview((state) =>
    state.place.pageId === null ? null : (state.text.pages[state.place.pageId]?.page ?? null),
  );
  const caret = useReview((state) => state.place.caret);
  const located = useReview((state) => state.flags.located);
  const activeId = useReview((state) => state.flags.activeId);
  const verdicts = useReview((state) => state.project.view?.verdicts);
  const showsBoxes = useReview((state) => state.desk.viewSettings.showsBoxes);
  const held = useReview((state) => state.desk.held);
  const target = useReview((state) => state.place.target);

  useEffect(() => {
    if (viewer === null) return;
    if (held === 'ink') return showHeld(viewer.overlay, []);
    if (held === 'text') return showHeld(viewer.overlay, (page?.lines ?? []).flatMap(textOver));
    const marks: Mark[] = [];
    if (page !== null && showsBoxes) {
      page.lines.forEach(({ boxPx }, index) => {
        if (boxPx !== null) marks.push({ boxPx, name: index === caret?.lineIndex ? 'line current' : 'line' });
      });
    }
    for (const { discrepancy, ink } of located) {
      const isActive = discrepancy.id === activeId;
      const isOpen = !Object.hasOwn(verdicts ?? {}, discrepancy.id) && discrepancy.severity !== 'info';
      if (ink?.pageId !== pageId || (!isActive && (!isOpen || !showsBoxes))) continue;
      marks.push({ boxPx: ink.boxPx, name: isActive ? 'differ active' : `differ ${discrepancy.severity}` });
    }
    drawMarks(viewer.overlay, marks);
  }, [viewer, page, pageId, caret?.lineIndex, located, activeId, verdicts, showsBoxes, held]);

  // Apart from the rest, so that a caret that walks along its line draws one box anew and no more.
  const line = caret === null ? undefined : page?.lines[caret.lineIndex];
  const word = line === undefined || caret === null ? null : wordAtColumn(line, caret.column);
  const wordBox = showsBoxes && held === null ? (word?.boxPx ?? null) : null;
  useEffect(() => {
    if (viewer === null || wordBox === null) return;
    const mark = frame(wordBox, 'word current');
    viewer.overlay.append(mark);
    return () => mark.remove();
  }, [viewer, wordBox]);

  useEffect(() => {
    if (viewer === null || target?.pageId !== pageId || target === null) return;
    const line = page?.lines[target.lineIndex];
    const boxPx = line === undefined ? null : lineInk(line, target.from, target.to);
    if (boxPx !== null) viewer.reveal(boxPx);
    // Only a new target moves the scan; typing does not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [viewer, target, pageId]);
}

type Mark = { readonly boxPx: BoxPx; readonly name: string };

/** The frames of an overlay under what they show, so that a key draws those anew that it changed, and no other. */
const drawn = new WeakMap<SVGGElement, ReadonlyMap<string, SVGElement>>();

/** Overlays that show something only as long as a key is held. */
const holding = new WeakSet<SVGGElement>();

function showHeld(overlay: SVGGElement, shown: readonly SVGElement[]): void {
  overlay.replaceChildren(...shown);
  holding.add(overlay);
}

function drawMarks(overlay: SVGGElement, marks: readonly Mark[]): void {
  // Nothing of it stays when the key is let go.
  if (holding.delete(overlay)) overlay.replaceChildren();
  const before = drawn.get(overlay) ?? new Map<string, SVGElement>();
  const now = new Map<string, SVGElement>();
  for (const { boxPx, name } of marks) {
    const key = `${name} ${boxPx.x0} ${boxPx.y0} ${boxPx.x1} ${boxPx.y1}`;
    if (!now.has(key)) now.set(key, before.get(key) ?? frame(boxPx, name));
  }
  for (const [key, mark] of before) if (!now.has(key)) mark.remove();
  let next = overlay.firstChild;
  for (const mark of now.values()) {
    if (mark === next) next = next.nextSibling;
    else overlay.insertBefore(mark, next);
  }
  drawn.set(overlay, now);
}

function frame(box: BoxPx, name: string): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', name);
  rect.setAttribute('x', String(box.x0 - PAD_PX));
  rect.setAttribute('y', String(box.y0 - PAD_PX));
  rect.setAttribute('width', String(box.x1 - box.x0 + 2 * PAD_PX));
  rect.setAttribute('height', String(box.y1 - box.y0 + 2 * PAD_PX));
  return rect;
}

/** The words of a line in the place of their ink. */
function textOver(line: Line): readonly SVGElement[] {
  return line.words.flatMap((word) => {
    const { x0, y0, x1, y1 } = word.boxPx;
    const paper = frame(word.boxPx, 'paper');
    const text = document.createElementNS(SVG, 'text');
    text.textContent = wordText(line, word);
    text.setAttribute('x', String(x0));
    text.setAttribute('y', String(y1));
    text.setAttribute('font-size', String(y1 - y0));
    text.setAttribute('textLength', String(Math.max(1, x1 - x0)));
    text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    return [paper, text];
  });
}
