import { cropOn } from '../../app/core/page/sheet-geometry';
import { geometryOfSheet, imageOfSheet, quartersOfSheet } from '../../app/core/session/select/page-geometry';
import { useReview } from '../shell/store';
import { pictureUrl, thumbnailUrl } from './pictures';

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
  const src = isLarge ? pictureUrl(projectId, pageId) : thumbnailUrl(projectId, pageId);
  const { levelDeg = 0, cropPx } = geometry;
  if (image === undefined || (turns === 0 && levelDeg === 0 && cropPx === undefined))
    return <img src={src} alt="" loading="lazy" draggable={false} />;
  const { x0, y0, x1, y1 } = cropOn(image, geometry);
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [width, height] = turns % 2 === 0 ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  return (
    <svg
      className="lying-thumbnail"
      viewBox={`${x - width / 2} ${y - height / 2} ${width} ${height}`}
      style={{ aspectRatio: `${width} / ${height}` }}
      aria-hidden="true"
    >
      <image
        href={src}
        width={image.widthPx}
        height={image.heightPx}
        preserveAspectRatio="none"
        transform={`rotate(${90 * turns + levelDeg} ${x} ${y})`}
      />
    </svg>
  );
}
