import { resolve } from 'node:path';
import type { Language } from '../core/base/language';
import { fileProblemText } from '../core/project/file-problems';
import { isLoss, verifyProject, type FileProblem } from '../node/verify/verify';
import { cliErrorIn, EXIT, type CliIo } from './io';
import { cliWord } from './words';

/** `sverka verify`: names each file that is not what was written. Exit 1 when something is lost. */
export async function runVerify(io: CliIo, project: string, format: 'text' | 'json'): Promise<number> {
  const report = await verifyProject(io.deps.disk, io.deps.codec, resolve(project));
  if (!report.ok) throw cliErrorIn(project, report.error);
  const { checkedFiles, problems } = report.value;
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, checkedFiles, problems }, null, 2)}\n`);
  else {
    for (const one of problems) io.out(`${one.file}: ${problemText(one, io.language)}\n`);
    const counts = { files: String(checkedFiles), problems: String(problems.length) };
    io.out(`${cliWord('verified', io.language, counts)}\n`);
  }
  return problems.some(isLoss) ? EXIT.found : EXIT.done;
}

function problemText({ kind, records, lines }: FileProblem, language: Language): string {
  const text = fileProblemText(kind, language, records);
  return lines === undefined
    ? text
    : `${text} ${cliWord('damagedLines', language, { lines: lines.join(', ') })}`;
}
