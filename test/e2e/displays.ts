import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How many files are tested side by side where there is no display: each worker has a screen of its own. */
export const WORKERS_WITHOUT_DISPLAY = 2;
const SCREEN = ['-screen', '0', '1366x768x24', '-nolisten', 'tcp'];
/** Names the screens for the workers, in their order. */
const NAMES = 'SVERKA_TEST_DISPLAYS';

export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}

/** Gives a worker its screen; keyboard, focus and clipboard are then its own. */
export function takeDisplay(env: NodeJS.ProcessEnv): void {
  const names = env[NAMES]?.split(' ') ?? [];
  const mine = names[Number(env['TEST_PARALLEL_INDEX'] ?? -1)];
  if (mine !== undefined) env['DISPLAY'] = mine;
}

/** Starts a virtual screen for each worker before the first test, and ends them after the last. */
export default async function startDisplays(): Promise<() => void> {
  if (hasDisplay(process.env)) return () => undefined;
  const screens: readonly Screen[] = await Promise.all(
    Array.from({ length: WORKERS_WITHOUT_DISPLAY }, startScreen),
  );
  process.env[NAMES] = screens.map(({ name }) => name).join(' ');
  return () => screens.forEach(({ server }) => server.kill());
}

type Screen = { readonly name: string; readonly server: ChildProcess };

/** The server chooses a free number itself and writes it down once it can be used. */
async function startScreen(): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '3', ...SCREEN], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const written = server.stdio[3];
  if (written == null) throw new Error('Xvfb has no pipe for its number.');
  const [number] = (await Promise.race([
    once(written, 'data'),
    once(server, 'error').then(([error]) => Promise.reject(error as Error)),
    once(server, 'exit').then(() => Promise.reject(new Error('Xvfb ended at once.'))),
  ])) as [Buffer];
  return { name: `:${number.toString().trim()}`, server };
}
