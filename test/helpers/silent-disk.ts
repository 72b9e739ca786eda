import type { Disk, Fs } from '../../app/node/disk/fs';
import { answeringDisk, type AnswerLimits } from '../../app/node/disk/answer-in-time';

/** What a place does with the calls that touch it. `silent`: it never answers. */
export type Mood = { state: 'well' | 'silent'; only: RegExp; asked: number };

/** As short as a test can wait, and far longer than a call of this computer's own disk takes. */
export const SHORT_LIMITS: AnswerLimits = { callMs: 1_500, bytesMs: 1_500, overdueMs: 1_000, atOnce: 2 };

/** `disk`, of which the files under `root` answer as `mood` says, with the limits of the app's own disk. */
export function silentDisk(
  disk: Disk,
  root: string,
  limits: AnswerLimits = SHORT_LIMITS,
): { readonly disk: Disk; readonly mood: Mood } {
  const mood: Mood = { state: 'well', only: /^/, asked: 0 };
  const asks = (path: string) => {
    const isMeant = path.startsWith(root) && mood.only.test(path.slice(root.length));
    if (!isMeant || mood.state === 'well') return Promise.resolve();
    mood.asked += 1;
    return new Promise<void>(() => undefined);
  };
  const { fs } = disk;
  const silent: Fs = {
    openWritable: (path, mode) => asks(path).then(() => fs.openWritable(path, mode)),
    openReadable: (path) => asks(path).then(() => fs.openReadable(path)),
    readFile: (path) => asks(path).then(() => fs.readFile(path)),
    rename: (from, to) => asks(to).then(() => fs.rename(from, to)),
    unlink: (path) => asks(path).then(() => fs.unlink(path)),
    makeFolder: (path) => asks(path).then(() => fs.makeFolder(path)),
    removeFolder: (path) => asks(path).then(() => fs.removeFolder(path)),
    listFolder: (path) => asks(path).then(() => fs.listFolder(path)),
    stat: (path) => asks(path).then(() => fs.stat(path)),
    kindOf: (path) => asks(path).then(() => fs.kindOf(path)),
    syncFolder: (path) => asks(path).then(() => fs.syncFolder(path)),
  };
  return { disk: answeringDisk({ ...disk, fs: silent }, limits), mood };
}
