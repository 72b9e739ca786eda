import { dispatch, stateNow } from '../shell/store';

/** An arrow key moves the frame by this share of its height, with Ctrl by a single px. */
const STEP = 0.25;
const TALLEST_PX = 200;

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The keys of a frame that is being drawn, wherever the focus is: arrows move it, with Shift its lower right corner;
 * Enter takes it and Escape leaves it. Answers whether the key meant something.
 */
export function onFramingKey(event: KeyboardEvent): boolean {
  if (stateNow().desk.levelling !== null) return !event.altKey && onLevelKey(event);
  if (stateNow().desk.framing === null || event.altKey) return false;
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) moveFrame(arrow, event.shiftKey, event.ctrlKey);
  else if (event.key === 'Escape') dispatch({ type: 'framing-stopped' });
  // A button in focus has its own Enter.
  else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement))
    dispatch({ type: 'frame-taken' });
  else return false;
  return true;
}

/** Degrees for a press of an arrow, with Shift and with Ctrl. */
const LEVEL_DEG = { plain: 0.1, large: 1, fine: 0.01 };

/** While a sheet is levelled, arrows to the sides turn it; Enter takes the turn and Escape leaves it. */
function onLevelKey({ key, shiftKey, ctrlKey, target }: KeyboardEvent): boolean {
  const way = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (way !== 0 && !(target instanceof HTMLInputElement)) {
    const stepDeg = shiftKey ? LEVEL_DEG.large : ctrlKey ? LEVEL_DEG.fine : LEVEL_DEG.plain;
    const { levelDeg = 0 } = stateNow().desk.levelling ?? {};
    dispatch({ type: 'level-set', levelDeg: levelDeg + way * stepDeg });
  } else if (key === 'Escape') dispatch({ type: 'levelling-stopped' });
  else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) dispatch({ type: 'level-taken' });
  else return false;
  return true;
}

function moveFrame([x, y]: readonly [number, number], isSize: boolean, isFine: boolean): void {
  const { framing } = stateNow().desk;
  if (framing === null) return;
  const { x0, y0, x1, y1 } = framing.boxPx;
  const step = isFine ? 1 : Math.max(1, Math.round(Math.min(y1 - y0, TALLEST_PX) * STEP));
  const [dx, dy] = [x * step, y * step];
  dispatch({
    type: 'frame-set',
    boxPx: isSize
      ? { x0, y0, x1: Math.max(x0 + 1, x1 + dx), y1: Math.max(y0 + 1, y1 + dy) }
      : { x0: x0 + dx, y0: y0 + dy, x1: x1 + dx, y1: y1 + dy },
  });
}
