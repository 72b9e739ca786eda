import type { BoxPx } from '../../app/core/base/geometry';
import { composed, invertAffine, mapPoint, type Affine } from '../../app/core/image/transform';
import type { Cut } from '../../app/core/layout/cut';
import type { PageImage } from '../../app/core/page/transcription';
import { sheetPictures, type Picture } from '../shell/sheet-pictures';

/** A cut of a sheet and where it goes in its room: in the middle with what is around it, or alone, to the left and below. */
export type ShownCut = {
  readonly url: string;
  readonly cut: Cut;
  readonly image: PageImage;
  readonly isAlone: boolean;
};

/** Pieces reach into each other by this much, px of the scan, so that no hair of the table is seen between them. */
const LAP_PX = 0.6;

/** Draws the cut as large as the canvas is on the screen, now and whenever that changes. Returns what ends it. */
export function showCut(canvas: HTMLCanvasElement, shown: ShownCut): () => void {
  let isOver = false;
  const draw = (picture: Picture) => {
    if (isOver || canvas.clientWidth === 0) return;
    drawCut(canvas, picture, shown);
    canvas.dataset['picture'] = 'shown';
  };
  const watch = new ResizeObserver(() => {
    if (canvas.clientWidth === 0) return;
    const picture = sheetPictures.now(shown.url);
    if (picture !== null) draw(picture);
    // What cannot be shown stays empty; the scan says why.
    else sheetPictures.load(shown.url).then(draw, () => undefined);
  });
  watch.observe(canvas);
  return () => {
    isOver = true;
    watch.disconnect();
    // Its room is free at once, and not when somebody collects it.
    canvas.width = 0;
  };
}

function drawCut(canvas: HTMLCanvasElement, picture: Picture, { cut, image, isAlone }: ShownCut): void {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight].map((px) =>
    Math.max(1, Math.round(px * devicePixelRatio)),
  ) as [number, number];
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  const scale = Math.min(width / cut.widthPx, height / cut.heightPx);
  const [left, above] = [width - scale * cut.widthPx, height - scale * cut.heightPx];
  const [tx, ty] = isAlone ? [0, above] : [left / 2, above / 2];
  const toCanvas: Affine = { a: scale, b: 0, c: 0, d: scale, tx, ty };
  const toImage = image.widthPx / picture.canvas.width;
  const fromPicture: Affine = { a: toImage, b: 0, c: 0, d: toImage, tx: 0, ty: 0 };
  cut.pieces.forEach((piece, i) => {
    const isLast = i === cut.pieces.length - 1;
    const x0 = isAlone || i > 0 ? tx + scale * piece.fromPx : 0;
    const x1 = isAlone || !isLast ? tx + scale * Math.min(cut.widthPx, piece.toPx + LAP_PX) : width;
    const [y0, y1] = isAlone ? [ty, ty + scale * cut.heightPx] : [0, height];
    drawPiece(context, picture, composed(composed(fromPicture, piece.toCut), toCanvas), { x0, y0, x1, y1 });
  });
}

/** Only the part of the picture that is seen is made smaller: the whole of it takes a hundred times as long. */
function drawPiece(
  context: CanvasRenderingContext2D,
  picture: Picture,
  toCanvas: Affine,
  roomPx: BoxPx,
): void {
  const band = bandOf(picture, invertAffine(toCanvas), roomPx);
  const [width, height] = [band.x1 - band.x0, band.y1 - band.y0];
  if (width <= 0 || height <= 0) return;
  const part = new OffscreenCanvas(width, height);
  part.getContext('2d')?.drawImage(picture.canvas, -band.x0, -band.y0);
  context.save();
  context.beginPath();
  context.rect(roomPx.x0, roomPx.y0, roomPx.x1 - roomPx.x0, roomPx.y1 - roomPx.y0);
  context.clip();
  const { a, b, c, d, tx, ty } = toCanvas;
  context.setTransform(a, c, b, d, tx, ty);
  context.drawImage(part, band.x0, band.y0);
  context.restore();
  part.width = 0;
}

/** What of the picture is seen in a part of the canvas, with a little around it. */
function bandOf({ canvas }: Picture, toPicture: Affine, { x0, y0, x1, y1 }: BoxPx): BoxPx {
  const corners = [
    ...[
      { x: x0, y: y0 },
      { x: x1, y: y0 },
      { x: x0, y: y1 },
      { x: x1, y: y1 },
    ],
  ].map((corner) => mapPoint(toPicture, corner));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const inside = (at: number, most: number) => Math.min(most, Math.max(0, Math.round(at)));
  return {
    x0: inside(Math.min(...xs) - 2, canvas.width),
    y0: inside(Math.min(...ys) - 2, canvas.height),
    x1: inside(Math.max(...xs) + 2, canvas.width),
    y1: inside(Math.max(...ys) + 2, canvas.height),
  };
}
