import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningApp } from './app';

/** Everything that stands in the journals of this user, as text. */
export async function journalText({ app }: RunningApp): Promise<string> {
  const folder = join(await app.evaluate((electron) => electron.app.getPath('userData')), 'journal');
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('\n');
}

/** From now on the window’s own clock puts nothing on the disk: what still gets there was sent by something else. */
export async function stopTimers({ window }: RunningApp, fromMs = 200): Promise<void> {
  await window.evaluate((stoppedFromMs) => {
    const original = globalThis.setTimeout.bind(globalThis);
    const stopped = (run: () => void, ms = 0) => (ms < stoppedFromMs ? original(run, ms) : 0);
    globalThis.setTimeout = stopped as typeof globalThis.setTimeout;
    // A letter sends what is overdue itself.
    const nowMs = performance.now();
    performance.now = () => nowMs;
  }, fromMs);
}
