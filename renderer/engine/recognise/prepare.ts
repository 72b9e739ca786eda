import type { BoxPx } from '../../../app/core/geometry';
import { clearDarkEdges, flattenBackground } from '../../../app/core/image/background';
import type { GreyImage } from '../../../app/core/image/grey';
import { estimateSkewRad, LEAST_SKEW_RAD } from '../../../app/core/image/layout';
import { IDENTITY, invertAffine, mapBox, straighten, warp } from '../../../app/core/image/transform';

/** What the recogniser is given, and the way back from its boxes to those of the original picture. */
export type PreparedPage = { readonly image: GreyImage; readonly toOriginal: (box: BoxPx) => BoxPx };

/** Dark edges off, paper white, lines level. */
export function preparePage(original: GreyImage): PreparedPage {
  const flat = flattenBackground(clearDarkEdges(original));
  const skewRad = estimateSkewRad(flat);
  if (Math.abs(skewRad) <= LEAST_SKEW_RAD) return { image: flat, toOriginal: rounded(IDENTITY) };
  const { m, widthPx, heightPx } = straighten(flat, 1, skewRad);
  return { image: warp(flat, m, widthPx, heightPx), toOriginal: rounded(invertAffine(m)) };
}

function rounded(back: Parameters<typeof mapBox>[0]): PreparedPage['toOriginal'] {
  return (box) => {
    const { x0, y0, x1, y1 } = mapBox(back, box);
    return { x0: Math.round(x0), y0: Math.round(y0), x1: Math.round(x1), y1: Math.round(y1) };
  };
}
