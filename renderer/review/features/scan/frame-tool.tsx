import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { BoxPx } from '../../../../app/core/geometry';
import { setFrame, stopFraming, takeFrame } from '../../../state/framing';
import { getState, useReview, type Framing } from '../../../state/store';
import { useWords } from '../../../state/words';
import { Button } from '../../../ui/button';
import { Kbd } from '../../../ui/kbd';
import type { ScanViewer } from './scan-viewer';

const SVG = 'http://www.w3.org/2000/svg';
/** An arrow key moves the frame by this share of its height, with Ctrl by a single px. */
const STEP = 0.25;

/** A frame that the person draws on the scan with the pointer or the arrow keys. */
export function FrameTool({ viewer }: { readonly viewer: ScanViewer | null }) {
  const framing = useReview((state) => state.framing);
  if (viewer === null || framing === null) return null;
  return <Frame viewer={viewer} framing={framing} />;
}

function Frame({ viewer, framing }: { readonly viewer: ScanViewer; readonly framing: Framing }) {
  const { say } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const [from, setFrom] = useState<Point | null>(null);
  const pageId = useReview((state) => state.pageId);
  const { boxPx, purpose } = framing;

  useEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    viewer.reveal(getState().framing?.boxPx ?? boxPx);
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
    // Only a frame that begins moves the scan and takes the keys.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [viewer]);
  useEffect(() => {
    if (pageId !== framing.pageId) stopFraming();
  }, [pageId, framing.pageId]);
  useEffect(() => {
    const rect = rectOf(boxPx);
    viewer.frameLayer.replaceChildren(rect);
    return () => rect.remove();
  }, [viewer, boxPx]);

  const pointAt = ({ clientX, clientY }: PointerEvent): Point | null => {
    const host = viewer.host.getBoundingClientRect();
    return viewer.imagePointAt(clientX - host.left, clientY - host.top);
  };
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(pointAt(event));
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const to = from === null ? null : pointAt(event);
    if (from !== null && to !== null) setFrame({ x0: from.x, y0: from.y, x1: to.x, y1: to.y });
  };
  return (
    <>
      <div
        ref={area}
        className="frame-area"
        role="application"
        aria-label={say(purpose === 'read' ? 'frameRead' : 'frameLine')}
        aria-describedby="frame-hint"
        tabIndex={0}
        data-own-keys=""
        onKeyDown={(event) => onFrameKey(event, boxPx)}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
      />
      <div className="frame-hint" id="frame-hint" data-own-keys="">
        <p>
          {say(purpose === 'read' ? 'frameRead' : 'frameLine')}. {say('frameHint')}
        </p>
        <Button look="primary" onClick={takeFrame}>
          {say(purpose === 'read' ? 'frameReadDo' : 'frameLineDo')} <Kbd>Enter</Kbd>
        </Button>
        <Button onClick={stopFraming}>
          {say('cancel')} <Kbd>Esc</Kbd>
        </Button>
      </div>
    </>
  );
}

type Point = { readonly x: number; readonly y: number };

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows move the frame; with Shift they move its lower right corner. */
function onFrameKey(event: KeyboardEvent, { x0, y0, x1, y1 }: BoxPx): void {
  const arrow = ARROWS[event.key];
  if (event.key === 'Enter') takeFrame();
  else if (event.key === 'Escape') stopFraming();
  else if (arrow === undefined) return;
  else {
    const step = event.ctrlKey ? 1 : Math.max(1, Math.round(Math.min(y1 - y0, 200) * STEP));
    const [dx, dy] = [arrow[0] * step, arrow[1] * step];
    setFrame(
      event.shiftKey
        ? { x0, y0, x1: Math.max(x0 + 1, x1 + dx), y1: Math.max(y0 + 1, y1 + dy) }
        : { x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy },
    );
  }
  event.preventDefault();
  event.stopPropagation();
}

function rectOf({ x0, y0, x1, y1 }: BoxPx): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('class', 'framing');
  rect.setAttribute('x', String(x0));
  rect.setAttribute('y', String(y0));
  rect.setAttribute('width', String(x1 - x0));
  rect.setAttribute('height', String(y1 - y0));
  return rect;
}
