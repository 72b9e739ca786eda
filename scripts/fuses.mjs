// The fuses of a packed program: switches in its binary that are set once and for all when it is packed.
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** As electron-builder names them → their place in the binary. */
const PLACES = Object.fromEntries(
  Object.entries(FuseV1Options)
    .filter(([, place]) => typeof place === 'number')
    .map(([name, place]) => [name[0].toLowerCase() + name.slice(1), place]),
);

const ENABLED = '1'.charCodeAt(0);

/**
 * Which fuses the binary of a program has, and whether each is on.
 * @param {string} executable
 * @returns {Promise<Readonly<Record<string, boolean>>>}
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const present = Object.entries(PLACES).filter(([, place]) => wire[place] !== undefined);
  return Object.fromEntries(present.map(([name, place]) => [name, wire[place] === ENABLED]));
}

/** Sets one fuse of a program, and leaves the others. */
export async function setFuse(executable, name, isOn) {
  await flipFuses(executable, { version: FuseVersion.V1, [PLACES[name]]: isOn });
}

/** What tests need: Playwright takes hold of an app by `--inspect`. Everything else stays as it ships. */
export const TEST_FUSES = { enableNodeCliInspectArguments: true };
