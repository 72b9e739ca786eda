import type { BoxPx } from './geometry';
import type { Page, PageImage } from './transcription';

/** Whether `page` was made on an image of this size, so that its boxes can be taken as they are. */
export function fitsImage(page: Page, image: PageImage): boolean {
  return page.image.widthPx === image.widthPx && page.image.heightPx === image.heightPx;
}

/**
 * The size that the boxes of `page` count in, given the image they are to stand on: what its file tells. Where it tells
 * none, the image itself, unless the ink reaches beyond that.
 */
export function inkSize(page: Page, isSizeTold: boolean, image: PageImage): PageImage {
  const isInside = page.image.widthPx <= image.widthPx && page.image.heightPx <= image.heightPx;
  return !isSizeTold && isInside ? image : page.image;
}

/**
 * `page` with its boxes on `image`: other programs work on smaller or larger pictures of the same sheet. `from` is the
 * size that its boxes count in.
 */
export function fitToImage(page: Page, image: PageImage, from: PageImage = page.image): Page {
  const acrossX = image.widthPx / from.widthPx;
  const acrossY = image.heightPx / from.heightPx;
  if (acrossX === 1 && acrossY === 1) return { ...page, image };
  const scaled = ({ x0, y0, x1, y1 }: BoxPx): BoxPx => ({
    x0: Math.round(x0 * acrossX),
    y0: Math.round(y0 * acrossY),
    x1: Math.round(x1 * acrossX),
    y1: Math.round(y1 * acrossY),
  });
  const lines = page.lines.map((line) => ({
    ...line,
    boxPx: line.boxPx === null ? null : scaled(line.boxPx),
    words: line.words.map((word) => ({ ...word, boxPx: scaled(word.boxPx) })),
  }));
  return { ...page, image, lines };
}
