import { spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { EXIT } from '../cli/io';
import { languageOfEnvironment } from '../cli/system-language';
import { isCliVerb, needsEngineFor } from '../cli/verbs';
import type { WithoutDisplay } from '../cli/without-display';
import { failureText } from '../core/base/failure-text';
import { failure } from '../core/base/result';
import { errnoOf } from '../node/disk/disk-error';

/** Whether this is a Linux without a screen, where Chromium ends the program as soon as the main script is through. */
export function isWithoutDisplay(): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '' } = process.env;
  return process.platform === 'linux' && DISPLAY === '' && WAYLAND_DISPLAY === '';
}

export type StartWithoutDisplay = Omit<WithoutDisplay, 'ended'> & { readonly buildDir: string };

/**
 * Does a command line's work on a machine without a screen and answers its exit code. It waits for the end, since what
 * comes after the main script is the part that needs a screen. Recognising needs the engine's window, so that the
 * program is started once more on a screen in memory, if the system has one to give.
 */
export function runWithoutDisplay(start: StartWithoutDisplay): number {
  const [first = ''] = start.args;
  if (!first.startsWith('-') && !isCliVerb(first)) return refuse();
  return (needsEngineFor(start.args) ? runOnVirtualDisplay() : null) ?? runInThread(start);
}

/** A window was asked for. */
function refuse(): number {
  writeSync(process.stderr.fd, `sverka: ${failureText(failure('needs-display'), languageOfEnvironment())}\n`);
  return EXIT.wrong;
}

/** Chromium complains of a missing D-Bus and graphics card on such a machine; nobody can act on it. */
const QUIET = '--log-level=3';

/** Null where there is no xvfb-run. */
function runOnVirtualDisplay(): number | null {
  const program = [process.execPath, ...process.argv.slice(1), QUIET];
  const ran = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1366x768x24', ...program], { stdio: 'inherit' });
  if (ran.error !== undefined && errnoOf(ran.error) === 'ENOENT') return null;
  return ran.status ?? EXIT.stopped;
}

function runInThread({ buildDir, ...given }: StartWithoutDisplay): number {
  const ended = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const data: WithoutDisplay = { ...given, ended };
  new Worker(join(buildDir, 'cli.cjs'), { workerData: data });
  Atomics.wait(ended, 0, 0);
  return Atomics.load(ended, 1);
}
