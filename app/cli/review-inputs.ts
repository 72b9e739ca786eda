import { failureIn, type Failure } from '../core/base/result';
import type { NewReference } from '../node/project/project-create';
import type { ScanEngine } from '../node/scans/scan-engine';
import { reasonFor, type Account } from './account';
import { makeInputs, readNewReferences, tellNotes } from './input';
import type { CliIo } from './io';
import type { ReviewOptions } from './options';
import { readEach, throwAll } from './read-each';
import { whyNoScan, type GivenFile } from './scans';

/** The scans that can be opened; thrown is only where none can. The others are named at the end. */
export async function usableScans(
  engine: ScanEngine,
  given: readonly GivenFile[],
  { language, password }: ReviewOptions,
  account: Account,
): Promise<readonly GivenFile[]> {
  const usable: GivenFile[] = [];
  const failures: Failure[] = [];
  for (const one of given) {
    const why = (await whyNoScan(one)) ?? (await whyNotOpened(engine, one, password));
    if (why === null) usable.push(one);
    else {
      failures.push(failureIn(one.file, why));
      account.fail(reasonFor({ file: one.file }, why, language));
    }
  }
  if (usable.length === 0) throwAll(failures);
  return usable;
}

/** The references that can be read; thrown is only where there are some and none can. */
export async function usableReferences(
  io: CliIo,
  { reference, translation, language }: ReviewOptions,
  account: Account,
): Promise<readonly NewReference[]> {
  const inputs = makeInputs(io, language);
  const files = [
    ...reference.map((file) => ({ file, read: () => readNewReferences([file], [], inputs) })),
    ...translation.map((file) => ({ file, read: () => readNewReferences([], [file], inputs) })),
  ];
  const { values, failed } = await readEach(files, language);
  tellNotes(io, inputs);
  for (const one of failed) account.fail(one);
  return values.flat();
}

async function whyNotOpened(
  engine: ScanEngine,
  { path }: GivenFile,
  password: string | undefined,
): Promise<Failure | null> {
  const open = await engine.openScan(path, { password });
  if (!open.ok) return open.error;
  await engine.closeScan(open.value);
  return null;
}
