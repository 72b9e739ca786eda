import type { NewReference } from '../node/project-create';
import type { ScanEngine } from '../node/scan-engine';
import type { Account } from './account';
import { makeInputs, readNewReferences, tellNotes } from './input';
import { CliError, type CliIo } from './io';
import type { ReviewOptions } from './options';
import { readEach } from './read-each';
import { whyNoScan, type GivenFile } from './scans';

/** The scans that can be opened; thrown is only where none can. The others are named at the end. */
export async function usableScans(
  engine: ScanEngine,
  given: readonly GivenFile[],
  { language, password }: ReviewOptions,
  account: Account,
): Promise<readonly GivenFile[]> {
  const usable: GivenFile[] = [];
  for (const one of given) {
    const reason = (await whyNoScan(one, language)) ?? (await whyNotOpened(engine, one, password));
    if (reason === null) usable.push(one);
    else account.fail({ file: one.file, reason });
  }
  const { failed } = account.summary();
  if (usable.length > 0) return usable;
  const lines = failed.map(({ file, reason }) => `${file}: ${reason}`);
  throw new CliError(lines[lines.length - 1] ?? '', lines.slice(0, -1));
}

/** The references that can be read; thrown is only where there are some and none can. */
export async function usableReferences(
  io: CliIo,
  { reference, translation, language }: ReviewOptions,
  account: Account,
): Promise<readonly NewReference[]> {
  const inputs = makeInputs(io, language);
  const { values, failed } = await readEach([
    ...reference.map((file) => ({ file, read: () => readNewReferences([file], [], inputs) })),
    ...translation.map((file) => ({ file, read: () => readNewReferences([], [file], inputs) })),
  ]);
  tellNotes(io, inputs);
  for (const one of failed) account.fail(one);
  return values.flat();
}

async function whyNotOpened(
  engine: ScanEngine,
  { path }: GivenFile,
  password: string | undefined,
): Promise<string | null> {
  const open = await engine.openScan(path, { password });
  if (!open.ok) return open.error.message;
  await engine.closeScan(open.value);
  return null;
}
