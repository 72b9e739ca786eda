import type { Language } from '../core/base/language';
import { failureIn, type Failure } from '../core/base/result';
import { reasonFor, type Unfinished } from './account';
import { CliError } from './io';

/** A file that was named, and how it is read. */
export type Reading<T> = { readonly file: string; readonly read: () => Promise<T> };

/** What could be read, in order, and what could not, with why. Thrown is only where there are some and none can be. */
export async function readEach<T>(
  files: readonly Reading<T>[],
  language: Language,
): Promise<{ readonly values: readonly T[]; readonly failed: readonly Unfinished[] }> {
  const values: T[] = [];
  const failures: (readonly [file: string, failure: Failure])[] = [];
  for (const { file, read } of files) {
    try {
      values.push(await read());
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failures.push([file, error.failure]);
    }
  }
  if (values.length === 0) throwAll(failures.map(([file, failure]) => failureIn(file, failure)));
  return { values, failed: failures.map(([file, failure]) => reasonFor({ file }, failure, language)) };
}

/** Says all of them, where there are any. */
export function throwAll(failures: readonly Failure[]): void {
  const last = failures[failures.length - 1];
  if (last !== undefined) throw new CliError(last, failures.slice(0, -1));
}
