import { resolve } from 'node:path';
import { isLoss, verifyProject } from '../node/verify/verify';
import { cliErrorIn, EXIT, type CliIo } from './io';

/** `sverka verify`: names each file that is not what was written. Exit 1 when something is lost. */
export async function runVerify(io: CliIo, project: string, format: 'text' | 'json'): Promise<number> {
  const report = await verifyProject(io.deps.disk, io.deps.codec, resolve(project));
  if (!report.ok) throw cliErrorIn(project, report.error);
  const { checkedFiles, problems } = report.value;
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, checkedFiles, problems }, null, 2)}\n`);
  else {
    for (const { file, problem } of problems) io.out(`${file}: ${problem}\n`);
    io.out(`${checkedFiles} files checked, ${problems.length} with something to say.\n`);
  }
  return problems.some(isLoss) ? EXIT.found : EXIT.done;
}
