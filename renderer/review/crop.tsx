import type { BoxPx } from '../../app/core/base/geometry';
import { useLayoutEffect, useRef } from 'react';
import type { Cut } from '../../app/core/layout/cut';
import type { PageImage } from '../../app/core/page/transcription';
import { showCut } from './show-cut';

type Props = {
  readonly pictureUrl: string;
  readonly image: PageImage;
  /** What is shown. */
  readonly cut: Cut;
  /** What is marked in it, in px of the cut. */
  readonly marks?: readonly BoxPx[];
  readonly label: string;
};

/** A cut-out of a page's picture, its text upright and level, scaled to the room it gets; what is around it fills the rest. */
export function Crop({ pictureUrl, image, cut, marks = [], label }: Props) {
  const [width, height] = [Math.max(1, cut.widthPx), Math.max(1, cut.heightPx)];
  const canvas = useRef<HTMLCanvasElement>(null);
  // The same cut is made anew whenever a selector runs; its numbers say whether it is another.
  const numbers = JSON.stringify(cut);
  useLayoutEffect(
    () =>
      canvas.current === null
        ? undefined
        : showCut(canvas.current, {
            url: pictureUrl,
            cut: JSON.parse(numbers) as Cut,
            image,
            isAlone: false,
          }),
    [pictureUrl, numbers, image],
  );
  return (
    <div className="crop" role="img" aria-label={label}>
      <canvas ref={canvas} />
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="xMidYMid meet" aria-hidden="true">
        {marks.map((mark, i) => (
          <Corners key={i} mark={mark} ofPx={height} />
        ))}
      </svg>
    </div>
  );
}

/** Shares of the crop's height: how far outside the ink the corners stand, and how long their arms are. */
const AWAY = 0.06;
const ARM = 0.13;

/** Four corners around the ink, with nothing over it. */
function Corners({ mark, ofPx }: { readonly mark: BoxPx; readonly ofPx: number }) {
  const away = AWAY * ofPx;
  const [x0, y0, x1, y1] = [mark.x0 - away, mark.y0 - away, mark.x1 + away, mark.y1 + away];
  const armX = Math.min(ARM * ofPx, (x1 - x0) / 3);
  const armY = Math.min(ARM * ofPx, (y1 - y0) / 3);
  const path = [
    `M${x0 + armX} ${y0}H${x0}V${y0 + armY}`,
    `M${x1 - armX} ${y0}H${x1}V${y0 + armY}`,
    `M${x1} ${y1 - armY}V${y1}H${x1 - armX}`,
    `M${x0} ${y1 - armY}V${y1}H${x0 + armX}`,
  ].join('');
  return (
    <>
      <path className="corner-edge" d={path} />
      <path className="corner" d={path} />
    </>
  );
}
