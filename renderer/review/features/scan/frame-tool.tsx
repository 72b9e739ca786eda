import { useEffect, useRef, type PointerEvent, type WheelEvent } from 'react';
import type { BoxPx } from '../../../../app/core/base/geometry';
import { Button } from '../../../ui/button';
import type { ScanViewer } from './scan-viewer';
import { dispatch, stateNow, useReview } from '../../../shell/store';
import type { Framing } from '../../../../app/core/session/state/state';
import { useWords } from '../../use-words';

const SVG = 'http://www.w3.org/2000/svg';

const TITLES = { read: 'frameRead', line: 'frameLine', crop: 'frameCrop' } as const;
const BUTTONS = { read: 'frameReadDo', line: 'frameLineDo', crop: 'frameCropDo' } as const;

/** What is being framed and how; it stands above the scan, so that the frame can be drawn everywhere on it. */
export function FrameHint() {
  const { say } = useWords();
  const purpose = useReview((state) => state.desk.framing?.purpose ?? null);
  if (purpose === null) return null;
  return (
    <div className="frame-hint" data-own-keys="">
      <p id="frame-hint">
        <strong>{say(TITLES[purpose])}.</strong> {say('frameHint')}
      </p>
      <div className="row">
        <Button look="primary" onClick={() => dispatch({ type: 'frame-taken' })}>
          {say(BUTTONS[purpose])}
        </Button>
        <Button onClick={() => dispatch({ type: 'framing-stopped' })}>{say('cancel')}</Button>
      </div>
    </div>
  );
}

/** A frame that the person draws on the scan with the pointer or the arrow keys. */
export function FrameTool({ viewer }: { readonly viewer: ScanViewer | null }) {
  const framing = useReview((state) => state.desk.framing);
  if (viewer === null || framing === null) return null;
  return <Frame viewer={viewer} framing={framing} />;
}

function Frame({ viewer, framing }: { readonly viewer: ScanViewer; readonly framing: Framing }) {
  const { say } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const from = useRef<Point | null>(null);
  const { boxPx, purpose } = framing;

  useEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    if (purpose === 'crop') viewer.showWhole(true);
    else viewer.reveal(withSurroundings(stateNow().desk.framing?.boxPx ?? boxPx));
    return () => {
      if (purpose === 'crop') viewer.showWhole(false);
      if (before instanceof HTMLElement) before.focus();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a frame that begins moves the scan and takes the keys
  }, [viewer]);
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
    from.current = pointAt(event);
  };
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    const start = from.current;
    const to = start === null ? null : pointAt(event);
    if (start !== null && to !== null)
      dispatch({ type: 'frame-set', boxPx: { x0: start.x, y0: start.y, x1: to.x, y1: to.y } });
  };
  const onEnd = () => {
    from.current = null;
  };
  return (
    <div
      ref={area}
      className="frame-area"
      role="application"
      aria-label={say(TITLES[purpose])}
      aria-describedby="frame-hint"
      tabIndex={0}
      data-own-keys=""
      onPointerDown={onDown}
      onPointerMove={onMove}
      onWheel={(event) => zoomBelow(viewer, event)}
      onPointerUp={onEnd}
      onPointerCancel={onEnd}
    />
  );
}

/** A line at the edge of the view leaves no room to draw a frame around it. */
function withSurroundings({ x0, y0, x1, y1 }: BoxPx): BoxPx {
  const room = 3 * (y1 - y0);
  return { x0, y0: y0 - room, x1, y1: y1 + room };
}

type Point = { readonly x: number; readonly y: number };

/** The wheel zooms as ever; the scan lies under the area on which the frame is drawn. */
export function zoomBelow({ host }: ScanViewer, { nativeEvent }: WheelEvent): void {
  host.querySelector('.openseadragon-canvas')?.dispatchEvent(new window.WheelEvent('wheel', nativeEvent));
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
