import { heldMb } from './engine-memory';

/**
 * What an engine that has drawn a sheet or two may keep. Chromium holds on to the decoded pictures that were drawn, up to
 * 512 MB, and gives them back to nobody; a new engine holds about 150 MB.
 */
const KEPT_MB = 350;
/** Long enough that somebody who reads parts of a sheet anew, one after the other, finds the recogniser loaded. */
const QUIET_MS = 20_000;

/** Renews an engine that has grown, once nobody has asked it for anything for a while. */
export function watchRest(
  pid: () => number | null,
  renew: () => void,
): { readonly start: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const look = () => {
    timer = null;
    if (heldMb(pid()) > KEPT_MB) renew();
  };
  return {
    start: () => {
      stop();
      timer = setTimeout(look, QUIET_MS);
    },
    stop,
  };
}
