import type { BoxPx } from './geometry';
import type { Page, PageImage } from './transcription';

/** Whether `page` was made on an image of this size, so that its boxes can be taken as they are. */
export function fitsImage(page: Page, image: PageImage): boolean {
  return page.image.widthPx === image.widthPx && page.image.heightPx === image.heightPx;
}

/** `page` with its boxes on `image`: other programs work on smaller or larger pictures of the same sheet. */
export function fitToImage(page: Page, image: PageImage): Page {
  if (fitsImage(page, image)) return { ...page, image };
  const acrossX = image.widthPx / page.image.widthPx;
  const acrossY = image.heightPx / page.image.heightPx;
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
