import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A user's home that no other test has seen, and the environment in which the app takes it for its own. */
export type Home = {
  readonly folder: string;
  /** The user's documents; new projects go to `Sverka` in it. */
  readonly documents: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
};

export function makeHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-home-'));
  const config = join(folder, '.config');
  const documents = join(folder, 'Documents');
  mkdirSync(config);
  mkdirSync(documents);
  writeFileSync(join(config, 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n');
  return {
    folder,
    documents,
    env: { ...inherited(), HOME: folder, XDG_CONFIG_HOME: config, LANG: 'en_US.UTF-8', LANGUAGE: 'en' },
    remove: () => removeFolder(folder),
  };
}

/** The environment without what would make the app or its runtime behave unlike a user's. */
function inherited(): Record<string, string> {
  const ours = /^(?:ELECTRON_|XDG_|SVERKA_|NODE_OPTIONS$|npm_|LC_|LANG)/;
  const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !ours.test(name));
  return Object.fromEntries(kept) as Record<string, string>;
}

const TRIES = 30;
const PAUSE_MS = 100;

/** Removes a folder in which an app may still be writing for a moment. */
export function removeFolder(folder: string): void {
  for (let tries = 1; ; tries += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (tries === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
