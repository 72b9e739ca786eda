import type { Unfinished } from './account';
import { CliError } from './io';

/** A file that was named, and how it is read. */
export type Reading<T> = { readonly file: string; readonly read: () => Promise<T> };

/** What could be read, in order, and what could not, with why. Thrown is only where there are some and none can be. */
export async function readEach<T>(
  files: readonly Reading<T>[],
): Promise<{ readonly values: readonly T[]; readonly failed: readonly Unfinished[] }> {
  const values: T[] = [];
  const failed: Unfinished[] = [];
  for (const { file, read } of files) {
    try {
      values.push(await read());
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failed.push({ file, reason: withoutName(error.message, file) });
    }
  }
  const lines = failed.map(({ file, reason }) => `${file}: ${reason}`);
  if (values.length === 0 && failed.length > 0)
    throw new CliError(lines[lines.length - 1] ?? '', lines.slice(0, -1));
  return { values, failed };
}

/** A message names its file first, and so does the line that it will stand in. */
function withoutName(message: string, file: string): string {
  return message.startsWith(`${file}: `) ? message.slice(file.length + 2) : message;
}
