import { useLayoutEffect, useRef } from 'react';
import type { Affine } from '../../app/core/image/transform';
import type { Cut } from '../../app/core/layout/cut';
import { cropOn } from '../../app/core/page/sheet-geometry';
import type { Page, PageImage } from '../../app/core/page/transcription';
import { geometryOfSheet, imageOfSheet, quartersOfSheet } from '../../app/core/session/select/page-geometry';
import { useReview } from '../shell/store';
import { pictureUrl, thumbnailUrl } from './pictures';
import { showCut } from './show-cut';

type Props = {
  readonly projectId: string;
  readonly pageId: string;
  /** Of its large picture, where details count. */
  readonly isLarge?: boolean;
};

/** A sheet in small, as it lies: turned, levelled and cropped. The picture itself is of the whole scan. */
export function SheetThumbnail({ projectId, pageId, isLarge = false }: Props) {
  const turns = useReview((state) => quartersOfSheet(state, pageId));
  const geometry = useReview((state) => geometryOfSheet(state, pageId));
  const image = useReview((state) => imageOfSheet(state, pageId));
  const url = isLarge ? pictureUrl(projectId, pageId) : thumbnailUrl(projectId, pageId);
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current === null || image === undefined) return undefined;
    return showCut(canvas.current, { url, cut: sheetCut(image, geometry, turns), image, isAlone: true });
  }, [url, image, geometry, turns]);
  if (image === undefined) return null;
  const { widthPx, heightPx } = sheetCut(image, geometry, turns);
  return (
    <canvas
      ref={canvas}
      className="lying-thumbnail"
      style={{ aspectRatio: `${widthPx} / ${heightPx}` }}
      aria-hidden="true"
    />
  );
}

/** The part of the scan that belongs to the sheet, upright and level. */
function sheetCut(image: PageImage, geometry: NonNullable<Page['geometry']>, turns: number): Cut {
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [widthPx, heightPx] = turns % 2 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  const rad = ((90 * turns + (geometry.levelDeg ?? 0)) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(rad), Math.sin(rad)];
  const toCut: Affine = {
    ...{ a: cos, b: -sin, c: sin, d: cos },
    tx: widthPx / 2 - cos * x + sin * y,
    ty: heightPx / 2 - sin * x - cos * y,
  };
  return { widthPx, heightPx, pieces: [{ fromPx: 0, toPx: widthPx, toCut }] };
}
