import { spawn } from 'node:child_process';
import type { Home } from './home';
import { packagedExecutable } from './paths';

export type Ran = {
  /** Null when it was ended by a signal. */
  readonly code: number | null;
  readonly stdout: string;
  /** Without what Chromium itself says of a machine that has no desktop. */
  readonly stderr: string;
};

const TIMEOUT_MS = 280_000;

export type RunOptions = {
  /** Reads nothing of the output, as `| true`. */
  readonly closesOutput?: boolean;
  /** Another program than the packed one. */
  readonly program?: string;
};

/** Runs the packed program's command line. `cwd` is the home unless named. */
export async function runPackaged(
  home: Home,
  args: readonly string[],
  cwd = home.folder,
  { closesOutput = false, program = packagedExecutable() }: RunOptions = {},
): Promise<Ran> {
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...args, ...flags], { cwd, env: home.env, timeout: TIMEOUT_MS });
  child.stdin.end();
  if (closesOutput) child.stdout.destroy();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, stdout: textOf(stdout), stderr: withoutNoise(textOf(stderr)) };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

/** Chromium complains of a missing D-Bus and GPU on a machine without a desktop. */
function withoutNoise(text: string): string {
  return text.replace(/^\[[^\]\n]*(?:ERROR|WARNING)[^\]\n]*\].*\n?/gm, '');
}
