import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A place of which a test can take the room or the right to write away. Null where the system does not let us. */
export type FaultyPlace = {
  readonly folder: string;
  readonly forbidWriting: () => void;
  readonly allowWriting: () => void;
  /** Takes all the room there is, and gives it back. */
  readonly fill: () => void;
  readonly empty: () => void;
  readonly remove: () => void;
};

/** A medium of `sizeMiB` of its own at `folder`: a tmpfs, which takes a Linux that lets us mount. */
export function mountMedium(folder: string, sizeMiB: number): FaultyPlace | null {
  mkdirSync(folder, { recursive: true });
  if (!mount('-t', 'tmpfs', '-o', `size=${sizeMiB}m`, 'tmpfs', folder)) return null;
  const filler = join(folder, 'filler');
  return {
    folder,
    forbidWriting: () => must(mount('-o', 'remount,ro', folder)),
    allowWriting: () => must(mount('-o', 'remount,rw', folder)),
    fill: () => writeUntilFull(filler),
    empty: () => rmSync(filler),
    remove: () => void spawnSync('umount', ['-l', folder]),
  };
}

function mount(...args: readonly string[]): boolean {
  return spawnSync('mount', args, { stdio: 'ignore' }).status === 0;
}

function must(isDone: boolean): void {
  if (!isDone) throw new Error('The medium could not be mounted anew.');
}

/** In ever smaller pieces, so that not even a short file finds room. */
function writeUntilFull(path: string): void {
  const file = openSync(path, 'a');
  for (let pieceBytes = 1 << 16; pieceBytes > 0; pieceBytes >>= 1) {
    const piece = Buffer.alloc(pieceBytes);
    while (didWrite(file, piece)) continue;
  }
  fsyncSync(file);
  closeSync(file);
}

function didWrite(file: number, piece: Uint8Array): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch {
    return false;
  }
}
