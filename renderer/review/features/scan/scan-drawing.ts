import type { BoxPx } from '../../../../app/core/base/geometry';
import { cornersOnScan, levelBox, type Lie, type PointPx } from '../../../../app/core/layout/lie';
import { wordText, type Line, type PageImage } from '../../../../app/core/page/transcription';

const SVG = 'http://www.w3.org/2000/svg';

function shape(tag: 'path' | 'polygon' | 'rect', name: string): SVGElement {
  const mark = document.createElementNS(SVG, tag);
  mark.setAttribute('class', name);
  return mark;
}

const listed = (points: readonly PointPx[]) => points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
const round = (px: number) => Math.round(px * 10) / 10;

/** A frame around ink that may lie askew. */
export function frame(corners: readonly PointPx[], name: string): SVGElement {
  const mark = shape('polygon', name);
  mark.setAttribute('points', listed(corners));
  return mark;
}

/** A line under the caret's word, below its ink. */
export function wordLine([, , right, left]: readonly PointPx[]): SVGElement {
  const mark = shape('path', 'word current');
  if (left !== undefined && right !== undefined) {
    const below = {
      x: (BELOW_PX * (left.y - right.y)) / length(left, right),
      y: (BELOW_PX * (right.x - left.x)) / length(left, right),
    };
    const at = ({ x, y }: PointPx) => `${round(x + below.x)} ${round(y + below.y)}`;
    mark.setAttribute('d', `M${at(left)}L${at(right)}`);
  }
  return mark;
}

/** Px of the scan between a word and the line under it. */
const BELOW_PX = 3;

function length(a: PointPx, b: PointPx): number {
  return Math.max(1e-6, Math.hypot(a.x - b.x, a.y - b.y));
}

/** On the screen, whatever the zoom: how far outside the ink corners stand, and how long their arms are, in CSS px. */
const CORNER_AWAY_PX = 6.5;
const CORNER_ARM_PX = 11;
const MOST_OF_SIDE = 0.4;

/** Four corners around a level box, the light edge below the coloured line; `scale` is CSS px for each px of the scan. */
export function cornerMarks(level: BoxPx, lie: Lie, scale: number): readonly SVGElement[] {
  const away = CORNER_AWAY_PX / scale;
  const box = { x0: level.x0 - away, y0: level.y0 - away, x1: level.x1 + away, y1: level.y1 + away };
  const armX = Math.min(CORNER_ARM_PX / scale, MOST_OF_SIDE * (box.x1 - box.x0));
  const armY = Math.min(CORNER_ARM_PX / scale, MOST_OF_SIDE * (box.y1 - box.y0));
  const corner = (x: number, y: number, toX: number, toY: number) =>
    [
      { x: x + toX * armX, y },
      { x, y },
      { x, y: y + toY * armY },
    ].map((point) => cornersOnScan({ x0: point.x, y0: point.y, x1: point.x, y1: point.y }, lie)[0]);
  const arms = [
    corner(box.x0, box.y0, 1, 1),
    corner(box.x1, box.y0, -1, 1),
    corner(box.x1, box.y1, -1, -1),
    corner(box.x0, box.y1, 1, -1),
  ];
  const path = arms
    .map((points) => `M${points.map((point) => `${round(point?.x ?? 0)} ${round(point?.y ?? 0)}`).join('L')}`)
    .join('');
  return ['corner-edge', 'corner'].map((name) => {
    const mark = shape('path', name);
    mark.setAttribute('d', path);
    return mark;
  });
}

/** The sheet above and below a line, in two pieces: the line's own stripe is left out from edge to edge. */
export function veil(corners: readonly PointPx[], { widthPx, heightPx }: PageImage): readonly SVGElement[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const sheet = [
    { x: 0, y: 0 },
    { x: widthPx, y: 0 },
    { x: widthPx, y: heightPx },
    { x: 0, y: heightPx },
  ];
  if (
    topLeft === undefined ||
    topRight === undefined ||
    bottomRight === undefined ||
    bottomLeft === undefined
  )
    return [];
  return [leftOf(sheet, topLeft, topRight), leftOf(sheet, bottomRight, bottomLeft)].map((piece) => {
    const mark = shape('polygon', 'veil');
    mark.setAttribute('points', listed(piece));
    return mark;
  });
}

/** The part of a convex shape on the left of the way from `a` to `b` (Sutherland and Hodgman 1974, one edge). */
function leftOf(points: readonly PointPx[], a: PointPx, b: PointPx): readonly PointPx[] {
  const side = ({ x, y }: PointPx) => (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  return points.flatMap((point, i) => {
    const next = points[(i + 1) % points.length] ?? point;
    const [here, there] = [side(point), side(next)];
    const kept = here <= 0 ? [point] : [];
    if (here <= 0 === there <= 0) return kept;
    const share = here / (here - there);
    return [...kept, { x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y) }];
  });
}

/** The words of a line in the place of their ink. */
export function textOver(line: Line, lie: Lie): SVGElement {
  const group = document.createElementNS(SVG, 'g');
  const deg = lie.turns * 90 + (lie.slopeRad * 180) / Math.PI;
  group.setAttribute('transform', `rotate(${deg.toFixed(2)})`);
  group.append(...line.words.flatMap((word) => wordOver(wordText(line, word), levelBox(word.boxPx, lie))));
  return group;
}

const PAPER_PAD_PX = 6;

function wordOver(said: string, { x0, y0, x1, y1 }: BoxPx): readonly SVGElement[] {
  const paper = shape('rect', 'paper');
  paper.setAttribute('x', String(x0 - PAPER_PAD_PX));
  paper.setAttribute('y', String(y0 - PAPER_PAD_PX));
  paper.setAttribute('width', String(x1 - x0 + 2 * PAPER_PAD_PX));
  paper.setAttribute('height', String(y1 - y0 + 2 * PAPER_PAD_PX));
  const text = document.createElementNS(SVG, 'text');
  text.textContent = said;
  text.setAttribute('x', String(x0));
  text.setAttribute('y', String(y1));
  text.setAttribute('font-size', String(y1 - y0));
  text.setAttribute('textLength', String(Math.max(1, x1 - x0)));
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  return [paper, text];
}
