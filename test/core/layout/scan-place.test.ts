import { describe, expect, it } from 'vitest';
import {
  atScale,
  bringLine,
  fitLine,
  fitWidth,
  wholeSheet,
  type ScanStage,
  type ScanView,
} from '../../../app/core/layout/scan-place';

const IMAGE = { widthPx: 2400, heightPx: 3400 };
const BAND = { widthPx: 860, heightPx: 290 };
const stage = (turnDeg = 0, room = BAND): ScanStage => ({ image: IMAGE, room, turnDeg });

/** Where a px of the scan is on the screen, from the room's corner. */
function onScreen({ centre, scale }: ScanView, { room, turnDeg }: ScanStage, x: number, y: number) {
  const rad = (turnDeg * Math.PI) / 180;
  const [dx, dy] = [(x - centre.x) * scale, (y - centre.y) * scale];
  return {
    x: room.widthPx / 2 + dx * Math.cos(rad) - dy * Math.sin(rad),
    y: room.heightPx / 2 + dx * Math.sin(rad) + dy * Math.cos(rad),
  };
}

describe('a sheet at its whole width', () => {
  it.each([0, 180])('reaches from edge to edge and begins at the top, turned by %d°', (turnDeg) => {
    const view = fitWidth(stage(turnDeg));
    expect(view.scale).toBeCloseTo(840 / 2400);
    const [first, last] = turnDeg === 0 ? [0, 2400] : [2400, 0];
    expect(onScreen(view, stage(turnDeg), first, turnDeg === 0 ? 0 : 3400)).toMatchObject({
      x: expect.closeTo(10) as number,
      y: expect.closeTo(0) as number,
    });
    expect(onScreen(view, stage(turnDeg), last, 0).x).toBeCloseTo(850);
  });

  it('goes by the side that lies across when it lies sideways', () => {
    expect(fitWidth(stage(90)).scale).toBeCloseTo(840 / 3400);
    expect(wholeSheet(stage(90)).scale).toBeCloseTo(290 / 2400);
  });
});

describe('a line that is brought in', () => {
  const linePx = { x0: 300, y0: 1500, x1: 2200, y1: 1550 };
  const wordPx = { x0: 1900, y0: 1500, x1: 2100, y1: 1550 };
  const looked = { linePx, wordPx, xHeightPx: 30 };

  it('lies in the middle, its zoom kept, where its letters can be read', () => {
    const view = bringLine(fitWidth(stage()), looked, stage());
    expect(view.scale).toBe(fitWidth(stage()).scale);
    expect(onScreen(view, stage(), 2000, 1525).y).toBeCloseTo(145);
  });

  it.each([0, 90, 180, 270])('is magnified until its letters can be read, turned by %d°', (turnDeg) => {
    const here = stage(turnDeg, { widthPx: 330, heightPx: 560 });
    const upright = turnDeg % 180 === 0;
    const box = upright ? linePx : { x0: 1500, y0: 300, x1: 1550, y1: 2200 };
    const word = upright ? wordPx : { x0: 1500, y0: 1900, x1: 1550, y1: 2100 };
    const view = bringLine(wholeSheet(here), { linePx: box, wordPx: word, xHeightPx: 30 }, here);
    expect(view.scale * 30).toBeGreaterThanOrEqual(9);
    for (const [x, y] of [
      [word.x0, word.y0],
      [word.x1, word.y1],
    ] as const) {
      const at = onScreen(view, here, x, y);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x).toBeLessThanOrEqual(330);
      expect(at.y).toBeGreaterThanOrEqual(0);
      expect(at.y).toBeLessThanOrEqual(560);
    }
  });

  it('shows no more of the table than there must be at the sheet’s edges', () => {
    const top = {
      linePx: { x0: 300, y0: 20, x1: 2200, y1: 60 },
      wordPx: { x0: 300, y0: 20, x1: 500, y1: 60 },
      xHeightPx: 30,
    };
    const view = bringLine(fitWidth(stage()), top, stage());
    expect(onScreen(view, stage(), 0, 0).y).toBeCloseTo(0);
  });

  it('stays where it is, when only loosely followed, while it is about the middle', () => {
    const near = { ...bringLine(fitWidth(stage()), looked, stage()) };
    const next = {
      ...looked,
      linePx: { ...linePx, y0: 1600, y1: 1650 },
      wordPx: { ...wordPx, y0: 1600, y1: 1650 },
    };
    expect(bringLine(near, next, stage(), { isLoose: true })).toEqual(near);
    expect(bringLine(near, next, stage())).not.toEqual(near);
    const far = {
      ...looked,
      linePx: { ...linePx, y0: 2900, y1: 2950 },
      wordPx: { ...wordPx, y0: 2900, y1: 2950 },
    };
    expect(onScreen(bringLine(near, far, stage(), { isLoose: true }), stage(), 0, 2925).y).toBeCloseTo(145);
  });

  it('goes to the height that is asked for, where the sheet has room', () => {
    const view = bringLine(fitWidth(stage()), looked, stage(), { atShare: 0.25 });
    expect(onScreen(view, stage(), 2000, 1525).y).toBeCloseTo(290 / 4);
  });

  it('fits the room from edge to edge on demand', () => {
    const view = fitLine(looked, stage());
    expect(onScreen(view, stage(), 300, 1525).x).toBeCloseTo(10);
    expect(onScreen(view, stage(), 2200, 1525).x).toBeCloseTo(850);
  });
});

it('a view at another scale keeps its middle, and never leaves the sheet', () => {
  const view = { centre: { x: 1200, y: 1700 }, scale: 0.4 };
  expect(atScale(view, 1, stage())).toEqual({ centre: { x: 1200, y: 1700 }, scale: 1 });
  expect(atScale({ centre: { x: 0, y: 0 }, scale: 0.4 }, 1, stage()).centre).toEqual({ x: 420, y: 145 });
});
