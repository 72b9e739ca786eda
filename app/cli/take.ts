import { resolve } from 'node:path';
import { reasonText } from '../core/base/failure-text';
import type { Language } from '../core/base/language';
import { openProject } from '../node/project/project-store';
import { openPackage } from '../node/review/package-files';
import { takeFolder, type TakenFolder } from '../node/review/take-folder';
import { makeInputs } from './input';
import { cliErrorIn, EXIT, type CliIo } from './io';
import { progressBar } from './progress';
import { cliWord } from './words';

export type TakeOptions = { readonly format: 'text' | 'json'; readonly language: Language };

/**
 * `sverka take`: the texts of a folder or zip of page files become the newest versions of a project's sheets, matched by
 * the names of their pictures. The versions before stay in the history.
 */
export async function runTake(
  io: CliIo,
  project: string,
  from: string,
  { format, language }: TakeOptions,
): Promise<number> {
  const files = await openPackage(resolve(from));
  if (!files.ok) throw cliErrorIn(from, files.error);
  const opened = await openProject(io.deps, resolve(project));
  if (!opened.ok) await files.value.close();
  if (!opened.ok) throw cliErrorIn(project, opened.error);
  const store = opened.value;
  try {
    const { read: readForeign } = makeInputs(io, language);
    let tell: ReturnType<typeof progressBar> | null = null;
    const onProgress = (done: number, total: number, path: string) => {
      tell ??= progressBar(io, total);
      tell(done, path);
    };
    const taken = await takeFolder({
      store,
      readForeign,
      files: files.value,
      who: '',
      readsAbout: true,
      onProgress,
    });
    if (!taken.ok) throw cliErrorIn(from, taken.error);
    tellTaken(io, taken.value, { format, language });
    return taken.value.failed.length > 0 ? EXIT.wrong : EXIT.done;
  } finally {
    await files.value.close();
    await store.close();
  }
}

function tellTaken(io: CliIo, taken: TakenFolder, { format, language }: TakeOptions): void {
  const failed = taken.failed.map(({ path, reason }) => ({
    file: path,
    reason: reasonText(reason, language),
  }));
  if (format === 'json') return io.out(`${JSON.stringify({ version: 1, ...taken, failed }, null, 2)}\n`);
  for (const { file, reason } of failed) io.err(`${file}: ${reason.replace(/\s*\n\s*/g, ' ')}\n`);
  const list = (key: 'takenNoSheet' | 'takenOther' | 'takenNoText', files: readonly string[]) => {
    if (files.length > 0) io.err(`${cliWord(key, language, { files: files.join(', ') })}\n`);
  };
  list('takenNoSheet', taken.unmatched);
  list('takenOther', taken.passedOver);
  list('takenNoText', taken.withoutText);
  const counts = { taken: String(taken.taken.length), left: String(taken.sheetsLeft.length) };
  io.out(`${cliWord('takenSum', language, counts)}\n`);
}
