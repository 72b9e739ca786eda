import type { BoxPx } from '../../app/core/base/geometry';
import type { PageImage } from '../../app/core/page/transcription';

type Props = {
  readonly pictureUrl: string;
  readonly image: PageImage;
  /** What is shown. */
  readonly boxPx: BoxPx;
  /** What is framed in it. */
  readonly markPx?: BoxPx | null;
  readonly label: string;
};

/** A cut-out of a page's picture, scaled to the width it gets. */
export function Crop({ pictureUrl, image, boxPx, markPx, label }: Props) {
  const width = Math.max(1, boxPx.x1 - boxPx.x0);
  const height = Math.max(1, boxPx.y1 - boxPx.y0);
  return (
    <svg
      className="crop"
      role="img"
      aria-label={label}
      viewBox={`${boxPx.x0} ${boxPx.y0} ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
    >
      <image href={pictureUrl} width={image.widthPx} height={image.heightPx} />
      {markPx == null ? null : (
        <rect
          className="crop-mark"
          x={markPx.x0 - 4}
          y={markPx.y0 - 4}
          width={markPx.x1 - markPx.x0 + 8}
          height={markPx.y1 - markPx.y0 + 8}
        />
      )}
    </svg>
  );
}
