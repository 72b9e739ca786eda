import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths';

/** A medium each file call of which waits first. */
export type SlowMedium = {
  /** Where the app finds it. */
  readonly folder: string;
  /** What is on it, without any wait. */
  readonly behind: string;
  /** How long a call waits from now on, those that wait already as well, if it is for ever. */
  readonly setWait: (seconds: number | 'ever') => void;
  readonly remove: () => void;
};

const SCRIPT = join(ROOT, 'test/e2e/helpers/slow-medium.py');
const START_MS = 10_000;

/** Null where the system has no FUSE, or Python no `fuse` for it. */
export async function mountSlowMedium(parent: string): Promise<SlowMedium | null> {
  if (spawnSync('python3', ['-c', 'import fuse'], { stdio: 'ignore' }).status !== 0) return null;
  const [folder, behind] = ['medium', 'behind'].map((name) => join(parent, name)) as [string, string];
  for (const each of [folder, behind]) mkdirSync(each, { recursive: true });
  const waitFile = join(parent, 'wait');
  const setWait = (seconds: number | 'ever') => writeFileSync(waitFile, String(seconds));
  setWait(0);
  const server = spawn('python3', [SCRIPT, behind, folder, waitFile], { stdio: 'ignore' });
  const remove = () => {
    setWait(0);
    spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
    server.kill();
  };
  for (const endMs = Date.now() + START_MS; Date.now() < endMs;) {
    if (readFileSync('/proc/mounts', 'utf8').includes(` ${folder} fuse`))
      return { folder, behind, setWait, remove };
    if (server.exitCode !== null) return null;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  remove();
  return null;
}
