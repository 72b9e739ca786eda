import type { Rectangle } from 'electron';
import type { WindowPlace } from './settings';

/** A window of which less can be seen cannot be taken hold of. */
const GRIP_PX = 80;
/** About the height of a title bar: each window shows the title of the one below it. */
const STEP_PX = 32;

/** `place` if a screen is still there: one that is gone must not take the window along. */
export function visiblePlace(place: WindowPlace | null, workAreas: readonly Rectangle[]): WindowPlace | null {
  if (place === null) return null;
  return workAreas.some((area) => isSeen(place, area)) ? place : null;
}

function isSeen({ x, y, width, height }: Rectangle, area: Rectangle): boolean {
  const overlapX = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const overlapY = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
  return overlapX >= GRIP_PX && overlapY >= GRIP_PX && y >= area.y - GRIP_PX;
}

/**
 * Where another window of `place`'s size goes so that it covers no title of those that are there: a step to the right and
 * down as often as needed, from the corner of the screen again where there is no more room.
 */
export function cascaded(
  place: WindowPlace,
  others: readonly { readonly x: number; readonly y: number }[],
  area: Rectangle,
): WindowPlace {
  const isFree = (x: number, y: number) =>
    others.every((one) => Math.abs(one.x - x) >= STEP_PX / 2 || Math.abs(one.y - y) >= STEP_PX / 2);
  const right = area.x + area.width - place.width;
  const bottom = area.y + area.height - place.height;
  let { x, y } = place;
  for (let tries = 0; tries <= others.length && !isFree(x, y); tries += 1) {
    // A window that is as large as the screen still has to show that another one lies below it.
    const isRoom =
      x + STEP_PX <= Math.max(right, area.x + GRIP_PX) && y + STEP_PX <= Math.max(bottom, area.y + GRIP_PX);
    [x, y] = isRoom ? [x + STEP_PX, y + STEP_PX] : [area.x + (tries + 1) * 8, area.y];
  }
  return { ...place, x, y };
}
