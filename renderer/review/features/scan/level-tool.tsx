import { useEffect, useRef, type PointerEvent } from 'react';
import type { PointPx } from '../../../../app/core/layout/lie';
import { levelOfLine, MOST_LEVEL_DEG } from '../../../../app/core/page/sheet-geometry';
import { quartersOfSheet } from '../../../../app/core/session/select/page-geometry';
import { dispatch, stateNow, useReview } from '../../../shell/store';
import { Button } from '../../../ui/button';
import { useWords } from '../../use-words';
import { zoomBelow } from './frame-tool';
import type { ScanViewer } from './scan-viewer';

const SVG = 'http://www.w3.org/2000/svg';

/** By how much the sheet is turned to lie level; it stands above the scan, which turns with the figure. */
export function LevelHint() {
  const { say } = useWords();
  const levelDeg = useReview((state) => state.desk.levelling?.levelDeg ?? null);
  if (levelDeg === null) return null;
  return (
    <div className="frame-hint" data-own-keys="">
      <p id="level-hint">
        <strong>{say('levelSheet')}.</strong> {say('levelHint')}
      </p>
      <div className="row">
        <label className="row">
          {say('levelDegrees')}
          <input
            className="field level-field"
            type="number"
            step={0.1}
            min={-MOST_LEVEL_DEG}
            max={MOST_LEVEL_DEG}
            value={levelDeg}
            onChange={({ target }) => setLevel(target.valueAsNumber)}
          />
        </label>
        <Button onClick={() => setLevel(0)}>{say('levelNone')}</Button>
        <Button look="primary" onClick={() => dispatch({ type: 'level-taken' })}>
          {say('levelDo')}
        </Button>
        <Button onClick={() => dispatch({ type: 'levelling-stopped' })}>{say('cancel')}</Button>
      </div>
    </div>
  );
}

function setLevel(levelDeg: number): void {
  dispatch({ type: 'level-set', levelDeg });
}

/** A line that the person draws along a line of text: the sheet turns so that it lies level. */
export function LevelTool({ viewer }: { readonly viewer: ScanViewer | null }) {
  const isLevelling = useReview((state) => state.desk.levelling !== null);
  return viewer === null || !isLevelling ? null : <LevelArea viewer={viewer} />;
}

function LevelArea({ viewer }: { readonly viewer: ScanViewer }) {
  const { say } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const from = useRef<PointPx | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    return () => {
      viewer.frameLayer.replaceChildren();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [viewer]);
  const pointAt = ({ clientX, clientY }: PointerEvent): PointPx | null => {
    const host = viewer.host.getBoundingClientRect();
    return viewer.imagePointAt(clientX - host.left, clientY - host.top);
  };
  const onMove = (event: PointerEvent) => {
    const to = from.current === null ? null : pointAt(event);
    if (from.current !== null && to !== null) viewer.frameLayer.replaceChildren(ruler(from.current, to));
  };
  const onUp = (event: PointerEvent) => {
    const [start, to] = [from.current, pointAt(event)];
    from.current = null;
    viewer.frameLayer.replaceChildren();
    const level = start === null || to === null ? null : levelOfLine(start, to, quartersOfSheet(stateNow()));
    if (level !== null) setLevel(level);
  };
  return (
    <div
      ref={area}
      className="frame-area"
      role="application"
      aria-label={say('levelSheet')}
      aria-describedby="level-hint"
      tabIndex={0}
      data-own-keys=""
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = pointAt(event);
      }}
      onPointerMove={onMove}
      onPointerUp={onUp}
      onPointerCancel={() => {
        from.current = null;
        viewer.frameLayer.replaceChildren();
      }}
      onWheel={(event) => zoomBelow(viewer, event)}
    />
  );
}

function ruler(a: PointPx, b: PointPx): SVGElement {
  const line = document.createElementNS(SVG, 'line');
  line.setAttribute('class', 'framing');
  for (const [name, value] of Object.entries({ x1: a.x, y1: a.y, x2: b.x, y2: b.y }))
    line.setAttribute(name, String(value));
  return line;
}
