import type { Cut } from '../../app/core/layout/cut';
import type { Affine } from '../../app/core/image/transform';
import type { PageImage } from '../../app/core/page/transcription';

const SVG = 'http://www.w3.org/2000/svg';
/** Pieces reach into each other by this much, px of the scan, so that no hair of the table is seen between them. */
const LAP_PX = 0.6;

/** As an SVG transform. */
export function toMatrix({ a, b, c, d, tx, ty }: Affine): string {
  return `matrix(${[a, c, b, d, tx, ty].map((part) => part.toFixed(6)).join(' ')})`;
}

/** The cut as an SVG of its own shape; nothing that lies outside of it is seen. */
export function drawCut({ widthPx, heightPx, pieces }: Cut, url: string, image: PageImage): SVGSVGElement {
  const drawing = svg(0, widthPx, heightPx);
  drawing.setAttribute('preserveAspectRatio', 'xMinYMax meet');
  for (const { fromPx, toPx, toCut } of pieces) {
    const piece = svg(fromPx, Math.min(widthPx, toPx + LAP_PX) - fromPx, heightPx);
    for (const [name, value] of Object.entries({
      x: fromPx,
      y: 0,
      width: Math.min(widthPx, toPx + LAP_PX) - fromPx,
      height: heightPx,
    }))
      piece.setAttribute(name, String(value));
    const picture = document.createElementNS(SVG, 'image');
    picture.setAttribute('href', url);
    picture.setAttribute('width', String(image.widthPx));
    picture.setAttribute('height', String(image.heightPx));
    picture.setAttribute('preserveAspectRatio', 'none');
    picture.setAttribute('transform', toMatrix(toCut));
    piece.append(picture);
    drawing.append(piece);
  }
  return drawing;
}

function svg(fromPx: number, widthPx: number, heightPx: number): SVGSVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `${fromPx} 0 ${Math.max(1, widthPx)} ${Math.max(1, heightPx)}`);
  return drawing;
}
