import { useEffect, useRef, useState } from 'react';
import { turnOfSheet } from '../../../../app/core/session/select/page-geometry';
import type { ScanViewer } from './scan-viewer';
import { usePageImage } from '../../use-page-image';
import { pictureUrl } from '../../pictures';
import { useReview } from '../../../shell/store';

/** The loupe shows the ink at this many CSS px an image px; typescript of 300 dpi is then as large as a headline. */
const ZOOM = 2;
const SIZE_PX = 260;

type Place = {
  readonly xPx: number;
  readonly yPx: number;
  readonly imageXPx: number;
  readonly imageYPx: number;
};

/** A round piece of the scan, magnified, under the pointer while its key is held; without a pointer, in the middle. */
export function Loupe({ viewer, filter }: { readonly viewer: ScanViewer | null; readonly filter: string }) {
  const isHeld = useReview((state) => state.desk.held === 'loupe');
  const projectId = useReview((state) => state.project.view?.project.id);
  const pageId = useReview((state) => state.place.pageId);
  const image = usePageImage();
  const turnDeg = useReview((state) => turnOfSheet(state));
  const pointer = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const host = viewer?.host;
    if (host === undefined) return;
    const move = (event: PointerEvent) => {
      const box = host.getBoundingClientRect();
      pointer.current = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (isHeld && viewer !== null) setPlace(placeAt(viewer, pointer.current));
    };
    host.addEventListener('pointermove', move);
    return () => host.removeEventListener('pointermove', move);
  }, [viewer, isHeld]);
  useEffect(() => {
    if (!isHeld || viewer === null) return setPlace(null);
    const { width, height } = viewer.host.getBoundingClientRect();
    let frame = 0;
    // The key may be held before the picture is there.
    const show = () => {
      const at = placeAt(viewer, pointer.current ?? { x: width / 2, y: height / 2 });
      if (at === null) frame = requestAnimationFrame(show);
      else setPlace(at);
    };
    show();
    return () => cancelAnimationFrame(frame);
  }, [isHeld, viewer]);
  if (place === null || projectId === undefined || pageId === null || image === undefined) return null;
  const { xPx, yPx, imageXPx, imageYPx } = place;
  return (
    <div
      className="loupe"
      aria-hidden="true"
      style={{
        left: xPx - SIZE_PX / 2,
        top: yPx - SIZE_PX / 2,
        width: SIZE_PX,
        height: SIZE_PX,
      }}
    >
      <div
        className="loupe-ink"
        style={{
          filter,
          transform: `rotate(${turnDeg}deg)`,
          backgroundImage: `url("${pictureUrl(projectId, pageId)}")`,
          backgroundSize: `${image.widthPx * ZOOM}px ${image.heightPx * ZOOM}px`,
          backgroundPosition: `${SIZE_PX / 2 - imageXPx * ZOOM}px ${SIZE_PX / 2 - imageYPx * ZOOM}px`,
        }}
      />
    </div>
  );
}

function placeAt(viewer: ScanViewer, { x, y }: { readonly x: number; readonly y: number }): Place | null {
  const at = viewer.imagePointAt(x, y);
  return at === null ? null : { xPx: x, yPx: y, imageXPx: at.x, imageYPx: at.y };
}
