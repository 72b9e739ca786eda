import { useEffect, useState } from 'react';
import { toGrey } from '../../../../app/core/image/grey';
import { findGutter, type Gutter } from '../../../../app/core/image/spread';
import type { BoxPx, QuarterTurns } from '../../../../app/core/base/geometry';
import { sheetPictures, type Picture } from '../../../shell/sheet-pictures';
import type { PageImage } from '../../../../app/core/page/transcription';

/** Enough for the space between two pages to be seen, and quick. */
const SIDE_PX = 900;

/** Where a sheet that is a spread is to be divided, found in its picture; null until that has been looked at. */
export function useGutter(url: string, image: PageImage, cropPx: BoxPx, turns: QuarterTurns): Gutter | null {
  const [gutter, setGutter] = useState<Gutter | null>(null);
  const { x0, y0, x1, y1 } = cropPx;
  const { widthPx, heightPx } = image;
  useEffect(() => {
    let isOver = false;
    const find = ({ canvas }: Picture) => {
      if (isOver) return;
      const [acrossX, acrossY] = [canvas.width / widthPx, canvas.height / heightPx];
      const part = {
        x: x0 * acrossX,
        y: y0 * acrossY,
        width: (x1 - x0) * acrossX,
        height: (y1 - y0) * acrossY,
      };
      setGutter(findGutter(upright(canvas, part, turns)));
    };
    // A sheet whose picture cannot be shown is still divided by hand.
    sheetPictures.load(url).then(find, () => isOver || setGutter({ at: 0.5, isSpread: false }));
    return () => {
      isOver = true;
    };
  }, [url, widthPx, heightPx, x0, y0, x1, y1, turns]);
  return gutter;
}

type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A part of the picture in small, as it is read. */
function upright(picture: HTMLCanvasElement, { x, y, width, height }: Part, turns: QuarterTurns) {
  const scale = Math.min(1, SIDE_PX / Math.min(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const canvas = new OffscreenCanvas(turns % 2 === 0 ? w : h, turns % 2 === 0 ? h : w);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('No drawing context');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(picture, x, y, width, height, -w / 2, -h / 2, w, h);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return toGrey(data, canvas.width, canvas.height);
}
