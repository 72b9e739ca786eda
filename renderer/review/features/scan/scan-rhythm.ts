import OpenSeadragon from 'openseadragon';
import { later } from '../../../shell/schedule';

/** After this long without a hand on the scan or a movement of it, its viewer need not look sixty times a second. */
const STILL_AFTER_MS = 1_000;
/** How often it looks then; whatever wakes it is drawn in the next frame. */
const REST_MS = 150;

const INPUTS = ['pointerdown', 'pointermove', 'pointerup', 'wheel', 'keydown', 'touchstart'] as const;

/** `stop` takes the frame back. */
type Resting = { readonly callback: FrameRequestCallback; readonly stop: () => void };
type Frames = {
  requestAnimationFrame: (callback: FrameRequestCallback) => number;
  cancelAnimationFrame: (id: number) => void;
};

/** The viewer's library has one clock for all viewers, so there is one of this, too. */
const rhythm = { wokenMs: -Infinity, restId: 0 };
/** Under negative ids, which no frame of the window has. */
const resting = new Map<number, Resting>();

/**
 * OpenSeadragon asks for every frame of the display, even while nothing moves, and each costs the window a
 * composition. While the scan is still its frames are asked for more seldom.
 */
const frames: Frames = {
  requestAnimationFrame: (callback) => {
    if (performance.now() - rhythm.wokenMs < STILL_AFTER_MS) return requestAnimationFrame(callback);
    rhythm.restId -= 1;
    const id = rhythm.restId;
    resting.set(id, { callback, stop: later(() => run(id), REST_MS) });
    return id;
  },
  cancelAnimationFrame: (id) => {
    if (id >= 0) return cancelAnimationFrame(id);
    resting.get(id)?.stop();
    resting.delete(id);
  },
};

function run(id: number): void {
  const frame = resting.get(id);
  resting.delete(id);
  if (frame !== undefined) requestAnimationFrame(frame.callback);
}

/** Something moves, or is about to: every frame counts. */
export function wakeScan(): void {
  rhythm.wokenMs = performance.now();
  for (const [id, { stop }] of resting) {
    stop();
    run(id);
  }
}

/** Lets the viewer rest while its scan is still. Returns what ends it. */
export function restWhileStill(viewer: OpenSeadragon.Viewer, host: HTMLElement): () => void {
  Object.assign(OpenSeadragon, frames);
  wakeScan();
  const size = new ResizeObserver(wakeScan);
  size.observe(host);
  for (const input of INPUTS) host.addEventListener(input, wakeScan, { capture: true, passive: true });
  for (const moved of ['animation', 'tile-loaded', 'open', 'zoom', 'pan', 'rotate', 'update-level'] as const)
    viewer.addHandler(moved, wakeScan);
  return () => {
    size.disconnect();
    for (const input of INPUTS) host.removeEventListener(input, wakeScan, { capture: true });
  };
}
