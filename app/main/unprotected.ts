import { join } from 'node:path';
import { EXIT } from '../cli/io';
import type { Language } from '../core/base/language';
import { mainWords } from './words';

/** Lets the program run without the sandbox where nobody can be asked. */
const ALLOW = 'SVERKA_ALLOW_NO_SANDBOX';

type Start = {
  readonly hasNoSandbox: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the person who started it; undefined on Windows. */
  readonly userId: number | undefined;
};

/**
 * Whether the start script of an AppImage has switched the sandbox off because the system forbids user namespaces. It
 * does so without a word. Root, for whom Chromium has no sandbox at all, has chosen so.
 */
export function isUnprotected({ hasNoSandbox, env, userId }: Start): boolean {
  return hasNoSandbox && env['APPIMAGE'] !== undefined && userId !== 0 && env[ALLOW] !== '1';
}

/** The folder of an AppImage is shut to root, so the profile goes through a pipe. */
export function profileCommand(resourcesFolder: string): string {
  const from = join(resourcesFolder, 'linux', 'apparmor-appimage');
  const to = '/etc/apparmor.d/sverka-appimage';
  return `cat '${from}' | sudo tee ${to} && sudo apparmor_parser -r ${to}`;
}

/** What is said of it, for a window or a terminal. */
export function unprotectedText(language: Language, resourcesFolder: string): string {
  return mainWords(language).unprotectedDetail.replace('{{command}}', profileCommand(resourcesFolder));
}

/** Says it on the terminal, and with what code the command line ends. */
export function refuseUnprotected(language: Language, resourcesFolder: string): number {
  const { unprotected } = mainWords(language);
  process.stderr.write(
    `sverka: ${unprotected}\n${unprotectedText(language, resourcesFolder)}\n\n${ALLOW}=1\n`,
  );
  return EXIT.wrong;
}
